"""Imports a file of a service's ledgers: it is read, checked completely, then written as a whole or not at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from chassis.calling.errors import Failure
from chassis.ledgers.applying import apply_rows, ledgers_of
from chassis.ledgers.faults import Faults
from chassis.ledgers.outcomes import Outcomes, changes_of
from chassis.ledgers.parsing import read_file
from chassis.ledgers.rows import Row
from chassis.running.jobs import begin, is_job
from chassis.running.work import Accepted, Work
from contracts.importing import MOST_BYTES_AT_ONCE, MOST_ROWS_AT_ONCE, MOST_SINGLE_ROWS_AT_ONCE
from contracts.ledgers import BUSY, IMPORT_REFUSED, MOST_ERRORS, Ledger
from contracts.operation import Operation

# After so many rows, other calls get their turn.
_ROWS_AT_ONCE = 50
_ONE_AT_A_TIME = text("SELECT pg_try_advisory_xact_lock(hashtextextended(:service || ' import', 0))")
_RETRY_SECONDS = 10
Read = dict[Ledger, list[Row]]


@dataclass
class Import:
    """One import under way: its faults, and what its rows do."""

    work: Work
    faults: Faults
    # Whether old values are to be told too, for which some more is read.
    dry_run: bool = False
    outcomes: dict[Ledger, Outcomes] = field(default_factory=dict)
    # Of the rows of the whole file, how many have been checked.
    total: int = 0
    done: int = 0

    def each(self, rows: list[Row]) -> Iterator[Row]:
        """Yield the rows that are to be checked, and tell now and then how far that is.

        The list is empty then: what nobody needs any more is not in memory while it is written and told.
        """
        rows.reverse()
        while rows:
            yield rows.pop()
            self.done += 1
            if self.done % _ROWS_AT_ONCE == 0:
                self.work.progress(self.done, self.total)

    def expects(self, ledger: Ledger) -> Outcomes:
        """Return what rows of a ledger do, of which none has been taken yet."""
        found = self.outcomes[ledger] = Outcomes(ledger, listed=self.dry_run)
        return found

    def apply(self, ledger: Ledger, rows: list[Row]) -> None:
        """Apply the rows of a ledger one by one, by the function that is marked with ``@applies``."""
        apply_rows(self.work, self.expects(ledger), self.each(rows), self.faults)

    def refuse(self) -> None:
        """Raise ``Failure`` with all that is wrong, unless it is a dry run, which returns it."""
        if self.faults and not self.dry_run:
            errors = [_as_error(fault) for fault in self.faults.in_order()]
            raise Failure(IMPORT_REFUSED, errors, count=self.faults.count, most=MOST_ERRORS)

    def result(self) -> dict[str, Any]:
        """Return what was done or would be, in the form of ``ImportResultSchema``."""
        counts = [{"sheet": ledger.name, **found.counts()} for ledger, found in self.outcomes.items()]
        changes = any(each["created"] or each["updated"] for each in counts)
        told = self.outcomes.values() if self.dry_run else ()
        return {
            "applied": changes and not self.dry_run,
            "sheets": counts,
            "errors": self.faults.in_order(),
            "error_count": self.faults.count,
            **changes_of(told, self.faults),
        }


def import_rows(work: Work, operation: Operation, body: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Import a file by the functions of its ledgers; a large one is accepted as a job.

    A dry run writes as well, and undoes it: what only the database refuses is refused then too.
    """
    if not is_job(work) and is_large(work, body):
        return begin(work, operation, body, body["filename"])
    rows, faults = read(work, body)
    importing = Import(work, faults, body["dry_run"], total=sum(map(len, rows.values())))
    if importing.dry_run:
        with work.undone():
            _apply(importing, rows)
    else:
        _apply(importing, rows)
    importing.refuse()
    return importing.result()


def _apply(importing: Import, rows: Read) -> None:
    # In the order in which they refer to each other.
    for ledger in ledgers_of(importing.work.service):
        # What is wrong in a sheet would be missed by rows of those that refer to it, in which nothing is wrong.
        if ledger in rows and not any(map(importing.faults.are_in, ledger.refers_to)):
            importing.apply(ledger, rows[ledger])


def is_large(work: Work, body: Mapping[str, Any]) -> bool:
    """Whether a file is imported as a job: a large one, and one that has to wait until another import has ended."""
    if len(body["content"]) > MOST_BYTES_AT_ONCE * 4 // 3:
        return True
    rows, _ = work.outside(*_reading(work, body))
    single = sum(len(each) for ledger, each in rows.items() if not work.handlers.ledgers[ledger.name][0].whole)
    many = sum(map(len, rows.values())) > MOST_ROWS_AT_ONCE or single > MOST_SINGLE_ROWS_AT_ONCE
    return many or not _is_alone(work)


def read(work: Work, body: Mapping[str, Any]) -> tuple[Read, Faults]:
    """Return the rows of a file by ledger, for the caller alone, and what is wrong with its cells.

    Only one import of a service is under way from then on. Raises ``Failure`` with ``BUSY`` while another one is: a
    large one takes minutes, for which nobody should hold a place of the service.
    """
    if is_job(work) and not _is_alone(work):
        raise Failure(BUSY, seconds=_RETRY_SECONDS)
    found: tuple[Read, Faults] = work.outside(*_reading(work, body), handed_over=True)
    if not _is_alone(work):
        raise Failure(BUSY, seconds=_RETRY_SECONDS)
    return found


def _is_alone(work: Work) -> bool:
    """Take the turn of importing until the commit; returns whether nobody else has it."""
    return bool(work.session.scalar(_ONE_AT_A_TIME, {"service": work.service}))


def _reading(work: Work, body: Mapping[str, Any]) -> tuple[Any, ...]:
    return read_file, body["filename"], body["content"], body["sheet"], ledgers_of(work.service)


def _as_error(fault: dict[str, Any]) -> dict[str, Any]:
    """Convert a fault to an error of a problem, with its place as a path, since a problem knows only fields."""
    place = [fault["sheet"], str(fault["row"])] + ([fault["column"]] if fault["column"] else [])
    return {
        "field": ".".join(place),
        "value": fault["value"],
        "detail": [fault["reason"]["zh"], fault["reason"]["en"]],
    }
