"""Writes of dispatch rules: always the whole list, always a new version."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import Failure
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.problem import INVALID
from contracts.requests.dispatching import REPLACE_DISPATCH_RULES
from services.requests.catalog.models import CatalogItem
from services.requests.dispatching import names, queries
from services.requests.dispatching.models import RulesVersion
from services.requests.mirror import queries as mirror


@handles(REPLACE_DISPATCH_RULES)
def replace_rules(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Create a new version of the rules; of two at once, the later is refused because the version has changed.

    Raises ``Failure`` if the caller saw another version than the current one, or a rule names an unknown object.
    """
    current = queries.current_version(work)
    work.check_version(current)
    names.lock(work)
    errors = list(_unknown(work, body["rules"]))
    if errors:
        raise Failure(INVALID, errors)
    work.session.add(
        RulesVersion(
            version=current + 1,
            created_at=work.now,
            created_by=work.actor.name,
            created_by_id=UUID(work.actor.person_id) if work.actor.person_id else None,
            comment=body["comment"],
            rules=[_stored(rule) for rule in body["rules"]],
        )
    )
    work.session.flush()
    names.keep(work)
    work.concerns(str(current + 1))
    return queries.get_rules(work, {"version": current + 1})


def _stored(rule: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: [str(value) for value in rule[name]] for name in ("items", "chains", "segments", "parks")},
        "department_id": str(rule["department_id"]),
        "note": rule["note"],
    }


def _unknown(work: Work, rules: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield one entry for each value of a rule that names an unknown object."""
    items = {value for rule in rules for value in rule["items"]}
    missing = {
        "items": items - set(work.session.scalars(select(CatalogItem.id).where(CatalogItem.id.in_(items)))),
        "chains": mirror.unknown_chains(work, (value for rule in rules for value in rule["chains"])),
        "parks": mirror.unknown_organizations(work, (value for rule in rules for value in rule["parks"]), "park"),
    }
    segments = mirror.segments_by_chain(work)
    departments = mirror.unknown_organizations(work, (rule["department_id"] for rule in rules), "department")
    for index, rule in enumerate(rules):
        for name, absent in missing.items():
            for place, value in enumerate(rule[name]):
                if value in absent:
                    yield _error(f"rules.{index}.{name}.{place}", value)
        known = set().union(*(segments.get(chain, ()) for chain in rule["chains"] or segments))
        for place, value in enumerate(rule["segments"]):
            if value not in known:
                yield _error(f"rules.{index}.segments.{place}", value)
        if rule["department_id"] in departments:
            yield _error(f"rules.{index}.department_id", rule["department_id"])


def _error(field: str, value: UUID | str) -> dict[str, Any]:
    return {
        "field": field,
        "value": str(value),
        "detail": ["不存在或已停用。", "There is no such thing, or it is not active."],
    }
