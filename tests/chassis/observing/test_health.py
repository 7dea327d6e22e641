"""What a process says of its health is so: it is held up, cut off from its queues, or refused by the broker."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from kombu import Queue

from chassis.connecting.broker import QueueConsumer
from chassis.connecting.topology import consumed_queues
from chassis.consuming.draining import DeadLetters
from chassis.observing.readiness import queues_not_consumed
from chassis.running.settings import Settings
from tests.sample.running import Platform, delete_queues, eventually
from tests.servers import BrokerServer, DatabaseServer

pytestmark = pytest.mark.system

# As if the broker had not confirmed the latest event.
UNPUBLISH = "INSERT INTO unpublished (id, key) SELECT id, key FROM outbox ORDER BY id DESC LIMIT 1"


@pytest.fixture(scope="module")
def platform(
    database_server: DatabaseServer, private_broker: BrokerServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Platform]:
    """The sample over a broker of its own."""
    platform = Platform(private_broker.uri, database_server, tmp_path_factory.mktemp("health"), SAMPLE_HURRY="yes")
    with platform.serving():
        yield platform


def what_is_missing(platform: Platform, name: str) -> str:
    """What a process says is missing; empty when it is ready."""
    answer = platform.health(name, "readyz")
    return "" if answer.status_code == 200 else answer.text


def what_events_wait_for(platform: Platform, name: str) -> str:
    """What a process that is ready says that its events wait for; empty when they do not."""
    answer = platform.health(name, "readyz")
    assert answer.status_code == 200, answer.text
    return answer.text.removeprefix("ready\n")


def figure(platform: Platform, name: str, metric: str) -> float:
    """The value of the only figure of a name, or of the one that is named with its labels; 0 where there is none."""
    lines = platform.health(name, "metrics").text.splitlines()
    found = [line for line in lines if line.startswith((f"{metric}{{", f"{metric} "))]
    assert len(found) <= 1, found
    return float(found[0].rsplit(" ", 1)[1]) if found else 0.0


def test_a_process_that_lacks_nothing_is_ready_and_says_so_in_figures(platform: Platform) -> None:
    assert platform.add("healthy").status_code == 200
    eventually(lambda: figure(platform, "ledger", "lianshang_outbox_depth") == 0, 10, lambda: "an empty outbox")
    assert what_is_missing(platform, "ledger") == ""
    expected = {"lianshang_queues_not_consumed": 0, "lianshang_broker_blocked": 0}
    assert {name: figure(platform, "ledger", name) for name in expected} == expected
    assert figure(platform, "ledger", "lianshang_events_published_total") >= 1
    assert figure(platform, "ledger", "lianshang_call_wait_seconds_count") >= 1


def test_a_hub_that_was_held_up_is_seen_afterwards(platform: Platform) -> None:
    assert platform.add("holdup", behave="block", hold=3).status_code == 200
    assert figure(platform, "ledger", "lianshang_hub_lag_seconds") > 2
    eventually(
        lambda: "the hub was held up" in platform.log_of("ledger").read_text(), 5, lambda: platform.last_words("ledger")
    )
    assert platform.health("ledger", "healthz").status_code == 200


def test_a_broker_out_of_memory_holds_up_events_and_no_calls(platform: Platform, private_broker: BrokerServer) -> None:
    assert platform.add("alarm").status_code == 200
    eventually(lambda: platform.unpublished() == 0, 10, lambda: "an empty outbox")
    private_broker.control("set_vm_memory_high_watermark", "absolute", "1MB")
    try:
        platform.execute("ledger", UNPUBLISH)
        eventually(
            lambda: "takes no messages" in what_events_wait_for(platform, "ledger"),
            20,
            lambda: platform.last_words("ledger"),
        )
        assert figure(platform, "ledger", "lianshang_broker_blocked") == 1
        # It tries again over new connections, and stays as it is while none is taken.
        assert platform.health("ledger", "healthz").status_code == 200
        assert platform.add("alarm").status_code == 200
    finally:
        private_broker.control("set_vm_memory_high_watermark", "0.6")
    eventually(lambda: what_events_wait_for(platform, "ledger") == "", 20, lambda: platform.last_words("ledger"))
    assert platform.add("alarm").status_code == 200
    eventually(lambda: platform.unpublished() == 0, 20, lambda: "an empty outbox")


def test_a_queue_that_somebody_deletes_is_missed_and_consumed_again(platform: Platform) -> None:
    delete_queues(platform.broker, "mirror.tally")
    eventually(lambda: what_events_wait_for(platform, "mirror") != "", 20, lambda: platform.last_words("mirror"))
    eventually(lambda: what_events_wait_for(platform, "mirror") == "", 20, lambda: platform.last_words("mirror"))
    assert platform.add("deleted").status_code == 200
    platform.await_effects("deleted", 1)


def test_one_of_several_queues_that_is_not_consumed_counts() -> None:
    consumer = QueueConsumer()
    extensions = {QueueConsumer: consumer}
    container = SimpleNamespace(
        service_name="notifications", config={"settings": Settings()}, shared_extensions=extensions
    )
    consumed = sorted(consumed_queues("notifications") - {"notifications.tell"})
    consumer._consumers = {DeadLetters.__new__(DeadLetters): None for _ in consumed}
    for provider, name in zip(consumer._consumers, consumed, strict=True):
        provider.queue = Queue(name)
    consumer.connected = True
    assert queues_not_consumed(container) == ["notifications.tell"]
    consumer.connected = False
    assert queues_not_consumed(container) == sorted([*consumed, "notifications.tell"])


def test_what_waits_in_the_databases_is_told_in_figures_and_found_in_the_log(platform: Platform) -> None:
    body = {"account": "poisoned", "amount": 1, "behave": "poison"}
    assert platform.call("ledger", "add_entry", body=body, correlation="found-poison").status_code == 200
    dead = 'lianshang_parked_events{consumer="mirror.follow",state="dead"}'
    gaps = 'lianshang_ordered_gaps{consumer="mirror.follow"}'
    eventually(lambda: figure(platform, "mirror", dead) == 1, 30, lambda: str(platform.parked()))
    # Every try is found by the id of the request that it goes back to.
    log = platform.log_of("mirror").read_text().splitlines()
    tries = [line for line in log if "reaction failed, retry pending" in line or "dead letter" in line]
    assert len(tries) >= 4
    assert all("correlation=found-poison" in line for line in tries)
    assert gaps not in platform.health("mirror", "metrics").text
    platform.execute("mirror", "UPDATE parked SET parked_at = now() - interval '2 minutes'")
    assert figure(platform, "mirror", gaps) == 1
    latest = "WHERE id = (SELECT max(id) FROM outbox)"
    platform.execute("ledger", f"UPDATE outbox SET created_at = now() - interval '5 minutes' {latest}")
    waiting = "INSERT INTO unpublished (id, key, tries, retry_at) SELECT id, key, 1, now() + interval '1 hour'"
    platform.execute("ledger", f"{waiting} FROM outbox {latest}")
    assert figure(platform, "ledger", "lianshang_outbox_depth") == 1
    assert figure(platform, "ledger", "lianshang_outbox_unroutable") == 1
    assert 300 <= figure(platform, "ledger", "lianshang_outbox_age_seconds") < 360
    platform.execute("ledger", "DELETE FROM unpublished")
    assert figure(platform, "ledger", "lianshang_outbox_age_seconds") == 0
