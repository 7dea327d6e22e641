"""What the folder of a capability declares: whom it tells of its events, and where they read more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from contracts.operation import Event
from contracts.roles import Role
from services.notifications.domain import Rule

INBOX = ("inbox",)
BOTH = ("inbox", "email")

# The audiences that every capability can name, each with the ids by which it is found: one of them must be known.
COMMON_AUDIENCES: Mapping[str, tuple[str, ...]] = {
    "enterprise": ("enterprise",),
    "dispatcher": ("chain", "park"),
    "department": ("department",),
    "supervisor": (),
    "chief": ("chain",),
    "person": ("person",),
    "chain_contacts": ("chain",),
    "operator": (),
}
COMMON_IDS = ("chain", "department", "enterprise", "park", "person")


def address_of_resource(event: Event, envelope: Mapping[str, Any]) -> str | None:
    """Where the resource that something happened to is read; nowhere for an event of none."""
    return None if event.resource is None else event.resource.address(envelope["subject"])


@dataclass(frozen=True)
class Capability:
    """What people are told of one capability, beside its words.

    ``ids`` says which field of the data holds the id of the chain, the enterprise, … by which audiences are found.
    ``rules`` hold until an operator sets others. ``audiences`` are those that it alone has: each with the role whose
    holders it is, at the organization that the id of the same name names, or ``None`` where that id names the person.
    ``link`` gives the path of what one reads next, from an event and its envelope: the resource, where nothing is set.
    """

    ids: Mapping[str, str]
    rules: tuple[Rule, ...]
    audiences: Mapping[str, Role | None] = field(default_factory=dict)
    link: Callable[[Event, Mapping[str, Any]], str | None] = address_of_resource

    def finds(self, audience: str, event: Event) -> bool:
        """Whether the data of this event, which is one of its own, tells who that is."""
        if audience in self.audiences:
            needed: tuple[str, ...] = (audience,)
        elif audience in COMMON_AUDIENCES:
            needed = COMMON_AUDIENCES[audience]
        else:
            return False
        return not needed or any(self.ids.get(name) in event.data._declared_fields for name in needed)


def rule(event: Event, audience: str, channels: tuple[str, ...], variant: str = "", /, **when: tuple[Any, ...]) -> Rule:
    """The rule that this event is told to this audience, in the words of this variant of its template.

    ``when`` narrows it to data that has one of these values in a field.
    """
    template = event.name
    return Rule(event.type, audience, channels, f"{template}/{variant}" if variant else template, when)
