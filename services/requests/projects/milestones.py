"""The milestones of projects: planned, and reached."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from chassis.calling.errors import Failure, invalid, not_found
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.nouns import MILESTONE
from contracts.problem import Text
from contracts.requests.project_steps import MILESTONE_DONE
from contracts.requests.projects import MOST_MILESTONES
from services.requests.lifecycle.refusing import refuse, wrong
from services.requests.projects.models import Milestone, Project

_OUTSIDE = Text("应在项目的计划开始和完成日期之间。", "Must lie between the planned first and last day of the project.")
_NOT_OURS = Text("应为项目责任单位或参与组织。", "Must be the owner of the project, or one that takes part in it.")
_UNKNOWN = Text("此项目没有此节点。", "The project has no such milestone.")
_TWICE = Text("同一节点只能列出一次。", "Name each milestone once.")
Milestones = Mapping[UUID, Sequence[Milestone]]


def of(session: Session, project_ids: Iterable[UUID], year: int | None = None) -> Milestones:
    """Return the milestones of projects by their days, by one statement; of a year, if one is given."""
    wanted = select(Milestone).where(Milestone.project_id.in_(set(project_ids)))
    if year is not None:
        wanted = wanted.where(Milestone.planned_on.between(date(year, 1, 1), date(year, 12, 31)))
    found: dict[UUID, list[Milestone]] = {}
    for one in session.scalars(wanted.order_by(Milestone.project_id, Milestone.planned_on, Milestone.id)):
        found.setdefault(one.project_id, []).append(one)
    return found


def find(work: Work, project: Project, milestone_id: UUID) -> Milestone:
    """Return a milestone of a project. Raises ``Failure`` (404) if it has no such one."""
    found = work.session.get(Milestone, milestone_id)
    if found is None or found.project_id != project.id:
        raise not_found(MILESTONE, milestone_id)
    return found


def plan(work: Work, project: Project, given: Sequence[Mapping[str, Any]]) -> str | None:
    """Make the milestones of a project those that are given; returns them in words, as they are then.

    Raises ``Failure`` for one that does not fit, and for one that was reached and is left out.
    """
    before = {one.id: one for one in of(work.session, [project.id]).get(project.id, ())}
    _check(project, given, before)
    kept = {one["id"] for one in given if one["id"]}
    for one in before.values():
        if one.id not in kept:
            if one.done_on is not None:
                raise Failure(MILESTONE_DONE, title=one.title, done_on=one.done_on)
            work.session.delete(one)
    for each in given:
        values = {
            **{name: each[name] for name in ("title", "weight", "planned_on")},
            "owner_id": each["owner_id"] or project.owner_id,
        }
        if each["id"] is None:
            work.session.add(Milestone(id=new_id(), project_id=project.id, **values))
            continue
        one = before[each["id"]]
        if one.planned_on != values["planned_on"]:
            # It is told again, should it be overdue.
            one.late_at = None
        for name, value in values.items():
            setattr(one, name, value)
    work.session.flush()
    return said(work.session, project)


def add(work: Work, project: Project, planned: Mapping[str, Any]) -> Milestone:
    """Add one milestone. Raises ``Failure`` for one that does not fit, and for one too many."""
    count = work.session.scalar(select(func.count()).where(Milestone.project_id == project.id)) or 0
    if count >= MOST_MILESTONES:
        raise invalid(
            "title",
            planned["title"],
            f"每个项目至多 {MOST_MILESTONES} 个节点。",
            f"A project has {MOST_MILESTONES} milestones at most.",
        )
    _check(project, [{"id": None, **planned}], {})
    one = Milestone(id=new_id(), project_id=project.id, **planned)
    work.session.add(one)
    work.session.flush()
    return one


def replan(project: Project, one: Milestone, planned: Mapping[str, Any]) -> None:
    """Plan one milestone otherwise. Raises ``Failure`` if it does not fit then."""
    _check(project, [{"id": one.id, **planned}], {one.id: one})
    for name, value in planned.items():
        setattr(one, name, value)


def in_words(one: Milestone) -> str:
    """Return a milestone with the day until which it is to be reached or, once it is, when it was."""
    return f"{one.title}({one.done_on or one.planned_on})"


def said(session: Session, project: Project) -> str | None:
    """Return the milestones of a project in one text, by their days; nothing without any."""
    listed = of(session, [project.id]).get(project.id, ())
    return "、".join(f"{one.title}({one.planned_on})" for one in listed) or None


def _check(project: Project, given: Sequence[Mapping[str, Any]], before: Mapping[UUID, Milestone]) -> None:
    errors: list[dict[str, Any]] = []
    seen: set[UUID] = set()
    ours = {project.owner_id, *project.partner_ids}
    for number, each in enumerate(given):
        at = f"milestones.{number}"
        if each["id"] is not None and each["id"] not in before:
            errors.append(wrong(f"{at}.id", each["id"], _UNKNOWN))
        if each["id"] in seen:
            errors.append(wrong(f"{at}.id", each["id"], _TWICE))
        seen |= {each["id"]} if each["id"] else set()
        if not project.starts_on <= each["planned_on"] <= project.ends_on:
            errors.append(wrong(f"{at}.planned_on", each["planned_on"], _OUTSIDE))
        if each["owner_id"] is not None and each["owner_id"] not in ours:
            errors.append(wrong(f"{at}.owner_id", each["owner_id"], _NOT_OURS))
    refuse(errors)
