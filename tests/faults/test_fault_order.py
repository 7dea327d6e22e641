"""T12: several relays and consumers, or many writers in one process: the events of one aggregate stay in order."""

import itertools
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.run import ON_RABBITMQ, Run
from tests.sample.running import eventually

pytestmark = pytest.mark.system


def add_at_once(run: Run, account: str, count: int) -> None:
    """Add entries to one account from many clients at once, every tenth of which fails at first."""
    with ThreadPoolExecutor(8) as pool:
        for number in range(count):
            pool.submit(run.add, account, key=f"{account} {number}", behave="" if number % 10 else "fail:1")


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
    run.platform.start("ledger-2", "mirror-2")
    add_at_once(run, "shared", 40)
    run.check()
    assert_in_order(run, "shared")
    relaying = "SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database WHERE locktype = 'advisory'"
    assert run.platform.rows("ledger", f"{relaying} AND datname = 'ledger' AND granted")[0][0] == 1


@ON_RABBITMQ
def test_a_waiting_relay_takes_over_from_one_that_dies_between_confirm_and_mark(run: Run) -> None:
    platform = run.platform
    # The only one running has the lock before the second comes.
    platform.restart("ledger", FAILPOINT="relay.after_confirm")
    held = "SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database WHERE locktype = 'advisory'"
    eventually(lambda: bool(platform.rows("ledger", f"{held} AND datname = 'ledger'")), 10, lambda: "no relay")
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
