"""A case of requests about steam, and what tests do with it."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from sqlalchemy import text

from chassis.calling.actor import Actor
from chassis.calling.call import Call
from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.operation import Operation
from contracts.requests import case_steps, cases
from contracts.requests.jobs import JOBS
from tests.services.requests.district import District

ANSWER = "热力公司已完成主管网增容,压力恢复到 0.8 MPa。"


def opened(
    district: District, requests: Sequence[Mapping[str, Any]] = (), caller: Actor | None = None, **body: Any
) -> dict[str, Any]:
    """Open a case; by preset by the dispatcher of the chain, with the department of the item as its lead."""
    given = {
        "title": "蒸汽压力不足",
        "department_id": str(district.labour),
        "request_ids": [request["id"] for request in requests],
        **body,
    }
    made: dict[str, Any] = district.call(case_steps.OPEN_CASE, caller or district.dispatcher, body=given)
    return made


_COPY = """
INSERT INTO {table}
SELECT (jsonb_populate_record(NULL::{table}, to_jsonb(one) || {changed})).*
FROM {table} AS one, unnest(CAST(:ids AS uuid[]), CAST(:others AS uuid[])) WITH ORDINALITY AS copy (id, other, n)
WHERE one.{key} = :id
"""
_CHANGED = {
    "requests": ("id", "jsonb_build_object('id', copy.id, 'dispatch_id', copy.other, 'number', 'K' || copy.n)"),
    "dispatches": ("request_id", "jsonb_build_object('id', copy.other, 'request_id', copy.id)"),
    "clocks": ("request_id", "jsonb_build_object('request_id', copy.id)"),
    "clock_entries": ("request_id", "jsonb_build_object('id', gen_random_uuid(), 'request_id', copy.id)"),
}


def copies(district: District, request: Mapping[str, Any], count: int) -> list[str]:
    """Make so many requests that stand where one does, and return their ids; only their history is empty."""
    ids, others = [new_id() for _ in range(count)], [new_id() for _ in range(count)]
    with district.service.database.transaction() as session:
        session.execute(text("SET LOCAL session_replication_role = replica"))
        for table, (key, changed) in _CHANGED.items():
            statement = text(_COPY.format(table=table, key=key, changed=changed))
            session.execute(statement, {"ids": ids, "others": others, "id": request["id"]})
    return list(map(str, ids))


def act(
    district: District, operation: Operation, case: Mapping[str, Any], caller: Actor | None = None, **body: Any
) -> dict[str, Any]:
    """Take a step with a case; by preset by the dispatcher of the chain."""
    done: dict[str, Any] = district.call(operation, caller or district.dispatcher, case["id"], body=body)
    return done


def begun(district: District, case: Mapping[str, Any], caller: Actor | None = None, **body: Any) -> dict[str, Any]:
    """Have the answering of a case accepted, which returns the job."""
    given = {"answer": ANSWER, **body}
    call = Call(path={"case_id": str(case["id"])}, body=given, actor=caller or district.handler, correlation="test")
    reply = district.service.serve(case_steps.ANSWER_CASE, call)
    assert reply["accepted"] == "request_job"
    return dict(reply["body"])


def run_jobs(district: District) -> int:
    """Carry out the job that has waited longest."""
    return int(district.service.handlers.schedules["run_jobs"][1](district.service.runtime))


def answered(district: District, case: Mapping[str, Any], caller: Actor | None = None, **body: Any) -> dict[str, Any]:
    """Answer a case, and return the job when it has ended."""
    job = begun(district, case, caller, **body)
    run_jobs(district)
    ended: dict[str, Any] = district.call(JOBS.get, caller or district.handler, job["id"])
    return ended


def read(district: District, case: Mapping[str, Any], caller: Actor | None = None) -> dict[str, Any]:
    """A case as somebody sees it."""
    found: dict[str, Any] = district.call(cases.GET_CASE, caller or district.supervisor, case["id"])
    return found


def members(
    district: District, case: Mapping[str, Any], caller: Actor | None = None, **query: Any
) -> list[dict[str, Any]]:
    """The requests of a case as somebody sees them."""
    asked = {"limit": 100, **query}
    found = district.call(cases.LIST_CASE_MEMBERS, caller or district.supervisor, case["id"], query=asked)
    items: list[dict[str, Any]] = found["items"]
    return items


def refused(
    code: str,
    district: District,
    operation: Operation,
    case: Mapping[str, Any],
    caller: Actor | None = None,
    **body: Any,
) -> Failure:
    """Take a step that must be refused with this code."""
    with pytest.raises(Failure) as caught:
        act(district, operation, case, caller, **body)
    assert caught.value.problem.code == code
    return caught.value
