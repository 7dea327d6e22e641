"""Imports: files of a service's ledgers, each imported as a whole or not at all. A service declares them once."""

from collections.abc import Iterator
from typing import Any

from marshmallow import fields, validate

from contracts.common import Strict, code, described, line
from contracts.jobs import TOO_MANY_JOBS, Jobs
from contracts.ledgers import BUSY, CLEAR, FILE_UNREADABLE, IMPORT_REFUSED, ImportResultSchema
from contracts.operation import Operation
from contracts.problem import Problem, Text
from contracts.resource import Resource
from contracts.roles import Role

# Base64 makes a third more of a file.
MOST_BYTES = 8 * 1024 * 1024
# What is larger is a job: its caller would wait for too long.
MOST_BYTES_AT_ONCE = 100_000
MOST_ROWS_AT_ONCE = 2_000
# Of a ledger whose rows are applied one by one, as the operations of their room would be.
MOST_SINGLE_ROWS_AT_ONCE = 200


class ImportSchema(Strict):
    """A file to import."""

    filename = line(200, metadata=described("The name of the file; it ends with .xlsx or .csv."))
    content = fields.String(
        required=True,
        validate=validate.Length(min=1, max=MOST_BYTES),
        # It holds the telephone numbers of hundreds of people, so neither log nor audit keeps it.
        metadata=described("The file, in Base64.", secret=True, format="byte"),
    )
    sheet = code(
        "The name of the ledger that a csv file is of; left out for a workbook.", 60, required=False, load_default=None
    )
    dry_run = fields.Boolean(load_default=False, metadata=described("Check everything and change nothing."))


class Imports:
    """Declares that a service imports files of its ledgers, by the ``operation`` of this name and path.

    ``jobs`` are those of the service, whose result is ``ImportResultSchema``: large files are jobs. The function of the
    operation follows from those of the ledgers, unless the service has one ``of_its_own``. ``also`` ends the
    description; ``problems`` and ``accepted`` are what it may answer besides.
    """

    def __init__(
        self,
        jobs: Jobs,
        name: str,
        path: str,
        summary: Text,
        access: frozenset[Role],
        *,
        example: dict[str, Any],
        relations: str = "",
        also: str = "",
        problems: tuple[Problem, ...] = (),
        accepted: tuple[Resource, ...] = (),
        of_its_own: bool = False,
    ) -> None:
        self.jobs, self.service = jobs, jobs.service
        self.of_its_own = of_its_own
        self.operation = Operation(
            service=self.service,
            name=name,
            method="POST",
            path=path,
            summary=summary,
            description=(
                "xlsx with any of the sheets for which `GET /v1/ledgers` names this address, or csv (UTF-8 or GB "
                "18030) of one kind. All or nothing: when anything is wrong, nothing is changed and everything that is "
                "wrong is listed, as a problem, or in the result of a dry run, which does the same to the end and "
                f"undoes it; it lists too what would change, row by row. Importing again updates{relations}. An empty "
                f"cell and a missing column leave things as they are; a cell with the word {CLEAR} removes what is "
                "registered. A cell that cannot be read is wrong: errors, formulas without a result, days and booleans "
                "where text is "
                "asked, numbers that look different from what they are. A cell that is merged over rows counts for "
                "each of them. docs/imports.md describes the columns. "
                f"A file of more than {MOST_BYTES_AT_ONCE // 1000} kB or {MOST_ROWS_AT_ONCE:,} rows, or "
                f"{MOST_SINGLE_ROWS_AT_ONCE} of venues or records, which are written one by one, and any while another "
                "import is under way, is accepted as a job (202), which tells how far it is and what came of "
                f"it.{also}"
            ),
            access=access,
            body=ImportSchema,
            result=ImportResultSchema,
            problems=(IMPORT_REFUSED, FILE_UNREADABLE, BUSY, TOO_MANY_JOBS, *problems),
            accepted=(*accepted, jobs.resource),
            max_body=MOST_BYTES,
            form="content",
            example=example,
        )

    @property
    def declared(self) -> Iterator[Any]:
        """What follows from this declaration, for the catalogue."""
        yield self.operation
