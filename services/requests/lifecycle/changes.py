"""What became different by a step, as histories and logs have it."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from chassis.filing.attaching import Change, Kept
from chassis.running.work import Work
from contracts.vocabulary import Codes
from services.requests.mirror.models import Chain


def change(field: Codes, before: object, after: object) -> dict[str, str | None]:
    """Return what became of a field."""
    return {"field": str(field), "before": _said(before), "after": _said(after)}


def differences(
    fields: type[Codes], before: Mapping[str, object], after: Mapping[str, object]
) -> list[dict[str, str | None]]:
    """Return what became different between two states of a thing, each said by the codes of its fields."""
    return [change(fields(name), before[name], after[name]) for name in before if before[name] != after[name]]


def change_of_chain(work: Work, field: Codes, before: UUID | None, after: UUID | None) -> dict[str, str | None]:
    """Return which chain came in the place of which, by their names."""
    return change(field, chain_name(work, before), chain_name(work, after))


def chain_name(work: Work, chain_id: UUID | None) -> str | None:
    """Return what a chain is called, as far as it is known."""
    found = work.session.get(Chain, chain_id) if chain_id else None
    return found.name if found else None


def joined(names: Iterable[str]) -> str | None:
    """Return several names as one text; ``None`` for none."""
    return "、".join(names) or None


def change_of_file(field: Codes, what: Change, file: Kept) -> dict[str, str | None]:
    """Return which file was added or removed."""
    return change(field, *((None, file["name"]) if what is Change.ATTACHED else (file["name"], None)))


def _said(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)
