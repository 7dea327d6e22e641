"""What is promised holds when processes die, stop and misbehave: the same on RabbitMQ and embedded."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.sample.running import Platform, eventually
from tests.servers import DatabaseServer

pytestmark = pytest.mark.system


@pytest.fixture(scope="module", params=["rabbitmq", "embedded"])
def shared(
    request: pytest.FixtureRequest, database_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Platform]:
    broker = request.getfixturevalue("broker_server") if request.param == "rabbitmq" else None
    platform = Platform(broker, database_server, tmp_path_factory.mktemp("sample"), SAMPLE_HURRY="1")
    try:
        platform.start()
        yield platform
        platform.stop()
    finally:
        platform.close()


@pytest.fixture
def platform(shared: Platform) -> Platform:
    """The sample with short time-outs; what a test has ended is started again for the next. Each uses an account."""
    shared.mend()
    return shared


def in_background(work: Callable[[], object]) -> ThreadPoolExecutor:
    """Do something while the test goes on; close the result to wait for it."""
    pool = ThreadPoolExecutor(1)
    pool.submit(work)
    return pool


@pytest.mark.parametrize("point", ["operation.after_commit", "relay.before_publish", "relay.after_confirm"])
def test_an_event_is_applied_once_when_its_producer_dies(platform: Platform, point: str) -> None:
    name = platform.process_of("ledger")
    platform.restart(name, FAILPOINT=point)
    with in_background(lambda: platform.call("ledger", "add_entry", body=_entry(point))):
        platform.await_death(name)
    platform.start(name)
    platform.await_effects(point, 1)
    eventually(lambda: platform.unpublished() == 0, 10, lambda: f"{platform.unpublished()} unpublished")
    assert (platform.effects(point, "follow"), platform.effects(point, "tally")) == ([1], [1])


@pytest.mark.parametrize("point", ["reaction.before_commit", "reaction.after_commit"])
def test_an_event_is_applied_once_when_its_consumer_dies(platform: Platform, point: str) -> None:
    name = platform.process_of("mirror")
    platform.restart(name, FAILPOINT=point)
    with in_background(lambda: platform.call("ledger", "add_entry", body=_entry(point))):
        platform.await_death(name)
    platform.start(name)
    platform.await_effects(point, 1)
    assert (platform.effects(point, "follow"), platform.effects(point, "tally")) == ([1], [1])


def test_a_stopping_process_finishes_the_call_in_hand(platform: Platform) -> None:
    name = platform.process_of("ledger")
    with ThreadPoolExecutor(1) as pool:
        reply = pool.submit(platform.add, "held", hold=4.0)
        eventually(lambda: "in transaction" in _states(platform, "ledger"), 15, lambda: _states(platform, "ledger"))
        platform.stop(name)
    assert reply.result().status_code == 200
    platform.start(name)
    platform.await_effects("held", 1)
    assert platform.rows("ledger", "SELECT count(*) FROM lines WHERE account = 'held'")[0][0] == 1


def _states(platform: Platform, service: str) -> str:
    """What the sessions of a service's database do."""
    rows = platform.rows(service, "SELECT state FROM pg_stat_activity WHERE datname = :database", database=service)
    return " ".join(str(row.state) for row in rows)


def test_a_stopping_process_finishes_the_reaction_in_hand_and_is_not_given_it_again(platform: Platform) -> None:
    platform.add("slow", behave="slow:4")
    eventually(lambda: "in transaction" in _states(platform, "mirror"), 15, lambda: _states(platform, "mirror"))
    platform.stop(platform.process_of("mirror"))
    assert (platform.effects("slow", "follow"), platform.effects("slow", "tally")) == ([1], [1])
    platform.start(platform.process_of("mirror"))
    platform.add("slow")
    platform.await_effects("slow", 2)
    assert (
        "lianshang_duplicates_suppressed_total{" not in platform.health(platform.process_of("mirror"), "metrics").text
    )


def test_a_reaction_that_ends_the_process_becomes_a_dead_letter(platform: Platform) -> None:
    name = platform.process_of("mirror")
    with in_background(lambda: platform.call("ledger", "add_entry", body=_entry("bad", behave="exit"))):
        platform.await_death(name)
    deaths = 1
    statement = "SELECT 1 FROM parked WHERE consumer = 'mirror.tally' AND state = 'dead' AND key = 'account/bad'"
    while not platform.rows("mirror", statement):
        assert deaths < 10, platform.parked()
        if platform.processes[name].poll() is not None:
            deaths += platform.processes[name].returncode == -signal.SIGKILL
            platform.launch(name)
        time.sleep(0.1)
    platform.await_ready(name)
    platform.add("good")
    platform.await_effects("good", 1)
    assert platform.effects("bad", "tally") == []


def _entry(account: str, **values: object) -> dict[str, object]:
    return {"account": account, "amount": 1, **values}


def test_a_poisoned_event_becomes_a_dead_letter_and_blocks_no_other_aggregate(platform: Platform) -> None:
    platform.add("poisoned", behave="poison")
    platform.add("poisoned")
    platform.add("healthy")
    platform.await_effects("healthy", 1)
    statement = "SELECT count(*) FROM parked WHERE state = 'dead' AND key = 'account/poisoned'"
    eventually(lambda: platform.rows("mirror", statement)[0][0] == 2, 20, lambda: str(platform.parked()))
    # In any order, the next one passes; in order, it waits for an operator.
    eventually(lambda: platform.effects("poisoned", "tally") == [2], 10, lambda: str(platform.parked()))
    assert platform.effects("poisoned", "follow") == []


def test_everything_is_there_after_the_database_was_killed(platform: Platform, database_server: DatabaseServer) -> None:
    acknowledged = 0
    for number in range(30):
        if number == 10:
            database_server.kill9()
            database_server.start()
        acknowledged += platform.add("killed", key=f"k{number}").status_code == 200
    assert acknowledged >= 25
    count = platform.rows("ledger", "SELECT count(*) FROM lines WHERE account = 'killed'")[0][0]
    platform.await_effects("killed", count, seconds=40)
    assert platform.effects("killed", "follow") == list(range(1, count + 1))
    assert count >= acknowledged


def test_a_frozen_process_that_wakes_up_applies_nothing_twice(platform: Platform) -> None:
    process = platform.processes[platform.process_of("mirror")]
    for _ in range(5):
        platform.add("frozen")
    os.kill(process.pid, signal.SIGSTOP)
    if platform.broker:
        for _ in range(5):
            platform.add("frozen")
    # Longer than two heartbeats, so that the broker has given the messages to nobody or somebody else.
    time.sleep(5)
    os.kill(process.pid, signal.SIGCONT)
    platform.await_effects("frozen", 10 if platform.broker else 5)
    assert sorted(platform.effects("frozen", "tally")) == platform.effects("frozen", "follow")
