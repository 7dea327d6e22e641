"""What events and the history say of agreements."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.agreement_kinds import AgreementStep
from services.requests.agreements import parties
from services.requests.agreements.domain import FOREVER
from services.requests.agreements.models import Agreement, AgreementEntry
from services.requests.mirror.queries import names_of


def emit(
    work: Work,
    event: Event,
    agreement: Agreement,
    reason: str | None = None,
    *,
    imported: bool = False,
    **specific: Any,
) -> None:
    """Emit an event with the state of an agreement; nobody is notified of one that was ``imported``."""
    # The version is that after the change.
    work.session.flush()
    found = parties.of(work.session, [agreement.id]).get(agreement.id, ())
    names = parties.named(work.session, found)
    data = shown(
        agreement,
        event.data,
        owner_name=names_of(work.session, [agreement.owner_id]).get(agreement.owner_id, ""),
        parties=[names[party.id] for party in found],
        last_day=None if agreement.until == FOREVER else agreement.until,
        reason=reason or None,
        imported=imported,
        **specific,
    )
    work.emit(event, agreement.id, data)


def note(
    work: Work,
    agreement: Agreement,
    step: AgreementStep,
    post: Post,
    *,
    reason: str | None = None,
    changed: Sequence[Mapping[str, str | None]] = (),
) -> None:
    """Write a row of the history."""
    work.session.add(
        AgreementEntry(
            id=new_id(),
            agreement_id=agreement.id,
            at=work.now,
            action=step,
            person_id=UUID(work.actor.person_id),
            person_name=work.actor.name,
            role=post.role,
            organization_id=UUID(post.organization_id),
            reason=reason or None,
            changed=[dict(each) for each in changed],
        )
    )
