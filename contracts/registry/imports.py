"""Import of the ledgers of registry from spreadsheets."""

from marshmallow import fields, validate

from contracts.common import Strict, code, described, line
from contracts.jobs import Jobs
from contracts.ledgers import BUSY, CLEAR, FILE_UNREADABLE, IMPORT_REFUSED, ImportResultSchema
from contracts.operation import Operation
from contracts.problem import Text
from contracts.registry.proposals import PROPOSAL, PROPOSED_ALREADY, PROPOSED_OTHERWISE, SECOND_PERSON
from contracts.registry.shared import REGISTRARS

# Base64 makes a third more of a file.
MOST_BYTES = 8 * 1024 * 1024
# What is larger is a job: its caller would wait for too long.
MOST_BYTES_AT_ONCE = 100_000
MOST_ROWS_AT_ONCE = 2_000


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


JOBS = Jobs("registry", ImportResultSchema)
IMPORT_FILE = Operation(
    service="registry",
    name="import_file",
    method="POST",
    path="/v1/imports",
    summary=Text("导入电子表格", "Import a spreadsheet"),
    description=(
        "xlsx with any of the sheets that `GET /v1/ledgers` lists, or csv (UTF-8 or GB 18030) of one kind. All or "
        "nothing: when anything is wrong, nothing is changed and everything that is wrong is listed, as a problem, or "
        "in the result of a dry run, which does the same to the end and undoes it; it lists too what would change, row "
        "by row. Importing again updates: a relation "
        "that has changed is ended and a new one opened. An empty cell and a missing column leave things as they are; "
        f"a cell with the word {CLEAR} removes what is registered. A cell that cannot be read is wrong: errors, "
        "formulas without a result, days and booleans where text is asked, numbers that look different from what they "
        "are. A cell that is merged over rows counts for each of them. docs/imports.md describes the columns. "
        f"A file of more than {MOST_BYTES_AT_ONCE // 1000} kB or {MOST_ROWS_AT_ONCE:,} rows is accepted as a job "
        "(202), which tells how far it is and what came of it. "
        f"The file as a whole: {SECOND_PERSON}"
    ),
    access=REGISTRARS,
    body=ImportSchema,
    result=ImportResultSchema,
    problems=(IMPORT_REFUSED, FILE_UNREADABLE, BUSY, PROPOSED_ALREADY, PROPOSED_OTHERWISE),
    accepted=(PROPOSAL, JOBS.resource),
    max_body=MOST_BYTES,
    form="content",
    example={"filename": "产业链.csv", "content": "57yW56CBLOWQjeensApTV1lZLOeUn+eJqeWMu+iNrwo=", "sheet": "chains"},
)
