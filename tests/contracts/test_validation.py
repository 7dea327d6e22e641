"""Messages of validation carry both languages through all that marshmallow does with them."""

import copy
import json
import pickle
from datetime import datetime

import orjson
import pytest
from marshmallow import ValidationError, fields, validate

from chassis.running.arguments import field_errors
from contracts.common import Strict
from contracts.validation import Message, in_both, validation_error


class RoomSchema(Strict):
    name = fields.String(
        required=True, validate=validate.Regexp(r"[a-z]+\Z", error=Message("应为小写字母。", "Lower-case letters."))
    )
    seats = fields.List(fields.Integer(strict=True, validate=validate.Range(min=1, max=9, max_inclusive=False)))
    since = fields.AwareDateTime()


def said(content: dict[str, object]) -> dict[str, list[str]]:
    """What a service would send of content that is wrong, by field."""
    with pytest.raises(ValidationError) as caught:
        RoomSchema().load(content)
    return {entry["field"]: entry["detail"] for entry in field_errors(caught.value.normalized_messages(), content)}


def test_what_a_service_sends_has_both_languages() -> None:
    assert said({"seats": ["x", 0], "since": "2026-11-21T09:00:00", "color": 1}) == {
        "name": ["缺少此必填项。", "Missing data for required field."],
        "seats.0": ["应为整数。", "Not a valid integer."],
        "seats.1": ["应不小于 1 且小于 9。", "Must be greater than or equal to 1 and less than 9."],
        "since": ["应为带时区的日期时间(RFC 3339,如 2026-11-21T09:00:00+08:00)。", "Not a valid aware datetime."],
        "color": ["没有此字段。", "Unknown field."],
    }
    assert said({"name": "A"}) == {"name": ["应为小写字母。", "Lower-case letters."]}


class MomentsSchema(Strict):
    at = fields.AwareDateTime()
    on = fields.Date()


@pytest.mark.parametrize("at", ["2027-02-01T09:00:00+08:00", "2027-02-01T09:00Z", "2027-02-01T09:00:00.123456-03:30"])
def test_a_moment_is_one_of_rfc_3339(at: str) -> None:
    assert MomentsSchema().load({"at": at, "on": "2027-02-01"})["at"] == datetime.fromisoformat(at)


@pytest.mark.parametrize(
    "at",
    [
        *(
            "2027-02-01T09:00:00+08:00:30",
            "2027-W05-1T09:00:00+08:00",
            "20270201T090000+0800",
            "2027-02-01 09:00+08:00",
        ),
        *(
            "2027-02-01T09:00:00,5+08:00",
            "2027-02-01T09:00:00.1234567+08:00",
            "2027-02-01T09+08:00",
            "2027-02-01T09:00+08",
        ),
    ],
)
def test_what_other_programs_do_not_read_is_no_moment(at: str) -> None:
    assert said({"name": "a", "since": at}).keys() == {"since"}


@pytest.mark.parametrize("on", ["2027-W01-1", "20270104", "2027-1-4", "2027-02-29", "２０２７-01-04"])
def test_a_day_is_written_in_one_way(on: str) -> None:
    with pytest.raises(ValidationError):
        MomentsSchema().load({"on": on})


def test_an_error_of_a_schema_says_where() -> None:
    error = validation_error("结束应晚于开始。", "It ends after it starts.", at=("shifts", 1, "end"))
    given = {"shifts": [{"end": "09:00"}, {"end": "08:00"}]}
    assert field_errors(error.normalized_messages(), given) == [
        {"field": "shifts.1.end", "value": "08:00", "detail": ["结束应晚于开始。", "It ends after it starts."]}
    ]
    whole = validation_error("请至少给出一项。", "Give at least one.")
    assert field_errors(whole.normalized_messages(), {}) == [
        {"field": "", "value": {}, "detail": ["请至少给出一项。", "Give at least one."]}
    ]


def test_a_message_is_its_english_string() -> None:
    message = Message("至多 {max} 个。", "At most {max}.").format(max=5)
    assert message == "At most 5."
    assert json.dumps(message) == '"At most 5."'
    assert orjson.dumps(message) == b'"At most 5."'
    assert in_both(message) == ["至多 5 个。", "At most 5."]
    for copied in (copy.deepcopy(message), pickle.loads(pickle.dumps(message))):
        assert in_both(copied) == in_both(message)


def test_a_message_without_chinese_is_the_same_in_both() -> None:
    assert in_both("Bananas are not allowed.") == ["Bananas are not allowed."] * 2
