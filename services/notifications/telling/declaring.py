"""The declaration of a capability in its folder: its rules, its audiences, and the link to further reading."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from contracts.operation import Event
from contracts.roles import Role
from services.notifications.domain import Rule

# In place of a role: the id identifies the post itself, whatever its role.
POSTS: Literal["posts"] = "posts"
Members = Role | frozenset[Role] | Literal["posts"] | None
INBOX = ("inbox",)
BOTH = ("inbox", "email")

# The audiences that every capability can name, each with the ids by which it is found: at least one must be known.
COMMON_AUDIENCES: Mapping[str, tuple[str, ...]] = {
    "enterprise": ("enterprise",),
    "dispatcher": ("chain", "park"),
    "department": ("department",),
    "supervisor": (),
    "follow_up_clerk": (),
    "chief": ("chain",),
    "person": ("person",),
    "chain_contacts": ("chain",),
    "registrar": (),
    "operator": (),
}
# In which role each of them reads what it is told; a person whom the event names reads in none.
COMMON_ROLES: Mapping[str, Role | None] = {
    "enterprise": Role.ENTERPRISE_CONTACT,
    "dispatcher": Role.DISPATCHER,
    "department": Role.DEPARTMENT_HANDLER,
    "supervisor": Role.SUPERVISOR,
    "follow_up_clerk": Role.FOLLOW_UP_CLERK,
    "chief": Role.CHAIN_CHIEF,
    "person": None,
    "chain_contacts": Role.ENTERPRISE_CONTACT,
    "registrar": Role.REGISTRAR,
    "operator": Role.OPERATOR,
}
COMMON_IDS = tuple(sorted({name for ids in COMMON_AUDIENCES.values() for name in ids}))


def address_of_resource(event: Event, envelope: Mapping[str, Any]) -> str | None:
    """Return the path of the event's resource, or ``None`` for an event without one."""
    return None if event.resource is None else event.resource.address(envelope["subject"])


@dataclass(frozen=True)
class Capability:
    """The declaration of one capability that people are told of, beside its texts.

    ``ids`` maps chain, enterprise, … to the fields of the data with the ids by which audiences are found. ``rules``
    apply until an operator sets others. ``audiences`` are those of this capability alone, each with the role, or the
    roles, of its members at the organization that the id of the same name identifies, ``None`` if that id identifies
    the person, or ``POSTS`` if it identifies the post. Those of several roles, and of posts, read only what is for
    everybody.
    ``kept_from`` returns from the data of an event the organizations that may know nothing of it yet, by role: whoever
    holds such a post there is told nothing, whatever other posts make that person a member of an audience.
    ``author`` is the field with the person whose doing it is, and who is told nothing of it.
    ``link`` returns the path to read next, from an event and its envelope: the resource, unless set otherwise.
    """

    ids: Mapping[str, str]
    rules: tuple[Rule, ...]
    audiences: Mapping[str, Members] = field(default_factory=dict)
    kept_from: Callable[[Mapping[str, Any]], Mapping[Role, UUID]] = lambda _: {}
    author: str = ""
    link: Callable[[Event, Mapping[str, Any]], str | None] = address_of_resource

    def finds(self, audience: str, event: Event) -> bool:
        """Whether the data of an event of this capability identifies the audience."""
        if audience in self.audiences:
            needed: tuple[str, ...] = (audience,)
        elif audience in COMMON_AUDIENCES:
            needed = COMMON_AUDIENCES[audience]
        else:
            return False
        return not needed or any(self.ids.get(name) in event.data._declared_fields for name in needed)


def rule(event: Event, audience: str, channels: tuple[str, ...], variant: str = "", /, **when: tuple[Any, ...]) -> Rule:
    """Return the rule that this event is told to this audience, with this variant of its template.

    ``when`` restricts it to data with one of these values in a field.
    """
    template = event.name
    return Rule(event.type, audience, channels, f"{template}/{variant}" if variant else template, when)
