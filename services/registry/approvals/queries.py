"""Reads of proposals."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, cast, func, not_, select
from sqlalchemy.dialects.postgresql import JSONB

from chassis.running.acting import possible
from chassis.running.handlers import handles, waits
from chassis.running.queues import Queue
from chassis.running.work import Work, schema_of
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered
from chassis.storing.pages import page
from contracts.registry.approvals import (
    GET_PROPOSAL,
    GET_PROPOSED_VALUES,
    LIST_PROPOSALS,
    PROPOSAL_ACTIONS,
    TO_APPROVE,
)
from contracts.registry.proposals import (
    ProposalAct,
    ProposalAction,
    ProposalSchema,
    ProposalStatus,
    ProposedPostSchema,
)
from contracts.registry.shared import REGISTRARS
from contracts.vocabulary import Codes
from contracts.worklists import Waiting
from services.registry.approvals.models import Proposal

_proposals = Proposal.__table__.c


def _stands(work: Work, status: ProposalStatus) -> ColumnElement[bool]:
    """Return the condition for proposals of a status; one whose time is over has expired before its row says so."""
    over = and_(Proposal.status == ProposalStatus.PENDING, Proposal.expires_at <= work.now)
    if status is ProposalStatus.EXPIRED:
        return (Proposal.status == status) | over
    return and_(Proposal.status == status, not_(over))


def _waiting(work: Work, _step: str = "") -> ColumnElement[bool]:
    """Return the condition for the proposals that the actor can approve."""
    me = work.actor.person_id
    return and_(
        _proposals.status == ProposalStatus.PENDING,
        _proposals.expires_at > work.now,
        _proposals.proposed_by != UUID(me),
        not_(_proposals.persons.contains([{"id": me}])),
    )


_FILTERS: Filters = {
    "waiting": _waiting,
    "status": _stands,
    "act": equal(Proposal.act),
    "person_id": lambda _work, person_id: Proposal.persons.contains([{"id": str(person_id)}]),
    "proposed_by": equal(Proposal.proposed_by),
}


@waits(TO_APPROVE)
def to_approve(work: Work, _kind: Waiting) -> Queue:
    """Return what the actor can approve, until it expires; it is called as whom it concerns, or its file."""
    person = func.jsonb_array_elements(_proposals.persons).table_valued("value", joins_implicitly=True)
    names = select(func.string_agg(cast(person.c.value, JSONB)["name"].astext, "、")).scalar_subquery()
    return Queue(
        where=[_waiting(work)],
        id=_proposals.id,
        title=func.coalesce(_proposals.filename, names, ""),
        since=_proposals.proposed_at,
        due=_proposals.expires_at,
    )


@handles(LIST_PROPOSALS)
def list_proposals(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of proposals, the newest first."""
    statement = filtered(select(Proposal).order_by(Proposal.id.desc()), work, query, _FILTERS)
    return page(work.transaction, statement, query, lambda rows: [_as_of_now(work, row) for row in rows])


@handles(GET_PROPOSAL)
def get_proposal(work: Work, proposal_id: UUID) -> dict[str, Any]:
    """Return one proposal."""
    return _as_of_now(work, work.find(Proposal, proposal_id, seen=lambda proposal: _sees(work, proposal)))


@handles(GET_PROPOSED_VALUES)
def get_proposed_values(work: Work, proposal_id: UUID) -> dict[str, Any]:
    """Return in full what a waiting proposal would change of a person; the read is audited."""
    proposal = work.find(Proposal, proposal_id)
    waits = proposal.act is ProposalAct.CHANGE_PERSON and proposal.content and not has_expired(work, proposal)
    given = json.loads(proposal.content or "") if waits else {}
    shown_fields = [value["field"] for person in proposal.persons for value in person.get("values", ())]
    return {"id": proposal.id, "values": [{"field": each, "value": given[each]} for each in shown_fields if waits]}


def _sees(work: Work, proposal: Proposal) -> bool:
    concerned = {str(proposal.proposed_by), *(person["id"] for person in proposal.persons)}
    return work.actor.is_any(*REGISTRARS) or work.actor.person_id in concerned


def has_expired(work: Work, proposal: Proposal) -> bool:
    """Whether the time of a proposal that nobody has decided on is over."""
    return proposal.status is ProposalStatus.PENDING and proposal.expires_at <= work.now


def _as_of_now(work: Work, proposal: Proposal) -> dict[str, Any]:
    found = shown_proposal(work, proposal)
    return {**found, "status": ProposalStatus.EXPIRED} if has_expired(work, proposal) else found


def _actions(work: Work, proposal: Proposal) -> list[Codes]:
    """Return what the actor can do with a proposal, as ``commands`` checks it."""
    if proposal.status is not ProposalStatus.PENDING or has_expired(work, proposal):
        return []
    proposed = work.actor.person_id == str(proposal.proposed_by)
    concerned = work.actor.person_id in [person["id"] for person in proposal.persons]
    may = {
        ProposalAction.APPROVAL: not proposed and not concerned,
        ProposalAction.REFUSAL: not proposed,
        ProposalAction.WITHDRAWAL: proposed,
    }
    return possible(work.actor, PROPOSAL_ACTIONS, lambda action: may[ProposalAction(action)])


def shown_proposal(work: Work, proposal: Proposal) -> dict[str, Any]:
    """Return a proposal as it is read."""
    decided = proposal.decided_by and {"id": proposal.decided_by, "name": proposal.decider}
    return shown(
        proposal,
        ProposalSchema,
        persons=[{"code": None, "values": [], **person} for person in proposal.persons],
        posts=schema_of(ProposedPostSchema).load(proposal.posts, many=True),
        proposed_by={"id": proposal.proposed_by, "name": proposal.proposer},
        decided_by=decided,
        actions=_actions(work, proposal),
    )
