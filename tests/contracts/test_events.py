"""What every event promises to those who listen."""

import pytest
from marshmallow import ValidationError

from contracts.catalogue import EVENTS, OPERATIONS
from contracts.operation import Event
from contracts.talent import events as talent
from tests.contracts.samples import sample, with_more


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.type)
def test_a_consumer_ignores_what_a_later_release_has_added_at_every_depth(event: Event) -> None:
    data = sample(event.data)
    loaded = event.data().load(data)
    assert loaded == event.data().load(with_more(data))
    assert loaded.keys() == event.data().fields.keys()


@pytest.mark.parametrize(
    "event",
    [
        talent.ENROLMENT_CONFIRMED,
        talent.ENROLMENT_WAITLISTED,
        talent.ENROLMENT_PROMOTED,
        talent.ENROLMENT_MOVED,
        talent.ENROLMENT_WAS_CANCELLED,
        talent.ATTENDANCE_RECORDED,
    ],
    ids=lambda event: event.type,
)
def test_enrolments_are_told_of_in_the_words_of_version_1(event: Event) -> None:
    data = {
        "id": "01980000-0000-7000-8000-000000000001",
        "course_id": "01980000-0000-7000-8000-000000000002",
        "course_code": "KC01",
        "course_title": "发酵工艺",
        "starts_at": "2026-12-01T09:00:00+08:00",
        "venue": "三楼讲堂",
        "person_id": "01980000-0000-7000-8000-000000000003",
        "person_name": "于思琳",
        "organization_id": None,
        "chain_id": None,
        "state": "confirmed",
        "reason": None,
        **({"attendance": "present"} if event is talent.ATTENDANCE_RECORDED else {}),
    }
    assert event.type.endswith(".v1")
    assert event.data().dump(event.data().load(data)) == data


def test_what_clients_give_is_not_read_so_leniently() -> None:
    body = next(operation.body for operation in OPERATIONS if operation.name == "submit_request")
    assert body is not None
    with pytest.raises(ValidationError, match="added_later"):
        body().load({"added_later": 1})
