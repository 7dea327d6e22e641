"""Writes of decision lists: a new version, and an end without one."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.requests.decision_lists import (
    ADD_DECISION_LIST,
    DECISION_LIST_ADDED,
    DECISION_LIST_ENDED,
    END_DECISION_LIST,
    LIST_ENDED,
    LIST_STANDS,
    DecisionListData,
)
from services.requests.decision_lists.models import DecisionItem, DecisionList
from services.requests.decision_lists.queries import get_list
from services.requests.mirror.queries import check_organization


@handles(ADD_DECISION_LIST)
def add_list(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Add a version, and let the one before end on the day before."""
    for name in ("organization_id", "party_organization_id"):
        check_organization(work, name, body[name])
    whose = DecisionList.organization_id == body["organization_id"], DecisionList.kind == body["kind"]
    others = work.session.scalars(select(DecisionList).where(*whose).order_by(DecisionList.edition).with_for_update())
    before = others.all()
    _make_way(work, before, body["from_on"])
    given = {name: value for name, value in body.items() if name != "items"}
    found = DecisionList(id=new_id(), edition=before[-1].edition + 1 if before else 1, to_on=None, **given)
    work.session.add(found)
    work.session.flush()
    work.session.add_all(
        DecisionItem(id=new_id(), list_id=found.id, position=position, **item)
        for position, item in enumerate(body["items"], start=1)
    )
    work.concerns(found.id)
    _emit(work, DECISION_LIST_ADDED, found)
    return get_list(work, found.id)


@handles(END_DECISION_LIST)
def end_list(work: Work, decision_list_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Let a list end on a day, without another version."""
    found = work.change(DecisionList, decision_list_id)
    if found.to_on is not None:
        raise Failure(LIST_ENDED, to_on=found.to_on)
    if body["to_on"] < max(work.today, found.from_on):
        words = "不能早于今天和起始日期。", "Must be no earlier than today and than it begins."
        raise invalid("to_on", body["to_on"].isoformat(), *words)
    found.to_on = body["to_on"]
    _emit(work, DECISION_LIST_ENDED, found)
    return get_list(work, decision_list_id)


def _make_way(work: Work, others: Sequence[DecisionList], from_on: date) -> None:
    """Let the versions before end on the day before; one that would begin later never holds.

    Raises ``Failure`` if days that have passed would change.
    """
    begun = next((each for each in reversed(others) if each.from_on <= work.today), None)
    if begun is not None and (from_on < work.today or from_on <= begun.from_on):
        raise Failure(LIST_STANDS, edition=begun.edition, from_on=begun.from_on)
    for each in others:
        if each.to_on is None or each.to_on >= from_on:
            each.to_on = max(from_on, each.from_on) - timedelta(days=1)
            _emit(work, DECISION_LIST_ENDED, each)


def _emit(work: Work, event: Event, found: DecisionList) -> None:
    # The version is that after the change.
    work.session.flush()
    work.emit(event, found.id, shown(found, DecisionListData))
