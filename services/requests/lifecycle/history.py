"""Entries of the history of a request, with the names of those whom they concern."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.requests.history import HistoryEntrySchema
from services.requests.lifecycle.models import HistoryEntry
from services.requests.mirror import queries as mirror

# Departments in the details of steps, and the fields of their names.
_DEPARTMENTS = {"department_id": "department_name", "from_department_id": "from_department_name"}


def told(work: Work, entries: Sequence[HistoryEntry]) -> list[dict[str, Any]]:
    """Return entries as the history has them, with the names that their organizations have now."""
    departments = {UUID(entry.details[key]) for entry in entries for key in _DEPARTMENTS if key in entry.details}
    names = mirror.names_of(work.session, {*(entry.organization_id for entry in entries), *departments})

    def named(details: Mapping[str, Any]) -> dict[str, Any]:
        return {
            **details,
            **{_DEPARTMENTS[key]: names.get(UUID(details[key])) for key in _DEPARTMENTS if key in details},
        }

    return [
        shown(
            entry,
            HistoryEntrySchema,
            organization_name=names.get(entry.organization_id),  # type: ignore[arg-type]
            details=named(entry.details),
        )
        for entry in entries
    ]
