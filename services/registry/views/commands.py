"""Writes of saved views."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, select

from chassis.calling.errors import Failure
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.problem import INVALID
from contracts.registry.views import (
    CHANGE_VIEW,
    DELETE_VIEW,
    MOST_VIEWS,
    SAVE_VIEW,
    TOO_MANY_VIEWS,
    VIEW_CHANGED,
    VIEW_DELETED,
    VIEW_NAME_TAKEN,
    VIEW_SAVED,
)
from services.registry.people.models import Person
from services.registry.views import content, queries
from services.registry.views.access import check_changes, reaches, readers, seen
from services.registry.views.emitting import emit_view
from services.registry.views.models import View


@handles(SAVE_VIEW)
def save_view(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Save a view of the actor's own."""
    me = UUID(work.actor.person_id)
    _check(work, body["operation"], body)
    _check_name(work, me, body["operation"], body["name"])
    if (work.session.scalar(select(func.count()).where(View.owner_id == me)) or 0) >= MOST_VIEWS:
        raise Failure(TOO_MANY_VIEWS, most=MOST_VIEWS)
    view = View(id=new_id(), owner_id=me, default=False, **{name: body[name] for name in body if name != "default"})
    view.reaches = reaches(work.actor) if view.shared_with else None
    work.session.add(view)
    work.session.flush()
    _make_default(work, view, wanted=body["default"])
    emit_view(work, VIEW_SAVED, view)
    work.concerns(view.id)
    return queries.get_view(work, view.id)


@handles(CHANGE_VIEW)
def change_view(work: Work, view_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Change a view."""
    view = _changed(work, view_id)
    shared = readers(view)
    before = {name: getattr(view, name) for name in ("filters", "sort", "columns", "shared_with")}
    _check(work, view.operation, {**before, **body})
    if body.get("name", view.name) != view.name:
        _check_name(work, view.owner_id, view.operation, body["name"])
    for name, value in body.items():
        if name != "default":
            setattr(view, name, value)
    if "shared_with" in body:
        view.reaches = reaches(work.actor) if view.shared_with else None
    work.session.flush()
    _make_default(work, view, wanted=body.get("default", view.default))
    emit_view(work, VIEW_CHANGED, view, shared)
    return queries.get_view(work, view.id)


@handles(DELETE_VIEW)
def delete_view(work: Work, view_id: UUID) -> None:
    """Delete a view."""
    view = _changed(work, view_id)
    emit_view(work, VIEW_DELETED, view)
    work.session.delete(view)
    work.session.flush()


def _changed(work: Work, view_id: UUID) -> View:
    return work.change(
        View, view_id, seen=lambda view: seen(work, view), allowed=lambda view: check_changes(work, view)
    )


def _check(work: Work, name: str, given: Mapping[str, Any]) -> None:
    """Raise ``Failure`` unless the list has such filters, order and columns, and is for whom it is shared with."""
    wrong = content.wrong(work.actor, name, given)
    if wrong:
        raise Failure(INVALID, wrong)


def _check_name(work: Work, owner_id: UUID, operation: str, name: str) -> None:
    """Raise ``Failure`` if the owner has a view of this name; the owner is locked, so that two at once are noticed."""
    work.session.get_one(Person, owner_id, with_for_update=True)
    taken = (View.owner_id == owner_id, View.operation == operation, View.name == name)
    if work.session.scalar(select(exists().where(*taken))):
        raise Failure(VIEW_NAME_TAKEN, name=name)


def _make_default(work: Work, view: View, *, wanted: bool) -> None:
    """Make a view the default of its owner's list, in place of another, or none any more."""
    if wanted:
        others = (View.owner_id == view.owner_id, View.operation == view.operation, View.default, View.id != view.id)
        for other in work.session.scalars(select(View).where(*others).with_for_update()):
            other.default = False
            emit_view(work, VIEW_CHANGED, other)
    view.default = wanted
    work.session.flush()
