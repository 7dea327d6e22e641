"""docs/asyncapi.json describes what is sent and received."""

import copy
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from asyncapi3 import AsyncAPI3
from jsonschema import Draft7Validator
from jsonschema.exceptions import SchemaError
from pydantic import ValidationError

from chassis.connecting import topology
from contracts.catalogue import EVENTS, FEEDS, SUBSCRIPTIONS
from contracts.documents import asyncapi
from contracts.operation import Event
from tests.contracts.described import complaints
from tests.contracts.samples import sample, with_more

BY_TYPE = pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.type)


@cache
def document() -> dict[str, Any]:
    return asyncapi.document()


def validate(document: dict[str, Any]) -> None:
    """Raises for what is no AsyncAPI 3 document, or describes data by what is no JSON Schema."""
    AsyncAPI3.model_validate(document)
    for schema in document["components"]["schemas"].values():
        Draft7Validator.check_schema(schema)


def dangling(document: dict[str, Any]) -> list[str]:
    """The references that lead nowhere, which the standard's schema does not see."""

    def references(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                yield value["$ref"]
            for inner in value.values():
                yield from references(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from references(inner)

    def leads_somewhere(reference: str) -> bool:
        found: Any = document
        for part in reference.removeprefix("#/").split("/"):
            if not isinstance(found, dict) or part not in found:
                return False
            found = found[part]
        return reference.startswith("#/")

    return [reference for reference in references(document) if not leads_somewhere(reference)]


def test_the_document_is_valid_by_the_standard() -> None:
    validate(document())
    assert dangling(document()) == []


def _break(path: str, value: Any = None) -> Callable[[dict[str, Any]], None]:
    """Sets what lies at a path, or removes it."""

    def change(document: dict[str, Any]) -> None:
        *parents, last = path.split("/")
        for parent in parents:
            document = document[parent]
        if value is None:
            del document[last]
        else:
            document[last] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _break("asyncapi", "2.6.0"),
        _break("info/title"),
        _break("operations/requests-mirror-reacts/action", "subscribe"),
        _break("operations/requests-mirror-reacts/channel"),
        _break("channels/chain-changed-v1/bindings/amqp/is", "exchange"),
        _break("channels/chain-changed-v1/bindings/amqp/exchange/type", "quorum"),
        _break("channels/chain-changed-v1/topic", "chain.changed.v1"),
        _break("components/messages/chain-changed-v1/payload", "ChainData"),
        _break("components/schemas/ChainData/required", "all"),
        _break("servers/broker/host"),
    ],
)
def test_a_broken_document_is_not_valid(change: Callable[[dict[str, Any]], None]) -> None:
    broken = copy.deepcopy(document())
    change(broken)
    with pytest.raises((ValidationError, SchemaError)):
        validate(broken)


def test_a_reference_that_leads_nowhere_is_noticed() -> None:
    broken = copy.deepcopy(document())
    del broken["components"]["schemas"]["ChainPlaceData"]
    assert set(dangling(broken)) == {"#/components/schemas/ChainPlaceData"}


def envelope(event: Event, data: dict[str, Any]) -> dict[str, Any]:
    return {**asyncapi.envelope(next(one for one in EVENTS if one.example)), **_of(event), "data": data}


def _of(event: Event) -> dict[str, Any]:
    return {"type": event.type, "source": f"/{event.service}", "dataschema": f"/events/{event.type}"}


@BY_TYPE
def test_what_an_event_carries_fits_its_description_and_nothing_else_does(event: Event) -> None:
    whole = envelope(event, sample(event.data))
    assert complaints(whole) == []
    assert complaints(envelope(event, with_more(sample(event.data)))) == []
    for name, field in event.data().fields.items():
        if field.required:
            without = {key: value for key, value in whole["data"].items() if key != name}
            assert complaints({**whole, "data": without}), name
        assert complaints({**whole, "data": {**whole["data"], name: [{"not": "this"}]}}), name
    assert complaints({**whole, "sequence": 0})
    assert complaints({**whole, "source": "/elsewhere"})


@BY_TYPE
def test_an_example_is_what_the_schema_takes(event: Event) -> None:
    if event.example is not None:
        assert complaints(asyncapi.envelope(event)) == []
        assert event.data().validate(dict(event.example)) == {}


@BY_TYPE
def test_every_field_of_an_event_says_what_it_means(event: Event) -> None:
    def unexplained(name: str) -> Iterator[str]:
        for field, schema in document()["components"]["schemas"][name].get("properties", {}).items():
            if "$ref" in schema.get("items", schema):
                yield from unexplained(schema.get("items", schema)["$ref"].rpartition("/")[2])
            named = schema.get("$ref", "").rpartition("/")[2]
            nested = "properties" in document()["components"]["schemas"].get(named, {})
            if not schema.get("description") and not nested:
                yield f"{name}.{field}"

    _, data = document()["components"]["messages"][asyncapi.key_of(event.type)]["payload"]["allOf"]
    assert list(unexplained(data["properties"]["data"]["$ref"].rpartition("/")[2])) == []


def test_the_queues_and_exchanges_are_those_that_are_declared() -> None:
    channels = document()["channels"]
    for event in EVENTS:
        declared = topology.event_exchange(event.service)
        exchange = channels[asyncapi.key_of(event.type)]["bindings"]["amqp"]["exchange"]
        assert (channels[asyncapi.key_of(event.type)]["address"], exchange["name"]) == (event.type, declared.name)
        assert (exchange["type"], exchange["durable"]) == (declared.type, declared.durable)
    for subscription in SUBSCRIPTIONS:
        queue = topology.subscription_queue(subscription)
        described = channels[asyncapi.key_of(subscription.consumer)]["bindings"]["amqp"]["queue"]
        assert (described["name"], described["durable"]) == (queue.name, queue.durable)
        messages = channels[asyncapi.key_of(subscription.consumer)]["messages"]
        assert set(messages) == {asyncapi.key_of(bound.routing_key) for bound in queue.bindings}


def test_every_event_is_sent_by_its_service_and_received_by_whoever_listens() -> None:
    operations = document()["operations"].values()
    sent = {
        (operation["tags"][0]["name"], operation["channel"]["$ref"].rpartition("/")[2])
        for operation in operations
        if operation["action"] == "send"
    }
    assert sent == {(event.service, asyncapi.key_of(event.type)) for event in EVENTS}
    received = {
        (operation["channel"]["$ref"].rpartition("/")[2], message["$ref"].rpartition("/")[2])
        for operation in operations
        if operation["action"] == "receive"
        for message in operation["messages"]
    }
    taken = {(one.consumer, event.type) for one in SUBSCRIPTIONS for event in one.taken}
    taken |= {(feed.listener, event.type) for feed in FEEDS for event in feed.events}
    assert received == {(asyncapi.key_of(listener), asyncapi.key_of(kind)) for listener, kind in taken}
