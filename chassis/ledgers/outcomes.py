"""What the rows of ledgers do, or would: how many do what, and row by row what changes from what to what."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, NamedTuple

from chassis.ledgers.faults import Faults
from chassis.ledgers.rows import Row
from chassis.storing.masking import mask_email, mask_phone
from contracts.ledgers import MOST_CHANGES, Column, Ledger, RowOutcome
from contracts.problem import Text
from contracts.vocabulary import YES_OR_NO

# The old and the new values of the columns that change, as cells are read; ``None`` where there is nothing.
Changed = Mapping[str, tuple[Any, Any]]
# Of a value in the list of changes, which would be as large as the file otherwise.
LONGEST_SAID = 200
_MASKS: Mapping[str, Callable[[str], str | None]] = {"phone": mask_phone, "email": mask_email}


class _Outcome(NamedTuple):
    row: Row
    outcome: RowOutcome
    title: Text
    changed: Changed


@dataclass
class Outcomes:
    """What the rows of one sheet do: how many do what and, if it is ``listed``, each of them."""

    ledger: Ledger
    listed: bool = True
    found: list[_Outcome] = field(default_factory=list)
    _counts: Counter[RowOutcome] = field(default_factory=Counter)

    def add(self, row: Row, changed: Changed | None, title: Text | None = None) -> None:
        """Note what a row changes, ``None`` if its object is new.

        ``title`` is what people call the object, its column ``name`` or ``title`` unless it is given.
        """
        outcome = RowOutcome.CREATED
        if changed is not None:
            outcome = RowOutcome.UPDATED if changed else RowOutcome.UNCHANGED
        self._counts[outcome] += 1
        if self.listed:
            name = str(row["name"] or row["title"] or "")
            self.found.append(_Outcome(row, outcome, title or Text(name, name), changed or {}))

    def counts(self) -> dict[str, int]:
        """Return the numbers of rows by outcome."""
        return {outcome.value: self._counts[outcome] for outcome in RowOutcome}


def changes_of(outcomes: Iterable[Outcomes], faults: Faults) -> dict[str, Any]:
    """Return ``changes`` and ``change_count`` of the result of a dry run, without the rows in which something is wrong.

    Rows that change nothing are listed where there is room.
    """
    sound = [
        (of_sheet.ledger, each)
        for of_sheet in outcomes
        for each in of_sheet.found
        if (of_sheet.ledger.title.zh, each.row.number) not in faults.rows
    ]
    changing = [each for each in sound if each[1].outcome is not RowOutcome.UNCHANGED]
    still = [each for each in sound if each[1].outcome is RowOutcome.UNCHANGED]
    listed = [*changing, *still][:MOST_CHANGES]
    listed.sort(key=lambda each: (faults.order.index(each[0].title.zh), each[1].row.number))
    return {"changes": [_shown(ledger, each) for ledger, each in listed], "change_count": len(changing)}


def _shown(ledger: Ledger, found: _Outcome) -> dict[str, Any]:
    return {
        "sheet": ledger.title.zh,
        "row": found.row.number,
        "code": found.row["code"] or found.row[ledger.columns[0].name],
        "title": found.title._asdict(),
        "outcome": found.outcome,
        "changed": [
            {"column": column.head.zh, "old": _said(column, old, new), "new": _said(column, new, old)}
            for column in ledger.columns
            if column.name in found.changed
            for old, new in [found.changed[column.name]]
        ],
    }


def _said(column: Column, value: Any, other: Any) -> dict[str, str] | None:
    """Return a value in words; of a long list only what ``other``, the value before or after it, does not have."""
    if value is None or value == []:
        return None
    if not isinstance(value, list):
        return _cut(_words(column, value))
    said = _joined([_words(column, each) for each in value])
    if isinstance(other, list) and len(said.zh) > LONGEST_SAID:
        said = _joined([Text("…", "…"), *(_words(column, each) for each in value if each not in other)])
    return _cut(said)


def _joined(words: list[Text]) -> Text:
    return Text("、".join(each.zh for each in words), ", ".join(each.en for each in words))


def _cut(said: Text) -> dict[str, str]:
    return {
        language: text if len(text) <= LONGEST_SAID else f"{text[:LONGEST_SAID]}…"
        for language, text in said._asdict().items()
    }


def _words(column: Column, value: Any) -> Text:
    """Return one value in words; personal data are masked."""
    if column.vocabulary is not None:
        return column.vocabulary.said(value)
    if isinstance(value, bool):
        return YES_OR_NO[value]
    text = value.isoformat() if isinstance(value, date) else f"{value:%H:%M}" if isinstance(value, time) else str(value)
    declared = column.field.metadata
    if declared.get("personal"):
        mask = _MASKS.get(declared.get("cell") or declared.get("format") or "")
        text = str(mask(text)) if mask else "****"
    return Text(text, text)
