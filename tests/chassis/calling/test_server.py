"""The server that a service takes calls with: what callers can make it hold is bounded, and who is too many is told."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

# A server in a green process of its own, and callers in the same.
PRELUDE = """
import sys
from chassis.running.green import become_green
become_green(None)
import socket, time
from types import SimpleNamespace
import eventlet
from chassis.calling import server as module
from chassis.running.settings import Settings
from tests.servers import free_ports

(port,) = free_ports(1)
settings = Settings(environment="test", amqp_uri="amqp://me:x@127.0.0.1:1/", service_urls=f"http://127.0.0.1:{port}")
taking = module.CallServer()
taking.container = SimpleNamespace(
    service_name="talent", config={"settings": settings}, spawn_managed_thread=lambda run, name: eventlet.spawn(run)
)
taking.start()
HELLO = b"GET / HTTP/1.1\\r\\nHost: talent\\r\\n\\r\\n"

def connect():
    return socket.create_connection(("127.0.0.1", port), timeout=20)

def ask(connection):
    connection.sendall(HELLO)
    return connection.recv(65536)
"""

FULL = """
module.MOST_CONNECTIONS, module.MOST_STRANGERS = 2, 3
first, second = connect(), connect()
assert b'"talent"' in ask(first) and b'"talent"' in ask(second)
third = connect()
told = ask(third)
assert told.startswith(b"HTTP/1.1 503 ") and b'"FULL"' in told, told
assert b'"talent"' in ask(first)
# Those who say nothing take no place of one that calls.
silent = [connect() for _ in range(8)]
eventlet.sleep(0)
first.close()
while len(taking._admitted) > 1:
    eventlet.sleep(0.01)
assert b'"talent"' in ask(second)
"""

DRIPPING = """
module.REQUEST_SECONDS = 0.5
slow = connect()
began = time.monotonic()
try:
    for byte in b"POST /talent/x HTTP/1.1\\r\\nX-Slow: " + b"x" * 1000:
        slow.sendall(bytes([byte]))
        eventlet.sleep(0.02)
except OSError:
    pass
assert time.monotonic() - began < 5, "a caller may take for ever"
"""

NOT_READING = """
module.ANSWER_SECONDS = 0.5
module.answers.result = lambda reply: b"x" * 30_000_000
deaf = connect()
deaf.sendall(HELLO)
while not taking._connections:
    eventlet.sleep(0.01)
with eventlet.Timeout(10):
    while taking._connections:
        eventlet.sleep(0.01)
"""


def check(script: str) -> None:
    command = [sys.executable, "-W", "ignore", "-c", PRELUDE + script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_a_process_with_as_many_connections_as_it_takes_says_so_to_the_next() -> None:
    check(FULL)


def test_a_request_that_comes_in_drops_ends_its_connection() -> None:
    check(DRIPPING)


def test_a_caller_who_does_not_read_is_not_waited_for() -> None:
    check(NOT_READING)
