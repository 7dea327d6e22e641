"""Many calls in one: each item is done or refused for itself, once."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.running import bulk
from chassis.storing.database import OutcomeUnknown, Transaction
from contracts.bulk import MOST_ITEMS
from contracts.problem import FORBIDDEN, INVALID, KEY_REUSED, TIMED_OUT
from contracts.requests import lifecycle
from contracts.requests.bulk import DISPATCH_REQUESTS, REDISPATCH_REQUESTS
from contracts.roles import Role
from tests.harness import actor
from tests.services.requests.district import District


def item(request: dict[str, Any] | UUID, version: int | None = None, **body: Any) -> dict[str, Any]:
    identifier = request["id"] if isinstance(request, dict) else str(request)
    return {"request_id": identifier, "version": version, "body": body}


def dispatch(district: District, caller: Actor, *items: dict[str, Any], key: str | None = None) -> Any:
    return district.call(DISPATCH_REQUESTS, caller, body={"items": list(items)}, key=key)


def told(found: dict[str, Any]) -> list[tuple[int, str | None]]:
    return [(each["status"], (each["problem"] or {}).get("code")) for each in found["results"]]


def test_a_bad_item_undoes_no_other(district: District) -> None:
    made = [district.submit() for _ in range(3)]
    found = dispatch(
        district,
        district.dispatcher,
        item(made[0], made[0]["version"], note="一"),
        item(uuid4()),
        item(made[1], 99),
        item(made[1], department_id="none"),
        item(made[0]),
        item(made[2], department_id=str(district.water)),
    )
    assert told(found) == [
        (200, None), (404, "not-found"), (412, "changed-meanwhile"), (422, "invalid"), (409, "not-now"), (200, None)
    ]  # fmt: skip
    assert (found["succeeded"], found["refused"]) == (2, 4)
    assert [error["field"] for error in found["results"][3]["problem"]["errors"]] == ["department_id"]
    assert found["results"][5]["result"] == district.see(made[2], district.dispatcher)
    assert [district.see(request)["status"] for request in made] == ["dispatched", "submitted", "dispatched"]
    # Each is audited and told of as if it had been called alone.
    assert len(district.service.emitted("request.dispatched.v1")) == 2
    with district.service.database.engine.connect() as connection:
        written = "SELECT count(*) FROM audit WHERE operation IN ('dispatch_request', 'dispatch_requests')"
        assert connection.scalar(text(written)) == 2


def test_whoever_may_not_do_it_alone_may_not_do_it_in_bulk(district: District) -> None:
    made = district.submit()
    for caller in (district.handler, district.contact, actor((Role.OPERATOR, uuid4()))):
        with pytest.raises(Failure) as caught:
            dispatch(district, caller, item(made))
        assert caught.value.problem is FORBIDDEN
    assert told(dispatch(district, district.other_dispatcher, item(made))) == [(404, "not-found")]
    with pytest.raises(Failure) as caught:
        dispatch(district, district.dispatcher, *[item(made)] * (MOST_ITEMS + 1))
    assert caught.value.problem is INVALID


def test_repeated_with_its_key_it_does_nothing_twice_and_tells_the_same(district: District) -> None:
    made, later = district.submit(), district.submit()
    items = [item(made), item(later, 99)]
    first = dispatch(district, district.dispatcher, *items, key="once")
    assert told(first) == [(200, None), (412, "changed-meanwhile")]
    district.move(lifecycle.ACCEPT_REQUEST, district.handler, made)
    again = dispatch(district, district.dispatcher, *items, key="once")
    assert again == first
    assert district.see(later)["status"] == "submitted"
    with pytest.raises(Failure) as caught:
        dispatch(district, district.dispatcher, item(later), key="once")
    assert caught.value.problem is KEY_REUSED


def test_what_was_cut_off_midway_is_finished_by_its_repetition(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [district.submit() for _ in range(3)]
    serve = district.service.runtime.serve

    def cut_off(operation: Any, *arguments: Any) -> Any:
        if operation is lifecycle.DISPATCH_REQUEST:
            raise SystemExit("the process ends")
        return serve(operation, *arguments)

    # The third is served when the first two are done.
    monkeypatch.setattr(bulk, "TOGETHER", 2)
    monkeypatch.setattr(district.service.runtime, "serve", cut_off)
    with pytest.raises(SystemExit):
        dispatch(district, district.dispatcher, *map(item, made), key="once")
    monkeypatch.undo()
    assert [district.see(request)["status"] for request in made] == ["dispatched", "dispatched", "submitted"]
    district.move(lifecycle.ACCEPT_REQUEST, district.handler, made[0])
    with pytest.raises(Failure) as caught:
        dispatch(district, district.dispatcher, item(made[2]), *map(item, made), key="once")
    assert (caught.value.problem, caught.value.params) == (KEY_REUSED, {"key": "once"})
    assert district.see(made[2])["status"] == "submitted"
    found = dispatch(district, district.dispatcher, *map(item, made), key="once")
    assert told(found) == [(200, None)] * 3
    assert found["results"][0]["result"]["status"] == "dispatched"
    assert district.see(made[0])["status"] == "handling"
    assert len(district.service.emitted("request.dispatched.v1")) == 3


def transactions(district: District) -> list[int]:
    """How many of the dispatches each transaction has written."""
    with district.service.database.engine.connect() as connection:
        written = "SELECT count(*) FROM audit WHERE operation = 'dispatch_request' GROUP BY xmin ORDER BY count(*)"
        return list(connection.scalars(text(written)))


def test_items_are_done_some_in_one_transaction(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "TOGETHER", 2)
    made = [district.submit() for _ in range(3)]
    found = dispatch(district, district.dispatcher, *map(item, made), key="once")
    assert told(found) == [(200, None)] * 3
    assert [each["result"] for each in found["results"]] == [district.see(one, district.dispatcher) for one in made]
    assert transactions(district) == [1, 2]
    assert len(district.service.emitted("request.dispatched.v1")) == 3


def test_where_one_is_refused_the_others_are_done_alone(district: District) -> None:
    made = [district.submit() for _ in range(3)]
    found = dispatch(district, district.dispatcher, item(made[0]), item(made[1], 99), item(made[2]), key="once")
    assert told(found) == [(200, None), (412, "changed-meanwhile"), (200, None)]
    assert transactions(district) == [1, 1]
    assert len(district.service.emitted("request.dispatched.v1")) == 2
    assert dispatch(
        district, district.dispatcher, item(made[0]), item(made[1], 99), item(made[2]), key="once"
    ) == found  # fmt: skip


def test_without_a_key_each_has_a_transaction_of_its_own(district: District) -> None:
    # Nobody could find out what has been done if the connection is lost during a commit.
    dispatch(district, district.dispatcher, *(item(district.submit()) for _ in range(2)))
    assert transactions(district) == [1, 1]


@pytest.mark.parametrize("keyed", [True, False])
def test_a_commit_of_which_nothing_is_known_is_not_tried_again_one_by_one(
    district: District, monkeypatch: pytest.MonkeyPatch, keyed: bool
) -> None:
    made = [district.submit() for _ in range(2)]
    commit = Transaction.commit

    def lost(transaction: Transaction) -> None:
        commit(transaction)
        if transaction.purpose.startswith("dispatch_request/"):
            raise OutcomeUnknown("the connection is lost")

    monkeypatch.setattr(Transaction, "commit", lost)
    items, key = [item(one) for one in made], "once" if keyed else None
    if keyed:
        with pytest.raises(Failure) as caught:
            dispatch(district, district.dispatcher, *items, key=key)
        assert caught.value.problem is TIMED_OUT
    else:
        assert told(dispatch(district, district.dispatcher, *items)) == [(504, "timed-out")] * 2
    monkeypatch.undo()
    assert told(dispatch(district, district.dispatcher, *items, key=key)) == (
        [(200, None)] * 2 if keyed else [(409, "not-now")] * 2
    )
    assert len(district.service.emitted("request.dispatched.v1")) == 2


def test_the_answers_of_its_items_are_kept_for_longer_than_its_own(district: District) -> None:
    request = district.submit()
    dispatch(district, district.dispatcher, item(request, request["version"], note="一"), key="once")
    with district.service.database.engine.connect() as connection:
        kept = "SELECT operation, created_at FROM idempotency_keys WHERE operation LIKE 'dispatch_request%'"
        at = {row.operation: row.created_at for row in connection.execute(text(kept))}
    assert at["dispatch_request"] > at["dispatch_requests"]


def test_redispatching_in_bulk(district: District) -> None:
    made = [district.returned() for _ in range(2)]
    body = {"department_id": str(district.water), "reason": "理由成立"}
    items = [item(request, request["version"], **body) for request in made]
    found = district.call(REDISPATCH_REQUESTS, district.dispatcher, body={"items": items})
    assert told(found) == [(200, None)] * 2
    assert {each["result"]["department_id"] for each in found["results"]} == {str(district.water)}
