"""What a unit of work refuses to emit."""

from datetime import UTC, datetime
from typing import Any, cast

import pytest
from marshmallow import Schema, fields, validate

from chassis.calling.actor import ANONYMOUS
from chassis.running.clock import Clock
from chassis.running.settings import Settings
from chassis.running.work import Work
from contracts.operation import Event
from contracts.problem import Text
from tests.harness import FIELD_KEY


class Inner(Schema):
    name = fields.String(required=True)


class Data(Schema):
    colour = fields.String(required=True, validate=validate.OneOf(["red", "blue"]))
    note = fields.String(required=True, allow_none=True)
    more = fields.String()
    inner = fields.Nested(Inner, many=True, load_default=list)


PAINTED = Event("thing.painted.v1", "sample", Text("已上色", "A thing was painted."), Data)
FITTING: dict[str, Any] = {"colour": "red", "note": None, "inner": [{"name": "a"}]}


def work(environment: str) -> Work:
    settings = Settings(environment=environment, field_keys=FIELD_KEY)
    # No statement is run.
    session = cast("Any", None)
    return Work("sample", session, ANONYMOUS, datetime.now(UTC), settings, Clock(settings))


@pytest.mark.parametrize("environment", ["test", "development", "production"])
def test_an_event_that_lacks_a_value_is_refused_everywhere(environment: str) -> None:
    wrong: tuple[dict[str, Any], ...] = ({"colour": None}, {"more": None}, {"inner": [{}]}, {"inner": [{"name": None}]})
    for value in wrong:
        with pytest.raises(TypeError, match=r"is (null|missing)"):
            work(environment).emit(PAINTED, "thing", {**FITTING, **value})
    with pytest.raises(TypeError, match="note is missing"):
        work(environment).emit(PAINTED, "thing", {"colour": "red"})


def test_values_are_validated_where_programs_are_tried() -> None:
    for environment in ("test", "development"):
        with pytest.raises(TypeError, match=r"thing\.painted\.v1 does not fit its schema"):
            work(environment).emit(PAINTED, "thing", {**FITTING, "colour": "green"})


@pytest.mark.parametrize("environment", ["test", "production"])
def test_what_fits_is_emitted_as_the_schema_dumps_it(environment: str) -> None:
    one = work(environment)
    one.emit(PAINTED, "thing", FITTING)
    assert [(entry.subject, entry.data) for entry in one.emitted] == [("thing", Data().dump(FITTING))]
