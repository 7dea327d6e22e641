"""What rows of the ledgers of projects and of milestones do, by the rules of the rooms of projects."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid
from chassis.ledgers.outcomes import Changed
from chassis.running.work import Work
from contracts.identifiers import folded
from contracts.requests.project_events import PROJECT_CHANGED
from contracts.requests.project_kinds import ProjectField, ProjectStage, ProjectStatus, ProjectStep
from services.requests.imports import references
from services.requests.lifecycle.changes import change
from services.requests.lifecycle.own_numbers import find_by_number
from services.requests.project_progress.commands import move
from services.requests.projects import access, commands, milestones
from services.requests.projects.emitting import emit, note
from services.requests.projects.models import Milestone, Project, ProjectKind

# The fields of a project that a column holds as it stands.
PLAIN = ("title", "amount", "starts_on", "ends_on", "content")
ENDING = ("status", "ended_on", "result")
_COLUMNS = {"partner_ids": "partners", "chain_id": "chain", "kind_id": "kind", "on": "signed_on"}


def apply_project(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Register the project of a row, or change the one that has its number in the ledger of its organization."""
    post = references.owning_post(work, access.KEEPING, row)
    project = find_by_number(work, Project, UUID(post.organization_id), row["ledger_number"])
    kind = _kind(work, row["kind"], project)
    given = references.given(work, row, PLAIN, project.chain_id if project else None)
    if "partners" in row:
        before = project.partner_ids if project else ()
        given["partner_ids"] = references.organizations(work, "partners", row["partners"] or [], before)
    ending = _ending(row)
    try:
        if project is None:
            _register(work, post, row, {"kind_id": kind.id, **given}, ending)
            return None
        return _change(work, project, post, row, given, ending)
    except Failure as failure:
        raise references.naming_columns(failure, _COLUMNS, row) from None


def _kind(work: Work, code: str, project: Project | None) -> ProjectKind:
    kind: ProjectKind | None = references.by_code(work, ProjectKind, [code])[folded(code)]
    if kind is None:
        raise invalid("kind", code, "没有此编号的项目类型。", "No kind of project has this key.")
    if project is not None and kind.id != project.kind_id:
        raise invalid("kind", code, "项目登记后,类型不能更改。", "The kind of a project stays as it was registered.")
    return kind


def _ending(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the content of the ending that a row tells of, if it does."""
    missing = [name for name in ENDING if name not in row]
    if 0 < len(missing) < len(ENDING):
        raise invalid(
            missing[0],
            "",
            "结束方式、结束日期和项目结果须同时填写。",
            "How a project ended, when and with what result are given together.",
        )
    return None if missing else {name: row[name] for name in ENDING}


def _register(
    work: Work, post: Post, row: Mapping[str, Any], given: Mapping[str, Any], ending: Mapping[str, Any] | None
) -> None:
    stage, signed_on = row.get("stage"), row.get("signed_on")
    beyond = stage not in (None, ProjectStage.RESERVE)
    if beyond and signed_on is None:
        raise invalid(
            "signed_on", "", "已过储备阶段的项目须填写签约日期。", "Beyond the reserve it was signed some day."
        )
    if signed_on is not None and not beyond:
        raise invalid("signed_on", str(signed_on), "储备项目没有签约日期。", "What is in reserve has not been signed.")
    none: dict[str, Any] = {"chain_id": None, "partner_ids": [], "amount": None, "content": "", "milestones": []}
    body = {**none, "ledger_number": row["ledger_number"], "stage": stage, **given}
    project = commands.create(work, post, body, signed_on=signed_on, imported=True)
    if ending:
        commands.end(work, project, post, ending, imported=True)


def _change(
    work: Work,
    project: Project,
    post: Post,
    row: Mapping[str, Any],
    given: Mapping[str, Any],
    ending: Mapping[str, Any] | None,
) -> Changed:
    """Change what the row has otherwise, move and end the project if the row says so; return what changes."""
    registered = {name: getattr(project, name) for name in (*given, *ENDING, "stage", "signed_on")}
    registered["partner_ids"] = list(project.partner_ids)
    changes = {name: value for name, value in given.items() if value != registered[name]}
    if set(changes.get("partner_ids", ())) == set(project.partner_ids):
        changes.pop("partner_ids", None)
    told = references.changed(work, row, changes, registered)
    if "partner_ids" in changes:
        told["partners"] = (references.codes_of(work, registered["partner_ids"]), row["partners"] or [])
    if changes:
        commands.check_under_way(project)
        commands.apply_changes(work, project, post, changes, imported=True)
    if row.get("stage") not in (None, project.stage):
        commands.check_under_way(project)
        move(work, project, post, {"stage": row["stage"], "on": row.get("signed_on"), "reason": ""}, imported=True)
        told["stage"] = (registered["stage"], project.stage)
    if "signed_on" in row and row["signed_on"] != project.signed_on:
        said = f"已登记为 {project.signed_on or '未签约'}。", f"Registered is {project.signed_on or 'none'}."
        raise invalid("signed_on", str(row["signed_on"]), *said)
    if registered["signed_on"] != project.signed_on:
        told["signed_on"] = (registered["signed_on"], project.signed_on)
    if ending and any(ending[name] != registered[name] for name in ENDING):
        commands.check_under_way(project)
        commands.end(work, project, post, ending, imported=True)
        told |= {name: (None, row[name]) for name in ENDING}
    return told


def apply_milestone(work: Work, row: Mapping[str, Any]) -> Changed | None:
    """Plan the milestone of a row, or change the one of its title in the project; it is reached if the row says so."""
    post = references.owning_post(work, access.KEEPING, row)
    project = find_by_number(work, Project, UUID(post.organization_id), row["ledger_number"])
    if project is None:
        said = "本单位没有此台账编号的项目。", "No project of the organization has this ledger number."
        raise invalid("ledger_number", row["ledger_number"], *said)
    listed = milestones.of(work.session, [project.id]).get(project.id, ())
    one = next((each for each in listed if folded(each.title) == folded(row["title"])), None)
    _check_reached(work, row, project, one)
    planned = _planned(work, row, project, one)
    try:
        return _plan(work, project, post, row, one, planned)
    except Failure as failure:
        columns = {"milestones.0.planned_on": "planned_on", "milestones.0.owner_id": "responsible"}
        raise references.naming_columns(failure, columns, row) from None


def _plan(
    work: Work,
    project: Project,
    post: Post,
    row: Mapping[str, Any],
    one: Milestone | None,
    planned: Mapping[str, Any],
) -> Changed | None:
    if one is not None:
        return _replan(work, project, post, row, one, planned)
    if project.status != ProjectStatus.UNDER_WAY and "done_on" not in row:
        commands.check_under_way(project)
    one = milestones.add(work, project, planned)
    _tell_nobody(work, one)
    _reach(row, one)
    _note(work, project, post, ProjectStep.PLAN, None, one)
    return None


def _check_reached(work: Work, row: Mapping[str, Any], project: Project, one: Milestone | None) -> None:
    if ("done_on" in row) != ("evidence" in row):
        missing = "evidence" if "done_on" in row else "done_on"
        raise invalid(missing, "", "完成日期和完成依据须同时填写。", "The day and the evidence are given together.")
    if "done_on" not in row:
        return
    commands.check_past(work, "done_on", row["done_on"])
    if project.ended_on is not None and row["done_on"] > project.ended_on:
        said = f"不能晚于项目结束日期 {project.ended_on}。", f"Must not be later than {project.ended_on}, its end."
        raise invalid("done_on", str(row["done_on"]), *said)
    if one is not None and one.done_on not in (None, row["done_on"]):
        raise invalid("done_on", str(row["done_on"]), f"已登记为 {one.done_on}。", f"Registered is {one.done_on}.")


def _planned(work: Work, row: Mapping[str, Any], project: Project, one: Milestone | None) -> dict[str, Any]:
    """Return the milestone of a row as it is planned, where the row says nothing as it stands."""
    owner_id = one.owner_id if one else project.owner_id
    if "responsible" in row:
        owner_id = project.owner_id
        if row["responsible"] is not None:
            owner_id = references.organizations(work, "responsible", [row["responsible"]], [owner_id])[0]
    return {
        "title": one.title if one else row["title"],
        "owner_id": owner_id,
        "weight": row.get("weight", one.weight if one else 1),
        "planned_on": row["planned_on"],
    }


def _replan(
    work: Work, project: Project, post: Post, row: Mapping[str, Any], one: Milestone, planned: Mapping[str, Any]
) -> Changed:
    registered = {name: getattr(one, name) for name in (*planned, "done_on", "evidence")}
    changes = {name: value for name, value in planned.items() if value != registered[name]}
    told = {name: (registered[name], value) for name, value in changes.items() if name in row}
    if "owner_id" in changes:
        codes = [references.codes_of(work, [each])[0] for each in (registered["owner_id"], changes["owner_id"])]
        told["responsible"] = (codes[0], codes[1])
    before = milestones.in_words(one)
    if changes:
        commands.check_under_way(project)
        milestones.replan(project, one, planned)
        _tell_nobody(work, one)
        _note(work, project, post, ProjectStep.PLAN, before, one)
    if "done_on" in row and one.done_on is None:
        commands.check_under_way(project)
        _reach(row, one)
        _note(work, project, post, ProjectStep.MILESTONE, before, one)
        told |= {name: (None, row[name]) for name in ("done_on", "evidence")}
    return told


def _tell_nobody(work: Work, one: Milestone) -> None:
    """See to it that nobody is told that a milestone is late which is so at the import already."""
    one.late_at = work.now if one.planned_on < work.today else None


def _reach(row: Mapping[str, Any], one: Milestone) -> None:
    if "done_on" in row:
        one.done_on, one.evidence = row["done_on"], row["evidence"]


def _note(work: Work, project: Project, post: Post, step: ProjectStep, before: str | None, one: Milestone) -> None:
    changed = [change(ProjectField.MILESTONE, before, milestones.in_words(one))]
    note(work, project, step, post, reason=one.evidence if step is ProjectStep.MILESTONE else None, changed=changed)
    emit(work, PROJECT_CHANGED, project, imported=True)
