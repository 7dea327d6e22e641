"""What events and the log say of leads."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.investment_kinds import LeadStep
from services.requests.leads.models import Lead, LeadEntry
from services.requests.mirror.queries import names_of
from services.requests.prospects.models import Prospect


def emit(
    work: Work, event: Event, lead: Lead, reason: str | None = None, *, imported: bool = False, **specific: Any
) -> None:
    """Emit an event with the state of a lead; nobody is notified of one that was ``imported``."""
    # The version is that after the change.
    work.session.flush()
    data = shown(
        lead,
        event.data,
        owner_name=names_of(work.session, [lead.owner_id]).get(lead.owner_id, ""),
        prospect_name=work.session.get_one(Prospect, lead.prospect_id).name,
        reason=reason or None,
        imported=imported,
        **specific,
    )
    work.emit(event, lead.id, data)


def note(
    work: Work,
    lead: Lead,
    step: LeadStep,
    post: Post,
    content: str | None = None,
    *,
    on: date | None = None,
    negotiation_id: UUID | None = None,
    changed: Sequence[Mapping[str, str | None]] = (),
) -> None:
    """Write an entry of the log, of today by preset."""
    day = on or work.today
    lead.last_entry_on = max(lead.last_entry_on, day)
    work.session.add(
        LeadEntry(
            id=new_id(),
            lead_id=lead.id,
            day=day,
            at=work.now,
            action=step,
            person_id=UUID(work.actor.person_id),
            person_name=work.actor.name,
            role=post.role,
            organization_id=UUID(post.organization_id),
            content=content or None,
            negotiation_id=negotiation_id,
            changed=[dict(each) for each in changed if each["before"] != each["after"]],
        )
    )
