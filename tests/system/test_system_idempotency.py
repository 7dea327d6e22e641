"""The same call again, over HTTP: while the first still runs, and after the gateway gave up waiting for it."""

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine, create_engine, text

from tests.servers import free_ports
from tests.system.client import User, eventually
from tests.system.district import District
from tests.system.stack import Process

# Less than the time for which a service waits for a row, so that the gateway gives up first.
IMPATIENT_SECONDS = 1.5


@pytest.fixture(scope="module")
def impatient(distributed: District) -> Iterator[str]:
    """The address of a second gateway, which soon gives up on a call."""
    stack, (port,) = distributed.stack, free_ports(1)
    settings = {
        **stack.processes["gateway"].settings,
        "HTTP_SHARE_PORT": "",
        "HEALTH_PORT": "",
        "HTTP_PORT": str(port),
        "CALL_TIMEOUT": str(IMPATIENT_SECONDS),
    }
    process = Process("impatient", stack.directory / "impatient", ["run", "gateway"], settings, port)
    process.start()
    yield process.url
    process.stop()


@contextmanager
def database(district: District, service: str) -> Iterator[Engine]:
    """The database of a service, beside the service."""
    engine = create_engine(district.stack.common["DATABASE_URL"].replace("{service}", service))
    yield engine
    engine.dispose()


def waiters(engine: Engine) -> int:
    """How many transactions of services wait for a row."""
    with engine.connect() as connection:
        found = connection.scalar(
            text(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
                " AND application_name LIKE 'lianshang-%'"
            )
        )
    return int(found or 0)


def code_of(answer: httpx.Response) -> str:
    return str(answer.json().get("code", ""))


def done_once(district: District, impatient: str, service: str, row: str, call: dict[str, Any]) -> httpx.Response:
    """Make a call that has to wait for a row, and repeat it meanwhile and afterwards; returns the answer it gets."""
    key = {"Idempotency-Key": str(uuid.uuid4())}
    call = {**call, "headers": {**call.get("headers", {}), **key}, "timeout": 30, "trust_env": False}
    path = call.pop("path")
    with database(district, service) as engine, ThreadPoolExecutor() as pool:
        with engine.begin() as connection:
            assert connection.execute(text(row)).rowcount == 1
            first = pool.submit(httpx.post, f"{impatient}{path}", **call)
            eventually(lambda: waiters(engine) == 1, what="the call at the row")
            meanwhile = httpx.post(f"{district.stack.url}{path}", **call)
            assert (meanwhile.status_code, code_of(meanwhile)) == (409, "idempotency-key-in-use"), meanwhile.text
            given_up = first.result()
            assert (given_up.status_code, code_of(given_up)) == (504, "timed-out"), given_up.text
            assert "Idempotency-Key" in given_up.json()["detail"]
        eventually(lambda: waiters(engine) == 0, what="the end of the call")

    def again() -> httpx.Response | None:
        answer = httpx.post(f"{impatient}{path}", **call)
        return None if code_of(answer) == "idempotency-key-in-use" else answer

    answer: httpx.Response = eventually(again, what="the answer")
    assert answer.is_success, answer.text
    repeated = httpx.post(f"{district.stack.url}{path}", **call)
    assert (repeated.status_code, repeated.text) == (answer.status_code, answer.text)
    if call["json"].get("note"):
        call["json"] = {"note": "别的话"}
        other = httpx.post(f"{district.stack.url}{path}", **call)
        assert (other.status_code, code_of(other)) == (422, "idempotency-key-reused"), other.text
    return answer


def test_a_dispatch_that_comes_again_is_one_dispatch(distributed: District, impatient: str) -> None:
    request = distributed.submit("派单后无回音")
    call = {
        "path": f"/v1/requests/{request['id']}/dispatch",
        "json": {"note": "请尽快"},
        "headers": {
            "Authorization": distributed.dispatcher.http.headers["Authorization"],
            "If-Match": f'"{request["version"]}"',
        },
    }
    row = f"SELECT 1 FROM requests WHERE id = '{request['id']}' FOR UPDATE"
    answer = done_once(distributed, impatient, "requests", row, call)
    assert answer.json()["status"] == "dispatched"
    history = distributed.dispatcher.get(f"/v1/requests/{request['id']}/history", limit=100)["items"]
    assert [entry["to_status"] for entry in history].count("dispatched") == 1


def test_a_renewal_whose_answer_was_lost_gives_the_tokens_and_the_session_lives(
    distributed: District, impatient: str
) -> None:
    user = User(distributed.stack.url, "contact", distributed.contact.password)
    call = {"path": "/v1/sessions/refresh", "json": {"refresh_token": user.refresh_token}}
    row = "SELECT 1 FROM sessions ORDER BY opened_at DESC LIMIT 1 FOR UPDATE"
    renewed = done_once(distributed, impatient, "registry", row, call).json()
    assert renewed["refresh_token"] != user.refresh_token
    user.refresh_token = renewed["refresh_token"]
    user.refresh()
    assert user.get("/v1/me")["login"] == "contact"
