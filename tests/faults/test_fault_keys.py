"""T13: the same Idempotency-Key concurrently, after a time-out, after a crash, and with another body."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import httpx
import pytest

from tests.faults.run import Run, in_background
from tests.sample.running import eventually

pytestmark = pytest.mark.system
PERSON = "01a20000-0000-7000-8000-000000000001"


def test_of_many_at_once_with_the_same_key_one_is_done(run: Run) -> None:
    with ThreadPoolExecutor(10) as pool:
        replies = [pool.submit(run.add, "at once", key="at once", hold=0.3).result for _ in range(10)]
        answers = [reply() for reply in replies]
    assert {answer.status_code for answer in answers} <= {200, 409}
    done = [answer.json()["body"] for answer in answers if answer.status_code == 200]
    assert done
    assert all(body == done[0] for body in done)
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} <= {"idempotency-key-in-use"}
    assert run.add("at once", key="at once", hold=0.3).json()["body"] == done[0]
    run.check()
    assert run.platform.effects("at once", "follow") == [1]


def test_a_key_finds_the_answer_that_its_caller_did_not_wait_for(run: Run) -> None:
    body = {"account": "impatient", "amount": 1, "hold": 1.0}
    reply = run.platform.call("ledger", "add_entry", timeout=0.3, body=body, idempotency_key="impatient")
    assert (reply.status_code, reply.json()["code"]) == (504, "timed-out")
    eventually(
        lambda: run.add("impatient", key="impatient", hold=1.0).status_code == 200, 10, lambda: "not acknowledged"
    )
    run.check()
    assert run.platform.effects("impatient", "follow") == [1]


def test_a_key_finds_the_answer_of_a_process_that_died_before_giving_it(run: Run) -> None:
    name = run.platform.process_of("ledger")
    run.platform.restart(name, FAILPOINT="operation.after_commit")
    with in_background(lambda: run.add("answerless", key="answerless")):
        run.platform.await_death(name)
        run.platform.start(name)
    reply = run.add("answerless", key="answerless")
    assert (reply.status_code, reply.json()["body"]["number"]) == (200, 1)
    run.check()
    assert run.platform.effects("answerless", "follow") == [1]


def test_a_key_with_another_body_is_refused(run: Run) -> None:
    # An operation of somebody who is signed in: where anybody may call, the content is part of whose key it is.
    actor = {"name": "op", "person_id": PERSON, "session_id": PERSON, "posts": [["operator", PERSON, None]]}
    now = datetime.fromisoformat(run.platform.call("ledger", "get_time").json()["body"]["now"])
    moments = [(now + timedelta(days=days)).isoformat() for days in (1, 2)]

    def move(moment: str) -> httpx.Response:
        return run.platform.call("ledger", "move_time", body={"now": moment}, actor=actor, idempotency_key="moved")

    first, other, again = move(moments[0]), move(moments[1]), move(moments[0])
    assert (first.status_code, again.json()["body"]) == (200, first.json()["body"])
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")
    run.check()
