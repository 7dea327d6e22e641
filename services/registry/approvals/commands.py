"""Decide on proposals: approve, refuse, withdraw."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from marshmallow import ValidationError
from sqlalchemy import select

from chassis.calling.errors import Failure
from chassis.running.arguments import field_errors
from chassis.running.handlers import handles
from chassis.running.jobs import begin, is_job
from chassis.running.work import Accepted, Work, schema_of
from contracts.operation import Event
from contracts.problem import INVALID
from contracts.registry.approvals import (
    APPROVE_PROPOSAL,
    NOT_THE_SECOND,
    NOT_YOURS,
    PROPOSAL_APPROVED,
    PROPOSAL_DECIDED,
    PROPOSAL_OUTDATED,
    PROPOSAL_REFUSED,
    PROPOSAL_WITHDRAWN,
    PROPOSER_LEFT,
    REFUSE_PROPOSAL,
    WITHDRAW_PROPOSAL,
)
from contracts.registry.proposals import PROPOSAL, PROPOSAL_STATUS, ProposalAct, ProposalStatus, ProposedPostSchema
from contracts.registry.shared import REGISTRARS
from services.registry.accounts.tokens import roles_of
from services.registry.approvals import queries
from services.registry.approvals.emitting import emit_proposal, name_of_actor
from services.registry.approvals.models import Proposal
from services.registry.approvals.proposing import ACTS, LONG
from services.registry.people.models import Person


@handles(APPROVE_PROPOSAL)
def approve_proposal(work: Work, proposal_id: UUID) -> dict[str, Any] | Accepted:
    """Do what was proposed, by the rules of now; what takes long is accepted as a job, which tells the proposal."""
    proposal = work.change(
        Proposal, proposal_id, allowed=lambda proposal: _check_second(work, proposal, concerned=True)
    )
    _check_pending(work, proposal)
    _check_proposer(work, proposal)
    _check_named(work, proposal)
    operation, act, posts = ACTS[proposal.act]
    given = json.loads(proposal.content or "")
    try:
        body = schema_of(operation.body).load(given)
    except ValidationError as error:
        raise Failure(INVALID, field_errors(error.normalized_messages(), given)) from None
    # The version that the caller has seen is that of the proposal.
    work.if_match = None
    if LONG[proposal.act](work, body) and not is_job(work):
        return begin(work, APPROVE_PROPOSAL, [proposal_id], proposal.filename)
    done = act(work, *proposal.path, body)
    work.object_id = None
    _check_shown(proposal, schema_of(ProposedPostSchema).dump(posts(done), many=True))
    _decide(work, proposal, ProposalStatus.APPROVED, PROPOSAL_APPROVED)
    shown = queries.shown_proposal(work, proposal)
    return Accepted(shown, PROPOSAL) if is_job(work) else {**shown, "one_time_password": done.get("one_time_password")}


@handles(REFUSE_PROPOSAL)
def refuse_proposal(work: Work, proposal_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Refuse a proposal, which ends it; whom it concerns may do so."""
    proposal = work.change(Proposal, proposal_id, allowed=lambda proposal: _check_second(work, proposal))
    _check_pending(work, proposal)
    _decide(work, proposal, ProposalStatus.REFUSED, PROPOSAL_REFUSED, body["reason"])
    return queries.shown_proposal(work, proposal)


@handles(WITHDRAW_PROPOSAL)
def withdraw_proposal(work: Work, proposal_id: UUID) -> dict[str, Any]:
    """Withdraw one's own proposal."""
    proposal = work.change(Proposal, proposal_id, allowed=lambda proposal: _check_own(work, proposal))
    _check_pending(work, proposal)
    _decide(work, proposal, ProposalStatus.WITHDRAWN, PROPOSAL_WITHDRAWN)
    return queries.shown_proposal(work, proposal)


def _check_second(work: Work, proposal: Proposal, *, concerned: bool = False) -> None:
    """Raise ``Failure`` for who proposed it, and with ``concerned`` also for whom it concerns."""
    me = work.actor.person_id
    if me == str(proposal.proposed_by) or (concerned and me in [person["id"] for person in proposal.persons]):
        raise Failure(NOT_THE_SECOND)


def _check_own(work: Work, proposal: Proposal) -> None:
    if work.actor.person_id != str(proposal.proposed_by):
        raise Failure(NOT_YOURS, proposer=proposal.proposer)


def _check_pending(work: Work, proposal: Proposal) -> None:
    status = ProposalStatus.EXPIRED if queries.has_expired(work, proposal) else proposal.status
    if status is not ProposalStatus.PENDING:
        words = PROPOSAL_STATUS.words[status]
        raise Failure(PROPOSAL_DECIDED, status_zh=words.zh, status_en=words.en)


def _check_proposer(work: Work, proposal: Proposal) -> None:
    """Raise ``Failure`` unless who proposed it could propose it today: a registrar, or of oneself anybody."""
    person = work.session.get(Person, proposal.proposed_by)
    roles = {role for role, _, _ in roles_of(work, proposal.proposed_by)}
    own = proposal.act is ProposalAct.CHANGE_PERSON and proposal.path == [proposal.proposed_by]
    if person is None or not person.active or not (own or roles & set(REGISTRARS)):
        raise Failure(PROPOSER_LEFT, proposer=proposal.proposer)


def _check_named(work: Work, proposal: Proposal) -> None:
    """Raise ``Failure`` if somebody is named otherwise than the proposal shows: a false name would be approved."""
    persons = {UUID(each["id"]): each["name"] for each in proposal.persons}
    now = dict(work.session.execute(select(Person.id, Person.name).where(Person.id.in_(persons))).all())
    changed = [f"{name} → {now[id_]}" for id_, name in persons.items() if now[id_] != name]
    if changed:
        raise Failure(PROPOSAL_OUTDATED, changed="、".join(changed[:10]))


def _check_shown(proposal: Proposal, given: Sequence[Mapping[str, Any]]) -> None:
    """Raise ``Failure`` if a post is given under other names than those of the posts that the proposal shows."""
    known = [_names(post) for post in proposal.posts]
    changed = ["、".join(filter(None, _names(post))) for post in given if _names(post) not in known]
    if changed:
        raise Failure(PROPOSAL_OUTDATED, changed=";".join(changed[:10]))


def _names(post: Mapping[str, Any]) -> tuple[str | None, ...]:
    return post["kind"], post["person"], post["organization"], post["chain"]


def _decide(work: Work, proposal: Proposal, status: ProposalStatus, event: Event, reason: str | None = None) -> None:
    # Looked up first: the query would write a proposal that is half decided.
    proposal.decider = name_of_actor(work)
    proposal.status, proposal.content, proposal.reason = status, None, reason
    proposal.decided_by, proposal.decided_at = UUID(work.actor.person_id or ""), work.now
    work.session.flush()
    emit_proposal(work, event, proposal)
