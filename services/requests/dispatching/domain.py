"""Find the dispatch rule for a matter: the first in the list whose conditions are all met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# The conditions of a rule, each with the name under which the rule lists its values.
CONDITIONS = {"item": "items", "chain": "chains", "segment": "segments", "park": "parks"}


@dataclass(frozen=True, slots=True)
class Matter:
    """What the rules consider; ids are strings. An enterprise may be in several segments of a chain, or in none."""

    item: str
    chain: str | None = None
    segments: tuple[str, ...] = ()
    park: str | None = None

    def values(self, condition: str) -> tuple[str, ...]:
        """Return the values of the matter for a condition."""
        if condition == "segment":
            return self.segments
        value: str | None = getattr(self, condition)
        return () if value is None else (value,)


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition that is not met: one of ``expected`` was needed, ``given`` are the values of the matter."""

    condition: str
    expected: tuple[str, ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The result of one rule; ``position`` counts from 1. The rule matched if nothing is unmet."""

    position: int
    rule: Mapping[str, Any]
    unmet: tuple[Unmet, ...]

    @property
    def matched(self) -> bool:
        return not self.unmet


def unmet_by(rule: Mapping[str, Any], matter: Matter) -> tuple[Unmet, ...]:
    """Return the conditions of a rule that a matter does not meet; any matter meets an empty list of values."""
    return tuple(
        Unmet(condition, tuple(rule[name]), matter.values(condition))
        for condition, name in CONDITIONS.items()
        if rule[name] and not set(rule[name]) & set(matter.values(condition))
    )


def try_rules(rules: Sequence[Mapping[str, Any]], matter: Matter) -> list[Step]:
    """Return the results of the rules up to the first that matched; of all if none did."""
    steps = []
    for position, rule in enumerate(rules, start=1):
        steps.append(Step(position, rule, unmet_by(rule, matter)))
        if steps[-1].matched:
            break
    return steps


def first_match(rules: Sequence[Mapping[str, Any]], matter: Matter) -> Step | None:
    """Return the step of the rule that decides, or ``None`` if none matches."""
    steps = try_rules(rules, matter)
    return steps[-1] if steps and steps[-1].matched else None
