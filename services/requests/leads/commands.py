"""Writes of leads: opened, changed, followed, lost and taken up again."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import Failure, forbidden, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests.investment_kinds import KEEPERS, LEAD_STATUS, LeadField, LeadStatus, LeadStep, NegotiationStatus
from contracts.requests.lead_steps import (
    APPOINT_COMMISSIONER,
    CHANGE_LEAD,
    CONVERT_LEAD,
    LEAD_CHANGED,
    LEAD_COMMISSIONED,
    LEAD_CONVERTED,
    LEAD_GOES_ON,
    LEAD_IS_LOST,
    LEAD_IS_PROJECT,
    LEAD_LOGGED,
    LEAD_LOST,
    LEAD_OPENED,
    LEAD_REOPENED,
    LOG_LEAD,
    LOSE_LEAD,
    OPEN_LEAD,
    REOPEN_LEAD,
)
from contracts.requests.leads import SEEN_BY
from services.requests.investment import access
from services.requests.leads import queries
from services.requests.leads.emitting import emit, note
from services.requests.leads.models import Lead, LeadEntry
from services.requests.lifecycle.changes import change, change_of_chain
from services.requests.mirror.queries import check_chain, persons_of
from services.requests.negotiations.models import Negotiation
from services.requests.projects.commands import register as register_project
from services.requests.prospects.models import Prospect

# Leads without a next task come last in the order of its day.
_NO_DAY = date.max
_NUMBER = select(func.nextval("lead_number"))


@handles(OPEN_LEAD)
def open_lead(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Open a lead on an entry of the libraries."""
    post = access.KEEPING.own_post(work, body["owner_id"])
    lead = register(work, post, {"ledger_number": None, **body})
    work.concerns(lead.id)
    return queries.get_lead(work, lead.id)


def register(work: Work, post: Post, body: Mapping[str, Any], *, imported: bool = False) -> Lead:
    """Return a new lead that is followed by the organization of a post."""
    prospect = work.session.get(Prospect, body["prospect_id"])
    if prospect is None or not prospect.active:
        raise invalid(
            "prospect_id", str(body["prospect_id"]), "没有此招商对象,或已停用。", "There is no such active entry."
        )
    check_chain(work, body["chain_id"])
    access.check_commissioner(work, body["commissioner_id"])
    _check_first_contact(work, body["first_contact_on"])
    _check_next_task(work, body["next_task_on"])
    given = {name: value for name, value in body.items() if name != "owner_id"}
    lead = Lead(
        id=new_id(),
        number=f"XS{work.session.scalar(_NUMBER):06d}",
        status=LeadStatus.CONTACTED,
        owner_id=UUID(post.organization_id),
        task_order=body["next_task_on"] or _NO_DAY,
        last_entry_on=body["first_contact_on"],
        opened_at=work.now,
        opened_by=UUID(work.actor.person_id),
        opened_by_name=work.actor.name,
        **{**given, "chain_id": body["chain_id"] or prospect.chain_id},
    )
    work.session.add(lead)
    work.session.flush()
    note(work, lead, LeadStep.OPENING, post, lead.source, on=lead.first_contact_on)
    emit(work, LEAD_OPENED, lead, imported=imported)
    if lead.commissioner_id is not None:
        # Whoever is to follow it is told, as if named later.
        emit(work, LEAD_COMMISSIONED, lead)
    return lead


@handles(CHANGE_LEAD)
def change_lead(work: Work, lead_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change a lead; what it was stands in its log."""
    apply_changes(work, *_locked(work, lead_id, _kept), changes)
    return queries.get_lead(work, lead_id)


def apply_changes(work: Work, lead: Lead, post: Post, changes: Mapping[str, Any], *, imported: bool = False) -> None:
    """Change what is given of a lead that is locked."""
    check_chain(work, changes.get("chain_id"), lead.chain_id)
    if "first_contact_on" in changes:
        _check_first_contact(work, changes["first_contact_on"], _first_entry(work, lead))
    changed = [_change(work, name, getattr(lead, name), value) for name, value in changes.items()]
    for name, value in changes.items():
        setattr(lead, name, value)
    note(work, lead, LeadStep.CHANGE, post, changed=changed)
    emit(work, LEAD_CHANGED, lead, imported=imported)


@handles(LOG_LEAD)
def log_lead(work: Work, lead_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Enter what happened with a lead, and its next task. Raises ``Failure`` if it is lost."""
    lead, post = _open(work, lead_id, access.follows)
    on: date = body["day"] or work.today
    if not lead.first_contact_on <= on <= work.today:
        raise invalid(
            "day",
            on.isoformat(),
            f"须在首次接触日期 {lead.first_contact_on} 至今天之间。",
            f"Must be from {lead.first_contact_on}, the first contact, to today.",
        )
    _check_next_task(work, body["next_task_on"])
    changed = [
        change(LeadField.NEXT_TASK, lead.next_task, body["next_task"]),
        change(LeadField.NEXT_TASK_ON, lead.next_task_on, body["next_task_on"]),
    ]
    _owe(lead, body["next_task"], body["next_task_on"])
    note(work, lead, LeadStep.NOTE, post, body["content"], on=on, changed=changed)
    emit(work, LEAD_LOGGED, lead)
    return queries.get_lead(work, lead_id)


@handles(APPOINT_COMMISSIONER)
def appoint_commissioner(work: Work, lead_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Name who follows a lead as commissioner. Raises ``Failure`` for somebody who cannot, and if it is lost."""
    lead, post = _open(work, lead_id, _kept)
    access.check_commissioner(work, body["commissioner_id"])
    names = persons_of(work.session, [lead.commissioner_id, body["commissioner_id"]])
    before, after = (names.get(each) if each else None for each in (lead.commissioner_id, body["commissioner_id"]))
    lead.commissioner_id = body["commissioner_id"]
    changed = [change(LeadField.COMMISSIONER, before, after)]
    note(work, lead, LeadStep.COMMISSIONER, post, body["reason"], changed=changed)
    emit(work, LEAD_COMMISSIONED, lead, body["reason"])
    return queries.get_lead(work, lead_id)


@handles(CONVERT_LEAD)
def convert_lead(work: Work, lead_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Make a lead a project of its organization. Raises ``Failure`` if it is lost or one already."""
    lead, post = _open(work, lead_id, _kept)
    check_no_project(lead)
    project = register_project(
        work,
        {
            **{name: body[name] for name in ("kind_id", "starts_on", "ends_on", "stage")},
            "title": body["title"] or lead.title,
            "amount": body["amount"] or lead.amount,
            "owner_id": lead.owner_id,
            "chain_id": lead.chain_id,
            "content": lead.content,
            "partner_ids": [],
            "milestones": [],
            "ledger_number": None,
        },
    )
    # The project has named itself.
    work.concerns(lead.id)
    lead.status, lead.project_id, lead.converted_on = LeadStatus.CONVERTED, project["id"], work.today
    changed = [change(LeadField.PROJECT, None, project["number"])]
    note(work, lead, LeadStep.CONVERSION, post, changed=changed)
    emit(work, LEAD_CONVERTED, lead, project_number=project["number"])
    return queries.get_lead(work, lead_id)


@handles(LOSE_LEAD)
def lose_lead(work: Work, lead_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Enter that a lead comes to nothing; nothing of it is owed any more. Raises ``Failure`` if it is lost."""
    lose(work, *_open(work, lead_id, _kept), work.today, body["reason"])
    return queries.get_lead(work, lead_id)


def lose(work: Work, lead: Lead, post: Post, on: date, reason: str, *, imported: bool = False) -> None:
    """Enter that a lead that is locked and not lost came to nothing on a day."""
    check_no_project(lead)
    lead.status, lead.lost_on, lead.lost_reason = LeadStatus.LOST, on, reason
    _owe(lead, None, None)
    note(work, lead, LeadStep.LOSS, post, reason, on=on)
    emit(work, LEAD_LOST, lead, reason, imported=imported)


@handles(REOPEN_LEAD)
def reopen_lead(work: Work, lead_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Take up a lost lead again. Raises ``Failure`` if it is not lost."""
    lead, post = _locked(work, lead_id, _kept)
    if lead.status != LeadStatus.LOST:
        raise Failure(LEAD_GOES_ON, number=lead.number, status=LEAD_STATUS.said(lead.status))
    held = select(Negotiation.id).where(Negotiation.lead_id == lead.id, Negotiation.status == NegotiationStatus.HELD)
    begun = work.session.scalar(held.limit(1)) is not None
    lead.status = LeadStatus.NEGOTIATING if begun else LeadStatus.CONTACTED
    lead.lost_on = lead.lost_reason = None
    note(work, lead, LeadStep.REOPENING, post, body["reason"])
    emit(work, LEAD_REOPENED, lead, body["reason"])
    return queries.get_lead(work, lead_id)


def _locked(work: Work, lead_id: UUID, post_of: Callable[[Actor, Lead], Post | None]) -> tuple[Lead, Post]:
    """Return a lead, locked until the commit, and the post in which the actor does this with it.

    Raises ``Failure`` without one.
    """

    def allowed(found: Lead) -> Post:
        post = post_of(work.actor, found)
        if post is None:
            raise forbidden(work.actor, *KEEPERS)
        return post

    lead = work.change(Lead, lead_id, seen=lambda row: access.seen(SEEN_BY, work.actor, row), allowed=allowed)
    return lead, allowed(lead)


def _open(work: Work, lead_id: UUID, post_of: Callable[[Actor, Lead], Post | None]) -> tuple[Lead, Post]:
    """Return a lead that is not lost, as ``_locked`` does."""
    lead, post = _locked(work, lead_id, post_of)
    check_not_lost(lead)
    return lead, post


def _kept(actor: Actor, lead: Lead) -> Post | None:
    return access.KEEPING.keeps(actor, lead.owner_id)


def check_not_lost(lead: Lead) -> None:
    """Raise ``Failure`` for a lead that is lost."""
    if lead.status == LeadStatus.LOST:
        raise Failure(LEAD_IS_LOST, number=lead.number, lost_on=lead.lost_on)


def check_no_project(lead: Lead) -> None:
    """Raise ``Failure`` for a lead that has become a project."""
    if lead.project_id is not None:
        raise Failure(LEAD_IS_PROJECT, number=lead.number, converted_on=lead.converted_on)


def _owe(lead: Lead, task: str | None, on: date | None) -> None:
    """Say what is to be done next, which is told anew on its day."""
    lead.next_task, lead.next_task_on, lead.task_order, lead.task_told_at = task, on, on or _NO_DAY, None


def _first_entry(work: Work, lead: Lead) -> date | None:
    """Return the day of the first entry of the log of a lead, without that of its opening."""
    days = select(func.min(LeadEntry.day)).where(LeadEntry.lead_id == lead.id, LeadEntry.action != LeadStep.OPENING)
    found: date | None = work.session.scalar(days)
    return found


def _check_first_contact(work: Work, on: date, latest: date | None = None) -> None:
    last = min(latest or work.today, work.today)
    if on > last:
        raise invalid("first_contact_on", on.isoformat(), f"不能晚于 {last}。", f"Must not be later than {last}.")


def _check_next_task(work: Work, on: date | None) -> None:
    if on is not None and on < work.today:
        raise invalid("next_task_on", on.isoformat(), "不能早于今天。", "Must not lie in the past.")


def _change(work: Work, name: str, before: Any, after: Any) -> dict[str, str | None]:
    if name == "chain_id":
        return change_of_chain(work, LeadField.CHAIN, before, after)
    return change(LeadField(name), before, after)
