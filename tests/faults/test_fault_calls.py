"""T17: a service is killed, frozen, stopped or restarted, and certificates expire, in the middle of calls."""

import json
import signal
import socket
import ssl
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gateway.replicas import RESTART_SECONDS
from lianshang.certificates import make
from tests.faults.run import ON_RABBITMQ, Run
from tests.sample.running import Platform, delete_queues, eventually
from tests.servers import BrokerServer, DatabaseServer

pytestmark = pytest.mark.system

CALLERS = 8
ATTEMPTS = 5


@ON_RABBITMQ
@pytest.mark.parametrize("key", [None, "a key"])
def test_a_write_whose_process_dies_is_made_again_only_with_a_key(
    run: Run, platform: Platform, key: str | None
) -> None:
    for attempt in range(ATTEMPTS):
        account, own_key = f"dies with {key} {attempt}", f"{key} {attempt}" if key else None
        platform.restart("ledger", FAILPOINT="operation.before_commit")
        asked = time.monotonic()
        with ThreadPoolExecutor(1) as pool:
            reply = pool.submit(run.add, account, key=own_key)
            platform.await_death("ledger")
            platform.launch("ledger")
            status = reply.result().status_code
            in_time = time.monotonic() - asked < RESTART_SECONDS
        platform.await_ready("ledger")
        if in_time:
            break
        # A machine that has much else to do: a service that is away for so long is not waited for.
        assert status in ((200, 504) if key else (504,))
    assert in_time, "nobody was ever told in time"
    assert status == (200 if key else 504)
    run.check()
    assert platform.effects(account, "tally") == ([1] if key else [])


@ON_RABBITMQ
def test_a_read_whose_process_dies_is_made_elsewhere(run: Run, platform: Platform) -> None:
    platform.start("ledger-2")
    await_both(platform)
    with ThreadPoolExecutor(CALLERS) as pool:
        replies = [pool.submit(platform.call, "ledger", "count_entries", body=None) for _ in range(200)]
        platform.kill9("ledger")
        assert {reply.result().status_code for reply in replies} == {200}
    run.check()


@ON_RABBITMQ
def test_calls_go_past_a_frozen_process_and_what_it_was_given_is_not_run_later(run: Run, platform: Platform) -> None:
    platform.start("ledger-2")
    await_both(platform)
    platform.processes["ledger"].send_signal(signal.SIGSTOP)
    # Those that it was given before it was found out are lost on their callers.
    eventually(
        lambda: [add(run, "frozen", timeout=1.0) for _ in range(5)] == [200] * 5,
        20,
        lambda: "calls still go to the frozen process",
    )
    platform.wake("ledger")
    eventually(
        lambda: platform.figure("ledger", "lianshang_calls_abandoned_total") > 0,
        20,
        lambda: platform.last_words("ledger"),
    )
    await_both(platform)
    run.check()
    told = sum(account == "frozen" for account, _ in run.acknowledged)
    assert platform.rows("ledger", "SELECT count(*) FROM lines WHERE account = 'frozen'")[0][0] == told


@ON_RABBITMQ
def test_a_stopping_process_gives_its_calls_back(run: Run, platform: Platform) -> None:
    platform.start("ledger-2")
    await_both(platform)
    with ThreadPoolExecutor(CALLERS) as pool:
        # Without a key: whatever had been begun and lost would be answered with 504.
        replies = [pool.submit(run.add, f"given back {number}") for number in range(200)]
        platform.stop("ledger")
        assert {reply.result().status_code for reply in replies} == {200}
    run.check()


@ON_RABBITMQ
def test_a_service_that_restarts_is_waited_for(run: Run, platform: Platform) -> None:
    assert run.add("before").status_code == 200
    for attempt in range(ATTEMPTS):
        away = time.monotonic()
        platform.stop("ledger")
        with ThreadPoolExecutor(CALLERS) as pool:
            replies = [pool.submit(run.add, f"during {attempt} {number}") for number in range(CALLERS)]
            platform.launch("ledger")
            statuses = {reply.result().status_code for reply in replies}
            in_time = time.monotonic() - away < RESTART_SECONDS
        platform.await_ready("ledger")
        if in_time:
            break
        # A machine that has much else to do: so long is not promised, and the callers were told.
        assert statuses <= {200, 503}
    assert in_time, "nobody was ever told in time"
    assert statuses == {200}
    run.check()


def add(run: Run, account: str, *, timeout: float) -> int:
    """Add an entry within a time; returns the status."""
    body = {"account": account, "amount": 1}
    reply = run.platform.call("ledger", "add_entry", timeout=timeout, body=body, correlation="test")
    if reply.status_code == 200:
        run.acknowledged[account, reply.json()["body"]["number"]] = 1
    return reply.status_code


def await_both(platform: Platform) -> None:
    """Wait until both replicas of the ledger are given calls."""

    def served(name: str) -> int:
        return platform.figure(name, "lianshang_call_wait_seconds_count")

    begun = {name: served(name) for name in ("ledger", "ledger-2")}

    def both() -> bool:
        assert platform.call("ledger", "count_entries").status_code == 200
        return all(served(name) > before for name, before in begun.items())

    eventually(both, 15, lambda: "a replica gets no calls")


NAMES = ("gateway", "ledger", "mirror")


@pytest.fixture(scope="module")
def secured(
    private_broker: BrokerServer, database_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Run]:
    """The sample with certificates, as on a network."""
    folder = tmp_path_factory.mktemp("certificates")
    list(make(folder, NAMES, days=30))
    delete_queues(private_broker.uri)
    platform = Platform(
        private_broker.uri, database_server, tmp_path_factory.mktemp("secured"), certificates=folder, SAMPLE_HURRY="1"
    )
    with platform.serving():
        yield Run(platform)


def caller(platform: Platform, name: str | None) -> ssl.SSLContext:
    """Whoever calls with the certificate of a process, or none."""
    assert platform.certificates is not None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(platform.certificates / "ledger" / "ca.crt")
    if name:
        own = platform.certificates / name
        context.load_cert_chain(own / "tls.crt", own / "tls.key")
    return context


def call_as(platform: Platform, context: ssl.SSLContext, account: str) -> bytes:
    """Add an entry past the gateway; returns what the ledger says."""
    person = "01a20000-0000-7000-8000-000000000001"
    actor = {"name": "op", "person_id": person, "session_id": person, "posts": [["operator", person, None]]}
    content = json.dumps({"body": {"account": account, "amount": 1}, "actor": actor}).encode()
    host, _, port = platform.address_of("ledger").removeprefix("https://").partition(":")
    with (
        socket.create_connection((host, int(port)), 10) as plain,
        context.wrap_socket(plain, server_hostname="ledger") as secure,
    ):
        secure.sendall(
            b"POST /ledger/add_entry HTTP/1.1\r\nHost: ledger\r\nContent-Length: %d\r\n\r\n" % len(content) + content
        )
        return secure.recv(4000)


def written(platform: Platform, account: str) -> int:
    """How many entries of an account there are."""
    return int(platform.rows("ledger", "SELECT count(*) FROM lines WHERE account = :name", name=account)[0][0])


def test_calls_are_made_with_the_certificate_of_the_gateway(secured: Run) -> None:
    assert secured.add("secured").status_code == 200
    assert b"200 OK" in call_as(secured.platform, caller(secured.platform, "gateway"), "by hand")
    assert written(secured.platform, "by hand") == 1


def test_a_call_with_the_certificate_of_another_service_is_refused(secured: Run) -> None:
    platform = secured.platform
    said = call_as(platform, caller(platform, "mirror"), "forged")
    assert said.startswith(b"HTTP/1.1 403 ")
    assert said.endswith(b'{"not_run":"STRANGER"}')
    assert written(platform, "forged") == 0
    assert "a caller that is not the gateway was refused" in platform.last_words("ledger")


def test_a_stranger_who_says_nothing_is_sent_away(secured: Run) -> None:
    host, _, port = secured.platform.address_of("ledger").removeprefix("https://").partition(":")
    with (
        socket.create_connection((host, int(port)), 10) as plain,
        caller(secured.platform, "mirror").wrap_socket(plain, server_hostname="ledger") as secure,
    ):
        assert secure.recv(4000).endswith(b'{"not_run":"STRANGER"}')
        assert secure.recv(4000) == b""


def test_a_call_without_a_certificate_is_refused(secured: Run) -> None:
    platform = secured.platform
    with pytest.raises((ssl.SSLError, ConnectionResetError)):
        call_as(platform, caller(platform, None), "unknown")
    assert written(platform, "unknown") == 0
    eventually(
        lambda: "a caller without a certificate of ours was refused" in platform.last_words("ledger"),
        5,
        lambda: platform.last_words("ledger"),
    )


def test_a_certificate_of_another_authority_is_refused(secured: Run, tmp_path: Path) -> None:
    platform = secured.platform
    list(make(tmp_path, NAMES, days=30))
    context = caller(platform, None)
    context.load_cert_chain(tmp_path / "gateway" / "tls.crt", tmp_path / "gateway" / "tls.key")
    with pytest.raises((ssl.SSLError, ConnectionResetError)):
        call_as(platform, context, "stranger")
    assert written(platform, "stranger") == 0


def test_an_expired_certificate_stops_calls_until_it_is_renewed_without_a_restart(secured: Run) -> None:
    platform = secured.platform
    assert platform.certificates is not None
    list(make(platform.certificates, ("ledger",), days=10 / 86400, renew=True))
    platform.restart("gateway")
    assert secured.add("expiring").status_code == 200
    eventually(lambda: secured.add("expiring").status_code == 503, 40, lambda: "calls go on")
    assert "certificate has expired" in platform.last_words("gateway")
    list(make(platform.certificates, ("ledger",), days=30, renew=True))
    eventually(lambda: secured.add("expiring").status_code == 200, 20, lambda: platform.last_words("gateway"))
    secured.check()
