"""Apply the rows of the ledgers of requests, by the rules of the operations of their rooms."""

from collections.abc import Mapping
from typing import Any

from chassis.ledgers.outcomes import Changed
from chassis.running.handlers import applies
from chassis.running.work import Work
from contracts.requests.activity_ledger import ACTIVITIES
from contracts.requests.agreement_ledger import AGREEMENTS, OUTSIDERS
from contracts.requests.investment_ledgers import LEADS, NEGOTIATIONS, PROSPECTS
from contracts.requests.meeting_ledger import MEETINGS
from contracts.requests.project_ledgers import MILESTONES, PROJECTS
from contracts.requests.visit_ledger import VISITS
from services.requests.imports import (
    activity_rows,
    agreement_rows,
    investment_rows,
    meeting_rows,
    parties,
    project_rows,
    visit_rows,
)

_AGREEMENT = (
    "ledger_number",
    "owner",
    "chain",
    parties.ORGANIZATIONS,
    "renews",
    *agreement_rows.PLAIN,
    *agreement_rows.ENDING,
)
_PROJECT = ("ledger_number", "owner", "chain", "kind", "partners", "stage", "signed_on")
_MILESTONE = ("ledger_number", "owner", "title", "responsible", "weight", "planned_on", "done_on", "evidence")
_VISIT = ("ledger_number", "owner", "enterprise", *visit_rows.STAYING, *visit_rows.PLAIN, *visit_rows.FINDINGS)
_MEETING = ("ledger_number", "owner", "kind", "chain", "day", "begins", "ends", "present", "attended")
_ACTIVITY = ("ledger_number", "owner", "host", "partners", "chain", "day", "begins", "ends")
_LEAD = ("ledger_number", "owner", "prospect_kind", "prospect", "chain", *investment_rows.LEAD, *investment_rows.LOSS)
_NEGOTIATION = ("ledger_number", "owner", "lead", *investment_rows.LIBRARIES, "organizations", "chain")


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


@applies(MEETINGS, (*_MEETING, *meeting_rows.PLAIN))
def apply_meeting(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Enter the meeting of a row, or amend the minutes of the one that has its number."""
    return meeting_rows.apply_meeting(work, row)


@applies(ACTIVITIES, (*_ACTIVITY, *activity_rows.PLAIN))
def apply_activity(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Enter the activity of a row."""
    return activity_rows.apply_activity(work, row)


@applies(PROSPECTS, ("kind", "owner", "chain", *investment_rows.PROSPECT))
def apply_prospect(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Register the entry of a row, or change the one of its name."""
    return investment_rows.apply_prospect(work, row)


@applies(LEADS, _LEAD)
def apply_lead(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Open the lead of a row, or change the one that has its number."""
    return investment_rows.apply_lead(work, row)


@applies(NEGOTIATIONS, (*_NEGOTIATION, *investment_rows.NEGOTIATION))
def apply_negotiation(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Record the negotiation of a row."""
    return investment_rows.apply_negotiation(work, row)
