"""Import of the ledgers of registry from spreadsheets."""

from contracts.importing import Imports
from contracts.jobs import Jobs
from contracts.ledgers import ImportResultSchema
from contracts.problem import Text
from contracts.registry.proposals import PROPOSAL, PROPOSED_ALREADY, PROPOSED_OTHERWISE, SECOND_PERSON
from contracts.registry.shared import REGISTRARS

JOBS = Jobs("registry", ImportResultSchema)
IMPORTS = Imports(
    JOBS,
    "import_file",
    "/v1/imports",
    Text("导入电子表格", "Import a spreadsheet"),
    REGISTRARS,
    relations=": a relation that has changed is ended and a new one opened",
    also=f" The file as a whole: {SECOND_PERSON}",
    problems=(PROPOSED_ALREADY, PROPOSED_OTHERWISE),
    accepted=(PROPOSAL,),
    # Files of it may need a second person.
    of_its_own=True,
    example={"filename": "产业链.csv", "content": "57yW56CBLOWQjeensApTV1lZLOeUn+eJqeWMu+iNrwo=", "sheet": "chains"},
)
IMPORT_FILE = IMPORTS.operation
