"""The capabilities that people are told of: one folder for each, found here when the service starts.

A folder holds the texts in both languages, ``zh.txt`` and ``en.txt`` (see ``templates.py``), and ``CAPABILITY`` (see
``declaring.py``). People are told of the events that it has texts for; their contract declares their resources as
``Told``.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from contracts.audiences import withheld
from contracts.notifications.subscriptions import TOLD
from contracts.operation import Event
from contracts.roles import Role
from services.notifications.domain import Rule
from services.notifications.telling.collecting import collect
from services.notifications.telling.declaring import COMMON_IDS, COMMON_ROLES, Capability, Members

CAPABILITIES = collect(__name__, __path__, TOLD)

_BY_EVENT: Mapping[str, tuple[Event, Capability]] = {
    event.name: (event, one.declared) for one in CAPABILITIES for event in one.events
}
_POSITIONS = {event.type: position for position, event in enumerate(TOLD)}

# The rules that apply until an operator sets others, in the order in which the contracts declare the events.
PRESET: tuple[Rule, ...] = tuple(
    sorted((rule for one in CAPABILITIES for rule in one.declared.rules), key=lambda rule: _POSITIONS[rule.event])
)
# The audiences that only some capabilities have, and the ids by which audiences are found.
AUDIENCES: Mapping[str, Members] = {name: role for one in CAPABILITIES for name, role in one.declared.audiences.items()}
IDS: tuple[str, ...] = tuple(sorted({*COMMON_IDS, *AUDIENCES}))


def can_be_found(audience: str, event: Event) -> bool:
    """Whether the data of this event identifies the audience."""
    _, capability = _BY_EVENT[event.name]
    return capability.finds(audience, event)


def ids_in(envelope: Mapping[str, Any]) -> dict[str, UUID | Sequence[UUID] | None]:
    """Return the ids in the data of an event by which audiences are found; where there are several, all of them."""
    _, capability = _told_by(envelope)
    return {name: envelope["data"].get(held_in) for name, held_in in capability.ids.items()}


def kept_from(envelope: Mapping[str, Any]) -> Mapping[Role, UUID]:
    """Return the organizations at which those who hold posts in a role are told nothing of an event, by role."""
    _, capability = _told_by(envelope)
    return capability.kept_from(envelope["data"])


def author_of(envelope: Mapping[str, Any]) -> UUID | None:
    """Return the id of the person who is told nothing of an event, whose own doing it is."""
    _, capability = _told_by(envelope)
    found: UUID | None = envelope["data"].get(capability.author)
    return found


def link_of(envelope: Mapping[str, Any]) -> str | None:
    """Return the path of what a person reads next about an event, or ``None``."""
    event, capability = _told_by(envelope)
    return capability.link(event, envelope)


def withheld_from(audience: str, envelope: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of the fields of an event that an audience may not read."""
    event, _ = _told_by(envelope)
    role = {**COMMON_ROLES, **AUDIENCES}[audience]
    return withheld(event.data, frozenset({role}) if isinstance(role, Role) else frozenset(), envelope["data"])


def _told_by(envelope: Mapping[str, Any]) -> tuple[Event, Capability]:
    return _BY_EVENT[envelope["type"].rpartition(".v")[0]]
