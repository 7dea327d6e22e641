"""Reads of kinds of meetings."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filter, equal, filtered
from chassis.storing.pages import page
from contracts.requests.meetings_kinds import GET_MEETING_KIND, GET_OWED_MEETINGS, LIST_MEETING_KINDS, MeetingKindSchema
from services.requests.meeting_kinds.models import MeetingKind
from services.requests.meeting_kinds.owing import owed_cells, periods_of
from services.requests.mirror.queries import names_of

_FILTERS: dict[str, Filter] = {"active": equal(MeetingKind.active), "period": equal(MeetingKind.period)}


@handles(LIST_MEETING_KINDS)
def list_meeting_kinds(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the kinds of meetings, in the order of their codes."""
    statement = filtered(select(MeetingKind), work, query, _FILTERS).order_by(MeetingKind.code, MeetingKind.id)
    return page(work.transaction, statement, query, lambda kinds: told(work, kinds))


@handles(GET_MEETING_KIND)
def get_meeting_kind(work: Work, meeting_kind_id: UUID) -> dict[str, Any]:
    """Return one kind of meetings."""
    return told(work, [work.find(MeetingKind, meeting_kind_id)])[0]


def told(work: Work, kinds: Sequence[MeetingKind]) -> list[dict[str, Any]]:
    """Return kinds as they are shown, with the names of their members."""
    names = names_of(work.session, [each for kind in kinds for each in (*kind.member_ids, *kind.owed_by_ids)])
    return [
        shown(
            kind,
            MeetingKindSchema,
            members=[{"id": each, "name": names.get(each, "")} for each in kind.member_ids],
            owed_by=[{"id": each, "name": names.get(each, "")} for each in kind.owed_by_ids],
        )
        for kind in kinds
    ]


@handles(GET_OWED_MEETINGS)
def get_owed_meetings(work: Work, meeting_kind_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the meetings of a kind that are owed in a year, by organization and period."""
    kind = work.find(MeetingKind, meeting_kind_id)
    year = query["year"] or work.today.year
    found = periods_of(work, kind, year)
    names = names_of(work.session, kind.owed_by_ids)
    cells = owed_cells(work, kind, found)
    return {
        "kind_id": kind.id,
        "year": year,
        "periods": [asdict(period) for period in found],
        "organizations": [
            {"id": each, "name": names.get(each, ""), "cells": [asdict(cells[each, period.first]) for period in found]}
            for each in sorted(kind.owed_by_ids, key=lambda each: (names.get(each, ""), each))
        ],
    }
