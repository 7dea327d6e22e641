"""Meetings that are owed each period: how organizations stand with them, and who is told of too few."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.requests import meetings, meetings_figures, meetings_kinds, meetings_matters
from contracts.requests.meetings_vocabulary import MeetingPeriod, OwedStatus
from contracts.roles import Role
from services.requests.meeting_kinds.domain import periods
from tests.harness import actor
from tests.services.figures import computed
from tests.services.requests.district import District
from tests.services.requests.meetings.holding import act, added_kind, begun, convened, raised, refused

# As districts have published them: the committees of one and how often each met, the conferences of another one,
# the councils of a third and the problems that were settled there.
COMMITTEES, EACH, CONFERENCES, COUNCILS, SETTLED_THERE = 6, 4, 4, 6, 11
FREE = {"member_ids": [], "quorum_rule": "none", "quorum": None, "convenors": ["dispatcher"]}


def committee(district: District, name: str) -> tuple[UUID, Actor]:
    """A committee with somebody who convenes its meetings."""
    found = new_id()
    district.tell_organization(found, "chain_committee", name)
    return found, actor((Role.DISPATCHER, found, district.chain))


def owing(district: District, *organizations: UUID, **given: Any) -> dict[str, Any]:
    """Add a kind of which these organizations owe a meeting each quarter, unless said otherwise."""
    body = {**FREE, "period": "quarter", "at_least": 1, "owed_from": "2026-01-01", **given}
    return added_kind(district, owed_by_ids=[str(each) for each in organizations], **body)


def grid(district: District, kind: dict[str, Any], year: int = 2026) -> dict[str, list[str]]:
    """How each organization stands in each period."""
    found = district.call(meetings_kinds.GET_OWED_MEETINGS, district.supervisor, kind["id"], query={"year": year})
    return {each["name"]: [cell["status"] for cell in each["cells"]] for each in found["organizations"]}


def hold(district: District, caller: Actor, kind: dict[str, Any], day: str) -> dict[str, Any]:
    meeting = convened(district, caller, day, kind_id=kind["id"], guest_ids=[])
    begun(district, meeting)
    return act(district, meetings.ENTER_ATTENDANCE, meeting, caller, present_ids=[])


def test_periods_end_with_their_last_working_day() -> None:
    found = periods(MeetingPeriod.QUARTER, 2026, lambda day: day.weekday() < 5)
    assert [(each.first, each.last, each.due_on) for each in found[:2]] == [
        (date(2026, 1, 1), date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 6, 30), date(2026, 6, 30)),
    ]
    assert periods(MeetingPeriod.MONTH, 2026, lambda day: day.weekday() < 5)[1].due_on == date(2026, 2, 27)
    assert [len(periods(period, 2026, lambda _day: True)) for period in MeetingPeriod] == [0, 12, 4, 1]


def test_how_somebody_stands_in_each_period(district: District) -> None:
    district.at("2026-01-05 09:00")
    one, chair = committee(district, "甲委员会")
    other, _ = committee(district, "乙委员会")
    kind = owing(district, one, other, owed_from="2026-04-15")
    assert grid(district, kind) == {"甲委员会": ["none", *["open"] * 3], "乙委员会": ["none", *["open"] * 3]}
    hold(district, chair, kind, "2026-05-06")
    assert grid(district, kind)["甲委员会"] == ["none", "met", "open", "open"]
    meeting = convened(district, chair, "2026-09-01", kind_id=kind["id"], guest_ids=[])
    assert grid(district, kind)["甲委员会"] == ["none", "met", "planned", "open"]
    act(district, meetings.CANCEL_MEETING, meeting, chair, reason="改期")
    assert grid(district, kind)["甲委员会"] == ["none", "met", "open", "open"]
    # Thirty days before the last working day of the quarter.
    district.at("2026-05-30 12:00")
    assert grid(district, kind)["乙委员会"][1] == "open"
    district.at("2026-05-31 12:00")
    assert grid(district, kind)["乙委员会"][1] == "soon"
    district.at("2026-07-01 00:30")
    assert grid(district, kind) == {
        "甲委员会": ["none", "met", "open", "open"],
        "乙委员会": ["none", "short", "open", "open"],
    }
    assert grid(district, kind, 2025)["甲委员会"] == ["none"] * 4


def test_those_who_are_short_are_told_before_and_after_each_once(district: District) -> None:
    district.at("2026-01-05 09:00")
    one, chair = committee(district, "甲委员会")
    other, _ = committee(district, "乙委员会")
    kind = owing(district, one, other)

    def told(happened: str) -> list[tuple[str, str]]:
        events = district.service.emitted(f"meeting-kind.{happened}.v1")
        return [(each["data"]["organization_id"], each["data"]["first"]) for each in events]

    def a_day_later(text: str) -> None:
        district.at(text)
        district.service.tick("tell_of_owed_meetings")

    a_day_later("2026-02-20 09:00")
    assert told("owed-soon") == []
    hold(district, chair, kind, "2026-02-26")
    a_day_later("2026-03-02 09:00")
    a_day_later("2026-03-03 09:00")
    assert told("owed-soon") == [(str(other), "2026-01-01")]
    a_day_later("2026-04-01 09:00")
    a_day_later("2026-04-02 09:00")
    assert told("short") == [(str(other), "2026-01-01")]
    data = district.service.emitted("meeting-kind.short.v1")[0]["data"]
    assert (data["owed"], data["held"], data["due_on"]) == (1, 0, "2026-03-31")
    # That it was looked for changes nothing of what the operator has entered.
    read = district.call(meetings_kinds.GET_MEETING_KIND, district.operator, kind["id"])
    assert read["version"] == kind["version"]


def test_who_comes_later_owes_nothing_of_the_time_before(district: District) -> None:
    district.at("2026-01-05 09:00")
    one, _ = committee(district, "甲委员会")
    kind = owing(district, one)
    district.at("2026-08-03 09:00")
    other, _ = committee(district, "乙委员会")

    def change(version: int, **body: Any) -> int:
        changed = district.call(
            meetings_kinds.CHANGE_MEETING_KIND, district.operator, kind["id"], body=body, if_match=version
        )
        return int(changed["version"])

    version = change(kind["version"], owed_by_ids=[str(one), str(other)])
    district.service.tick("tell_of_owed_meetings")
    told = district.service.emitted("meeting-kind.short.v1")
    assert [each["data"]["organization_id"] for each in told] == [str(one)]
    expected = {"甲委员会": ["short", "short", "open", "open"], "乙委员会": ["none", "none", "open", "open"]}
    assert grid(district, kind) == expected
    version = change(version, name="联席会议")
    assert grid(district, kind) == expected
    # Unless it is said anew.
    change(version, owed_from="2026-04-01")
    assert [states[:2] for states in grid(district, kind).values()] == [["none", "short"]] * 2


def test_a_meeting_of_the_last_day_may_be_entered_after_it(district: District) -> None:
    district.at("2026-06-29 09:00")
    one, chair = committee(district, "甲委员会")
    kind = owing(district, one, owed_from="2026-06-01")
    convened(district, chair, "2026-06-30", kind_id=kind["id"], guest_ids=[])
    district.at("2026-07-01 00:30")
    district.service.tick("tell_of_owed_meetings")
    assert grid(district, kind)["甲委员会"][1] == "planned"
    assert district.service.emitted("meeting-kind.short.v1") == []
    # Nobody has, so it was not held.
    district.at("2026-07-08 09:00")
    district.service.tick("tell_of_owed_meetings")
    assert grid(district, kind)["甲委员会"][1] == "short"
    assert len(district.service.emitted("meeting-kind.short.v1")) == 1


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("owed_by_ids", {"period": "none", "at_least": None}),
        ("owed_by_ids.0", {"owed_by_ids": [str(UUID(int=1))]}),
        ("owed_by_ids", {"owed_by_ids": [str(UUID(int=1))] * 2}),
    ],
)
def test_what_cannot_be_owed(district: District, field: str, given: dict[str, Any]) -> None:
    one, _ = committee(district, "甲委员会")
    body = {**FREE, "period": "quarter", "at_least": 1, "owed_by_ids": [str(one)], **given}
    with pytest.raises(Failure) as caught:
        added_kind(district, **body)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_only_those_who_convene_and_the_operator_see_what_is_owed(district: District) -> None:
    one, _ = committee(district, "甲委员会")
    kind = owing(district, one)
    for caller in (district.contact, district.handler):
        with pytest.raises(Failure) as caught:
            district.call(meetings_kinds.GET_OWED_MEETINGS, caller, kind["id"], query={})
        assert caught.value.problem.code == "forbidden"
    assert district.call(meetings_kinds.GET_OWED_MEETINGS, district.chief, kind["id"], query={})["year"] == 2026
    # From today on, unless the operator says otherwise; a kind that nobody owes any more has no such day.
    later = owing(district, one, code="ZTHY", owed_from=None)
    assert later["owed_from"] == "2026-11-23"
    changed = district.call(
        meetings_kinds.CHANGE_MEETING_KIND, district.operator, later["id"], body={"owed_by_ids": []},
        if_match=later["version"],
    )  # fmt: skip
    assert (changed["owed_by"], changed["owed_from"]) == ([], None)


def test_the_committees_of_a_district_meet_each_quarter(district: District) -> None:
    """Six pilot chains, each with its committee, which meets at least four times a year."""
    district.at("2026-01-05 09:00")
    committees = [committee(district, f"第{number}产业链党委") for number in range(1, COMMITTEES + 1)]
    kind = owing(district, *(found for found, _ in committees))
    days = ("2026-03-10", "2026-06-10", "2026-09-10", "2026-12-10")
    for day in days:
        for _, chair in committees:
            hold(district, chair, kind, day)
            district.at(f"{day} 08:00")
        district.at(f"{day} 18:00")
    district.at("2026-12-31 18:00")
    states = grid(district, kind)
    assert len(states) == COMMITTEES
    assert all(found == [OwedStatus.MET] * EACH for found in states.values())
    found = computed(district.service, district.supervisor, "meetings.held", meeting_kind_id=[kind["id"]])
    assert found["meetings.held"]["total"]["value"] == COMMITTEES * EACH


def test_four_conferences_a_year_are_owed_whenever_they_are_held(district: District) -> None:
    district.at("2026-01-05 09:00")
    zone, chair = committee(district, "开发区联席会议")
    kind = owing(district, zone, period="year", at_least=CONFERENCES)
    for number, day in enumerate(("2026-02-03", "2026-02-10", "2026-07-01", "2026-12-01"), 1):
        assert grid(district, kind) == {"开发区联席会议": ["open"]} or day == "2026-12-01"
        hold(district, chair, kind, day)
        found = computed(district.service, chair, "meetings.held", group_by="year")["meetings.held"]
        assert found["total"]["value"] == number
    assert grid(district, kind) == {"开发区联席会议": ["met"]}


def test_councils_settle_the_problems_that_count_once(district: District) -> None:
    """Six councils of chain enterprises, at which eleven key problems were settled, some discussed more than once."""
    council = added_kind(district, "LSH", name="链上企业议事会", **FREE)
    met = [hold(district, district.dispatcher, council, f"2026-11-{24 + number}") for number in range(COUNCILS)]
    matters = [raised(district, title=f"重点问题 {number}") for number in range(SETTLED_THERE)]
    for number, matter in enumerate(matters):
        for meeting in (met[number % COUNCILS], met[(number + 1) % COUNCILS]):
            act(district, meetings_matters.DISCUSS_MATTER, matter, meeting_id=meeting["id"], note="议定")
        act(district, meetings_matters.SETTLE_MATTER, matter, evidence="已解决")
    items = [{"matter_id": matter["id"], "body": {"accepted": True}} for matter in matters]
    assert district.call(meetings_figures.CONFIRM_MATTERS, district.contact, body={"items": items})["refused"] == 0
    refused("matter-not-now", district, meetings_matters.CONFIRM_MATTER, matters[0], district.contact, accepted=True)
    asked = {"meeting_kind_id": [council["id"]]}
    found = computed(district.service, district.supervisor, "meetings.held", "matters.settled", **asked)
    assert {name: figure["total"]["value"] for name, figure in found.items()} == {
        "meetings.held": COUNCILS,
        "matters.settled": SETTLED_THERE,
    }
