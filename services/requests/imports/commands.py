"""Apply the rows of the ledgers of requests, by the rules of the operations of their rooms."""

from collections.abc import Mapping
from typing import Any

from chassis.ledgers.outcomes import Changed
from chassis.running.handlers import applies
from chassis.running.work import Work
from contracts.requests.agreement_ledger import AGREEMENTS, OUTSIDERS
from contracts.requests.project_ledgers import MILESTONES, PROJECTS
from contracts.requests.visit_ledger import VISITS
from services.requests.imports import agreement_rows, parties, project_rows, visit_rows

_AGREEMENT = ("ledger_number", "owner", "chain", parties.ORGANIZATIONS, *agreement_rows.PLAIN, *agreement_rows.ENDING)
_PROJECT = ("ledger_number", "owner", "chain", "kind", "partners", "stage", "signed_on")
_MILESTONE = ("ledger_number", "owner", "title", "responsible", "weight", "planned_on", "done_on", "evidence")
_VISIT = ("ledger_number", "owner", "enterprise", *visit_rows.STAYING, *visit_rows.PLAIN, *visit_rows.FINDINGS)


@applies(AGREEMENTS, (*_AGREEMENT, *OUTSIDERS))
def apply_agreement(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Register the agreement of a row, or change the one that has its number."""
    return agreement_rows.apply_agreement(work, row)


@applies(PROJECTS, (*_PROJECT, *project_rows.PLAIN, *project_rows.ENDING))
def apply_project(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Register the project of a row, or change the one that has its number."""
    return project_rows.apply_project(work, row)


@applies(MILESTONES, _MILESTONE)
def apply_milestone(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Plan the milestone of a row, or change the one of its title."""
    return project_rows.apply_milestone(work, row)


@applies(VISITS, _VISIT)
def apply_visit(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Record the visit of a row, or change the one that has its number."""
    return visit_rows.apply_visit(work, row)
