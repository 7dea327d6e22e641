"""Import of the ledgers of requests from spreadsheets, by who keeps the things of each."""

from contracts.importing import Imports
from contracts.problem import Text
from contracts.requests.activities import ORGANIZERS
from contracts.requests.agreements import KEEPERS
from contracts.requests.jobs import JOBS
from contracts.requests.meetings_vocabulary import CONVENORS
from contracts.requests.visit_plans import VISITORS

IMPORTS = Imports(
    JOBS,
    "import_records",
    "/v1/record-imports",
    Text("导入服务台账", "Import ledgers of what works together"),
    KEEPERS | VISITORS | CONVENORS | ORGANIZERS,
    also=" Each row goes the way of the operations of its thing, by who may call those, for an organization of the "
    "caller.",
    example={"filename": "协议.csv", "content": "5Y+w6LSm57yW5Y+3LOagh+mimAo=", "sheet": "agreements"},
)
IMPORT_RECORDS = IMPORTS.operation
