"""Requests that somebody takes in for an enterprise of the park, and by which way requests come in."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.figures import COMPUTE_FIGURES, FigureDimension
from contracts.requests import comments, lifecycle, reading
from contracts.roles import Role
from tests.harness import actor
from tests.services.requests.district import GOOD, District, refused, told


def taken_in(district: District, by: Actor | None = None, **options: Any) -> dict[str, Any]:
    """A request that a grid worker, unless somebody else, has taken in for the enterprise in the park."""
    return district.submit(by or district.grid_worker, enterprise_id=str(district.enterprise), **options)


def listed(district: District, caller: Actor, **query: Any) -> list[str]:
    return [each["id"] for each in district.call(reading.LIST_REQUESTS, caller, query=query)["items"]]


def refusal(district: District, by: Actor, **options: Any) -> dict[str, Any]:
    """The first fault of a submission that is refused."""
    with pytest.raises(Failure) as caught:
        district.submit(by, **options)
    assert caught.value.problem.code == "invalid"
    found: dict[str, Any] = caught.value.errors[0]
    return found


@pytest.mark.parametrize(
    ("who", "channel", "role"),
    [
        ("contact", "web", "enterprise_contact"),
        ("grid_worker", "grid", "grid_worker"),
        ("clerk", "on_site", "service_clerk"),
    ],
)
def test_how_a_request_came_in_follows_from_who_submits_it(
    district: District, who: str, channel: str, role: str
) -> None:
    request = taken_in(district, getattr(district, who))
    assert (request["channel"], request["enterprise_name"]) == (channel, "康源药业")
    (entry,) = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"]
    assert entry["role"] == role
    assert entry["organization_name"] == ("康源药业" if who == "contact" else "滨海园区")
    (event,) = told(district, "submitted")
    assert event["channel"] == channel
    assert event["taken_in_by"] == (None if who == "contact" else request["submitted_by"])


@pytest.mark.parametrize("channel", ["on_site", "hotline", "visit"])
def test_a_clerk_says_by_which_way_it_came(district: District, channel: str) -> None:
    assert taken_in(district, district.clerk, channel=channel)["channel"] == channel
    assert listed(district, district.supervisor, channel=[channel]) != []
    assert listed(district, district.supervisor, channel=["web", "grid"]) == []


@pytest.mark.parametrize(
    ("who", "channel"), [("contact", "hotline"), ("contact", "grid"), ("grid_worker", "hotline"), ("clerk", "grid")]
)
def test_nobody_takes_requests_in_by_a_way_that_is_not_theirs(district: District, who: str, channel: str) -> None:
    caller = getattr(district, who)
    fault = refusal(district, caller, enterprise_id=str(district.enterprise), channel=channel)
    assert fault["field"] == "channel"


def test_only_enterprises_of_the_own_park_are_taken_in_for_and_others_cannot_be_told_from_none(
    district: District,
) -> None:
    elsewhere = refusal(district, district.grid_worker, enterprise_id=str(district.neighbour))
    nobody, nothing = new_id(), refusal(district, district.clerk)
    unknown = refusal(district, district.grid_worker, enterprise_id=str(nobody))
    assert elsewhere["field"] == unknown["field"] == nothing["field"] == "enterprise_id"
    assert {**elsewhere, "value": None} == {**unknown, "value": None} == nothing


def test_who_is_contact_and_grid_worker_speaks_for_the_own_enterprise_and_takes_in_for_others(
    district: District,
) -> None:
    both = actor((Role.ENTERPRISE_CONTACT, district.neighbour), (Role.GRID_WORKER, district.park))
    assert district.submit(both)["channel"] == "web"
    assert district.submit(both, enterprise_id=str(district.neighbour))["channel"] == "web"
    assert taken_in(district, both)["channel"] == "grid"
    # Nor is the way of the park one for the own enterprise, which is elsewhere.
    assert refusal(district, both, enterprise_id=str(district.neighbour), channel="grid")["field"] == "enterprise_id"


def test_what_is_taken_in_is_the_enterprises_own(district: District) -> None:
    request = taken_in(district)
    assert listed(district, district.contact) == [request["id"]]
    assert "withdrawal" in district.see(request, district.contact)["actions"]
    for operation, caller in (
        (lifecycle.DISPATCH_REQUEST, district.dispatcher),
        (lifecycle.ACCEPT_REQUEST, district.handler),
    ):
        district.move(operation, caller, request)
    district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排")
    # Who took it in reads what became of it, and takes no step with it.
    seen = district.see(request, district.grid_worker)
    assert (seen["answer"], seen["actions"]) == ("已安排", [])
    for operation, body in ((lifecycle.EVALUATE_REQUEST, GOOD), (lifecycle.WITHDRAW_REQUEST, {"reason": "不需要"})):
        refused("forbidden", district, operation, district.grid_worker, request, **body)
    assert district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **GOOD)["status"] == "closed"


def test_who_took_it_in_sees_it_and_no_other_grid_worker_or_clerk_does(district: District) -> None:
    request, own = taken_in(district), taken_in(district, district.clerk)
    district.submit()
    assert listed(district, district.grid_worker) == [request["id"]]
    assert listed(district, district.clerk) == [own["id"]]
    colleague = actor((Role.GRID_WORKER, district.park))
    assert listed(district, colleague) == []
    # Nor does the same person in another post, once that of a grid worker has ended.
    later = actor((Role.ENTERPRISE_CONTACT, district.stranger), person=UUID(district.grid_worker.person_id))
    assert listed(district, later) == []
    for other in (colleague, later):
        with pytest.raises(Failure) as caught:
            district.see(request, other)
        assert caught.value.problem.code == "not-found"


def test_a_grid_worker_reads_what_the_enterprise_reads(district: District) -> None:
    request = taken_in(district)
    dispatched = district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request, note="内部提示")
    body = {"content": "仅供内部", "visibility": "internal"}
    district.call(comments.CREATE_REQUEST_COMMENT, district.dispatcher, request["id"], body=body)
    history = district.call(reading.LIST_REQUEST_HISTORY, district.grid_worker, dispatched["id"], query={})["items"]
    assert [entry["reason"] for entry in history] == [None, None]
    found = district.call(comments.LIST_REQUEST_COMMENTS, district.grid_worker, request["id"], query={})
    assert found["items"] == []
    assert listed(district, district.grid_worker, q="实验员") == [request["id"]]
    assert listed(district, district.grid_worker, q="仅供内部") == []


def test_figures_are_asked_by_channel_whether_rolled_up_or_not(district: District) -> None:
    district.closed()
    done = taken_in(district)
    district.move(lifecycle.WITHDRAW_REQUEST, district.contact, done, reason="已解决")
    taken_in(district, district.clerk, channel="hotline")
    names = {"names": ["requests.received", "requests.closed", "requests.withdrawn"]}

    def asked(caller: Actor, **query: Any) -> dict[str | None, list[float]]:
        found = district.call(COMPUTE_FIGURES, caller, query={**names, **query})["figures"]
        groups = {group["key"] for figure in found for group in figure["groups"]}
        values = [{group["key"]: group["value"] for group in figure["groups"]} for figure in found]
        return {key: [value.get(key, 0) for value in values] for key in sorted(groups)} or {
            None: [figure["total"]["value"] for figure in found]
        }

    by_channel = {"web": [1, 1, 0], "grid": [1, 0, 1], "hotline": [1, 0, 0]}
    for rolled_up in (False, True):
        if rolled_up:
            district.service.tick("tally_ended")
        for caller in (district.supervisor, district.dispatcher, district.contact):
            assert asked(caller, group_by=FigureDimension.CHANNEL) == by_channel
            assert asked(caller, channel=["grid"]) == {None: [1, 0, 1]}
            assert asked(caller, channel=["web", "hotline"]) == {None: [2, 1, 0]}
            days = {"from": "2026-11-23", "to": "2026-11-24"}
            assert asked(caller, group_by=FigureDimension.CHANNEL, **days) == by_channel
        assert asked(district.grid_worker) == {None: [1, 0, 1]}
    listed_by = district.call(COMPUTE_FIGURES, district.supervisor, query={**names, "channel": ["grid"]})
    assert listed_by["figures"][0]["total"]["opens"] == "/v1/requests?staff=false&channel=grid"
