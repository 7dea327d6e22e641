"""Jobs of requests: what a caller would wait for too long, such as answering three hundred requests."""

from marshmallow import fields

from contracts.common import Strict, WordsSchema, described
from contracts.jobs import Jobs


class NotDoneSchema(Strict):
    """A request that could not be answered with the others."""

    request_id = fields.UUID(required=True)
    number = fields.String(required=True)
    code = fields.String(required=True, metadata=described("The tail of the `type` of the problem."))
    detail = fields.Nested(WordsSchema, required=True, metadata=described("Why not."))


class RequestJobResultSchema(Strict):
    """What was done with each of many requests."""

    case_id = fields.UUID(required=True, metadata=described("The case whose requests they are."))
    done = fields.Integer(required=True, metadata=described("How many requests were answered."))
    refused = fields.List(
        fields.Nested(NotDoneSchema), required=True, metadata=described("Those that could not be, with the reason.")
    )


JOBS = Jobs("requests", RequestJobResultSchema, "request_job", "/v1/request-jobs", imported=True)
