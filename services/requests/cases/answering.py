"""Answers all requests of a case, as a job: each by the steps that the lead department itself would take with it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from chassis.calling.errors import Failure, invalid, said
from chassis.running.work import Work
from contracts.requests.case_events import CASE_ANSWERED, CASE_MEMBERS_REMOVED
from contracts.requests.case_refusals import CASE_ANSWERED_OTHERWISE, CASE_EMPTY, NOT_IN_CASE, NOT_WITH_LEAD
from contracts.requests.case_vocabulary import CaseMemberStatus, CaseStep
from contracts.requests.vocabulary import REQUEST_STATUS
from services.requests.cases import access
from services.requests.cases.emitting import emit, note
from services.requests.cases.leaving import let_go
from services.requests.cases.models import Case, CaseMember
from services.requests.cases.standing import settle, waiting_in
from services.requests.lifecycle import commands as lifecycle
from services.requests.lifecycle.access import visible_to
from services.requests.lifecycle.domain import ENDED, Status
from services.requests.lifecycle.models import Request
from services.requests.mirror import queries as mirror
from services.requests.outcomes import commands as outcomes

_ENDED = "诉求已撤回或已办结"


def check(work: Work, case: Case, body: Mapping[str, Any]) -> None:
    """Raise ``Failure`` for what would answer nobody, or with other words than the official ones."""
    waiting = {member.request_id for member in waiting_in(work, case)}
    if not waiting:
        raise Failure(CASE_EMPTY, number=case.number)
    if case.answer is not None and body["answer"] not in (None, case.answer):
        raise Failure(CASE_ANSWERED_OTHERWISE, number=case.number)
    if case.answer is None and body["answer"] is None:
        raise invalid("answer", None, "请填写统一答复。", "Give the official answer.")
    for addition in body["additions"]:
        if addition["request_id"] not in waiting:
            # The number of a request is for those who see it.
            seen = select(Request.number).where(Request.id == addition["request_id"], visible_to(work.actor))
            number = work.session.scalar(seen) or addition["request_id"]
            raise Failure(NOT_IN_CASE, number=number, case=case.number)


def answer(work: Work, case: Case, body: Mapping[str, Any]) -> dict[str, Any]:
    """Answer what waits, in the transaction of the job: each once, however often the job is begun with."""
    official = case.answer or body["answer"]
    additions = {each["request_id"]: each["addition"] for each in body["additions"]}
    members = waiting_in(work, case)
    refused: list[dict[str, Any]] = []
    done: list[str] = []
    gone: list[Request] = []
    for place, member in enumerate(members, start=1):
        request = work.session.get_one(Request, member.request_id, with_for_update=True)
        try:
            with work.attempted():
                _answer_one(work, case, member, request, official, additions.get(member.request_id))
        except Failure as failure:
            why = said(failure)
            member.refusal = why.zh
            about = {"request_id": request.id, "number": request.number}
            refused.append({**about, "code": failure.problem.code, "detail": why._asdict()})
            if request.status in ENDED:
                # Nobody will answer it any more, and the case would wait for it for ever.
                let_go(work, case, member, request, f"诉求{REQUEST_STATUS.said(Status(request.status)).zh}")
                gone.append(request)
        else:
            case.answered += 1
            done.append(request.number)
        work.progress(place, len(members))
    post = access.lead(work, case)
    if done:
        case.answer = official
    settle(work, case)
    if done:
        note(work, case, CaseStep.ANSWER, post, numbers=done)
    if gone:
        note(work, case, CaseStep.REMOVAL, post, reason=_ENDED, numbers=[request.number for request in gone])
        emit(work, CASE_MEMBERS_REMOVED, case, _ENDED, request_ids=[request.id for request in gone])
    emit(work, CASE_ANSWERED, case, done=len(done), refused=len(refused))
    return {"case_id": case.id, "done": len(done), "refused": refused}


def _answer_one(
    work: Work, case: Case, member: CaseMember, request: Request, official: str, addition: str | None
) -> None:
    """Answer one request as a handler of the lead department would. Raises ``Failure`` if that is not possible now."""
    if request.department_id != case.department_id:
        names = mirror.names_of(work.session, [request.department_id])
        raise Failure(
            NOT_WITH_LEAD,
            number=request.number,
            department=names.get(request.department_id, "—"),  # type: ignore[arg-type]
        )
    if request.status == Status.DISPATCHED:
        lifecycle.accept_request(work, request.id)
    outcomes.answer_request(work, request.id, {"answer": official if addition is None else f"{official}\n\n{addition}"})
    member.status, member.answered_at, member.answer_id = CaseMemberStatus.ANSWERED, work.now, request.answer_id
    member.addition, member.refusal = addition, None
