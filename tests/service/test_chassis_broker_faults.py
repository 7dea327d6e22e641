"""What RabbitMQ does in bad hours, and what a service then does: the hazards of stock nameko, one by one."""

import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from kombu import Connection, Exchange

from tests.sample.running import Platform, eventually
from tests.servers import BrokerServer, DatabaseServer

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def shared(
    private_broker: BrokerServer, database_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Platform]:
    platform = Platform(private_broker.uri, database_server, tmp_path_factory.mktemp("sample"), SAMPLE_HURRY="1")
    try:
        platform.start()
        yield platform
        platform.stop()
    finally:
        platform.close()


@pytest.fixture
def platform(shared: Platform, private_broker: BrokerServer) -> Iterator[Platform]:
    """The sample on a broker of its own; whatever a test has done to either is mended after it."""
    yield shared
    if private_broker.running:
        private_broker.resume()
    private_broker.start()
    shared.mend()


def waiting(platform: Platform, queue: str) -> int:
    """How many messages a queue holds."""
    with Connection(platform.broker) as connection:
        return int(connection.default_channel.queue_declare(queue, passive=True).message_count)


def test_what_cannot_be_decoded_becomes_a_dead_letter_as_it_came(platform: Platform) -> None:
    with Connection(platform.broker) as connection:
        producer = connection.Producer(exchange=Exchange("ledger.events", type="topic", durable=True))
        producer.publish(b"{not json", routing_key="account.changed.v1", content_type="application/json")
    eventually(lambda: len(dead(platform)) == 2, 15, lambda: str(platform.parked()))
    assert {(row.consumer, row.raw) for row in dead(platform)} == {
        ("mirror.follow", "{not json"),
        ("mirror.tally", "{not json"),
    }
    assert waiting(platform, "mirror.dead-letters") == 0
    platform.execute("mirror", "DELETE FROM parked")


def test_json_that_is_no_event_becomes_a_dead_letter(platform: Platform) -> None:
    with Connection(platform.broker) as connection:
        producer = connection.Producer(exchange=Exchange("ledger.events", type="topic", durable=True))
        producer.publish({"hello": 1}, routing_key="account.changed.v1", serializer="json")
    eventually(lambda: len(dead(platform)) == 2, 15, lambda: str(platform.parked()))
    platform.execute("mirror", "DELETE FROM parked")


def test_an_unknown_version_becomes_a_dead_letter(platform: Platform) -> None:
    event = {
        "id": "01a20000-0000-7000-8000-00000000000a",
        "type": "account.changed.v9",
        "partitionkey": "account/versions",
        "sequence": 1,
        "data": {},
    }
    with Connection(platform.broker) as connection:
        producer = connection.Producer(exchange=Exchange("ledger.events", type="topic", durable=True))
        producer.publish(event, routing_key="account.changed.v1", serializer="json")
    eventually(lambda: len(dead(platform)) == 2, 15, lambda: str(platform.parked()))
    assert "account.changed.v9" in dead(platform)[0].error
    platform.execute("mirror", "DELETE FROM parked")


def dead(platform: Platform) -> list[Any]:
    return platform.rows("mirror", "SELECT consumer, raw, error FROM parked WHERE state = 'dead'")


def test_what_is_no_call_is_refused_and_the_service_goes_on(platform: Platform) -> None:
    with Connection(platform.broker) as connection:
        producer = connection.Producer(exchange=Exchange("nameko-rpc", type="topic", durable=True))
        for body in ([], {"kwargs": {}}, {"args": [], "kwargs": {"call": 7}}):
            producer.publish(body, routing_key="ledger.add_entry", serializer="json")
            producer.publish(body, routing_key="ledger.no_such_thing", serializer="json", reply_to="nobody")
        producer.publish(b"{", routing_key="ledger.add_entry", content_type="application/json")
    assert platform.add("going on").status_code == 200
    eventually(lambda: waiting(platform, "rpc-ledger") == 0, 10, lambda: "calls are left")


def test_a_deleted_queue_is_declared_again_and_the_event_stays_until_then(platform: Platform) -> None:
    # The relay declares everything when it connects, which it must have done.
    platform.add("deleted")
    platform.await_effects("deleted", 1)
    # The consumer would declare them again, perhaps one before the other is gone.
    platform.stop("mirror")
    with Connection(platform.broker) as connection:
        for queue in ("mirror.follow", "mirror.tally"):
            connection.default_channel.queue_delete(queue)
    assert platform.add("deleted").status_code == 200
    eventually(lambda: platform.unpublished() == 0, 15, lambda: platform.last_words("ledger"))
    assert "no queue takes these events" in platform.log_of("ledger").read_text()
    platform.start("mirror")
    platform.await_effects("deleted", 2)


def test_events_of_the_time_without_broker_arrive_after_it(platform: Platform, private_broker: BrokerServer) -> None:
    assert platform.add("away").status_code == 200
    private_broker.kill9()
    reply = platform.add("away")
    assert reply.status_code in (503, 504)
    private_broker.start()
    eventually(lambda: platform.add("away").status_code == 200, 30, lambda: platform.last_words("ledger"))
    count = platform.rows("ledger", "SELECT count(*) FROM lines WHERE account = 'away'")[0][0]
    platform.await_effects("away", count, seconds=40)
    assert platform.effects("away", "follow") == list(range(1, count + 1))
    for name in platform.names:
        assert platform.processes[name].poll() is None, f"{name} died: {platform.last_words(name)}"


def test_a_service_survives_that_its_reply_cannot_be_sent(platform: Platform, private_broker: BrokerServer) -> None:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(platform.add, "unanswered", hold=2.0)
        statement = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'ledger' AND state = 'idle in transaction'"
        eventually(lambda: platform.rows("ledger", statement)[0][0] > 0, 5, lambda: "no transaction")
        private_broker.kill9()
    eventually(
        lambda: platform.rows("ledger", "SELECT count(*) FROM lines WHERE account = 'unanswered'")[0][0] == 1,
        10,
        lambda: platform.last_words("ledger"),
    )
    private_broker.start()
    platform.await_ready("ledger")
    assert platform.processes["ledger"].poll() is None
    platform.await_effects("unanswered", 1, seconds=40)


def test_a_frozen_broker_stalls_nothing_for_ever(platform: Platform, private_broker: BrokerServer) -> None:
    assert platform.add("frozen").status_code == 200
    private_broker.pause()
    begun = time.monotonic()
    reply = platform.add("frozen")
    assert reply.status_code in (503, 504)
    assert time.monotonic() - begun < 15
    # Meanwhile something is written that the relay must publish into the frozen broker.
    platform.execute(
        "ledger",
        "INSERT INTO outbox (event_id, type, key, sequence, envelope) SELECT '01a20000-0000-7000-8000-00000000000b',"
        " type, key, 2, envelope || jsonb_build_object('id', '01a20000-0000-7000-8000-00000000000b', 'sequence', 2)"
        " FROM outbox WHERE key = 'account/frozen' ORDER BY id DESC LIMIT 1",
    )
    eventually(lambda: "relay interrupted" in platform.log_of("ledger").read_text(), 20, lambda: "no time-out")
    private_broker.resume()
    eventually(lambda: platform.unpublished() == 0, 40, lambda: platform.last_words("ledger"))
    eventually(lambda: len(platform.effects("frozen", "tally")) >= 2, 40, lambda: platform.last_words("mirror"))


def test_a_process_that_was_blocked_longer_than_two_heartbeats_lives_on(platform: Platform) -> None:
    begun = len(platform.log_of("ledger").read_text())
    platform.add("blocked", behave="block", hold=12.0)
    eventually(
        lambda: "lost the connection" in platform.log_of("ledger").read_text()[begun:],
        20,
        lambda: "the broker has not noticed; the test must block for longer",
    )
    platform.await_ready("ledger")
    assert platform.add("blocked").status_code == 200
    platform.await_effects("blocked", 2)
    assert platform.effects("blocked", "follow") == [1, 2]


def test_a_memory_alarm_of_the_broker_delays_and_loses_nothing(
    platform: Platform, private_broker: BrokerServer
) -> None:
    private_broker.control("set_vm_memory_high_watermark", "absolute", "1MB")
    try:
        begun = time.monotonic()
        reply = platform.add("alarmed")
        assert reply.status_code in (200, 503, 504)
        assert time.monotonic() - begun < 15
    finally:
        private_broker.control("set_vm_memory_high_watermark", "0.6")
    eventually(lambda: platform.add("alarmed").status_code == 200, 30, lambda: platform.last_words("ledger"))
    count = platform.rows("ledger", "SELECT count(*) FROM lines WHERE account = 'alarmed'")[0][0]
    platform.await_effects("alarmed", count, seconds=40)
    assert platform.effects("alarmed", "follow") == list(range(1, count + 1))


def test_a_call_whose_caller_has_given_up_is_not_run_later(platform: Platform) -> None:
    platform.processes["ledger"].send_signal(signal.SIGSTOP)
    reply = platform.call("ledger", "add_entry", timeout=1.0, body={"account": "abandoned", "amount": 1})
    assert reply.status_code == 504
    platform.processes["ledger"].send_signal(signal.SIGCONT)
    assert platform.add("not abandoned").status_code == 200
    assert platform.rows("ledger", "SELECT count(*) FROM lines WHERE account = 'abandoned'")[0][0] == 0


def test_a_write_whose_process_died_is_not_run_again_without_a_key(platform: Platform) -> None:
    platform.stop("ledger")
    platform.start("ledger", FAILPOINT="operation.after_commit")
    with ThreadPoolExecutor(1) as pool:
        reply = pool.submit(platform.add, "once")
        platform.await_death("ledger")
        platform.start("ledger", FAILPOINT="")
    assert reply.result().status_code == 504
    assert platform.rows("ledger", "SELECT count(*) FROM lines WHERE account = 'once'")[0][0] == 1


def test_a_service_stops_in_time_while_the_broker_is_away(platform: Platform, private_broker: BrokerServer) -> None:
    private_broker.kill9()
    eventually(lambda: platform.health("mirror", "readyz").status_code == 503, 15, lambda: "still ready")
    begun = time.monotonic()
    platform.stop("mirror")
    assert time.monotonic() - begun < 15


def test_a_service_waits_for_broker_and_database_at_its_start(
    platform: Platform, private_broker: BrokerServer, database_server: DatabaseServer
) -> None:
    platform.stop("mirror")
    private_broker.kill9()
    database_server.stop()
    platform.launch("mirror")
    eventually(lambda: "waiting for the database" in platform.log_of("mirror").read_text(), 20, lambda: "not waiting")
    database_server.start()
    eventually(lambda: "the broker is away" in platform.last_words("mirror"), 20, lambda: platform.last_words("mirror"))
    private_broker.start()
    platform.await_ready("mirror")


def test_two_replicas_share_the_work_and_keep_the_order(platform: Platform) -> None:
    platform.launch("ledger-2")
    platform.launch("mirror-2")
    platform.await_ready("ledger-2")
    platform.await_ready("mirror-2")
    for number in range(60):
        assert platform.add(f"shared{number % 3}").status_code == 200
    for number in range(3):
        platform.await_effects(f"shared{number}", 20)
        assert platform.effects(f"shared{number}", "follow") == list(range(1, 21))
    platform.stop("ledger-2", "mirror-2")
