"""Meetings in agendas: those of the caller's organizations, as far as the caller may see them."""

from typing import Any
from uuid import uuid4

from chassis.calling.actor import Actor
from contracts.agenda import GET_SERVICE_AGENDA
from contracts.requests import meetings
from contracts.roles import Role
from tests.harness import actor
from tests.services.requests.district import District
from tests.services.requests.meetings.holding import act, convened


def agenda(district: District, caller: Actor, **query: Any) -> list[dict[str, Any]]:
    items = district.call(GET_SERVICE_AGENDA, caller, query=query)["items"]
    return [each for each in items if each["kind"] == "meeting"]


def test_who_convenes_and_who_is_expected_have_a_meeting_in_their_agendas(district: District) -> None:
    meeting = convened(district)
    for caller in (district.dispatcher, district.handler, district.other_handler, district.contact):
        (found,) = agenda(district, caller)
        assert (
            found
            | {
                "id": meeting["id"],
                "link": f"/v1/meetings/{meeting['id']}",
                "number": "HY000001",
                "title": "第四季度联席会议",
                "place": "园区三楼会议室",
                "starts_at": "2026-11-24T09:00:00+08:00",
                "ends_at": "2026-11-24T11:00:00+08:00",
                "status": "confirmed",
                "revision": 1,
                "words": {"zh": "会议", "en": "meeting"},
            }
            == found
        )
    # Whoever oversees all of them has only those of his own in the agenda; others see nothing of it.
    for caller in (
        district.operator, district.supervisor, district.chief, district.neighbour_contact, district.nobody,
        actor((Role.ENTERPRISE_CONTACT, uuid4())),
    ):  # fmt: skip
        assert agenda(district, caller) == []


def test_a_change_and_a_cancellation_raise_the_revision_and_the_meeting_stays(district: District) -> None:
    meeting = convened(district)
    body = {"starts_at": "2026-11-25T14:00:00+08:00", "ends_at": "2026-11-25T15:00:00+08:00"}
    district.call(meetings.CHANGE_MEETING, district.dispatcher, meeting["id"], body=body, if_match=meeting["version"])
    (moved,) = agenda(district, district.contact)
    assert (moved["starts_at"], moved["status"], moved["revision"]) == ("2026-11-25T14:00:00+08:00", "confirmed", 2)
    act(district, meetings.CANCEL_MEETING, meeting, reason="改期")
    (gone,) = agenda(district, district.contact)
    assert (gone["status"], gone["revision"], gone["id"]) == ("cancelled", 3, meeting["id"])


def test_the_days_bound_it(district: District) -> None:
    first, last = convened(district, day="2026-11-24"), convened(district, day="2026-12-24")
    told = {
        None: [first, last],
        ("2026-11-24", "2026-12-23"): [first],
        ("2026-11-25", None): [last],
        (None, "2026-12-24"): [first, last],
        ("2026-12-25", "2027-12-31"): [],
    }
    for days, expected in told.items():
        query = {name: day for name, day in zip(("from", "to"), days or (), strict=False) if day}
        assert [each["id"] for each in agenda(district, district.contact, **query)] == [one["id"] for one in expected]
    district.at("2026-12-26 10:00")
    assert [each["id"] for each in agenda(district, district.contact)] == [last["id"]]
