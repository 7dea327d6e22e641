"""What a process that runs services is made of; each test looks at a new interpreter."""

import subprocess
import sys

import pytest

from contracts.platform import SERVICES

GREEN = """
import socket
import sys
from chassis.running.green import become_green
"""


def run(program: str) -> str:
    """What a program prints that begins green."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", GREEN + program], check=True, capture_output=True, text=True, timeout=20
    )
    return done.stdout.strip()


def test_looking_up_a_name_holds_nobody_else_up() -> None:
    found = run("""
import os
# What blocks the whole thread: kept before eventlet takes its place.
read, (reading, writing) = os.read, os.pipe()
socket.getaddrinfo = lambda *_: read(reading, 20)
become_green(None)
import eventlet
eventlet.spawn_after(0, os.write, writing, b"others went on")
print(socket.getaddrinfo("name", 80).decode())
""")
    assert found == "others went on"


@pytest.mark.parametrize("hub", [None, "asyncio"])
def test_joining_a_thread_for_a_time_returns_when_the_time_is_over(hub: str | None) -> None:
    found = run(f"""
become_green({hub!r})
import threading
ended = threading.Event()
thread = threading.Thread(target=ended.wait, daemon=True)
thread.start()
for seconds in (0, 0.01):
    thread.join(seconds)
    print(thread.is_alive())
ended.set()
thread.join(20)
print(thread.is_alive())
""")
    assert found.split() == ["True", "True", "False"]


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_loads_nothing_that_only_commands_need(service: str) -> None:
    found = run(f"""
become_green(None)
import lianshang.composition
import lianshang.service_process
lianshang.composition.class_of("{service}")
print(sorted({{"alembic", "mako", "dns", "httpx"}} & sys.modules.keys()))
""")
    assert found == "[]"


def test_functions_run_side_by_side_and_the_first_failure_is_told_when_all_have_ended() -> None:
    found = run("""
become_green(None)
from functools import partial
import eventlet
from chassis.running.green import side_by_side
first, second = eventlet.event.Event(), eventlet.event.Event()
def wait(mine, other):
    mine.send()
    other.wait()
    print("met")
side_by_side([partial(wait, first, second), partial(wait, second, first)])
failed = eventlet.event.Event()
def later():
    failed.wait()
    raise KeyError("too")
def first():
    failed.send()
    raise ValueError("no")
def last():
    failed.wait()
    eventlet.sleep(0)
    print("ended")
try:
    side_by_side([later, first, last])
except ValueError as error:
    print(error)
""")
    assert found.splitlines() == ["met", "met", "ended", "no"]
