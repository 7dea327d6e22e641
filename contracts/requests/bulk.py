"""Steps with many requests at once."""

from contracts.bulk import bulk_of
from contracts.problem import Text
from contracts.requests.lifecycle import DISPATCH_REQUEST, REDISPATCH_REQUEST
from contracts.requests.reading import REQUEST

DISPATCH_REQUESTS = bulk_of(
    DISPATCH_REQUEST, "dispatch_requests", f"{REQUEST.path}/dispatch", Text("批量派单", "Dispatch several requests")
)
REDISPATCH_REQUESTS = bulk_of(
    REDISPATCH_REQUEST,
    "redispatch_requests",
    f"{REQUEST.path}/redispatch",
    Text("批量改派", "Redispatch several requests"),
)
