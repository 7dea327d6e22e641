"""The servers of the test run do what the tests rely on."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import kombu
import psycopg2
import pytest

from tests.servers import BrokerServer, DatabaseServer, wait_until

ROOT = Path(__file__).parents[2]


def rows(server: DatabaseServer, database: str, statement: str) -> list[tuple[object, ...]]:
    with contextlib.closing(server.connect(database)) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_a_created_database_is_empty_again_when_created_twice(database_server: DatabaseServer) -> None:
    database_server.create("smoke")
    rows(database_server, "smoke", "create table things (id int)")
    url = database_server.create("smoke")
    assert url.startswith("postgresql+psycopg2://")
    assert rows(database_server, "smoke", "select tablename from pg_tables where schemaname = 'public'") == []
    database_server.drop("smoke")


def test_committed_rows_outlive_a_killed_database() -> None:
    from tests.servers import database_server

    with database_server() as server:
        server.create("smoke")
        rows(server, "smoke", "create table things (id int)")
        rows(server, "smoke", "insert into things values (7)")
        server.kill9()
        with pytest.raises(psycopg2.OperationalError):
            server.connect("smoke")
        server.start()
        assert rows(server, "smoke", "select id from things") == [(7,)]


def test_a_message_goes_through_the_broker(broker_server: str) -> None:
    with kombu.Connection(broker_server) as connection:
        name = f"smoke-{os.getpid()}"
        with contextlib.closing(connection.SimpleQueue(name, queue_opts={"auto_delete": True})) as queue:
            queue.put({"text": "通"})
            message = queue.get(timeout=5)
            message.ack()
            assert message.payload == {"text": "通"}


def test_the_private_broker_comes_back_after_being_killed(private_broker: BrokerServer) -> None:
    first = private_broker.pid
    private_broker.kill9()
    assert not private_broker.answers()
    private_broker.start()
    assert private_broker.pid != first
    assert private_broker.answers()


def test_a_paused_broker_does_not_answer_until_resumed(private_broker: BrokerServer) -> None:
    private_broker.pause()
    try:
        state = Path(f"/proc/{private_broker.pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        assert state == "T"
    finally:
        private_broker.resume()
    wait_until(private_broker.answers, 10, "the resumed broker's answer")


PROGRAM = """
import os, sys
from tests.servers import database_server
with database_server() as server:
    print(server.pid, server.directory, flush=True)
    sys.stdin.read()
"""


def test_servers_end_with_a_test_run_that_is_killed() -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout
    pid, directory = child.stdout.readline().split()
    child.send_signal(signal.SIGKILL)
    child.wait()
    try:
        wait_until(lambda: not Path(f"/proc/{pid}").exists() or _is_zombie(int(pid)), 10, "the server's end")
    finally:
        subprocess.run(["rm", "-rf", directory], check=True)


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True
