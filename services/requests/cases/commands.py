"""Writes of cases: opened, changed, requests added and removed, given up."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, forbidden, invalid
from chassis.running.handlers import handles
from chassis.running.jobs import begin, is_job
from chassis.running.work import Accepted, Work
from chassis.storing.database import new_id
from contracts.requests.case_events import (
    CASE_CHANGED,
    CASE_ENDED,
    CASE_MEMBERS_ADDED,
    CASE_MEMBERS_REMOVED,
    CASE_OPENED,
)
from contracts.requests.case_refusals import CASE_FULL, IN_ANOTHER_CASE, IN_THIS_CASE, NOT_IN_CASE, REQUEST_NOT_OPEN
from contracts.requests.case_steps import (
    ADD_TO_CASE,
    ANSWER_CASE,
    CHANGE_CASE,
    END_CASE,
    MOST_MEMBERS,
    OPEN_CASE,
    REMOVE_FROM_CASE,
)
from contracts.requests.case_vocabulary import CaseMemberStatus, CaseStatus, CaseStep
from contracts.requests.cases import KEEPERS
from contracts.requests.vocabulary import REQUEST_STATUS
from contracts.roles import Role
from services.requests.cases import access, answering, queries
from services.requests.cases.emitting import emit, note
from services.requests.cases.gathering import gather
from services.requests.cases.leaving import let_go, trace
from services.requests.cases.models import Case, CaseMember, CaseNumber
from services.requests.cases.standing import check_not_ended, check_under_way, settle, waiting_in
from services.requests.lifecycle import queries as requests
from services.requests.lifecycle.access import of_an_enterprise, posts_on
from services.requests.lifecycle.domain import ANSWERED, ENDED, Action, Status
from services.requests.lifecycle.models import Request
from services.requests.mirror import queries as mirror
from services.requests.mirror.capability import acting_department


@handles(OPEN_CASE)
def open_case(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Open a case, with the first of its requests."""
    post, chain_id = _place(work, body["chain_id"])
    case = Case(
        id=new_id(),
        number=_next_number(work),
        title=body["title"],
        description=body["description"],
        status=CaseStatus.OPEN,
        department_id=acting_department(work, body["department_id"]),
        chain_id=chain_id,
        park_id=UUID(post.organization_id) if post.role is Role.DISPATCHER and post.chain_id is None else None,
        members=0,
        answered=0,
        opened_at=work.now,
        opened_by=_person(work),
    )
    work.session.add(case)
    work.concerns(case.id)
    added = _add(work, case, post, body)
    note(work, case, CaseStep.OPENING, post, numbers=_numbers(added), department_id=case.department_id)
    emit(work, CASE_OPENED, case, request_ids=[request.id for request in added])
    return queries.get_case(work, case.id)


@handles(CHANGE_CASE)
def change_case(work: Work, case_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change a case that is under way."""
    case, post = locked(work, case_id)
    before, department_id = case.department_id, changes.get("department_id")
    if department_id is not None:
        acting_department(work, department_id)
    for name, value in changes.items():
        setattr(case, name, value)
    moved = case.department_id != before
    note(work, case, CaseStep.CHANGE, post, department_id=case.department_id if moved else None)
    emit(work, CASE_CHANGED, case, from_department_id=before if moved else None)
    return queries.get_case(work, case_id)


@handles(ADD_TO_CASE)
def add_to_case(work: Work, case_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Add requests to a case."""
    case, post = locked(work, case_id)
    added = _add(work, case, post, body)
    note(work, case, CaseStep.ADDITION, post, reason=body["reason"], numbers=_numbers(added))
    emit(work, CASE_MEMBERS_ADDED, case, body["reason"], request_ids=[request.id for request in added])
    return queries.get_case(work, case_id)


@handles(REMOVE_FROM_CASE)
def remove_from_case(work: Work, case_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Remove requests from a case, which go on by themselves."""
    case, post = locked(work, case_id)
    waiting = {member.request_id: member for member in waiting_in(work, case)}
    removed = []
    for request_id in sorted(body["request_ids"]):
        request = of_an_enterprise(requests.lock_visible(work, request_id))
        member = waiting.get(request_id)
        if member is None:
            raise Failure(NOT_IN_CASE, number=request.number, case=case.number)
        let_go(work, case, member, request, body["reason"])
        removed.append(request)
    settle(work, case)
    note(work, case, CaseStep.REMOVAL, post, reason=body["reason"], numbers=_numbers(removed))
    emit(work, CASE_MEMBERS_REMOVED, case, body["reason"], request_ids=[request.id for request in removed])
    return queries.get_case(work, case_id)


@handles(ANSWER_CASE)
def answer_case(work: Work, case_id: UUID, body: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Answer the requests of a case, each once. Raises ``Failure`` if that is not possible now."""
    case = work.change(
        Case, case_id, seen=lambda row: access.seen(work, row), allowed=lambda row: access.lead(work, row)
    )
    if is_job(work):
        check_not_ended(case)
        return answering.answer(work, case, body)
    check_under_way(work, case)
    answering.check(work, case, body)
    accepted = begin(work, ANSWER_CASE, body, path=[case_id])
    case.job_id = accepted.result["id"]
    return accepted


@handles(END_CASE)
def end_case(work: Work, case_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Give up a case; the requests that wait in it go on by themselves."""
    case, post = locked(work, case_id)
    left = waiting_in(work, case)
    for member in left:
        request = work.session.get_one(Request, member.request_id, with_for_update=True)
        let_go(work, case, member, request, body["reason"])
    case.status, case.ended_at, case.end_reason = CaseStatus.ENDED, work.now, body["reason"]
    note(work, case, CaseStep.ENDING, post, reason=body["reason"])
    emit(work, CASE_ENDED, case, body["reason"])
    return queries.get_case(work, case_id)


def locked(work: Work, case_id: UUID) -> tuple[Case, Post]:
    """Return a case that is under way, locked, and the post in which the actor keeps it; else raise ``Failure``."""
    case = work.change(
        Case, case_id, seen=lambda row: access.seen(work, row), allowed=lambda row: access.keeper(work, row)
    )
    check_under_way(work, case)
    return case, access.keeper(work, case)


def _place(work: Work, chain_id: UUID | None) -> tuple[Post, UUID | None]:
    """Return the post in which the actor opens a case, and the chain whose case it is."""
    held = sorted(
        (post for post in work.actor.posts if post.role in KEEPERS), key=lambda post: post.role is not Role.DISPATCHER
    )
    if not held:
        raise forbidden(work.actor, *KEEPERS)
    if chain_id is None:
        own = held[0].chain_id
        return held[0], UUID(own) if own else None
    mirror.check_chain(work, chain_id)
    for post in held:
        if post.chain_id == str(chain_id) or (post.role is Role.SUPERVISOR and post.chain_id is None):
            return post, chain_id
    raise invalid(
        "chain_id", str(chain_id), "您不在此产业链派单或督办。", "You neither dispatch for this chain nor supervise it."
    )


def _add(work: Work, case: Case, post: Post, body: Mapping[str, Any]) -> list[Request]:
    """Add requests to a case. Raises ``Failure`` for the first that cannot be added."""
    if case.members + len(body["request_ids"]) > MOST_MEMBERS:
        raise Failure(CASE_FULL, most=MOST_MEMBERS)
    work.session.flush()
    # In the order in which everybody locks them.
    return [_add_one(work, case, request_id, body) for request_id in sorted(body["request_ids"])]


def _add_one(work: Work, case: Case, request_id: UUID, body: Mapping[str, Any]) -> Request:
    request = of_an_enterprise(requests.lock_visible(work, request_id))
    if not any(held.role in KEEPERS for held in posts_on(work.actor, request)):
        raise forbidden(work.actor, *KEEPERS)
    if request.status in ANSWERED | ENDED:
        status = REQUEST_STATUS.said(Status(request.status))
        raise Failure(REQUEST_NOT_OPEN, number=request.number, status=status)
    _check_in_no_case(work, case, request)
    reason = body.get("reason") or None
    work.session.add(
        CaseMember(
            id=new_id(),
            case_id=case.id,
            request_id=request_id,
            status=CaseMemberStatus.WAITING,
            reason=reason,
            added_at=work.now,
            added_by=_person(work),
        )
    )
    case.members += 1
    trace(work, request, Action.CASE, case, reason)
    if body["gather"]:
        gather(work, case, request, body["item_id"])
    return request


def _check_in_no_case(work: Work, case: Case, request: Request) -> None:
    # The request is locked, so that nobody else adds it meanwhile.
    other = work.session.scalar(
        select(Case)
        .join(CaseMember, CaseMember.case_id == Case.id)
        .where(CaseMember.request_id == request.id, CaseMember.status == CaseMemberStatus.WAITING)
    )
    if other is not None and other.id == case.id:
        raise Failure(IN_THIS_CASE, number=request.number, case=case.number)
    if other is not None:
        raise Failure(IN_ANOTHER_CASE, number=request.number, other=other.number)


def _numbers(given: Sequence[Request]) -> list[str]:
    return [request.number for request in given]


def _person(work: Work) -> UUID:
    if work.actor.person_id is None:
        raise TypeError("cases are kept by persons")
    return UUID(work.actor.person_id)


def _next_number(work: Work) -> str:
    """Return the number of a new case; those who open one at the same time wait for each other."""
    added = insert(CaseNumber).values(day=work.today, last=1)
    counted = added.on_conflict_do_update(index_elements=["day"], set_={"last": CaseNumber.last + 1})
    last: int = work.session.execute(counted.returning(CaseNumber.last)).scalar_one()
    return f"JZ{work.today:%Y%m%d}-{last:03}"
