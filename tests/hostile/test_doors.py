"""Attacks on the doors of a gateway: slow heads, many connections, paths in other forms, floods."""

import asyncio
import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from structlog.testing import capture_logs

from gateway import http_protocol
from gateway.connections import Connections
from tests import servers
from tests.gateway.recorded import HEALTH_PORT, THING, RecordedBus, calling
from tests.gateway.serving import serving

PATH = f"/v1/things/{THING}"
PROGRAM = "from lianshang.cli import main; main()"


def exchange(port: int, raw: bytes) -> bytes:
    """The bytes that come back on a connection of its own."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(raw)
        received = b""
        while part := connection.recv(65536):
            received += part
        return received


def get(path: str, *headers: str) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: gateway", "Connection: close", *headers, "", ""]
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize(
    "path",
    [
        "/%6detrics",
        "/%6Detrics",
        "/%64ocs",
        f"/v1/%74hings/{THING}",
        f"/v1%2fthings%2f{THING}",
        f"/v1/things%5c{THING}",
        f"/v1/things/{THING[:-1]}%3{THING[-1]}",
        "/docs/%2e%2e/metrics",
        "/docs/..%2fmetrics",
        "/v1/things/%ff",
        "/v1/things/%c0%af",
        "/v1/things/%zz",
        "/v1/things/%",
        "/healthz%",
    ],
)
def test_a_path_has_one_form_alone(path: str) -> None:
    async def scenario() -> None:
        bus = RecordedBus()
        async with serving(bus) as (_server, _task, client):
            port = client.base_url.port
            assert port is not None
            authorization = f"Authorization: {bus.signer.bearer()['Authorization']}"
            for language, word in (("zh", "路径"), ("en", "path")):
                raw = get(path, f"Accept-Language: {language}", authorization)
                answer = await asyncio.to_thread(exchange, port, raw)
                assert answer.startswith(b"HTTP/1.1 400 ")
                assert b"application/problem+json" in answer
                assert word in answer.decode()
            assert bus.named("get_thing") == []

    asyncio.run(scenario())


def test_names_in_other_scripts_are_written_encoded_and_found() -> None:
    with calling() as call:
        assert call("GET", "/v1/%E9%98%B5%E5%9C%B0").status_code == 404
        assert call("GET", f"/v1/things/{THING}%20").status_code == 404


def test_figures_are_at_the_port_of_probes_alone_and_nothing_else_is() -> None:
    with calling() as call:
        assert call("GET", "/metrics").status_code == 404
        at_probes = f"http://gateway:{HEALTH_PORT}"
        assert "gateway_requests_total" in call.client.get(f"{at_probes}/metrics").text
        assert call.client.get(f"{at_probes}/healthz").status_code == 200
        for path in ("/docs", "/openapi.json", PATH):
            assert call("GET", f"{at_probes}{path}").status_code == 404
        assert call.bus.named("get_thing") == []


def test_figures_are_read_once_however_many_ask() -> None:
    with calling() as call:
        first = call.figures()
        call("GET", PATH)
        assert call.figures() == first


@pytest.mark.parametrize("path", ["/docs", "/openapi.json", "/problems/not-found", "/docs/docs.js", "/nowhere"])
def test_what_is_no_operation_counts_against_the_limit_too(path: str) -> None:
    with calling(rate_limit="5/minute") as call:
        answers = [call.anonymous("GET", path).status_code for _ in range(7)]
        assert answers[5:] == [429, 429]
        assert 429 not in answers[:5]
        assert call.anonymous("GET", "/healthz").status_code == 200
        assert call("GET", PATH).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", f"/v1/%74hings/{THING}", 400),
        ("GET", "/v1/things/%ff", 400),
        ("POST", PATH, 405),
        ("TRACE", PATH, 405),
        ("OPTIONS", PATH, 204),
        ("OPTIONS", "*", 204),
    ],
)
def test_what_is_refused_for_its_path_or_method_counts_against_the_limit_too(
    method: str, path: str, status: int
) -> None:
    async def scenario() -> None:
        async with serving(RecordedBus(), rate_limit="5/minute") as (_server, _task, client):
            port = client.base_url.port
            assert port is not None
            raw = get(path).replace(b"GET", method.encode(), 1)
            answers = [(await asyncio.to_thread(exchange, port, raw)).split()[1] for _ in range(7)]
            assert answers == [b"%d" % status] * 5 + [b"429"] * 2

    asyncio.run(scenario())


def test_what_is_no_request_is_told_of_once_in_a_while() -> None:
    async def scenario() -> None:
        async with serving(RecordedBus()) as (_server, _task, client):
            port = client.base_url.port
            assert port is not None
            for number in range(5):
                answer = await asyncio.to_thread(exchange, port, b"\x16\x03\x01 %d\r\n\r\n" % number)
                assert answer.startswith(b"HTTP/1.1 400 ")

    with capture_logs() as lines:
        asyncio.run(scenario())
    told = [line for line in lines if line["event"] == "not a request"]
    assert [(line["log_level"], line["count"]) for line in told] == [("warning", 1)]


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="the machine has no IPv6")
def test_a_trusted_proxy_is_known_on_a_socket_that_takes_both_kinds_of_addresses() -> None:
    async def scenario() -> None:
        trusting = serving(RecordedBus(), http_host="::", trusted_proxies="127.0.0.1", rate_limit="5/minute")
        async with trusting as (server, _task, client):
            for number in range(7):
                headers = {"X-Forwarded-For": f"203.0.113.{number}", "Authorization": ""}
                assert (await client.get("/nowhere", headers=headers)).status_code == 404
            connections = server._gateway.state.connections
            assert set(connections._client.values()) == {""}

    with capture_logs() as lines:
        asyncio.run(scenario())
    assert not [line for line in lines if "TRUSTED_PROXIES" in line["event"]]


def test_a_proxy_that_is_not_trusted_is_told_of_once() -> None:
    with calling() as call, capture_logs() as lines:
        for number in range(5):
            call("GET", PATH, {"X-Forwarded-For": f"203.0.113.{number}"})
    told = [line for line in lines if "TRUSTED_PROXIES" in line["event"]]
    assert [line["peer"] for line in told] == ["127.0.0.1"]
    with calling(trusted_proxies="127.0.0.0/8") as call, capture_logs() as lines:
        call("GET", PATH, {"X-Forwarded-For": "203.0.113.9"})
    assert not [line for line in lines if "TRUSTED_PROXIES" in line["event"]]


def test_heads_must_come_within_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_protocol, "HEAD_SECONDS", 0.3)

    async def scenario() -> None:
        async with serving(RecordedBus()) as (_server, _task, client):
            reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
            for byte in b"GET /healthz HTTP/1.1\r\nHost: gateway\r\nX-Slow: " + b"x" * 10_000:
                try:
                    writer.write(bytes([byte]))
                    await asyncio.wait_for(reader.read(1), 0.02)
                    break
                except TimeoutError:
                    continue
                except ConnectionError:
                    break
            else:
                pytest.fail("a head may take for ever")
            # A head that was there in time leaves the body its own, longer time.
            assert (await client.post("/v1/things", json={"name": "新"})).status_code != 408

    asyncio.run(scenario())


class Line:
    """A connection as the bounds see it."""

    def __init__(self) -> None:
        self.dropped = False

    def drop(self) -> None:
        self.dropped = True


def test_the_one_that_has_waited_longest_makes_room_and_one_at_work_never_does() -> None:
    bounds = Connections(["10.0.0.0/8"], most=6, most_of_one=3)
    first, second, third, fourth, fifth = (Line() for _ in range(5))
    for line in (first, second, third):
        assert bounds.add(line, "192.0.2.1")
    bounds.work(first)
    with capture_logs() as lines:
        assert bounds.add(fourth, "192.0.2.1")
        assert bounds.add(fifth, "192.0.2.1")
    assert [line.dropped for line in (first, second, third, fourth)] == [False, True, True, False]
    assert len(lines) == 1
    for line in (fourth, fifth):
        bounds.work(line)
    assert not bounds.add(Line(), "192.0.2.1")
    # Another one is served, and a proxy brings as many as there is room for.
    proxied = [Line() for _ in range(5)]
    assert all(bounds.add(line, "10.0.0.1") for line in proxied)
    assert [line.dropped for line in proxied] == [True, True, False, False, False]
    assert len(bounds) == 6
    for line in (first, fourth, fifth, *proxied):
        bounds.remove(line)
    assert (len(bounds), bounds.add(Line(), "192.0.2.1")) == (0, True)


@contextmanager
def gateway(tmp_path: Path, files: int) -> Iterator[tuple[int, Path]]:
    """A gateway process that may open so many files, without services; its port and its log."""
    (port,) = servers.free_ports(1)
    environment = {"PATH": os.environ["PATH"], "AMQP_URI": "amqp://me:x@127.0.0.1:1/", "HTTP_PORT": str(port)}
    log = tmp_path / "gateway.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", PROGRAM, "run", "gateway"],
            env=environment,
            stdout=output,
            stderr=output,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files)),
        )
    try:
        servers.wait_until(lambda: healthy(port), 60, "an answer of the gateway")
        yield port, log
    finally:
        process.terminate()
        process.wait(30)


def healthy(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False, timeout=2).status_code == 200
    except httpx.TransportError:
        return False


def test_more_half_sent_heads_than_files_lock_nobody_out_and_fill_no_log(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    try:
        with gateway(tmp_path, files=600) as (port, log), ExitStack() as held:
            before = log.stat().st_size
            for _ in range(1100):
                half = held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
                half.sendall(b"GET /v1/me HTTP/1.1\r\nHost: gateway\r\nX-")
            began = time.monotonic()
            assert exchange(port, get("/healthz")).startswith(b"HTTP/1.1 200 ")
            assert time.monotonic() - began < 5
            assert log.read_text().count("too many connections") == 1
            assert log.stat().st_size - before < 10_000
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_clients_that_ask_again_at_once_are_refused_late_and_others_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gateway.middleware.MOST_IN_HAND", 0)
    monkeypatch.setattr("gateway.middleware.AT_ONCE", 5)
    monkeypatch.setattr("gateway.middleware.MOST_LATE", 3)

    async def scenario() -> None:
        async with serving(RecordedBus()) as (_server, _task, client):

            async def seconds() -> float:
                began = time.monotonic()
                answer = await client.get(PATH)
                assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
                return time.monotonic() - began

            assert await seconds() < 0.9
            taken = sorted(await asyncio.gather(*(seconds() for _ in range(30))))
            # No more wait than there is room for, and those who wait, wait as long as they were told to.
            assert taken[0] < 0.9
            assert 1 <= len([each for each in taken if each > 0.9]) <= 6
            assert (await client.get("/healthz")).status_code == 200

    asyncio.run(scenario())
