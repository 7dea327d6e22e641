"""T10: messages that cannot be read, and one that ends the process; on RabbitMQ and embedded. Also calls that are none.

A body that cannot be decoded is, on RabbitMQ, a line of the table in ``test_hazards.py``.
"""

import signal

import pytest
from kombu import Connection, Exchange

from tests.faults import scenarios
from tests.faults.run import ON_EMBEDDED, ON_RABBITMQ, Run, in_background
from tests.faults.scenarios import waiting
from tests.sample.running import Platform, eventually

pytestmark = pytest.mark.system


@ON_EMBEDDED
def test_what_cannot_be_decoded_becomes_a_dead_letter_as_it_came(run: Run) -> None:
    scenarios.send_what_cannot_be_decoded(run)


@pytest.mark.parametrize(
    ("behave", "said"), [("alien", "rejected"), ("untraceable", "rejected"), ("future", "account.changed.v9")]
)
def test_what_is_no_event_that_is_known_becomes_a_dead_letter(
    run: Run, platform: Platform, behave: str, said: str
) -> None:
    run.add(behave, behave=behave)
    run.foreign += 2
    run.check()
    found = platform.rows("mirror", "SELECT consumer, error FROM parked ORDER BY parked_at DESC LIMIT 2")
    assert {row.consumer for row in found} == {"mirror.follow", "mirror.tally"}
    assert all(said in row.error for row in found), found


def test_a_reaction_that_ends_the_process_becomes_a_dead_letter(run: Run, platform: Platform) -> None:
    name = platform.process_of("mirror")
    with in_background(lambda: run.add("bad", behave="exit")):
        platform.await_death(name)
    deaths = 1

    def buried() -> bool:
        nonlocal deaths
        if platform.processes[name].poll() is not None:
            deaths += platform.processes[name].returncode == -signal.SIGKILL
            platform.launch(name)
        return bool(platform.rows("mirror", "SELECT 1 FROM parked WHERE state = 'dead' AND key = 'account/bad'"))

    eventually(buried, 90, lambda: f"{deaths} deaths, {platform.parked()}")
    platform.await_ready(name)
    run.add("good")
    run.check()
    # It may die of an event once more than it tries it: the broker's first delivery is counted with the second.
    assert deaths <= scenarios.MOST_TRIES + 1
    assert platform.effects("bad", "follow") == [1]


@ON_RABBITMQ
def test_what_is_no_call_is_refused_and_the_service_goes_on(run: Run, platform: Platform) -> None:
    with Connection(platform.broker) as connection:
        producer = connection.Producer(exchange=Exchange("nameko-rpc", type="topic", durable=True))
        for body in ([], {"kwargs": {}}, {"args": [], "kwargs": {"call": 7}}):
            producer.publish(body, routing_key="ledger.add_entry", serializer="json")
            producer.publish(body, routing_key="ledger.no_such_thing", serializer="json", reply_to="nobody")
        producer.publish(b"{", routing_key="ledger.add_entry", content_type="application/json")
    assert run.add("going on").status_code == 200
    eventually(lambda: waiting(platform, "rpc-ledger") == 0, 10, lambda: "calls are left")
    run.check()
