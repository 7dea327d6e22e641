"""docs/imports.md: what is imported from spreadsheets, with the columns of each ledger."""

from contracts.catalogue import IMPORTS, LEDGERS
from contracts.documents.events import HEAD
from contracts.importing import MOST_BYTES_AT_ONCE, MOST_ROWS_AT_ONCE, MOST_SINGLE_ROWS_AT_ONCE
from contracts.ledgers import CLEAR, MOST_CHANGES, MOST_ERRORS, Ledger

_INTRODUCTION = f"""\
The sheets below are imported by the service whose things they hold: chains, organizations, persons, posts and venues by
`POST /v1/imports`, what works together by `POST /v1/record-imports`. Each takes an xlsx workbook with any of its
sheets, or a csv file (UTF-8 or GB 18030-2022) of one kind, which `sheet` names. The first row holds the heads, in
Chinese or English; `GET /v1/ledgers` lists them, and `GET /v1/ledgers/{{ledger}}/template` is a workbook to fill in.
Words stand in either language. Files are imported as a whole or not at all. A dry run (`dry_run`) does the same to the
end, writes included, and undoes it. The file comes as Base64 in JSON, or as the part `file` of a form
(`multipart/form-data`), beside `sheet` and `dry_run`.

A file of more than {MOST_BYTES_AT_ONCE // 1000} kB or {MOST_ROWS_AT_ONCE:,} rows, or {MOST_SINGLE_ROWS_AT_ONCE} of
venues or records, which are written one by one, and any while another import is under way, is imported as a job: the
answer is 202 with the job, and `GET /v1/jobs/{{job_id}}`, for records `GET /v1/request-jobs/{{request_job_id}}`,
tells how far it is, what was done (there as `imported`), or all that is wrong. `/v1/live` tells when it changes.

## What a cell says

| in the cell | what it means |
|---|---|
| nothing | nothing: what is registered stays, as if the column were missing |
| the word `{CLEAR}` | what is registered of this column is removed; the tables below say where it may be |
| several values | `、` or a semicolon between them, 50 at most (覆盖企业: 1,000); they replace what is registered |
| a number where text or a key is asked | the digits that one sees: 1647, or 01647 in the format 00000 |
| a cell merged over rows | its value, for each of the rows |

Whatever nobody can read is a fault with its place and changes nothing; it never counts as empty:

- an error such as `#N/A` or `#REF!`, also as the text of a csv file; a formula without a stored result;
- a day, a time, or TRUE or FALSE where text or a key is asked; days before 1900 or after 2199;
- a number that looks different from what it is, where text or a key is asked: with decimals, an exponent, more than 15
  digits, or a format that shows more than digits;
- a telephone number of digits alone, in a number cell or in csv, that may have lost its zero or `+`: write
  0535-4211234. Mobile numbers, those of 400 and 800, those with the zero or 86 in front and those without an area code
  are taken;
- a new code of a chain, an organization or a person in a number cell, of which there is one with zeros in front: 1647,
  where 01647 is registered;
- a cell merged over columns or with the head; a cell in a column without a head;
- a csv row with more or fewer cells than the head.

At most {MOST_ERRORS:,} faults are listed; `error_count`, or the problem, says how many there are.

A dry run also lists what the rows would do (`changes`): sheet, row, key and title, `created`, `updated` or `unchanged`,
and the columns that change with what is registered and what would be, in words; telephone numbers and e-mail addresses
are masked, and not told in faults. Rows with a fault are left out. At most {MOST_CHANGES:,} rows are listed, those that
change nothing only where there is room; `change_count` says how many create or update.

A file has at most 6 MB (8 MB in Base64), 20,000 rows a file, and 64 MB when unpacked. A process of its own reads it,
with 192 MB of memory and 6 s of processor time; two files are read at once. Others are refused for the moment (503),
and so is a file that a busy machine cannot read within 8 s.
"""


def text() -> str:
    """Return the document."""
    return "\n".join(["# Importing spreadsheets\n", HEAD, _INTRODUCTION, *map(_section, LEDGERS)])


def _section(ledger: Ledger) -> str:
    address = IMPORTS[ledger.service].operation.path
    lines = [f"## {ledger.title.zh}\n", f"{ledger.title.en}; in csv files `{ledger.name}`; to `{address}`\n",
             f"| column | in English | what it holds | needed | `{CLEAR}` |", "|---|---|---|---|---|"]  # fmt: skip
    for column in ledger.columns:
        words = f" ({'、'.join(said.zh for said in column.vocabulary.words.values())})" if column.vocabulary else ""
        needed, removable = "yes" if column.required else "", CLEAR if column.removable else ""
        cells = (column.head.zh, column.head.en, f"{column.holds.en}{words}", needed, removable)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, *(f"\n{rule.en}" for rule in ledger.rules), ""])
