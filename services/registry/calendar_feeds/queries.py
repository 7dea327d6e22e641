"""Reads of calendar feeds."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.pages import page
from contracts.registry.calendar_feeds import LIST_CALENDAR_FEEDS, CalendarFeedSchema
from services.registry.accounts.proving import me
from services.registry.calendar_feeds.models import CalendarFeed

_rows = CalendarFeed.__table__.c


@handles(LIST_CALENDAR_FEEDS)
def list_calendar_feeds(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the actor's own feeds, the newest first."""
    statement = select(*_rows).where(_rows.person_id == me(work)).order_by(_rows.id.desc())
    return page(work.transaction, statement, query, lambda rows: [shown(row, CalendarFeedSchema) for row in rows])
