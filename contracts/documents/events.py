"""docs/events.md: every event, what it carries, who listens, in which order and for how long."""

import json
from collections.abc import Iterator
from typing import Any

from contracts import guarantees
from contracts.catalogue import EVENTS, FEEDS, SERVICES, SUBSCRIPTIONS
from contracts.documents import asyncapi
from contracts.operation import Event
from contracts.platform import EVENT_TRIES, EVENTS_KEPT, EVENTS_REMEMBERED
from contracts.problem import Text

HEAD = "<!-- Made by `lianshang docs` from the declarations in the code; edit those. -->\n"
_SCHEMAS = "#/components/schemas/"
_MOST_CODES = 20
_FORMATS = {"uuid": "UUID", "date-time": "date and time", "date": "date"}
_INTRODUCTION = f"""\
An event is a CloudEvents 1.0 envelope in JSON on the topic exchange `<service>.events`, routed by its type. The same is
told to machines by [asyncapi.json](asyncapi.json) (AsyncAPI 3.0), which the gateway serves at `/asyncapi.json`.

**Delivery.** An event is published when the write that caused it is committed, at least once; a consumer applies it
exactly once, by its `id`. Published events stay in the outbox of their service for {EVENTS_KEPT.days} days and can be
replayed to a consumer; what a consumer has applied it remembers for {EVENTS_REMEMBERED.days} days, so that a replay
does no harm. A reaction that fails is tried {EVENT_TRIES} times, ever more slowly; then the event is a dead letter,
kept until an operator replays or drops it.

**Order.** `sequence` numbers the events of one aggregate (`partitionkey`), of all types and versions, from 1 without
gaps. A consumer that keeps order applies them so: one that comes early waits, one that fails holds up the later ones of
its aggregate and no others. Other consumers take them as they come. Between aggregates there is no order.

**Versions.** The type carries the major version; within it a schema only grows, and consumers ignore fields that they
do not know. An event of a version that a consumer cannot read becomes a dead letter.
"""


def text() -> str:
    """The whole document."""
    lines = ["# Events\n", HEAD, _INTRODUCTION, *_envelope(), *_listeners(), *_brokers()]
    schemas = asyncapi.document()["components"]
    for service in SERVICES:
        own = sorted((event for event in EVENTS if event.service == service), key=lambda event: event.type)
        lines += [f"\n## {service}\n"] if own else []
        for event in own:
            lines += _event(event, schemas)
    return "\n".join(lines) + "\n"


def _envelope() -> Iterator[str]:
    yield "## The envelope\n"
    yield from _table(asyncapi.ENVELOPE, {})
    example = next(event for event in EVENTS if event.example is not None)
    body = json.dumps(asyncapi.envelope(example), ensure_ascii=False, indent=2)
    yield f"\nFor example, on the exchange `{example.service}.events` with the routing key `{example.type}`:\n"
    yield f"```json\n{body}\n```\n"


def _listeners() -> Iterator[str]:
    yield "## Who listens\n"
    yield from ("| consumer (queue) | order kept | what it does with them | events |", "|---|---|---|---|")
    for subscription in sorted(SUBSCRIPTIONS, key=lambda one: one.consumer):
        types = " ".join(f"`{event.type}`" for event in subscription.taken)
        order = "per aggregate" if subscription.ordered else "no"
        yield f"| `{subscription.consumer}` | {order} | {_words(subscription.summary)} | {types} |"
    yield "\nThe gateway keeps no queue: each of its processes hears these while it runs.\n"
    yield from ("| listener | what it does with them | events |", "|---|---|---|")
    for feed in sorted(FEEDS, key=lambda one: one.listener):
        types = " ".join(f"`{event.type}`" for event in feed.events)
        yield f"| `{feed.listener}` | {_words(feed.summary)} | {types} |"


def _brokers() -> Iterator[str]:
    yield "\n## What each broker promises\n"
    yield "`lianshang up` has a broker of its own, in its process. `tests/conformance` holds both to this table.\n"
    yield from ("| | RabbitMQ | embedded |", "|---|---|---|")
    for promise, on_rabbitmq, embedded in guarantees.table():
        yield f"| {promise} | {on_rabbitmq} | {embedded} |"


def _event(event: Event, components: dict[str, Any]) -> Iterator[str]:
    listeners = ", ".join(f"`{name}`" for name in asyncapi.listeners(event)) or "nobody yet"
    yield f"### `{event.type}`\n"
    yield f"{_words(event.summary)} Heard by {listeners}.\n"
    if event.earlier:
        yield f"`{event.earlier.event.type}` is turned into it for consumers.\n"
    _, data = components["messages"][asyncapi.key_of(event.type)]["payload"]["allOf"]
    yield from _table(_resolved(data["properties"]["data"], components["schemas"]), components["schemas"])
    yield ""


def _table(schema: dict[str, Any], schemas: dict[str, Any]) -> Iterator[str]:
    yield from ("| field | type | required | meaning |", "|---|---|---|---|")
    yield from _rows(schema, schemas, "")


def _rows(schema: dict[str, Any], schemas: dict[str, Any], prefix: str) -> Iterator[str]:
    """One row for each field, those of nested objects after the one that holds them: ``chains[].segment``."""
    for name, field in schema.get("properties", {}).items():
        required = "yes" if name in schema.get("required", ()) else "no"
        meaning = field.get("description", "").replace("|", "&#124;")
        yield f"| `{prefix}{name}` | {_type(field, schemas)} | {required} | {meaning} |"
        inner, suffix = (field["items"], "[]") if "items" in field else (field, "")
        if "$ref" in inner:
            yield from _rows(_resolved(inner, schemas), schemas, f"{prefix}{name}{suffix}.")


def _type(field: dict[str, Any], schemas: dict[str, Any]) -> str:
    if "anyOf" in field:
        inner, _null = field["anyOf"]
        return f"{_type(inner, schemas)} or null"
    if "enum" in (found := _resolved(field, schemas)):
        return _codes(field["$ref"].removeprefix(_SCHEMAS), found["enum"])
    kinds = field.get("type", "object" if "$ref" in field else "")
    nullable = isinstance(kinds, list) and "null" in kinds
    kind = next(one for one in kinds if one != "null") if isinstance(kinds, list) else kinds
    if "const" in field:
        kind = f"`{field['const']}`"
    elif "items" in field:
        inner = _type(field["items"], schemas)
        kind = f"list of {inner}s" if inner in ("object", "string", "integer") else f"list of {inner}"
    elif field.get("format") in _FORMATS:
        kind = _FORMATS[field["format"]]
    return f"{kind} or null" if nullable else str(kind)


def _codes(name: str, codes: list[str]) -> str:
    if len(codes) > _MOST_CODES:
        return f"one of the {len(codes)} codes of `{name}`"
    return "one of " + ", ".join(f"`{code}`" for code in codes)


def _resolved(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema that a reference leads to."""
    if "$ref" not in schema:
        return schema
    found: dict[str, Any] = schemas[schema["$ref"].removeprefix(_SCHEMAS)]
    return found


def _words(words: Text) -> str:
    """The English sentence, with the Chinese one behind it."""
    return f"{words.en.rstrip('.')} ({words.zh})."
