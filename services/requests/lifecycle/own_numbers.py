"""The numbers that things have in the ledgers of the organizations that own them."""

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.errors import Failure
from chassis.running.work import Work
from contracts.requests.own_numbers import LEDGER_NUMBER_TAKEN

Numbered = TypeVar("Numbered", bound=Any)


# Whose a thing is, by the names that models have for it.
_OWNERS = ("owner_id", "organization_id", "organizer_id")


def find_by_number(work: Work, model: type[Numbered], owner_id: UUID, ledger_number: str) -> Numbered | None:
    """Return the thing that has a number in its owner's own ledger, locked until the commit."""
    owner = next(getattr(model, name) for name in _OWNERS if hasattr(model, name))
    same = func.lower(model.ledger_number) == func.lower(ledger_number)
    found: Numbered | None = work.session.scalar(select(model).where(owner == owner_id, same).with_for_update())
    return found


def check_number(work: Work, model: type[Any], owner_id: UUID, given: str | None, own: object | None = None) -> None:
    """Raise ``Failure`` for a number of the owner's ledger that another of its things has."""
    found = None if given is None else find_by_number(work, model, owner_id, given)
    if found is not None and found is not own:
        raise Failure(LEDGER_NUMBER_TAKEN, ledger_number=given, number=found.number)
