"""The function of every service for the agendas of people."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from chassis.running import occasions
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.agenda import DAYS_BEFORE, GET_SERVICE_AGENDA, MOST_DAYS


@handles(GET_SERVICE_AGENDA)
def get_service_agenda(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is held that concerns the actor, of each kind."""
    first, last = _days(work, query["first"], query["last"])
    items: list[dict[str, Any]] = []
    more: list[str] = []
    for kind, dated in work.handlers.dated.values():
        found, is_more = occasions.read(work, kind, dated(work, kind), first, last)
        items += found
        more += [kind.name] if is_more else []
    return {"items": items, "more": more}


def _days(work: Work, first: date | None, last: date | None) -> tuple[date, date]:
    """Return the first and the last day, ``MOST_DAYS`` apart at most."""
    if first is None:
        first = last - timedelta(days=MOST_DAYS) if last else work.today - timedelta(days=DAYS_BEFORE)
    return first, last or first + timedelta(days=MOST_DAYS)
