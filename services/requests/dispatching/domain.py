"""Which dispatch rule decides: the first of the list whose every condition is met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# The conditions of a rule, and under which name the rule lists the values of each.
CONDITIONS = {"item": "items", "chain": "chains", "segment": "segments", "park": "parks"}


@dataclass(frozen=True, slots=True)
class Matter:
    """What the rules look at: ids as strings. An enterprise may work in several segments of a chain, or in none."""

    item: str
    chain: str | None = None
    segments: tuple[str, ...] = ()
    park: str | None = None

    def values(self, condition: str) -> tuple[str, ...]:
        """What the matter has to meet a condition with."""
        if condition == "segment":
            return self.segments
        value: str | None = getattr(self, condition)
        return () if value is None else (value,)


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition that is not met: one of ``expected`` was needed, ``given`` is what there was."""

    condition: str
    expected: tuple[str, ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What came of one rule; ``position`` counts from 1. It matched when nothing is unmet."""

    position: int
    rule: Mapping[str, Any]
    unmet: tuple[Unmet, ...]

    @property
    def matched(self) -> bool:
        return not self.unmet


def unmet_by(rule: Mapping[str, Any], matter: Matter) -> tuple[Unmet, ...]:
    """Return the conditions of a rule that a matter does not meet. An empty list of values is met by everything."""
    return tuple(
        Unmet(condition, tuple(rule[name]), matter.values(condition))
        for condition, name in CONDITIONS.items()
        if rule[name] and not set(rule[name]) & set(matter.values(condition))
    )


def try_rules(rules: Sequence[Mapping[str, Any]], matter: Matter) -> list[Step]:
    """Return what came of each rule up to the first that matched; all of them if none did."""
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
