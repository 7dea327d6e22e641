"""Matters: raised, discussed in one or several meetings, settled with evidence, confirmed by the proposer."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.requests import meetings, meetings_figures, meetings_matters
from contracts.requests.meetings_files import MATTER_FILES
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services import filing
from tests.services.figures import by_group, computed, opened
from tests.services.requests.district import District
from tests.services.requests.meetings.holding import (
    act,
    added_kind,
    convened,
    discussed,
    held,
    raised,
    refused,
    settled,
)

STEPS: tuple[tuple[Operation, dict[str, Any]], ...] = (
    (meetings_matters.DISCUSS_MATTER, {"meeting_id": str(UUID(int=1)), "note": "研究"}),
    (meetings_matters.SETTLE_MATTER, {"evidence": "已解决"}),
    (meetings_matters.CONFIRM_MATTER, {"accepted": True}),
    (meetings_matters.WITHDRAW_MATTER, {"reason": "已解决"}),
)
PROPOSERS = (meetings_matters.CONFIRM_MATTER, meetings_matters.WITHDRAW_MATTER)
# The problems that one district settled in a year by negotiating about each with those concerned.
SETTLED_IN_A_YEAR = 79


def listed(district: District, caller: Actor | None = None, **query: Any) -> list[str]:
    found = district.call(meetings_matters.LIST_MATTERS, caller or district.supervisor, query=query)["items"]
    return [each["id"] for each in found]


def read(district: District, matter: dict[str, Any], caller: Actor | None = None) -> dict[str, Any]:
    found: dict[str, Any] = district.call(meetings_matters.GET_MATTER, caller or district.supervisor, matter["id"])
    return found


def history(district: District, matter: dict[str, Any], caller: Actor) -> list[dict[str, Any]]:
    found = district.call(meetings_matters.LIST_MATTER_HISTORY, caller, matter["id"], query={})
    items: list[dict[str, Any]] = found["items"]
    return items


def waits(district: District, kind: str, caller: Actor) -> list[str]:
    kinds = district.call(GET_SERVICE_WORKLIST, caller, query={})["kinds"]
    return [item["id"] for each in kinds if each["kind"] == kind for item in each["items"]]


def confirm(district: District, matter: dict[str, Any], *, accepted: bool = True, note: str = "") -> dict[str, Any]:
    return act(district, meetings_matters.CONFIRM_MATTER, matter, district.contact, accepted=accepted, note=note)


def test_a_matter_is_raised_discussed_settled_and_confirmed(district: District) -> None:
    matter = raised(district)
    assert (matter["number"], matter["status"], matter["organization_name"]) == ("YT000001", "raised", "康源药业")
    assert matter["actions"] == ["withdrawal"]
    first = held(district)
    matter = act(district, meetings_matters.DISCUSS_MATTER, matter, meeting_id=first["id"], note="先摸底")
    assert (matter["status"], matter["discussions"], matter["meeting_kind_name"]) == ("discussed", 1, "联席会议")
    second = held(district, day="2026-12-01")
    matter = act(district, meetings_matters.DISCUSS_MATTER, matter, meeting_id=second["id"], note="定方案")
    assert (matter["discussions"], matter["actions"]) == (2, ["discussion", "settlement"])
    assert listed(district, meeting_id=first["id"]) == listed(district, meeting_id=second["id"]) == [matter["id"]]
    matter = act(district, meetings_matters.SETTLE_MATTER, matter, evidence="已签共享协议")
    assert (matter["status"], matter["evidence"], matter["confirmed_at"]) == ("settled", "已签共享协议", None)
    assert read(district, matter, district.contact)["actions"] == ["confirmation"]
    goes_on = confirm(district, matter, accepted=False, note="协议尚未生效")
    assert (goes_on["status"], goes_on["evidence"], goes_on["settled_at"]) == ("discussed", None, None)
    act(district, meetings_matters.SETTLE_MATTER, matter, evidence="协议已生效")
    done = confirm(district, matter)
    assert (done["status"], done["evidence"], done["actions"]) == ("confirmed", "协议已生效", [])
    steps = history(district, matter, district.contact)
    assert [(each["action"], each["meeting_number"], each["words"]) for each in steps] == [
        ("raising", None, None),
        ("discussion", first["number"], "先摸底"),
        ("discussion", second["number"], "定方案"),
        ("settlement", None, "已签共享协议"),
        ("continuation", None, "协议尚未生效"),
        ("settlement", None, "协议已生效"),
        ("confirmation", None, None),
    ]
    kinds = [event["type"] for event in district.service.emitted() if event["data"].get("id") == matter["id"]]
    assert kinds == [
        f"matter.{happened}.v1"
        for happened in ("raised", "discussed", "discussed", "settled", "continued", "settled", "confirmed")
    ]


def test_who_sees_a_matter(district: District) -> None:
    kind = added_kind(district, convenors=["service_clerk"], quorum_rule="none", quorum=None)
    meeting = held(district, [], district.clerk, kind_id=kind["id"], chain_id=str(district.chain))
    matter = raised(district)
    assert listed(district, district.handler) == []
    # The clerk convenes, and sees it once a meeting of the park has discussed it, which others have to enter.
    refused(
        "not-found",
        district,
        meetings_matters.DISCUSS_MATTER,
        matter,
        district.clerk,
        meeting_id=meeting["id"],
        note="议",
    )
    both = actor((Role.SERVICE_CLERK, district.park), (Role.DISPATCHER, UUID(int=5), district.chain))
    act(district, meetings_matters.DISCUSS_MATTER, matter, both, meeting_id=meeting["id"], note="议")
    for caller in (
        *(district.contact, district.dispatcher, district.chief, district.supervisor, district.operator),
        # Members and guests see what was discussed there.
        *(district.clerk, district.handler, district.other_handler),
    ):
        assert read(district, matter, caller)["id"] == matter["id"]
        assert listed(district, caller) == [matter["id"]]
        assert len(history(district, matter, caller)) == 2
    for caller in (
        *(district.stranger_contact, district.neighbour_contact, district.other_chief),
        district.nobody,
    ):
        assert listed(district, caller) == []
        for operation in (meetings_matters.GET_MATTER, meetings_matters.LIST_MATTER_HISTORY):
            query = {"query": {}} if operation.query else {}
            with pytest.raises(Failure) as caught:
                district.call(operation, caller, matter["id"], **query)
            assert caught.value.problem.code == "not-found"


def test_an_agent_neither_sees_nor_raises_matters_by_a_mandate(district: District) -> None:
    matter = raised(district)
    district.mandate()
    assert listed(district, district.agent) == []
    refused("not-found", district, meetings_matters.WITHDRAW_MATTER, matter, district.agent, reason="已解决")
    with pytest.raises(Failure) as caught:
        raised(district, district.agent, organization_id=str(district.enterprise))
    assert caught.value.errors[0]["field"] == "organization_id"


def test_the_convenor_settles_and_the_proposer_confirms(district: District) -> None:
    matter = settled(district)
    for operation, body in STEPS:
        code = "not-the-proposer" if operation in PROPOSERS else "matter-not-now"
        refused(code, district, operation, matter, district.dispatcher, **body)
        refused("not-found", district, operation, matter, district.other_chief, **body)
        code = "matter-not-now" if operation is meetings_matters.DISCUSS_MATTER else "not-the-convenor"
        # The chain chief sees it, and convenes for another organization.
        refused(
            "not-the-proposer" if operation in PROPOSERS else code, district, operation, matter, district.chief, **body
        )
    refused("forbidden", district, meetings_matters.SETTLE_MATTER, matter, district.contact, evidence="已解决")
    # A colleague at the organization that raised it confirms.
    colleague = actor((Role.ENTERPRISE_CONTACT, district.enterprise))
    done = act(district, meetings_matters.CONFIRM_MATTER, matter, colleague, accepted=True)
    assert done["status"] == "confirmed"


def test_what_can_be_done_follows_from_where_it_stands(district: District) -> None:
    meeting = held(district)
    bodies = dict(STEPS)
    bodies[meetings_matters.DISCUSS_MATTER] = {"meeting_id": meeting["id"], "note": "研究"}
    withdrawn = act(district, meetings_matters.WITHDRAW_MATTER, raised(district), district.contact, reason="已解决")
    confirmed = confirm(district, settled(district, meeting))
    for matter, possible in (
        (raised(district), (meetings_matters.DISCUSS_MATTER, meetings_matters.WITHDRAW_MATTER)),
        (
            discussed(district, meeting),
            (meetings_matters.DISCUSS_MATTER, meetings_matters.SETTLE_MATTER, meetings_matters.WITHDRAW_MATTER),
        ),
        (settled(district, meeting), (meetings_matters.CONFIRM_MATTER,)),
        (confirmed, ()),
        (withdrawn, ()),
    ):
        for operation, body in bodies.items():
            if operation not in possible:
                caller = district.contact if operation in PROPOSERS else district.dispatcher
                refused("matter-not-now", district, operation, matter, caller, **body)
    assert (withdrawn["status"], withdrawn["actions"]) == ("withdrawn", [])


def test_it_is_discussed_once_in_a_meeting_that_was_held(district: District) -> None:
    matter, ahead = raised(district), convened(district, day="2026-12-30")

    def discuss(code: str, meeting_id: str, caller: Actor | None = None) -> Failure:
        step = meetings_matters.DISCUSS_MATTER
        return refused(code, district, step, matter, caller, meeting_id=meeting_id, note="研究")

    discuss("meeting-not-now", ahead["id"])
    assert discuss("invalid", str(UUID(int=1))).errors[0]["field"] == "meeting_id"
    meeting = held(district)
    discuss("not-the-convenor", meeting["id"], district.chief)
    # A meeting of another chain, of the same convenor.
    place = UUID(district.dispatcher.posts[0].organization_id)
    two = actor((Role.DISPATCHER, place, district.chain), (Role.DISPATCHER, place, district.other_chain))
    other = held(district, None, two, day="2026-11-25", chain_id=str(district.other_chain))
    assert discuss("invalid", other["id"], two).errors[0]["field"] == "meeting_id"
    act(district, meetings_matters.DISCUSS_MATTER, matter, meeting_id=meeting["id"], note="研究")
    discuss("discussed-there", meeting["id"])


def test_what_only_meetings_without_quorum_discussed_is_not_settled(district: District) -> None:
    matter = discussed(district, held(district, [district.water]))
    failure = refused("not-quorate", district, meetings_matters.SETTLE_MATTER, matter, evidence="已解决")
    assert (failure.params["attended"], failure.params["needed"]) == (1, 2)
    quorate = held(district, day="2026-11-25")
    act(district, meetings_matters.DISCUSS_MATTER, matter, meeting_id=quorate["id"], note="研究")
    matter = act(district, meetings_matters.SETTLE_MATTER, matter, evidence="已解决")
    assert matter["status"] == "settled"
    # The quorum that this rests on cannot be taken away, unless the matter goes on.
    refused("quorum-relied-on", district, meetings.ENTER_ATTENDANCE, quorate, present_ids=[str(district.water)])
    act(district, meetings_matters.CONFIRM_MATTER, matter, district.contact, accepted=False, note="未解决")
    act(district, meetings.ENTER_ATTENDANCE, quorate, present_ids=[str(district.water)])
    refused("not-quorate", district, meetings_matters.SETTLE_MATTER, matter, evidence="已解决")


def test_it_is_discussed_so_often_and_no_more(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.requests.matters.commands.MOST_DISCUSSIONS", 1)
    matter, again = discussed(district), held(district, day="2026-11-25")
    refused("discussed-enough", district, meetings_matters.DISCUSS_MATTER, matter, meeting_id=again["id"], note="研究")


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("chain_id", {"chain_id": str(UUID(int=1))}),
        ("organization_id", {"organization_id": str(UUID(int=1))}),
        ("title", {"title": " "}),
        ("description", {"description": ""}),
    ],
)
def test_what_cannot_be_raised(district: District, field: str, given: dict[str, Any]) -> None:
    with pytest.raises(Failure) as caught:
        raised(district, **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_who_holds_roles_at_several_organizations_says_for_which(district: District) -> None:
    both = actor((Role.ENTERPRISE_CONTACT, district.enterprise), (Role.ENTERPRISE_CONTACT, district.neighbour))
    with pytest.raises(Failure) as caught:
        raised(district, both)
    assert caught.value.errors[0]["field"] == "organization_id"
    matter = raised(district, both, organization_id=str(district.neighbour))
    assert matter["organization_name"] == "蓝海生物"
    with pytest.raises(Failure) as caught:
        raised(district, district.nobody)
    assert caught.value.problem.code == "not-the-proposer"


def _other(district: District) -> dict[str, Any]:
    return raised(district, district.neighbour_contact, title="用工短缺", description="缺实验员。")


def test_matters_are_listed_and_found_by_what_they_are(district: District) -> None:
    meeting = held(district)
    first, second = settled(district, meeting), _other(district)
    confirm(district, first)
    assert listed(district) == [second["id"], first["id"]]
    assert listed(district, status=["raised", "discussed"]) == [second["id"]]
    assert listed(district, organization_id=str(district.neighbour)) == [second["id"]]
    assert listed(district, chain_id=str(district.other_chain)) == []
    assert listed(district, meeting_kind_id=meeting["kind_id"]) == [first["id"]]
    assert listed(district, confirmed_from="2026-11-24", confirmed_to="2026-11-24") == [first["id"]]
    assert listed(district, confirmed_to="2026-11-23") == []
    with pytest.raises(Failure) as caught:
        listed(district, confirmed_from="2026-12-01", confirmed_to="2026-11-01")
    assert caught.value.errors[0]["field"] == "confirmed_to"
    for q in ("冷链仓储", first["number"], "共享协议", "康源药业"):
        assert listed(district, q=q) == [first["id"]]
    found = district.call(SEARCH_SERVICE, district.dispatcher, query={"q": "共享协议"})["kinds"]
    assert [item["id"] for kind in found if kind["kind"] == "matter" for item in kind["items"]] == [first["id"]]
    assert listed(district, district.neighbour_contact, q="共享协议") == []


def test_what_waits_for_whom(district: District) -> None:
    matter = raised(district)
    assert waits(district, "matter.discussion", district.dispatcher) == [matter["id"]]
    assert listed(district, district.chief, waiting="discussion") == [matter["id"]]
    assert waits(district, "matter.discussion", district.other_chief) == []
    meeting = held(district)
    act(district, meetings_matters.DISCUSS_MATTER, matter, meeting_id=meeting["id"], note="研究")
    assert waits(district, "matter.discussion", district.dispatcher) == []
    assert waits(district, "matter.settlement", district.dispatcher) == [matter["id"]]
    assert listed(district, district.chief, waiting="settlement") == []
    act(district, meetings_matters.SETTLE_MATTER, matter, evidence="已签共享协议")
    assert waits(district, "matter.confirmation", district.contact) == [matter["id"]]
    assert listed(district, district.contact, waiting="confirmation") == [matter["id"]]
    assert waits(district, "matter.confirmation", district.dispatcher) == []
    confirm(district, matter)
    assert waits(district, "matter.confirmation", district.contact) == []


def test_the_figure_counts_each_matter_once_by_the_kind_of_the_last_meeting(district: District) -> None:
    negotiation = added_kind(district, "DDXS", name="点对点协商", quorum_rule="none", quorum=None)
    meeting, again = held(district), held(district, day="2026-11-25", kind_id=negotiation["id"])
    twice = discussed(district, meeting)
    act(district, meetings_matters.DISCUSS_MATTER, twice, meeting_id=again["id"], note="再议")
    for _ in range(2):
        act(district, meetings_matters.SETTLE_MATTER, twice, evidence="已解决")
        confirm(district, twice, accepted=False)
    act(district, meetings_matters.SETTLE_MATTER, twice, evidence="已解决")
    confirm(district, twice)
    district.at("2026-12-01 10:00")
    confirm(district, settled(district, meeting))
    settled(district, meeting)

    def counted(caller: Actor | None = None, **query: Any) -> Any:
        return computed(district.service, caller or district.supervisor, "matters.settled", **query)["matters.settled"]

    assert counted()["total"]["value"] == 2
    assert counted(meeting_kind_id=[negotiation["id"]])["total"]["value"] == 1
    assert counted(chain_id=[str(district.other_chain)])["total"]["value"] == 0
    assert counted(district.neighbour_contact)["total"]["value"] == 0
    by_kind = counted(group_by="meeting_kind")
    assert by_group(by_kind) == {"联席会议": 1, "点对点协商": 1}
    assert sum(filter(None, by_group(counted(group_by="year")).values())) == counted()["total"]["value"]
    assert by_group(counted(group_by="month")) == {"2026-11": 1, "2026-12": 1}
    asked = [counted(), by_kind, counted(group_by="chain"), counted(**{"from": "2026-12-01", "to": "2026-12-31"})]
    assert opened(district.service, district.supervisor, asked) == 7


def test_the_problems_of_a_year_are_settled_in_few_calls(district: District) -> None:
    meeting = held(district)
    bodies = [
        {"title": f"问题 {n}", "description": "协商解决。", "chain_id": str(district.chain)}
        for n in range(SETTLED_IN_A_YEAR)
    ]
    made = district.call(
        meetings_figures.RAISE_MATTERS, district.contact, body={"items": [{"body": body} for body in bodies]}
    )
    ids = [each["result"]["id"] for each in made["results"]]
    for operation, caller, body in (
        (meetings_figures.DISCUSS_MATTERS, district.dispatcher, {"meeting_id": meeting["id"], "note": "议定"}),
        (meetings_figures.SETTLE_MATTERS, district.dispatcher, {"evidence": "已解决"}),
        (meetings_figures.CONFIRM_MATTERS, district.contact, {"accepted": True}),
    ):
        items = [{"matter_id": each, "body": body} for each in ids]
        assert district.call(operation, caller, body={"items": items})["refused"] == 0
    found = computed(district.service, district.supervisor, "matters.settled")["matters.settled"]
    assert found["total"]["value"] == SETTLED_IN_A_YEAR


def test_evidence_hangs_on_a_matter_until_it_has_ended(district: District) -> None:
    matter = discussed(district)
    ids = {"matter_id": matter["id"]}
    for caller in (district.contact, district.dispatcher):
        filing.attached(district.service, MATTER_FILES, caller, ids)
    for caller, mine in ((district.contact, 1), (district.dispatcher, 1), (district.chief, 0)):
        found = district.call(MATTER_FILES.list, caller, matter["id"], query={})["items"]
        assert (len(found), sum(each["removable"] for each in found)) == (2, mine)
    act(district, meetings_matters.SETTLE_MATTER, matter, evidence="已签共享协议。")
    confirm(district, matter)
    for caller, code in (
        *((caller, "file-cannot-be-added") for caller in (district.contact, district.dispatcher, district.chief)),
        (district.stranger_contact, "not-found"),
    ):
        with pytest.raises(Failure) as caught:
            filing.attached(district.service, MATTER_FILES, caller, ids)
        assert caught.value.problem.code == code
