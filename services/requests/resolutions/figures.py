"""The figures of resolutions: passed, open, overdue, carried out, and on time."""

from dataclasses import replace

from sqlalchemy import ColumnElement, and_

from chassis.calling.asked import Asked
from chassis.running.figures import Computed
from chassis.running.handlers import computes
from chassis.running.work import Work
from contracts.figures import Figure, FigureDimension
from contracts.requests.meetings_items import (
    RESOLUTIONS_DONE,
    RESOLUTIONS_ON_TIME,
    RESOLUTIONS_OPEN,
    RESOLUTIONS_OVERDUE,
    RESOLUTIONS_PASSED,
)
from services.requests.meetings.counting import counted
from services.requests.resolutions.access import visible_to
from services.requests.resolutions.models import Resolution
from services.requests.resolutions.queries import DONE, OPEN_STILL, STANDS, UNDONE

_rows = Resolution.__table__.c
_COLUMNS = {FigureDimension.CHAIN: _rows.chain_id, FigureDimension.ORGANIZATION: _rows.organization_id}


@computes(RESOLUTIONS_PASSED)
def compute_passed(work: Work, asked: Asked) -> Computed:
    """Return how many resolutions were passed and stand, of those that the actor may see."""
    return _count(work, asked, RESOLUTIONS_PASSED, _rows.passed_at, STANDS)


@computes(RESOLUTIONS_OPEN)
def compute_open(work: Work, asked: Asked) -> Computed:
    """Return how many resolutions are not confirmed as carried out now."""
    return _now(work, asked, RESOLUTIONS_OPEN, OPEN_STILL)


@computes(RESOLUTIONS_OVERDUE)
def compute_overdue(work: Work, asked: Asked) -> Computed:
    """Return how many resolutions are late now."""
    return _now(work, asked, RESOLUTIONS_OVERDUE, and_(UNDONE, _rows.due_at < work.now))


@computes(RESOLUTIONS_DONE)
def compute_done(work: Work, asked: Asked) -> Computed:
    """Return how many resolutions were confirmed as carried out."""
    return _count(work, asked, RESOLUTIONS_DONE, _rows.done_at, DONE)


@computes(RESOLUTIONS_ON_TIME)
def compute_on_time(work: Work, asked: Asked) -> Computed:
    """Return how many of them were reported in time."""
    return _count(work, asked, RESOLUTIONS_ON_TIME, _rows.done_at, and_(DONE, _rows.on_time))


def _now(work: Work, asked: Asked, figure: Figure, condition: ColumnElement[bool]) -> Computed:
    return _count(work, replace(asked, first=None, last=None), figure, _rows.passed_at, condition)


def _count(
    work: Work, asked: Asked, figure: Figure, moment: ColumnElement[object], condition: ColumnElement[bool]
) -> Computed:
    return counted(work, asked, figure, _COLUMNS, moment, condition, visible_to(work.actor))
