"""What follows from a resource."""

import pytest
from marshmallow import fields

from contracts import catalogue
from contracts.common import PageQuery, Strict, Tolerant, page_of
from contracts.operation import EACH, SIGNED_IN, IfMatch, Operation
from contracts.problem import Text
from contracts.resource import Noun, Resource


class LampSchema(Strict):
    """A lamp."""

    id = fields.UUID(required=True)


class LampData(Tolerant):
    """A lamp in an event."""


WORDS = Text("灯", "lamp")
LAMP = Resource("talent", "lamp", WORDS, "/v1/lamps", LampSchema)
BULB = Resource("talent", "street_bulb", Text("灯泡", "street bulb"), "/v1/street-bulbs", LampSchema)


def told(operation: Operation) -> tuple[object, ...]:
    return operation.service, operation.name, operation.method, operation.path, operation.status, operation.if_match


def test_two_things_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # The name alone goes on the wire: the words of one would stand in the refusals of the other.
    monkeypatch.setattr(catalogue, "_NAMED", (LAMP, BULB, Noun("lamp", WORDS)))
    with pytest.raises(TypeError, match=r"declared twice as resource or noun: \['lamp'\]"):
        catalogue.check()


def test_its_operations_have_the_usual_names_and_places() -> None:
    listed = LAMP.list(WORDS, SIGNED_IN, PageQuery)
    assert told(listed) == ("talent", "list_lamps", "GET", "/v1/lamps", 200, IfMatch.NO)
    assert (listed.query, listed.result) == (PageQuery, page_of(LampSchema))
    read = LAMP.read(WORDS, SIGNED_IN, etag=True)
    assert told(read) == ("talent", "get_lamp", "GET", "/v1/lamps/{lamp_id}", 200, IfMatch.NO)
    assert (read.result, read.etag) == (LampSchema, True)
    part = LAMP.part("history", WORDS, SIGNED_IN)
    assert told(part) == ("talent", "get_lamp_history", "GET", "/v1/lamps/{lamp_id}/history", 200, IfMatch.NO)
    created = LAMP.create(WORDS, SIGNED_IN, LampSchema)
    assert told(created) == ("talent", "create_lamp", "POST", "/v1/lamps", 201, IfMatch.NO)
    changed = LAMP.change(WORDS, SIGNED_IN, LampSchema)
    assert told(changed) == ("talent", "change_lamp", "PATCH", "/v1/lamps/{lamp_id}", 200, IfMatch.REQUIRED)
    lit = LAMP.act("lighting", WORDS, SIGNED_IN)
    assert told(lit) == ("talent", "lighting_lamp", "POST", "/v1/lamps/{lamp_id}/lighting", 200, IfMatch.OPTIONAL)
    assert {each.resource for each in (listed, read, part, created, changed, lit)} == {LAMP}


def test_what_is_given_goes_before_what_is_usual() -> None:
    lit = LAMP.act("lighting", WORDS, SIGNED_IN, name="light_lamp", path="/v1/light", if_match=IfMatch.NO, status=202)
    assert told(lit) == ("talent", "light_lamp", "POST", "/v1/light", 202, IfMatch.NO)


def test_one_kind_of_thing_can_be_listed_and_made_within_another() -> None:
    assert BULB.list(WORDS, SIGNED_IN, PageQuery, within=LAMP).path == "/v1/lamps/{lamp_id}/street-bulbs"
    assert BULB.create(WORDS, SIGNED_IN, LampSchema, within=LAMP).path == "/v1/lamps/{lamp_id}/street-bulbs"


def test_its_events_are_of_its_aggregate() -> None:
    event = BULB.event("burnt-out", WORDS, LampData)
    assert (event.type, event.service, event.resource) == ("street-bulb.burnt-out.v1", "talent", BULB)
    assert BULB.event("burnt-out", WORDS, LampData, major=2).type == "street-bulb.burnt-out.v2"


def test_one_thing_has_an_address() -> None:
    assert LAMP.address("7") == "/v1/lamps/7"
    nested = Resource("talent", "wick", WORDS, "/v1/lamps/{lamp_id}/wicks", LampSchema)
    with pytest.raises(TypeError, match="a wick has no address by its own identifier alone"):
        nested.address("7")


def test_the_path_names_the_service_only_where_each_answers_alike() -> None:
    everywhere = Resource(EACH, "lamp", WORDS, "/v1/{service}/lamps", LampSchema).read(WORDS, SIGNED_IN)
    assert (everywhere.path_parameters, everywhere.arguments) == (("service", "lamp_id"), ("lamp_id",))
    assert everywhere.belongs_to("talent")
    assert everywhere.belongs_to("registry")
    for service, path in ((EACH, "/v1/lamps"), ("talent", "/v1/{service}/lamps")):
        with pytest.raises(TypeError, match="the path names the service"):
            Resource(service, "lamp", WORDS, path, LampSchema).read(WORDS, SIGNED_IN)
