"""What the rules in force name, as it is called now, against the names of which somebody was told last."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, select

from chassis.running.work import Work
from services.requests.catalog.models import CatalogItem
from services.requests.dispatching.models import NamedByRules, RulesVersion
from services.requests.mirror import queries as mirror
from services.requests.mirror.models import Chain, Organization

# The schedule that compares; it is woken by whatever may have renamed something.
FIND_OUTDATED_RULES = "find_outdated_rules"
_LISTS = {"item": "items", "chain": "chains", "park": "parks"}
_MODELS: Mapping[str, type[Any]] = {
    "item": CatalogItem,
    "chain": Chain,
    "park": Organization,
    "department": Organization,
}


class Named(NamedTuple):
    """Something that rules name: its name, whether they name it in vain, and the rules by their places from 1."""

    name: str
    gone: bool
    positions: list[int]


def current(work: Work, rules: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], Named]:
    """Return all that these rules name, by kind and key, as it is now.

    A segment is gone where a rule names it for chains of which none has it.
    """
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, rule in enumerate(rules, start=1):
        for kind, field in _LISTS.items():
            for value in rule[field]:
                places[kind, value].append(position)
        places["department", rule["department_id"]].append(position)
    found = {place: Named(*_thing(work, *place), positions) for place, positions in places.items()}
    return {**found, **_segments(work, rules)}


def _thing(work: Work, kind: str, key: str) -> tuple[str, bool]:
    thing: Any = work.session.get(_MODELS[kind], UUID(key))
    return (thing.name, not thing.active) if thing else (key, True)


def _segments(work: Work, rules: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Named]:
    by_chain = mirror.segments_by_chain(work)
    found: dict[tuple[str, str], Named] = {}
    for position, rule in enumerate(rules, start=1):
        chains = [UUID(chain) for chain in rule["chains"]] or list(by_chain)
        there = {name for chain in chains for name in by_chain.get(chain, ())}
        for name in rule["segments"]:
            before = found.get(("segment", name), Named(name, False, []))
            found["segment", name] = Named(name, before.gone or name not in there, [*before.positions, position])
    return found


def lock(work: Work) -> None:
    """Let nobody else compare, or put other rules into force, until this transaction ends."""
    work.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended("requests dispatch rules", 0))))


def newest(work: Work) -> RulesVersion | None:
    """Return the rules in force, or ``None`` before the first."""
    return work.session.scalar(select(RulesVersion).order_by(RulesVersion.version.desc()).limit(1))


def keep(work: Work) -> None:
    """Note the names of all that the rules in force name: who made them has seen these."""
    work.session.execute(delete(NamedByRules))
    rules = newest(work)
    for (kind, key), named in current(work, rules.rules if rules else ()).items():
        work.session.add(NamedByRules(kind=kind, key=key, name=named.name, gone=named.gone))
    work.session.flush()
