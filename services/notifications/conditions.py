"""What rules can be about: the events, whom each can be told to, and what can be asked of its data."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from marshmallow import fields

from contracts.common import vocabulary_of
from contracts.heads import COMMON
from contracts.notifications.rules import AUDIENCE, ConditionKind
from contracts.notifications.subscriptions import TOLD
from contracts.operation import Event
from services.notifications import telling

# Fields whose values compare plainly.
_KINDS: Mapping[type[fields.Field[Any]], ConditionKind] = {
    fields.String: ConditionKind.TEXT,
    fields.Boolean: ConditionKind.FLAG,
    fields.Integer: ConditionKind.NUMBER,
}


def comparable(event: Event) -> dict[str, tuple[fields.Field[Any], ConditionKind]]:
    """Return the fields of an event's data that a rule can ask for, with what their values are."""
    found = {}
    for name, field in event.data().fields.items():
        kind = next((kind for type_, kind in _KINDS.items() if isinstance(field, type_)), None)
        if kind is not None:
            found[name] = field, kind
    return found


@cache
def events() -> list[dict[str, Any]]:
    """Return what rules can be about, in the form of ``RuleEventSchema``."""
    return [
        {
            "event": event.type,
            "audiences": [name for name in AUDIENCE.codes if telling.can_be_found(name, event)],
            "conditions": [_condition(name, field, kind) for name, (field, kind) in comparable(event).items()],
        }
        for event in TOLD
    ]


def _condition(name: str, field: fields.Field[Any], kind: ConditionKind) -> dict[str, Any]:
    vocabulary = vocabulary_of(field)
    values = vocabulary.words.items() if vocabulary else ()
    words = COMMON.get(name.removesuffix("_name").removesuffix("_id"))
    return {
        "name": name,
        "words": words and words._asdict(),
        "kind": kind,
        "values": [{"value": str(code), "words": said._asdict()} for code, said in values],
    }
