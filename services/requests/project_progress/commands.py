"""What a project brings while it is under way: stages, outcomes, monthly reports."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid, not_found
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.nouns import OUTCOME
from contracts.requests.project_events import PROJECT_CHANGED, PROJECT_MOVED
from contracts.requests.project_kinds import OUTCOME_KIND, OutcomeKind, ProjectField, ProjectStage, ProjectStep
from contracts.requests.project_steps import (
    ENTER_PROJECT_OUTCOME,
    MONTH_REPORTED,
    MOVE_PROJECT,
    NO_STAGES,
    OUTCOME_WITHDRAWN,
    REPORT_PROJECT,
    WITHDRAW_PROJECT_OUTCOME,
)
from services.requests.lifecycle.changes import change
from services.requests.projects import domain, queries
from services.requests.projects.commands import check_past, locked
from services.requests.projects.emitting import emit, note
from services.requests.projects.models import Project, ProjectKind, ProjectMonth, ProjectOutcome


@handles(MOVE_PROJECT)
def move_project(work: Work, project_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Move a project to another stage; back only with a reason."""
    move(work, *locked(work, project_id), body)
    return queries.get_project(work, project_id)


def move(work: Work, project: Project, post: Post, body: Mapping[str, Any], *, imported: bool = False) -> None:
    """Move a project that is locked and under way to another stage."""
    stage, before = body["stage"], project.stage
    if before is None:
        kind = work.session.get_one(ProjectKind, project.kind_id)
        raise Failure(NO_STAGES, kind=kind.name)
    if stage == before:
        raise invalid("stage", stage, "项目已处于此阶段。", "The project is in this stage.")
    back = domain.is_back(before, stage)
    if back and not body["reason"].strip():
        raise invalid("reason", None, "阶段回退须说明原因。", "Say why it moves back.")
    on = body["on"] or work.today
    check_past(work, "on", on)
    project.stage = stage
    if stage == ProjectStage.RESERVE:
        # What is not signed any more does not count as signed.
        project.signed_on = None
    elif project.signed_on is None:
        project.signed_on = on
    step = ProjectStep.STAGE_BACK if back else ProjectStep.STAGE
    changed = [change(ProjectField.STAGE, before, stage)]
    # Of a step of today, the history has the day anyhow.
    changed += [change(ProjectField.SINCE, None, on)] if on != work.today else []
    note(work, project, step, post, reason=body["reason"], changed=changed)
    emit(work, PROJECT_MOVED, project, body["reason"], imported=imported)


@handles(ENTER_PROJECT_OUTCOME)
def enter_outcome(work: Work, project_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Enter a sum that has come of a project, with its evidence."""
    project, post = locked(work, project_id, ended=True)
    check_past(work, "day", body["day"])
    outcome = ProjectOutcome(
        id=new_id(), project_id=project.id, entered_at=work.now, entered_by_name=work.actor.name, **body
    )
    work.session.add(outcome)
    changed = [change(ProjectField.OUTCOME, None, _said(outcome))]
    note(work, project, ProjectStep.OUTCOME, post, reason=body["evidence"], changed=changed)
    emit(work, PROJECT_CHANGED, project)
    return queries.get_project(work, project_id)


@handles(WITHDRAW_PROJECT_OUTCOME)
def withdraw_outcome(work: Work, project_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Withdraw a sum that was wrong; it stays to be seen."""
    project, post = locked(work, project_id, ended=True)
    outcome = work.session.get(ProjectOutcome, body["outcome_id"])
    if outcome is None or outcome.project_id != project.id:
        raise not_found(OUTCOME, body["outcome_id"])
    if outcome.withdrawn_at is not None:
        raise Failure(OUTCOME_WITHDRAWN, at=work.minute_of(outcome.withdrawn_at))
    outcome.withdrawn_at, outcome.withdrawal_reason = work.now, body["reason"]
    changed = [change(ProjectField.OUTCOME, _said(outcome), None)]
    note(work, project, ProjectStep.OUTCOME_WITHDRAWAL, post, reason=body["reason"], changed=changed)
    emit(work, PROJECT_CHANGED, project, body["reason"])
    return queries.get_project(work, project_id)


@handles(REPORT_PROJECT)
def report_project(work: Work, project_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Report a month of a project, once."""
    project, post = locked(work, project_id, ended=True)
    month = domain.first_of(body["month"])
    if not domain.first_of(project.starts_on) <= month <= domain.first_of(work.today):
        zh, en = "应为项目开始至今的月份。", "Must be a month since the project began, and none ahead."
        raise invalid("month", body["month"].isoformat(), zh, en)
    if work.session.get(ProjectMonth, (project.id, month)) is not None:
        raise Failure(MONTH_REPORTED, month=f"{month:%Y-%m}")
    work.session.add(
        ProjectMonth(
            project_id=project.id,
            month=month,
            content=body["content"],
            reported_at=work.now,
            reported_by_name=work.actor.name,
        )
    )
    project.reported = max(month, project.reported or month)
    note(work, project, ProjectStep.REPORT, post, changed=[change(ProjectField.MONTH, None, f"{month:%Y-%m}")])
    emit(work, PROJECT_CHANGED, project)
    return queries.get_project(work, project_id)


def _said(outcome: ProjectOutcome) -> str:
    kind = OUTCOME_KIND.said(OutcomeKind(outcome.kind))
    return f"{kind.zh} {outcome.amount} 元({outcome.day})"
