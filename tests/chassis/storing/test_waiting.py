"""Green threads wait for PostgreSQL, each for its own connection."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.servers import DatabaseServer

GREEN = """
import sys
from chassis.running.green import become_green
become_green({hub!r})
import time
import eventlet
import psycopg2

def connected():
    connection = psycopg2.connect({url!r}, connection_factory=Connection)
    connection.autocommit = True
    return connection

class Connection(psycopg2.extensions.connection):
    pass

def ask(connection, statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]

def busy():
    # The processor time of this process in half a second in which nothing happens.
    before = time.process_time()
    eventlet.sleep(0.5)
    return time.process_time() - before
"""


@pytest.fixture(params=[None, "asyncio"])
def printed(request: pytest.FixtureRequest, database_server: DatabaseServer) -> Callable[[str], list[str]]:
    """What a program prints that begins with green threads and ``connected``, on each hub."""
    url = database_server.url.replace("{service}", "postgres").replace("+psycopg2", "")

    def run(program: str) -> list[str]:
        begin = GREEN.format(hub=request.param, url=url)
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", begin + program], capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.split()

    return run


def test_many_wait_at_once_and_each_gets_its_own_answers(printed: Callable[[str], list[str]]) -> None:
    assert (
        printed("""
def work(number):
    connection = connected()
    large = ask(connection, f"SELECT repeat('{number}', 3000000)")
    slowly = "SELECT {} + {} FROM pg_sleep({} * 0.01)"
    found = [ask(connection, slowly.format(number, each, (number + each) % 3)) for each in range(20)]
    return len(large) == 3000000 and found == [number + each for each in range(20)]

print(*(each.wait() for each in [eventlet.spawn(work, number) for number in range(9)]))
""")
        == ["True"] * 9
    )


def test_more_is_sent_than_a_socket_takes(printed: Callable[[str], list[str]]) -> None:
    assert printed("""
print(ask(connected(), "SELECT length('" + "x" * 20_000_000 + "')"))
""") == ["20000000"]


def test_who_gives_up_waiting_disturbs_nobody(printed: Callable[[str], list[str]]) -> None:
    assert printed("""
first, second = connected(), connected()
file = first.fileno()
try:
    with eventlet.Timeout(0.1):
        ask(first, "SELECT 1 FROM pg_sleep(0.3)")
except eventlet.Timeout:
    print("given-up")
print(ask(second, "SELECT 2 FROM pg_sleep(0.5)"), busy() < 0.25)
first.close()
third = connected()
print(third.fileno() == file, ask(third, "SELECT 3"), ask(second, "SELECT 4"))
""") == ["given-up", "2", "True", "True", "3", "4"]


def test_a_connection_that_the_server_ends_is_noticed_and_costs_nothing(printed: Callable[[str], list[str]]) -> None:
    assert printed("""
first, second = connected(), connected()
ask(second, f"SELECT pg_terminate_backend({first.info.backend_pid}, 5000)")
print(busy() < 0.25)
try:
    ask(first, "SELECT 1")
except psycopg2.OperationalError:
    print("ended")
first.close()
print(ask(connected(), "SELECT 3"), ask(second, "SELECT 4"))
""") == ["True", "ended", "3", "4"]


def test_a_green_thread_that_ends_by_an_error_ends_alone(printed: Callable[[str], list[str]]) -> None:
    assert printed("""
def fail():
    ask(connected(), "SELECT 1 FROM pg_sleep(0.1)")
    raise ValueError("no")

from greenlet import greenlet
from eventlet import hubs
failing = eventlet.spawn(fail)
bare = greenlet(fail, parent=hubs.get_hub().greenlet)
hubs.get_hub().schedule_call_global(0, bare.switch)
print(ask(connected(), "SELECT 2 FROM pg_sleep(0.3)"))
try:
    failing.wait()
except ValueError:
    print("failed")
print(bare.dead)
""")[-3:] == ["2", "failed", "True"]
