"""T10: messages that cannot be read, and one that ends the process; on RabbitMQ and embedded. Also calls that are none.

A body that cannot be decoded is, on RabbitMQ, a line of the table in ``test_hazards.py``.
"""

import signal
import socket

import pytest

from tests.faults import scenarios
from tests.faults.run import ON_EMBEDDED, ON_RABBITMQ, Run, in_background
from tests.sample.running import Platform, eventually

pytestmark = pytest.mark.system


@ON_EMBEDDED
def test_what_cannot_be_decoded_becomes_a_dead_letter_as_it_came(run: Run) -> None:
    scenarios.send_what_cannot_be_decoded(run)


@pytest.mark.parametrize(
    ("behave", "said"), [("alien", "rejected"), ("untraceable", "rejected"), ("future", "account.changed.v9")]
)
def test_what_is_no_event_that_is_known_becomes_a_dead_letter(
    run: Run, platform: Platform, behave: str, said: str
) -> None:
    run.add(behave, behave=behave)
    run.foreign += 2
    run.check()
    found = platform.rows("mirror", "SELECT consumer, error FROM parked ORDER BY parked_at DESC LIMIT 2")
    assert {row.consumer for row in found} == {"mirror.follow", "mirror.tally"}
    assert all(said in row.error for row in found), found


def test_a_reaction_that_ends_the_process_becomes_a_dead_letter(run: Run, platform: Platform) -> None:
    name = platform.process_of("mirror")
    with in_background(lambda: run.add("bad", behave="exit")):
        platform.await_death(name)
    deaths = 0

    def buried() -> bool:
        nonlocal deaths
        if platform.processes[name].poll() is not None:
            deaths += platform.processes[name].returncode == -signal.SIGKILL
            platform.launch(name)
        return bool(platform.rows("mirror", "SELECT 1 FROM parked WHERE state = 'dead' AND key = 'account/bad'"))

    eventually(buried, 90, lambda: f"{deaths} deaths, {platform.parked()}")
    platform.await_ready(name)
    run.add("good")
    run.check()
    assert deaths == scenarios.MOST_TRIES
    assert platform.effects("bad", "follow") == [1]


@ON_RABBITMQ
@pytest.mark.parametrize(
    ("path", "content", "status", "said"),
    [
        ("/ledger/add_entry", b"[]", 400, "MALFORMED"),
        ("/ledger/add_entry", b"{", 400, "MALFORMED"),
        ("/ledger/add_entry", b'{"body": 7}', 400, "MALFORMED"),
        ("/ledger/add_entry", b'{"actor": {"name": "service:mirror", "posts": []}}', 400, "MALFORMED"),
        (
            "/ledger/add_entry",
            b'{"actor": {"name": "anonymous", "posts": [["operator", "x", null]]}}',
            400,
            "MALFORMED",
        ),
        ("/ledger/no_such_thing", b"{}", 404, "UNKNOWN"),
        ("/mirror/add_entry", b"{}", 404, "UNKNOWN"),
    ],
)
def test_what_is_no_call_is_refused_and_the_service_goes_on(
    run: Run, platform: Platform, path: str, content: bytes, status: int, said: str
) -> None:
    before = platform.rows("ledger", "SELECT count(*) FROM lines")
    reply = platform.client.post(platform.address_of("ledger") + path, content=content)
    assert (reply.status_code, reply.json()) == (status, {"not_run": said})
    assert platform.rows("ledger", "SELECT count(*) FROM lines") == before
    assert run.add("going on").status_code == 200
    run.check()


@ON_RABBITMQ
def test_what_is_no_http_is_refused_and_the_service_goes_on(run: Run, platform: Platform) -> None:
    host, _, port = platform.address_of("ledger").removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), 10) as connection:
        connection.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")
        assert b" 400 " in connection.recv(1000).split(b"\r\n")[0]
    assert run.add("going on").status_code == 200
    run.check()
