"""T5, T7, T11 and T14, as far as they are no hazards of nameko: RabbitMQ dies, runs out of memory, and loses queues.

T5 with work in hand, T6, T9, T11 without any queue, and T14 are lines of the table in ``test_hazards.py``.
"""

import signal
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.conftest import Stage
from tests.faults.run import ON_RABBITMQ, Run, in_background
from tests.faults.scenarios import Scene
from tests.sample.running import Platform, delete_queues, eventually
from tests.servers import BrokerServer

PERSON = "01a20000-0000-7000-8000-000000000001"
OPERATOR = {"name": "op", "person_id": PERSON, "session_id": PERSON, "posts": [["operator", PERSON, None]]}

pytestmark = [pytest.mark.system, ON_RABBITMQ]


@pytest.fixture
def node(stage: Stage) -> BrokerServer:
    """The broker of the run."""
    assert stage.broker is not None
    return stage.broker


def events_wait(platform: Platform, name: str) -> bool:
    """Whether a service says that its events wait for the broker."""
    return "events wait: " in platform.health(name, "readyz").text


def test_a_broker_that_dies_while_nothing_happens_is_found_again(
    run: Run, platform: Platform, node: BrokerServer
) -> None:
    run.add("idle")
    node.kill9()
    for name in ("ledger", "mirror"):
        eventually(lambda: events_wait(platform, name), 15, lambda: f"{name} has not noticed")  # noqa: B023
    # Calls do not need it; what they cause waits.
    assert platform.health("ledger", "readyz").status_code == 200
    assert run.add("idle").status_code == 200
    node.start()
    Scene(run, node).assert_serving()
    assert run.add("idle").status_code == 200
    run.check()


def test_a_service_ends_and_begins_in_time_while_the_broker_is_away(
    run: Run, stage: Stage, platform: Platform, node: BrokerServer
) -> None:
    node.kill9()
    eventually(lambda: events_wait(platform, "mirror"), 15, lambda: "it has not noticed")
    begun = time.monotonic()
    platform.stop("mirror")
    assert time.monotonic() - begun < 15
    stage.database.stop()
    words = Scene(run, node).new_words("mirror")
    platform.launch("mirror")
    eventually(lambda: "waiting for the database" in words, 20, lambda: "not waiting for the database")
    stage.database.start()
    eventually(lambda: "the broker is away" in words, 20, lambda: platform.last_words("mirror"))
    node.start()
    Scene(run, node).assert_serving()
    run.check()


def test_a_memory_alarm_delays_events_and_loses_nothing_and_calls_go_on(
    run: Run, platform: Platform, node: BrokerServer
) -> None:
    scene, ledger = Scene(run, node), platform.processes["ledger"]
    run.add("alarmed")
    run.check()
    words = scene.new_words("ledger")
    with in_background(lambda: run.add("alarmed", hold=1.0)):
        scene.await_transaction("ledger")
        # It publishes when it wakes up, and then there is the alarm.
        ledger.send_signal(signal.SIGSTOP)
        node.control("set_vm_memory_high_watermark", "absolute", "1MB")
        try:
            ledger.send_signal(signal.SIGCONT)
            eventually(lambda: "relay interrupted" in words, 20, lambda: "the relay waits for a broker without memory")
            assert run.add("alarmed").status_code == 200
        finally:
            node.control("set_vm_memory_high_watermark", "0.6")
    scene.assert_serving()
    run.add("alarmed")
    run.check()


def test_a_write_whose_process_died_is_not_run_again_without_a_key(run: Run, platform: Platform) -> None:
    platform.restart("ledger", FAILPOINT="operation.after_commit")
    with ThreadPoolExecutor(1) as pool:
        reply = pool.submit(run.add, "once")
        platform.await_death("ledger")
        platform.start("ledger")
    assert reply.result().status_code == 504
    run.check()
    assert platform.effects("once", "tally") == [1]


def forget(platform: Platform, consumer: str) -> None:
    """Take away everything that a consumer of the mirror has applied, as if it had never been there."""
    platform.execute("mirror", "DELETE FROM inbox WHERE consumer = :consumer", consumer=f"mirror.{consumer}")
    platform.execute("mirror", "DELETE FROM lines WHERE reaction = :consumer", consumer=consumer)


def test_a_late_subscriber_is_given_what_was_published_before_it_came(
    run: Run, platform: Platform, node: BrokerServer
) -> None:
    scene = Scene(run, node)
    run.add("late")
    run.check()
    before = scene.replays("mirror.tally")
    platform.stop("mirror")
    # The ledger does not see that there is no queue: when it looks again, the subscriber has declared it.
    platform.processes["ledger"].send_signal(signal.SIGSTOP)
    delete_queues(platform.broker, "mirror.tally")
    forget(platform, "tally")
    platform.start("mirror")
    platform.processes["ledger"].send_signal(signal.SIGCONT)
    eventually(lambda: scene.replays("mirror.tally") > before, 20, lambda: platform.last_words("ledger"))
    run.check()
    assert platform.effects("late", "tally") == [1]


def test_a_repaired_subscriber_is_given_by_a_replay_what_it_lacks(run: Run, platform: Platform) -> None:
    run.add("repaired")
    run.check()
    forget(platform, "tally")
    suppressed = platform.suppressed()
    body = {"consumer": "mirror.tally", "since": "2020-01-01T00:00:00+08:00"}
    reply = platform.call("ledger", "start_replay", body=body, actor=OPERATOR)
    assert reply.status_code == 200, reply.text
    eventually(lambda: platform.effects("repaired", "tally") == [1], 20, lambda: platform.last_words("ledger"))
    run.check()
    # It went to the one consumer alone.
    assert platform.suppressed() == suppressed
