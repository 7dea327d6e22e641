"""Plan the rows of a ledger as a whole, to be written with few statements; other ledgers apply one row at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from types import SimpleNamespace
from typing import Any, ClassVar, Protocol, TypeVar

from sqlalchemy.orm import Session

from chassis.ledgers.rows import Row
from chassis.storing.arrays import insert_rows, write_changes

# What so many rows are compared with is in memory at a time.
_AT_ONCE = 1_000


class Plan(Protocol):
    """What the rows of one sheet do. Plans have the names of the ``COLUMNS`` that they know."""

    COLUMNS: ClassVar[frozenset[str]] = frozenset()

    def prepare(self, rows: Sequence[Row]) -> None:
        """Load what some rows are compared with, before they are taken: not for all of a file at once."""
        return

    def take(self, row: Row) -> None:
        """Check a row, and note what it does."""

    def check(self) -> None:
        """Check what only all rows together show, once they are taken."""
        return

    def write(self) -> None:
        """Write what the rows do."""


AnyPlan = TypeVar("AnyPlan", bound=Plan)


def planned(plan: AnyPlan, rows: Iterator[Row]) -> AnyPlan:
    """Return a plan with all rows taken and checked."""
    while portion := list(islice(rows, _AT_ONCE)):
        plan.prepare(portion)
        for row in portion:
            plan.take(row)
    plan.check()
    return plan


@dataclass
class Changes:
    """What becomes of the rows of one table: ``new`` ones, and new values of ``registered`` ones, as they were read."""

    model: Any
    new: list[dict[str, Any]] = field(default_factory=list)
    registered: list[tuple[Any, Mapping[str, Any]]] = field(default_factory=list)

    def change(self, row: Any, **values: Any) -> None:
        """Note new values of a registered row."""
        self.registered.append((row, values))

    def after(self) -> list[Any]:
        """Return all rows as they are then, each with its columns as attributes; new ones with those that they name."""
        changed = [SimpleNamespace(**{**row._mapping, **values}) for row, values in self.registered]
        return [*(SimpleNamespace(**row) for row in self.new), *changed]

    def write(self, session: Session) -> None:
        """Write all, with a statement for thousands of them."""
        insert_rows(session, self.model, self.new)
        write_changes(session, self.model, self.registered)
