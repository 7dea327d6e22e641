"""Writes of projects: registered, changed, planned, milestones reached, ended."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.problem import Text
from contracts.requests.project_events import PROJECT_CHANGED, PROJECT_ENDED, PROJECT_REGISTERED
from contracts.requests.project_kinds import PROJECT_STATUS, ProjectField, ProjectStage, ProjectStatus, ProjectStep
from contracts.requests.project_steps import (
    CHANGE_PROJECT,
    COMPLETE_MILESTONE,
    END_PROJECT,
    MILESTONE_DONE,
    MILESTONE_OPEN,
    MILESTONES_LEFT,
    NO_STAGES,
    PLAN_PROJECT,
    PROJECT_OVER,
    REGISTER_PROJECT,
)
from services.requests.lifecycle.changes import change, change_of_chain
from services.requests.lifecycle.own_numbers import check_number
from services.requests.lifecycle.refusing import refuse, wrong_among
from services.requests.mirror.models import Organization
from services.requests.mirror.queries import check_chain, names_of
from services.requests.projects import access, domain, milestones, queries
from services.requests.projects.emitting import emit, note
from services.requests.projects.models import Milestone, Project, ProjectKind

_NUMBER = select(func.nextval("project_number"))
_OWNER = Text("责任单位不必列为参与组织。", "It owns the project, and is no partner of its own.")
_NO_ORGANIZATION = Text("没有此组织,或已停用。", "There is no such active organization.")


@handles(REGISTER_PROJECT)
def register_project(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Register a project, with its first milestones."""
    check_chain(work, body["chain_id"])
    return register(work, body)


def register(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Register a project for a chain that there is, or was when what the project has come of began."""
    project = create(work, access.KEEPING.own_post(work, body["owner_id"]), body)
    work.concerns(project.id)
    return queries.get_project(work, project.id)


def create(
    work: Work, post: Post, body: Mapping[str, Any], *, signed_on: date | None = None, imported: bool = False
) -> Project:
    """Return a new project of the organization of a post; one that is signed was signed today, unless it is said."""
    owner_id = UUID(post.organization_id)
    check_number(work, Project, owner_id, body["ledger_number"])
    kind = work.session.get(ProjectKind, body["kind_id"])
    if kind is None or not kind.active:
        raise invalid("kind_id", str(body["kind_id"]), "没有此项目类型,或已停用。", "There is no such active kind.")
    if body["stage"] is not None and not kind.staged:
        raise Failure(NO_STAGES, kind=kind.name)
    _check_partners(work, body["partner_ids"], owner_id)
    _check_term(body["starts_on"], body["ends_on"])
    if signed_on is not None:
        check_past(work, "signed_on", signed_on)
    first_of_month = domain.first_of(work.today)
    stage = body["stage"] or (ProjectStage.RESERVE if kind.staged else None)
    given = {name: value for name, value in body.items() if name not in ("milestones", "owner_id", "stage")}
    project = Project(
        id=new_id(),
        category=kind.category,
        status=ProjectStatus.UNDER_WAY,
        stage=stage,
        owner_id=owner_id,
        signed_on=None if stage in (None, ProjectStage.RESERVE) else signed_on or work.today,
        registered_at=work.now,
        registered_by=UUID(work.actor.person_id),
        registered_by_name=work.actor.name,
        moved_at=work.now,
        # No month before the import is owed as a report.
        reported=domain.month_before(work.today) if imported and body["starts_on"] < first_of_month else None,
        number=f"XM{work.session.scalar(_NUMBER):06d}",
        **given,
    )
    work.session.add(project)
    work.session.flush()
    milestones.plan(work, project, body["milestones"])
    note(work, project, ProjectStep.REGISTRATION, post)
    emit(work, PROJECT_REGISTERED, project, imported=imported)
    return project


@handles(CHANGE_PROJECT)
def change_project(work: Work, project_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change a project that is under way; what it was stands in its history."""
    apply_changes(work, *locked(work, project_id), changes)
    return queries.get_project(work, project_id)


def apply_changes(
    work: Work, project: Project, post: Post, changes: Mapping[str, Any], *, imported: bool = False
) -> None:
    """Change what is given of a project that is locked."""
    given = dict(changes)
    reason = given.pop("reason", None)
    check_number(work, Project, project.owner_id, given.get("ledger_number"), project)
    check_chain(work, given.get("chain_id"), project.chain_id)
    _check_partners(work, given.get("partner_ids", ()), project.owner_id, project.partner_ids)
    _check_milestones_fit(work, project, given)
    changed = [_change(work, name, getattr(project, name), value) for name, value in given.items()]
    for name, value in given.items():
        setattr(project, name, value)
    note(
        work,
        project,
        ProjectStep.CHANGE,
        post,
        reason=reason,
        changed=[each for each in changed if each["before"] != each["after"]],
    )
    emit(work, PROJECT_CHANGED, project, reason, imported=imported)


@handles(PLAN_PROJECT)
def plan_project(work: Work, project_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Make the milestones of a project those that are given."""
    project, post = locked(work, project_id)
    before = milestones.said(work.session, project)
    changed = [change(ProjectField.MILESTONE, before, milestones.plan(work, project, body["milestones"]))]
    note(work, project, ProjectStep.PLAN, post, reason=body["reason"], changed=changed)
    emit(work, PROJECT_CHANGED, project, body["reason"])
    return queries.get_project(work, project_id)


@handles(COMPLETE_MILESTONE)
def complete_milestone(work: Work, project_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Say that a milestone was reached, or is open again: by the owner of the project or of the milestone."""
    project = work.change(Project, project_id, seen=lambda row: access.seen(work, row))
    one = milestones.find(work, project, body["milestone_id"])
    post = access.KEEPING.keeps(work.actor, project.owner_id) or access.KEEPING.keeper(work.actor, one.owner_id)
    check_under_way(project)
    done_on: date | None = body["done_on"]
    if done_on is None:
        if one.done_on is None:
            raise Failure(MILESTONE_OPEN, title=one.title)
        step, changed = ProjectStep.MILESTONE_REOPENED, change(ProjectField.MILESTONE, _reached(one), one.title)
        # It is told again, should it be overdue.
        one.done_on = one.evidence = one.late_at = None
    else:
        if one.done_on is not None:
            raise Failure(MILESTONE_DONE, title=one.title, done_on=one.done_on)
        check_past(work, "done_on", done_on)
        one.done_on, one.evidence = done_on, body["evidence"]
        step, changed = ProjectStep.MILESTONE, change(ProjectField.MILESTONE, one.title, _reached(one))
    note(work, project, step, post, reason=body["evidence"], changed=[changed])
    emit(work, PROJECT_CHANGED, project, body["evidence"])
    return queries.get_project(work, project_id)


@handles(END_PROJECT)
def end_project(work: Work, project_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """End a project: completed, which all of its milestones are then, or stopped."""
    end(work, *locked(work, project_id), body)
    return queries.get_project(work, project_id)


def end(work: Work, project: Project, post: Post, body: Mapping[str, Any], *, imported: bool = False) -> None:
    """End a project that is locked and under way."""
    ended_on = body["ended_on"] or work.today
    check_past(work, "ended_on", ended_on)
    listed = milestones.of(work.session, [project.id]).get(project.id, ())
    left = [one for one in listed if one.done_on is None]
    if left and body["status"] == ProjectStatus.COMPLETED:
        raise Failure(MILESTONES_LEFT, number=project.number, count=len(left))
    latest = max((one.done_on for one in listed if one.done_on), default=ended_on)
    if ended_on < latest:
        zh, en = (
            f"不能早于最后一个节点的完成日期 {latest}。",
            f"Must not be before {latest}, when a milestone was reached.",
        )
        raise invalid("ended_on", ended_on.isoformat(), zh, en)
    changed = [change(ProjectField.STATUS, project.status, body["status"])]
    project.status, project.ended_on, project.result = body["status"], ended_on, body["result"]
    note(work, project, ProjectStep.ENDING, post, reason=body["result"], changed=changed)
    emit(work, PROJECT_ENDED, project, body["result"], imported=imported)


def locked(work: Work, project_id: UUID, *, ended: bool = False) -> tuple[Project, Post]:
    """Return a project that the actor keeps, locked until the commit, and the post in which that is so.

    Raises ``Failure`` for one that has ended, unless ``ended`` ones are meant too.
    """
    project = work.change(
        Project,
        project_id,
        seen=lambda row: access.seen(work, row),
        allowed=lambda row: access.KEEPING.keeper(work.actor, row.owner_id),
    )
    if not ended:
        check_under_way(project)
    return project, access.KEEPING.keeper(work.actor, project.owner_id)


def check_past(work: Work, field: str, day: date) -> None:
    """Raise ``Failure`` for a day that lies ahead."""
    if day > work.today:
        raise invalid(field, day.isoformat(), "不能晚于今天。", "Must not lie ahead.")


def check_under_way(project: Project) -> None:
    """Raise ``Failure`` for a project that has ended."""
    if project.status != ProjectStatus.UNDER_WAY:
        raise Failure(PROJECT_OVER, number=project.number, status=PROJECT_STATUS.said(project.status))


def _check_partners(work: Work, partner_ids: Sequence[UUID], owner_id: UUID, before: Sequence[UUID] = ()) -> None:
    """Raise ``Failure`` for partners that are not known, and for the owner; those of ``before`` may be inactive now."""
    new = set(partner_ids) - set(before)
    known = select(Organization.id).where(Organization.id.in_(new), Organization.active)
    unknown = new - set(work.session.scalars(known)) if new else set()
    wrong = wrong_among("partner_ids", partner_ids, unknown, _NO_ORGANIZATION)
    refuse([*wrong, *wrong_among("partner_ids", partner_ids, {owner_id} - unknown, _OWNER)])


def _check_term(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise invalid("ends_on", str(ends_on), "不能早于计划开始日期。", "Must not be before its first day.")


def _check_milestones_fit(work: Work, project: Project, given: Mapping[str, Any]) -> None:
    """Raise ``Failure`` if a change leaves a milestone outside the project's days, or with somebody who left."""
    starts_on, ends_on = (given.get(name, getattr(project, name)) for name in ("starts_on", "ends_on"))
    _check_term(starts_on, ends_on)
    listed = milestones.of(work.session, [project.id]).get(project.id, ())
    for name, outside in (
        ("starts_on", [one for one in listed if one.planned_on < starts_on]),
        ("ends_on", [one for one in listed if one.planned_on > ends_on]),
    ):
        if outside:
            title = outside[0].title
            zh, en = f"节点“{title}”不在其间;请先调整节点。", f"The milestone “{title}” lies outside: plan it first."
            raise invalid(name, str(given.get(name)), zh, en)
    ours = {project.owner_id, *given.get("partner_ids", project.partner_ids)}
    orphaned = [one for one in listed if one.owner_id not in ours]
    if orphaned:
        title = orphaned[0].title
        zh, en = f"节点“{title}”由移出的组织负责。", f"One that is left out has to reach the milestone “{title}”."
        raise invalid("partner_ids", str(orphaned[0].owner_id), zh, en)


def _change(work: Work, name: str, before: Any, after: Any) -> dict[str, str | None]:
    if name == "chain_id":
        return change_of_chain(work, ProjectField.CHAIN, before, after)
    if name == "partner_ids":
        names = names_of(work.session, [*before, *after])
        return change(
            ProjectField.PARTNERS, *("、".join(names.get(each, "") for each in ids) or None for ids in (before, after))
        )
    return change(ProjectField(name), before, after)


def _reached(one: Milestone) -> str:
    return f"{one.title}({one.done_on})"
