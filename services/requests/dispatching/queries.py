"""Reads of the dispatch rules, and decisions by them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.pages import page
from contracts.requests.dispatching import (
    GET_DISPATCH_RULES,
    LIST_DISPATCH_RULE_VERSIONS,
    TRY_DISPATCH_RULES,
    RulesVersionSchema,
)
from services.requests.catalog import queries as catalog
from services.requests.dispatching.domain import Matter, Step, first_match, try_rules
from services.requests.dispatching.models import RulesVersion
from services.requests.mirror import queries as mirror


@dataclass(frozen=True)
class Decision:
    """The department for a matter; ``position`` is ``None`` if no rule matched and the item's default decides."""

    department_id: UUID
    version: int
    position: int | None


def decide(work: Work, matter: Matter, default_department_id: UUID) -> Decision:
    """Apply the current rules; if none matches, the item's default department decides."""
    version, rules = _rules(work, None)
    step = first_match(rules, matter)
    return _decision(step, version, default_department_id)


@handles(GET_DISPATCH_RULES)
def get_rules(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return one version of the rules, by preset the current one. Raises ``Failure`` if there is none."""
    number = query["version"]
    if number is None:
        number = current_version(work)
    if number == 0:
        return {"version": 0, "created_at": None, "created_by": None, "comment": "", "count": 0, "rules": []}
    found = work.find(RulesVersion, number)
    names = mirror.names_of(work.session, (UUID(rule["department_id"]) for rule in found.rules))
    rules = [
        {
            **{name: [UUID(value) for value in rule[name]] for name in ("items", "chains", "parks")},
            "segments": rule["segments"],
            "department_id": UUID(rule["department_id"]),
            "department_name": names.get(UUID(rule["department_id"])),
            "note": rule["note"],
            "position": position,
        }
        for position, rule in enumerate(found.rules, start=1)
    ]
    return {**_version_dict(found), "rules": rules}


@handles(LIST_DISPATCH_RULE_VERSIONS)
def list_versions(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the versions, newest first."""
    statement = select(RulesVersion).order_by(RulesVersion.version.desc())
    return page(work.transaction, statement, query, lambda versions: [_version_dict(version) for version in versions])


def current_version(work: Work) -> int:
    """Return the number of the current version; 0 before the first."""
    return work.session.scalar(select(func.max(RulesVersion.version))) or 0


@handles(TRY_DISPATCH_RULES)
def try_out(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return which rule would decide on a matter, and why the earlier ones would not."""
    item = catalog.choosable_item(work, body["item_id"], for_staff=None)
    version, rules = _rules(work, body["version"])
    matter = Matter(
        item=str(item.id),
        chain=_text(body["chain_id"]),
        segments=tuple(body["segments"]),
        park=_text(body["park_id"]),
    )
    steps = try_rules(rules, matter)
    last = steps[-1] if steps and steps[-1].matched else None
    decision = _decision(last, version, item.department_id)
    department = mirror.find_organization(work, decision.department_id)
    return {
        "rules_version": version,
        "source": "item" if last is None else "rule",
        "position": decision.position,
        "department_id": decision.department_id,
        "department_name": department.name if department else None,
        "department_active": mirror.find_department(work, decision.department_id) is not None,
        "steps": [_step_dict(step) for step in steps],
    }


def _decision(step: Step | None, version: int, default_department_id: UUID) -> Decision:
    if step is None:
        return Decision(default_department_id, version, None)
    return Decision(UUID(step.rule["department_id"]), version, step.position)


def _rules(work: Work, version: int | None) -> tuple[int, list[dict[str, Any]]]:
    if version is None:
        latest = work.session.scalar(select(RulesVersion).order_by(RulesVersion.version.desc()).limit(1))
        return (latest.version, latest.rules) if latest else (0, [])
    if version == 0:
        return 0, []
    return version, work.find(RulesVersion, version).rules


def _version_dict(found: RulesVersion) -> dict[str, Any]:
    return shown(found, RulesVersionSchema, count=len(found.rules))


def _step_dict(step: Step) -> dict[str, Any]:
    return {
        "position": step.position,
        "matched": step.matched,
        "unmet": [
            {"condition": unmet.condition, "expected": list(unmet.expected), "given": list(unmet.given)}
            for unmet in step.unmet
        ],
        "note": step.rule["note"],
    }


def _text(identifier: UUID | None) -> str | None:
    return str(identifier) if identifier else None
