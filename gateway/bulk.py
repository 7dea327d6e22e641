"""The results of a bulk, each refusal worded as a problem in the client's language."""

from typing import Any

from chassis.calling.call import Reply
from chassis.calling.errors import Failure
from contracts.operation import Operation
from gateway.problems import document
from gateway.request_context import RequestContext
from gateway.schema_paths import is_secret


def worded(one: Operation, reply: Reply, request: RequestContext) -> Reply:
    """Return the reply to a bulk with the problems of its items; ``one`` is the operation that each item calls."""
    schema = one.body() if one.body else None

    def problem(refused: dict[str, Any]) -> dict[str, Any]:
        content = {"errors": refused["errors"], "params": refused["params"]}
        failure = Failure.from_wire([refused["code"], content], one.problems)
        return document(failure, request.language, request.request_id, lambda field: is_secret(schema, field))

    results = [
        {**each, "problem": problem(each["problem"])} if each["problem"] else each for each in reply.body["results"]
    ]
    return Reply({**reply.body, "results": results})
