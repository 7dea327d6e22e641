"""Applies the rows of ledgers by the functions that rooms give for them: one row at a time, all or none."""

from collections.abc import Iterable

from chassis.calling.errors import Failure
from chassis.ledgers.faults import Faults
from chassis.ledgers.outcomes import Outcomes
from chassis.ledgers.rows import Row
from chassis.running.work import Work
from contracts.catalogue import LEDGERS
from contracts.ledgers import Ledger


def ledgers_of(service: str) -> tuple[Ledger, ...]:
    """Return the ledgers that a service imports, in order."""
    return tuple(ledger for ledger in LEDGERS if ledger.service == service)


def apply_rows(work: Work, outcomes: Outcomes, rows: Iterable[Row], faults: Faults) -> None:
    """Apply rows, each in a savepoint, so that whatever is wrong in any of them is found.

    What is refused is added to ``faults``, and the caller undoes the whole.
    """
    ledger = outcomes.ledger
    _, function = work.handlers.ledgers[ledger.name]
    for row in rows:
        if not row.sound:
            continue
        emitted = len(work.emitted)
        try:
            with work.session.begin_nested():
                changed = function(work, row.values)
        except Failure as failure:
            del work.emitted[emitted:]
            _add(faults, ledger, row, failure)
        else:
            outcomes.add(row, changed)


def _add(faults: Faults, ledger: Ledger, row: Row, failure: Failure) -> None:
    """Add what a refusal says: of the columns that its errors name, or of the whole row."""
    for error in failure.errors:
        name = str(error.get("field") or "").partition(".")[0]
        zh, en = error["detail"]
        faults.add(ledger, row.number, ledger.heads.get(name, ""), error.get("value"), zh, en)
    if not failure.errors:
        detail = failure.problem.detail
        said = [text.format_map(failure.params) for text in (detail.zh, detail.en)]
        faults.add(ledger, row.number, "", "", *said)
