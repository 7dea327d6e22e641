"""Nothing is accepted that nobody could act on, and what was left to nobody can be sent elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete

from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.registry.events import CHAIN_CHANGED, POSTS_ANNOUNCED
from contracts.requests import lifecycle, reading
from contracts.requests.mirror import MIRROR, POSTS
from contracts.roles import Role
from services.requests.mirror.models import AnnouncedPosts, Post
from tests.harness import actor
from tests.services.registry.events import chain_data, place
from tests.services.requests.district import GOOD, POOR, District, refused, told

Left = Callable[[District], None]
# How a department comes to have nobody who can act.
LEFT: dict[str, Left] = {
    "the post has ended": lambda district: district.tell_posts(district.handler, last="2026-11-22"),
    "the post is ended today": lambda district: district.tell_posts(district.handler, last="2026-11-23"),
    "the post begins later": lambda district: district.tell_posts(district.handler, first="2026-11-24"),
    "the holder is inactive": lambda district: district.tell_person(district.handler, active=False),
    "the department is inactive": lambda district: district.tell_organization(
        district.labour, "department", "人社局", active=False, sequence=2
    ),
}


def no_dispatchers(district: District) -> None:
    """Nobody dispatches for the chain any more, nor for the park."""
    district.tell_posts(district.dispatcher, last="2026-11-22")
    district.tell_person(district.park_dispatcher, active=False)


def nobody_dispatches(district: District, **body: object) -> Failure:
    with pytest.raises(Failure) as caught:
        district.submit(**body)
    assert caught.value.problem.code == "nobody-dispatches"
    return caught.value


def test_a_submission_that_nobody_can_dispatch_is_refused(district: District) -> None:
    no_dispatchers(district)
    nobody_dispatches(district)
    nobody_dispatches(district, chain_id=str(district.chain))
    district.tell_person(district.park_dispatcher, active=True, sequence=2)
    assert district.submit()["status"] == "submitted"


@pytest.mark.parametrize("at", ["committee", "park"])
def test_a_dispatcher_of_an_inactive_organization_does_not_count(district: District, at: str) -> None:
    no_dispatchers(district)
    if at == "park":
        district.tell_person(district.park_dispatcher, active=True, sequence=2)
        district.tell_organization(district.park, "park", "滨海园区", active=False, sequence=2)
    else:
        (post,) = district.dispatcher.posts
        district.tell_posts(district.dispatcher)
        district.tell_organization(post.organization_id, "chain_committee", "产业链党委", active=False)
    nobody_dispatches(district)


def test_a_request_is_not_submitted_to_an_inactive_chain(district: District) -> None:
    data = chain_data(district.chain, active=False)
    district.service.react(MIRROR, CHAIN_CHANGED, district.chain, data, 2)
    with pytest.raises(Failure) as caught:
        district.submit(chain_id=str(district.chain))
    (fault,) = caught.value.errors
    assert (fault["field"], fault["value"]) == ("chain_id", str(district.chain))
    # The park dispatches what concerns no chain.
    assert district.submit()["chain_id"] is None


def test_without_a_chain_named_it_is_one_that_somebody_dispatches(district: District) -> None:
    enterprise = new_id()
    chains = [place(district.chain, lead=True), place(district.other_chain)]
    district.tell_organization(enterprise, "enterprise", "双链企业", None, chains)
    contact = actor((Role.ENTERPRISE_CONTACT, enterprise))
    assert district.submit(contact)["chain_id"] == str(district.chain)
    district.tell_posts(district.dispatcher, last="2026-11-22")
    assert district.submit(contact)["chain_id"] == str(district.other_chain)


@pytest.mark.parametrize("left", LEFT)
def test_a_dispatch_to_a_department_where_nobody_can_act_is_refused(district: District, left: str) -> None:
    requests = [district.submit(), district.submit()]
    LEFT[left](district)
    code = "department-not-active" if "department" in left else "nobody-handles"
    refused(code, district, lifecycle.DISPATCH_REQUEST, district.dispatcher, requests[0])
    named = {"department_id": str(district.labour)}
    code = "invalid" if "department" in left else code
    refused(code, district, lifecycle.DISPATCH_REQUEST, district.dispatcher, requests[1], **named)
    assert district.see(requests[0])["status"] == "submitted"


def test_nor_is_it_redispatched_reopened_or_confirmed_there(district: District) -> None:
    returned, dispatched, judged = district.returned(), district.dispatched(), district.under_review()
    there = {"department_id": str(district.water), "reason": "属水务"}
    district.tell_posts(district.other_handler, last="2026-11-22")
    refused("nobody-handles", district, lifecycle.REDISPATCH_REQUEST, district.dispatcher, dispatched, **there)
    refused(
        "nobody-handles", district, lifecycle.REVIEW_REQUEST, district.supervisor, judged, decision="reopen", **there
    )
    assert "confirmation" in district.see(returned, district.dispatcher)["actions"]
    district.tell_posts(district.handler, last="2026-11-22")
    refused("nobody-handles", district, lifecycle.CONFIRM_DISPATCH, district.dispatcher, returned, reason="属本部门")
    # It is not offered, by the list either.
    assert district.see(returned, district.dispatcher)["actions"] == ["redispatch", "part"]
    listed = district.call(reading.LIST_REQUESTS, district.dispatcher, query={"status": ["returned"]})["items"]
    assert [each["actions"] for each in listed] == [["redispatch", "part"]]
    refused(
        "nobody-handles",
        district,
        lifecycle.REVIEW_REQUEST,
        district.supervisor,
        judged,
        decision="reopen",
        reason="重办",
    )


def test_nobody_is_granted_more_time_who_is_not_there(district: District) -> None:
    request = district.handling()
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, request, days=3, reason="待材料")
    district.tell_person(district.handler, active=False)
    decide, dispatcher = lifecycle.DECIDE_EXTENSION, district.dispatcher
    refused("nobody-handles", district, decide, dispatcher, request, granted=True, reason="情况属实")
    district.move(decide, dispatcher, request, granted=False, reason="改派他人")


@pytest.mark.parametrize("left", LEFT)
@pytest.mark.parametrize("who", ["dispatcher", "park_dispatcher", "supervisor"])
def test_what_a_department_accepted_is_sent_elsewhere_when_it_cannot_act(
    district: District, left: str, who: str
) -> None:
    request, caller = district.handling(), getattr(district, who)
    elsewhere = {"department_id": str(district.water), "reason": "原部门无人办理"}
    assert "redispatch" not in district.see(request, caller)["actions"]
    code = "forbidden" if who == "supervisor" else "not-now"
    refused(code, district, lifecycle.REDISPATCH_REQUEST, caller, request, **elsewhere)
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, request, days=1, reason="需现场勘察")
    LEFT[left](district)
    assert "redispatch" in district.see(request, caller)["actions"]
    sent = district.move(lifecycle.REDISPATCH_REQUEST, caller, request, **elsewhere)
    assert (sent["status"], sent["department_id"]) == ("dispatched", str(district.water))
    assert sent["pending_extension"] is None
    accepted = district.move(lifecycle.ACCEPT_REQUEST, district.other_handler, request)
    assert accepted["actions"] == ["extension", "supplement", "progress", "answer"]
    district.move(lifecycle.ANSWER_REQUEST, district.other_handler, request, answer="已办理")
    closed = district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **GOOD)
    assert closed["status"] == "closed"


def test_nobody_else_sends_it_elsewhere(district: District) -> None:
    request = district.handling()
    LEFT["the post has ended"](district)
    elsewhere = {"department_id": str(district.water), "reason": "原部门无人办理"}
    for caller in (district.contact, district.handler, district.chief):
        refused("forbidden", district, lifecycle.REDISPATCH_REQUEST, caller, request, **elsewhere)
        assert "redispatch" not in district.see(request, caller)["actions"]
    refused("not-found", district, lifecycle.REDISPATCH_REQUEST, district.other_dispatcher, request, **elsewhere)


def test_a_supervisor_stands_in_for_dispatchers_who_cannot_act(district: District) -> None:
    submitted, returned, extended = district.submit(), district.returned(), district.handling()
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, extended, days=1, reason="需现场勘察")
    refused("forbidden", district, lifecycle.DISPATCH_REQUEST, district.supervisor, submitted)
    no_dispatchers(district)
    seen = {request["id"]: district.see(request)["actions"] for request in (submitted, returned, extended)}
    assert list(seen.values()) == [
        ["dispatch"],
        ["redispatch", "confirmation", "part"],
        ["extension_decision", "supplement", "part"],
    ]
    assert district.move(lifecycle.DISPATCH_REQUEST, district.supervisor, submitted)["status"] == "dispatched"
    confirmed = district.move(lifecycle.CONFIRM_DISPATCH, district.supervisor, returned, reason="属本部门")
    assert confirmed["status"] == "dispatched"
    decision = {"granted": True, "reason": "情况属实"}
    assert district.move(lifecycle.DECIDE_EXTENSION, district.supervisor, extended, **decision)["extended_days"] == 1
    history = district.call(reading.LIST_REQUEST_HISTORY, district.supervisor, submitted["id"], query={})["items"]
    assert [entry["role"] for entry in history] == ["enterprise_contact", "supervisor"]


def test_a_vacancy_is_told_once_until_it_is_filled(district: District) -> None:
    district.handling()
    district.handling()
    assert vacancies(district) == []
    district.tell_posts(district.handler, last="2026-11-22")
    (found,) = vacancies(district)
    assert (found["role"], found["department_id"], found["department_name"], found["requests"]) == (
        "department_handler",
        str(district.labour),
        "人社局",
        2,
    )
    assert len(vacancies(district)) == 1
    district.tell_posts(district.handler)
    assert len(vacancies(district)) == 1
    district.tell_person(district.handler, active=False)
    assert len(vacancies(district)) == 2


def test_one_vacancy_names_one_post_whatever_the_requests_concern(district: District) -> None:
    contacts = []
    for chain in (district.chain, district.other_chain):
        for park in (district.park, district.other_park, None):
            enterprise = new_id()
            district.tell_organization(enterprise, "enterprise", "多地企业", park, [place(chain)])
            contacts.append(actor((Role.ENTERPRISE_CONTACT, enterprise)))
    requests = [district.submit(contact) for contact in contacts]
    for request in requests[:3]:
        district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request)
    for request in requests[3:5]:
        district.move(lifecycle.DISPATCH_REQUEST, district.other_dispatcher, request)
    waiting = [district.submit(contact) for contact in contacts[:3]]
    for person in (district.handler, district.dispatcher, district.park_dispatcher, district.other_park_dispatcher):
        district.tell_person(person, active=False)
    dispatchers, handlers = sorted(vacancies(district), key=lambda data: data["role"], reverse=True)
    assert (handlers["role"], handlers["department_name"], handlers["requests"]) == ("department_handler", "人社局", 5)
    assert (handlers["chain_id"], handlers["park_id"]) == (None, None)
    assert set(handlers["chain_ids"]) == {str(district.chain), str(district.other_chain)}
    assert set(handlers["park_ids"]) == {str(district.park), str(district.other_park)}
    assert (dispatchers["role"], dispatchers["chain_name"], dispatchers["requests"]) == (
        "dispatcher",
        "生物医药",
        len(waiting),
    )
    assert (dispatchers["chain_ids"], dispatchers["park_id"]) == ([str(district.chain)], None)
    assert set(dispatchers["park_ids"]) == {str(district.park), str(district.other_park)}


def vacancies(district: District) -> list[dict[str, Any]]:
    district.service.tick("find_vacancies")
    return [event["data"] for event in district.service.emitted("vacancy.found.v1")]


def test_a_post_that_ends_as_days_pass_leaves_a_vacancy(district: District) -> None:
    district.tell_posts(district.handler, last="2026-11-24", ended=False)
    district.handling()
    district.at("2026-11-24 23:59")
    assert vacancies(district) == []
    district.at("2026-11-25 00:00")
    assert [found["role"] for found in vacancies(district)] == ["department_handler"]


def test_every_step_that_waits_for_nobody_is_found(district: District) -> None:
    submitted, returned, extended = district.submit(), district.returned(), district.handling()
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, extended, days=1, reason="需现场勘察")
    district.under_review()
    district.closed()
    district.withdrawn()
    late = district.dispatched()
    assert vacancies(district) == []
    no_dispatchers(district)
    district.tell_person(district.supervisor, active=False)
    district.tell_person(district.chief, active=False)
    found = {data["role"]: data["requests"] for data in vacancies(district)}
    assert found == {"dispatcher": 3, "supervisor": 1}
    # Nobody needs a chief before something is late.
    district.at("2026-12-03 09:00")
    district.service.tick("climb_ladder")
    assert {data["role"] for data in vacancies(district)} == {"dispatcher", "supervisor", "chain_chief"}
    assert len({submitted["id"], returned["id"], extended["id"], late["id"]}) == 4


def test_a_poor_evaluation_is_accepted_though_nobody_supervises_and_is_told(district: District) -> None:
    answered = district.answered()
    district.tell_person(district.supervisor, active=False)
    assert vacancies(district) == []
    district.move(lifecycle.EVALUATE_REQUEST, district.contact, answered, **POOR)
    assert [data["role"] for data in vacancies(district)] == ["supervisor"]
    assert len(told(district, "evaluated")) == 1


def forget_posts(district: District) -> None:
    """Have the copies as they are before registry has told of all posts."""
    with district.service.database.transaction() as session:
        session.execute(delete(Post))
        session.execute(delete(AnnouncedPosts))
    district.service.tick("find_vacancies")


def announce(district: District, posts: int) -> None:
    district.service.react(POSTS, POSTS_ANNOUNCED, "all", {"posts": posts}, 1)


def test_until_registry_has_told_of_all_posts_nobody_counts_as_missing(district: District) -> None:
    forget_posts(district)
    district.handling()
    assert vacancies(district) == []
    # One post that the release before tells of says nothing about the others.
    district.tell_posts(district.other_handler)
    district.handling()
    assert vacancies(district) == []
    # The portions of the announcement come in any order.
    announce(district, posts=3)
    assert vacancies(district) == []
    district.tell_posts(district.dispatcher)
    district.handling()
    assert vacancies(district) == []
    district.tell_posts(district.supervisor)
    assert [data["role"] for data in vacancies(district)] == ["department_handler"]
    refused("nobody-handles", district, lifecycle.DISPATCH_REQUEST, district.dispatcher, district.submit())


def test_where_nobody_has_ever_held_a_post_nothing_is_accepted(district: District) -> None:
    forget_posts(district)
    announce(district, posts=0)
    assert vacancies(district) == []
    nobody_dispatches(district)
