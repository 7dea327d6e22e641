"""The results of a bulk, each refusal worded as a problem in the client's language; as a file, if they can be one."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import Any

from chassis.calling.call import Reply
from chassis.calling.errors import Failure
from contracts.columns import Value, columns_of
from contracts.operation import Operation
from contracts.problem import Text
from gateway.problems import document
from gateway.request_context import RequestContext
from gateway.schema_paths import is_secret

_HEADS = (Text("序号", "number"), Text("标识", "id"), Text("结果", "outcome"))
_DONE = Text("已完成", "done")
_ACCEPTED = Text("已受理,尚未执行", "accepted, not done yet")


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


def table(
    operation: Operation, items: list[Mapping[str, Any]], reply: Reply, language: str, zone: tzinfo
) -> tuple[list[str], list[list[Value]]]:
    """Return the heads and the rows of a file of the results: which item, what became of it, and what it was told.

    ``operation`` is the bulk, ``items`` are those of the call.
    """
    one = operation.bulk
    if one is None or one.result is None:
        raise TypeError(f"{operation.name} has no results to be filed")
    columns = columns_of(one.result(), language, zone)
    rows: list[list[Value]] = []
    for item, each in zip(items, reply.body["results"], strict=True):
        problem, done = each["problem"], each["status"] == one.status
        outcome = problem["detail"] if problem else getattr(_DONE if done else _ACCEPTED, language)
        told = each["result"] if done else None
        place = " ".join(str(item[name]) for name in one.arguments)
        rows.append([each["index"] + 1, place, outcome, *(column.read(told) for column in columns)])
    return [*(getattr(head, language) for head in _HEADS), *(column.head for column in columns)], rows
