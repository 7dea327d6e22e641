"""Steps with many requests at once."""

from contracts.bulk import bulk_of
from contracts.problem import Text
from contracts.requests.lifecycle import (
    ACCEPT_REQUEST,
    ANSWER_REQUEST,
    DISPATCH_REQUEST,
    EVALUATE_REQUEST,
    REDISPATCH_REQUEST,
)
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
ACCEPT_REQUESTS = bulk_of(
    ACCEPT_REQUEST, "accept_requests", f"{REQUEST.path}/accept", Text("批量接单", "Accept several requests")
)
ANSWER_REQUESTS = bulk_of(
    ANSWER_REQUEST, "answer_requests", f"{REQUEST.path}/answer", Text("批量答复", "Answer several requests")
)
EVALUATE_REQUESTS = bulk_of(
    EVALUATE_REQUEST, "evaluate_requests", f"{REQUEST.path}/evaluation", Text("批量评价", "Evaluate several answers")
)
