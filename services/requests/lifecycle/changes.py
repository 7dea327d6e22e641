"""What became different by a step, as histories and logs have it."""

from uuid import UUID

from chassis.filing.attaching import Change, Kept
from chassis.running.work import Work
from contracts.vocabulary import Codes
from services.requests.mirror.models import Chain


def change(field: Codes, before: object, after: object) -> dict[str, str | None]:
    """Return what became of a field."""
    return {"field": str(field), "before": _said(before), "after": _said(after)}


def change_of_chain(work: Work, field: Codes, before: UUID | None, after: UUID | None) -> dict[str, str | None]:
    """Return which chain came in the place of which, by their names."""
    found = [work.session.get(Chain, each) if each else None for each in (before, after)]
    return change(field, *(chain.name if chain else None for chain in found))


def change_of_file(field: Codes, what: Change, file: Kept) -> dict[str, str | None]:
    """Return which file was added or removed."""
    return change(field, *((None, file["name"]) if what is Change.ATTACHED else (file["name"], None)))


def _said(value: object) -> str | None:
    return None if value is None else str(value)
