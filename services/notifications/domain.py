"""The rules of telling: which rules an event meets, and how several rules that meet one person become one message."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

Member = TypeVar("Member", bound=Hashable)

# Tries of a mail. With the waits below the last is about a day after the first: a night's outage loses nothing.
MAX_TRIES = 32
_FIRST_WAIT = timedelta(seconds=15)
_LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True)
class Rule:
    """An event of this type tells this audience over these channels in the words of this template.

    ``when`` narrows it to data that has one of the values in each of its fields; a text that ends in ``*`` stands for
    every value that begins so, since some have names that depend on settings (``reminder_50``).
    """

    event: str
    audience: str
    channels: tuple[str, ...]
    template: str
    when: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    def meets(self, event: str, data: Mapping[str, Any]) -> bool:
        """Whether this event falls under the rule."""
        return event == self.event and all(
            any(_is(data.get(name), wanted) for wanted in values) for name, values in self.when.items()
        )


def _is(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, str) and wanted.endswith("*"):
        return isinstance(value, str) and value.startswith(wanted[:-1])
    return bool(value == wanted)


@dataclass
class Message:
    """What one person is told of one event, and as a member of which audience.

    ``posts`` are those that make the person a member, and for as long as one of them is held the message is for that
    person; none for somebody whom the event itself names, and who is told whatever posts that person holds.
    """

    template: str
    audience: str
    channels: set[str]
    posts: Collection[UUID]


def rules_for(rules: Iterable[Rule], event: str, data: Mapping[str, Any]) -> list[Rule]:
    """The rules that an event falls under."""
    return [rule for rule in rules if rule.meets(event, data)]


def messages(rules: Iterable[Rule], members: Mapping[str, Mapping[Member, Collection[UUID]]]) -> dict[Member, Message]:
    """Each person with the one message they get: the words of the first rule that meets them, the channels of all.

    ``members`` are the persons of each audience that the rules name, with the posts that make them members: none for
    persons whom the event names.
    """
    found: dict[Member, Message] = {}
    for rule in rules:
        for person, posts in members[rule.audience].items():
            message = found.setdefault(person, Message(rule.template, rule.audience, set(), posts))
            message.channels.update(rule.channels)
    return found


def wait_after(tries: int, jitter: float) -> timedelta:
    """How long to wait after so many failed tries: doubling up to an hour, times ``jitter`` (about 1)."""
    return min(_FIRST_WAIT * 2 ** min(tries - 1, 20), _LONGEST_WAIT) * jitter
