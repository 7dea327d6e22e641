"""The AsyncAPI 3.0 description of what the services tell each other, made from the declared events and subscriptions.

An event is sent to a channel of its own: a routing key of the producer's exchange. A consumer receives from the channel
of its queue, which is bound to those keys. The gateway serves it too, so nothing in here knows the broker's library.
"""

import json
from typing import Any

from apispec import APISpec

from contracts.catalogue import EVENTS, FEEDS, SUBSCRIPTIONS
from contracts.documents.json_schema import DeclarationsPlugin, in_ecma
from contracts.operation import Event, Feed, Subscription
from contracts.platform import EVENTS_KEPT, EVENTS_REMEMBERED
from contracts.problem import Text

VERSION = "1.0.0"
_BINDING = "0.3.0"
_DESCRIPTION = f"""\
What happens in a service of the platform is told to the others by events. 平台各服务之间以事件互通。

**Delivery** is at least once; a consumer of the platform applies each event once, by its `id`. A published event stays
in the outbox of its producer for {EVENTS_KEPT.days} days and can be replayed; what a consumer has applied it remembers
for {EVENTS_REMEMBERED.days}.

**Order**: `sequence` numbers the events of one aggregate (`partitionkey`), of all types and versions, from 1 without
gaps. A channel may deliver them out of order and twice; consumers marked ordered put that right by themselves.

**Versions**: `type` ends with the major version, within which data only grow: ignore fields that you do not know. An
event that a consumer cannot read becomes a dead letter, to be replayed when it can.
"""
ENVELOPE: dict[str, Any] = {
    "type": "object",
    "description": "CloudEvents 1.0 in structured form, with the extensions that order and trace it.",
    "required": ["specversion", "id", "source", "type", "subject", "time", "partitionkey", "sequence", "data"],
    "properties": {
        "specversion": {"const": "1.0"},
        "id": {"type": "string", "format": "uuid", "description": "The same however often it is delivered."},
        "source": {"type": "string", "format": "uri-reference", "description": "The service, after a slash."},
        "type": {"type": "string", "description": "What happened: `<aggregate>.<past tense>.v<major>`."},
        "subject": {"type": "string", "description": "The id of what it happened to."},
        "time": {"type": "string", "format": "date-time", "description": "Business time of the deployment."},
        "datacontenttype": {"const": "application/json"},
        "dataschema": {"type": "string", "format": "uri-reference", "description": "Names the schema of `data`."},
        "partitionkey": {"type": "string", "description": "The aggregate: `<kind>/<subject>`. Order is kept in it."},
        "sequence": {"type": "integer", "minimum": 1, "description": "The number within the aggregate, from 1."},
        "correlationid": {"type": "string", "description": "The request that caused it, through every service."},
        "causationid": {"type": "string", "format": "uuid", "description": "The event that caused it, if one did."},
        "traceparent": {"type": "string", "description": "W3C trace context."},
        "personid": {"type": "string", "format": "uuid", "description": "Who acted by a mandate, if somebody did."},
        "onbehalfof": {"type": "string", "format": "uuid", "description": "The enterprise that it was done for then."},
        "mandateid": {"type": "string", "format": "uuid", "description": "By which mandate."},
        "data": {"type": "object"},
    },
}


def document() -> dict[str, Any]:
    """The whole document."""
    events = sorted(EVENTS, key=lambda event: event.type)
    subscriptions = sorted(SUBSCRIPTIONS, key=lambda subscription: subscription.consumer)
    feeds = sorted(FEEDS, key=lambda feed: feed.listener)
    names, schemas = _schemas(events)
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "链上 Lianshang: events",
            "version": VERSION,
            "description": _DESCRIPTION,
            "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        },
        "defaultContentType": "application/json",
        "servers": {
            "broker": {
                "host": "{host}",
                "protocol": "amqp",
                "protocolVersion": "0-9-1",
                "description": "The RabbitMQ named in AMQP_URI. `lianshang up` has a broker inside instead.",
                "variables": {"host": {"default": "localhost:5672"}},
            }
        },
        "channels": {
            **{key_of(event.type): _exchange_channel(event) for event in events},
            **{key_of(subscription.consumer): _queue_channel(subscription) for subscription in subscriptions},
            **{key_of(feed.listener): _feed_channel(feed) for feed in feeds},
        },
        "operations": {
            **{key_of(f"{event.service}.tells.{event.type}"): _send(event) for event in events},
            **{key_of(f"{one.consumer}.reacts"): _receive(one) for one in subscriptions},
            **{key_of(f"{feed.listener}.hears"): _hear(feed) for feed in feeds},
        },
        "components": {
            "messages": {key_of(event.type): _message(event, names[event.type]) for event in events},
            "schemas": {"Envelope": ENVELOPE, **schemas},
        },
    }


def text() -> str:
    """The document as it is committed and served."""
    return json.dumps(document(), ensure_ascii=False, indent=2) + "\n"


def _schemas(events: list[Event]) -> tuple[dict[str, str], dict[str, Any]]:
    """The name of the data's schema by event type, and the schemas by name."""
    plugin = DeclarationsPlugin()
    spec = APISpec("events", VERSION, "3.1.0", plugins=[plugin])
    names = {}
    for event in events:
        reference = plugin.converter.resolve_nested_schema(event.data)  # type: ignore[union-attr]
        names[event.type] = reference["$ref"].rpartition("/")[2]
    return names, in_ecma(spec.to_dict()["components"]["schemas"])


def _words(text: Text) -> str:
    return f"{text.en} ({text.zh})"


def key_of(name: str) -> str:
    """The key of something in the document: keys of messages and channels have no dots in AsyncAPI 3."""
    return name.replace(".", "-")


def _reference(*path: str) -> dict[str, str]:
    return {"$ref": "#/" + "/".join(map(key_of, path))}


def _exchange_channel(event: Event) -> dict[str, Any]:
    exchange = {"name": f"{event.service}.events", "type": "topic", "durable": True, "autoDelete": False, "vhost": "/"}
    return {
        "address": event.type,
        "title": event.type,
        "summary": _words(event.summary),
        "description": f"The routing key on the exchange {event.service}.events. {_heard_by(event)}",
        "messages": {key_of(event.type): _reference("components", "messages", event.type)},
        "bindings": {"amqp": {"is": "routingKey", "exchange": exchange, "bindingVersion": _BINDING}},
    }


def listeners(event: Event) -> list[str]:
    """Who takes an event: consumers, and the feeds of the gateway."""
    consumers = sorted(subscription.consumer for subscription in SUBSCRIPTIONS if event in subscription.taken)
    return consumers + sorted(feed.listener for feed in FEEDS if event in feed.events)


def _heard_by(event: Event) -> str:
    found = listeners(event)
    return f"Heard by {', '.join(found)}." if found else "Heard by nobody yet."


def _queue_channel(subscription: Subscription) -> dict[str, Any]:
    order = (
        "Ordered: the events of one aggregate are applied in their sequence, and one that fails holds up the later "
        "ones of its aggregate alone."
        if subscription.ordered
        else "Not ordered: events are applied as they come."
    )
    queue = {"name": subscription.consumer, "durable": True, "exclusive": False, "autoDelete": False, "vhost": "/"}
    return {
        "address": subscription.consumer,
        "title": subscription.consumer,
        "summary": _words(subscription.summary),
        "description": f"A replicated queue. {order}",
        "messages": {
            key_of(event.type): _reference("components", "messages", event.type)
            for event in sorted(subscription.taken, key=lambda event: event.type)
        },
        "bindings": {"amqp": {"is": "queue", "queue": queue, "bindingVersion": _BINDING}},
    }


def _feed_channel(feed: Feed) -> dict[str, Any]:
    queue = {"name": "", "durable": False, "exclusive": True, "autoDelete": True, "vhost": "/"}
    return {
        # Each process has a queue of its own, named by the broker.
        "address": None,
        "title": feed.listener,
        "summary": _words(feed.summary),
        "description": "Every process hears it while it runs, and nothing of what was before.",
        "messages": {key_of(event.type): _reference("components", "messages", event.type) for event in feed.events},
        "bindings": {"amqp": {"is": "queue", "queue": queue, "bindingVersion": _BINDING}},
    }


def _send(event: Event) -> dict[str, Any]:
    kept = any(event in subscription.taken for subscription in SUBSCRIPTIONS)
    # Mandatory: where a queue keeps the event, it counts as published only when that queue has it.
    amqp = {"deliveryMode": 2, "mandatory": kept, "timestamp": False, "ack": True}
    return {
        "action": "send",
        "channel": _reference("channels", event.type),
        "summary": f"{event.service}: {_words(event.summary)}",
        "tags": [{"name": event.service}],
        "bindings": {"amqp": {**amqp, "bindingVersion": _BINDING}},
        "messages": [_reference("channels", event.type, "messages", event.type)],
    }


def _receive(subscription: Subscription) -> dict[str, Any]:
    return {
        "action": "receive",
        "channel": _reference("channels", subscription.consumer),
        "summary": f"{subscription.service}: {_words(subscription.summary)}",
        "tags": [{"name": subscription.service}],
        "bindings": {"amqp": {"ack": True, "bindingVersion": _BINDING}},
        "messages": [
            _reference("channels", subscription.consumer, "messages", event.type)
            for event in sorted(subscription.taken, key=lambda event: event.type)
        ],
    }


def _hear(feed: Feed) -> dict[str, Any]:
    return {
        "action": "receive",
        "channel": _reference("channels", feed.listener),
        "summary": f"gateway: {_words(feed.summary)}",
        "tags": [{"name": "gateway"}],
        "bindings": {"amqp": {"ack": False, "bindingVersion": _BINDING}},
        "messages": [_reference("channels", feed.listener, "messages", event.type) for event in feed.events],
    }


def _message(event: Event, schema: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "properties": {
            "source": {"const": f"/{event.service}"},
            "type": {"const": event.type},
            "dataschema": {"const": f"/events/{event.type}"},
            "data": _reference("components", "schemas", schema),
        }
    }
    found: dict[str, Any] = {
        "name": event.type,
        "title": event.type,
        "summary": _words(event.summary),
        "contentType": "application/json",
        "payload": {"allOf": [_reference("components", "schemas", "Envelope"), data]},
        "correlationId": {"location": "$message.payload#/correlationid"},
        "tags": [{"name": event.service}],
        "bindings": {"amqp": {"contentEncoding": "utf-8", "messageType": event.type, "bindingVersion": _BINDING}},
    }
    if event.example is not None:
        found["examples"] = [{"name": event.type, "payload": envelope(event)}]
    return found


def envelope(event: Event) -> dict[str, Any]:
    """An envelope as it may be emitted, around the event's example."""
    data = dict(event.example or {})
    return {
        "specversion": "1.0",
        "id": "01980000-0000-7000-8000-0000000000e1",
        "source": f"/{event.service}",
        "type": event.type,
        "subject": data["id"],
        "time": "2026-11-21T09:00:00+08:00",
        "datacontenttype": "application/json",
        "dataschema": f"/events/{event.type}",
        "partitionkey": f"{event.aggregate}/{data['id']}",
        "sequence": 2,
        "correlationid": "0f1c9b52-6b7e-4c55-9f30-6d8c5a1e7a40",
        "data": data,
    }
