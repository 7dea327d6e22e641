"""What rows of the ledger of visits do, by the rules of the room of visits."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import Failure, invalid
from chassis.ledgers.outcomes import Changed
from chassis.running.work import Work
from contracts.requests.visit_kinds import FindingKind
from contracts.requests.visit_plans import VISITORS
from services.requests.imports import references
from services.requests.lifecycle.keeping import Keeping
from services.requests.lifecycle.own_numbers import find_by_number
from services.requests.mirror.queries import active_enterprise
from services.requests.visits import access, commands
from services.requests.visits.models import Finding, Visit

_VISITING = Keeping(VISITORS)
# The fields of a visit that a column holds as it stands, and that stay or can be changed.
STAYING = ("day",)
PLAIN = ("visitors", "summary", "remarks")
FINDINGS = {"demand": FindingKind.DEMAND, "suggestion": FindingKind.SUGGESTION}
_COLUMNS = {"enterprise_id": "enterprise", "organization_id": "owner"}


def apply_visit(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Record the visit of a row, or change the record that has its number in the ledger of its organization."""
    organization_id = UUID(references.owning_post(work, _VISITING, row).organization_id)
    visit = find_by_number(work, Visit, organization_id, row["ledger_number"])
    before = [visit.enterprise_id] if visit else []
    enterprise_id = references.organizations(work, "enterprise", [row["enterprise"]], before)[0]
    try:
        if visit is None:
            _record(work, organization_id, enterprise_id, row)
            return None
        return _change(work, visit, enterprise_id, row)
    except Failure as failure:
        raise references.naming_columns(failure, _COLUMNS, row) from None


def _record(work: Work, organization_id: UUID, enterprise_id: UUID, row: Mapping[str, Any]) -> None:
    active_enterprise(work, enterprise_id, "enterprise_id")
    found = [{"kind": kind, "content": row[name], "reason": ""} for name, kind in FINDINGS.items() if row.get(name)]
    given = {name: row[name] for name in (*PLAIN, *STAYING, "ledger_number") if row.get(name) is not None}
    body = {"remarks": "", **given, "enterprise_id": enterprise_id, "findings": found}
    owed = commands.owed_on(work, organization_id, enterprise_id, row["day"])
    commands.record(work, access.visiting(work, organization_id), body, owed, imported=True)


def _change(work: Work, visit: Visit, enterprise_id: UUID, row: Mapping[str, Any]) -> Changed:
    commands.check_standing(visit)
    references.check_organizations_stay(work, row, "enterprise", [enterprise_id], [visit.enterprise_id])
    references.check_stays(row, "day", row["day"], visit.day)
    findings = select(Finding.kind, Finding.content).where(Finding.visit_id == visit.id)
    found = {(kind, content) for kind, content in work.session.execute(findings)}
    for name, kind in FINDINGS.items():
        if name in row and (kind.value, row[name]) not in found:
            said = "登记后,走访发现不能更改。", "What was found stays as it was recorded."
            raise invalid(name, row[name], *said)
    given = {name: row[name] or "" for name in PLAIN if name in row}
    changes = {name: value for name, value in given.items() if value != getattr(visit, name)}
    told = {name: (getattr(visit, name) or None, row[name]) for name in changes}
    if changes:
        commands.apply_changes(work, visit, changes, imported=True)
    return told
