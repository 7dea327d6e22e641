"""T12: several relays and consumers, or many writers in one process: the events of one aggregate stay in order."""

import itertools
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.run import ON_RABBITMQ, Run
from tests.sample.running import Platform
from tests.servers import wait_until

pytestmark = pytest.mark.system


def add_at_once(run: Run, account: str, count: int) -> None:
    """Add entries to one account from many clients at once, every tenth of which fails at first."""
    with ThreadPoolExecutor(8) as pool:
        for number in range(count):
            pool.submit(run.add, account, key=f"{account} {number}", behave="" if number % 10 else "fail:1")


def published(platform: Platform) -> float:
    """How many events the two ledgers have published."""
    return sum(platform.figure(name, "lianshang_events_published_total") for name in ("ledger", "ledger-2"))


def assert_in_order(run: Run, account: str) -> None:
    """Everything acknowledged was applied, by the ordered consumer in the order of the ledger."""
    applied = run.platform.effects(account, "follow")
    acknowledged = {number for of, number in run.acknowledged if of == account}
    assert applied == list(range(1, len(applied) + 1))
    assert acknowledged <= set(applied)
    assert acknowledged


def test_entries_from_many_clients_at_once_are_applied_in_order(run: Run) -> None:
    add_at_once(run, "busy", 40)
    run.check()
    assert_in_order(run, "busy")


@ON_RABBITMQ
def test_two_relays_and_two_consumers_keep_the_order(run: Run) -> None:
    platform, written = run.platform, "SELECT count(*) FROM outbox"
    # Whatever is published in time has not waited for the next poll.
    platform.restart("ledger", SAMPLE_POLL="20")
    platform.start("ledger-2", "mirror-2", SAMPLE_POLL="20")
    before = platform.rows("ledger", written)[0][0]
    add_at_once(run, "shared", 40)
    run.check()
    assert_in_order(run, "shared")
    # Neither has published what the other had in hand. A relay counts an event a moment after it has published it.
    emitted = platform.rows("ledger", written)[0][0] - before
    wait_until(lambda: published(platform) == emitted, 10, "each event published, and counted, once")


@ON_RABBITMQ
def test_a_relay_goes_on_after_one_that_dies_between_confirm_and_mark(run: Run) -> None:
    platform = run.platform
    platform.restart("ledger", FAILPOINT="relay.after_confirm")
    platform.start("ledger-2", "mirror-2")
    numbers = itertools.count()
    with ThreadPoolExecutor(1) as pool:
        adding = pool.submit(lambda: [run.add("passed on", key=f"passed on {next(numbers)}") for _ in range(20)])
        platform.await_death("ledger")
        adding.result()
    # The second is alone, and publishes what the first had published and not marked once more.
    figures = run.check()
    assert figures.suppressed > 0
    assert_in_order(run, "passed on")
