"""Each invariant is really caught: databases are filled as a good run leaves them, then broken in one way."""

import json
from collections.abc import Iterator

import pytest

from tests.faults import invariants
from tests.faults.invariants import Broken, Entry
from tests.sample.running import Platform
from tests.servers import DatabaseServer

ENTRIES = [("a", 1, ""), ("a", 2, ""), ("a", 3, ""), ("b", 1, ""), ("p", 1, "poison"), ("p", 2, "")]
ACKNOWLEDGED: dict[Entry, int] = {(account, number): 10 for account, number, _ in ENTRIES}

LINE = "INSERT INTO lines (account, number, amount, reaction) VALUES (:account, :number, :amount, :reaction)"
EVENT = """
INSERT INTO outbox (event_id, type, key, sequence, envelope, published_at)
VALUES (gen_random_uuid(), :type, :key, :sequence, CAST(:envelope AS jsonb), now())
"""
PARKED = """
INSERT INTO parked (id, consumer, event_id, type, key, sequence, envelope, state, error)
VALUES (gen_random_uuid(), :consumer, gen_random_uuid(), :type, :key, :sequence, CAST(:envelope AS jsonb), :state, '')
"""
BURIED = """
INSERT INTO parked (id, consumer, raw, state, error)
VALUES (gen_random_uuid(), 'mirror.tally', '{not json', 'dead', '')
"""


@pytest.fixture(scope="module")
def empty(database: DatabaseServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """The sample's databases without its processes."""
    platform = Platform(None, database, tmp_path_factory.mktemp("books"))
    platform.command("db", "upgrade")
    yield platform
    platform.close()


@pytest.fixture
def books(empty: Platform, monkeypatch: pytest.MonkeyPatch) -> Platform:
    """What a good run leaves: everything applied, one poisoned event dead and the next one waiting behind it."""
    monkeypatch.setattr(invariants, "STILL_SECONDS", 0.0)
    monkeypatch.setattr(invariants, "LOST_SECONDS", 0.0)
    for service in ("ledger", "mirror"):
        empty.execute(service, "TRUNCATE lines, outbox, parked")
    for account, number, behave in ENTRIES:
        add(empty, account, number, behave)
    return empty


def add(books: Platform, account: str, number: int, behave: str) -> None:
    """One entry, and what becomes of it."""
    data = {"account": account, "number": number, "amount": 10, "behave": behave}
    event = {
        "type": invariants.TOLD,
        "key": f"account/{account}",
        "sequence": number,
        "envelope": json.dumps({"data": data}),
    }
    line = {"account": account, "number": number, "amount": 10}
    books.execute("ledger", LINE, **line, reaction="")
    books.execute("ledger", EVENT, **event)
    for name in invariants.CONSUMERS:
        if behave == "poison":
            books.execute("mirror", PARKED, **event, consumer=f"mirror.{name}", state="dead")
        elif account == "p" and name == "follow":
            books.execute("mirror", PARKED, **event, consumer=f"mirror.{name}", state="waiting")
        else:
            books.execute("mirror", LINE, **line, reaction=name)


def test_a_good_run_breaks_no_invariant(books: Platform) -> None:
    figures = invariants.check(books, ACKNOWLEDGED)
    assert (figures.acknowledged, figures.written, figures.effects) == (6, 6, 9)
    assert (figures.dead, figures.parked, figures.suppressed) == (2, 1, 0)


def test_a_write_of_unknown_outcome_may_be_there(books: Platform) -> None:
    invariants.check(books, {("a", 1): 10})


@pytest.mark.parametrize(
    ("service", "damage", "told"),
    [
        ("ledger", "DELETE FROM lines WHERE account = 'b'", "1 acknowledged and not written: LOST: b 1"),
        ("ledger", "UPDATE lines SET amount = 7 WHERE account = 'b'", "1 acknowledged with another amount: b 1"),
        ("ledger", "DELETE FROM outbox WHERE key = 'account/b'", "1 written without an event: LOST: b 1"),
        ("ledger", "UPDATE outbox SET published_at = NULL WHERE key = 'account/b'", "1 left in the outbox: b 1"),
        (
            "ledger",
            "INSERT INTO lines SELECT max(id) + 1, 'b', 1, 10, '' FROM lines",
            "1 written twice: DOUBLED: b 1",
        ),
        (
            "ledger",
            "INSERT INTO outbox (event_id, type, key, sequence, envelope, published_at) SELECT gen_random_uuid(), type,"
            " key, 2, envelope, now() FROM outbox WHERE key = 'account/b'",
            "1 told of by two events: DOUBLED: b 1",
        ),
        (
            "mirror",
            "DELETE FROM lines WHERE account = 'b' AND reaction = 'follow'",
            "1 not applied by follow: LOST: b 1",
        ),
        (
            "mirror",
            "INSERT INTO lines SELECT max(id) + 1, 'b', 1, 10, 'tally' FROM lines",
            "1 applied more than once by tally: DOUBLED: b 1",
        ),
        (
            "mirror",
            "INSERT INTO lines SELECT max(id) + 1, 'p', 1, 10, 'tally' FROM lines",
            "1 applied by tally and not to be: p 1",
        ),
        (
            "mirror",
            "UPDATE lines SET id = id + 100 WHERE account = 'a' AND number = 2 AND reaction = 'follow'",
            "1 applied out of order by follow: a 2",
        ),
        (
            "mirror",
            "UPDATE lines SET amount = 7 WHERE account = 'b' AND reaction = 'tally'",
            "the sums disagree: ledger 50, tally 47",
        ),
        ("mirror", "DELETE FROM parked WHERE consumer = 'mirror.tally'", "1 poisoned and not dead at tally: p 1"),
        (
            "mirror",
            "UPDATE parked SET state = 'dead' WHERE state = 'waiting'",
            "1 dead at follow and not poisoned: p 2",
        ),
        (
            "mirror",
            "UPDATE parked SET state = 'waiting' WHERE consumer = 'mirror.tally'",
            "1 left parked at tally: p 1",
        ),
        ("mirror", "DELETE FROM parked WHERE sequence = 2", "1 behind a dead letter of follow and not waiting: p 2"),
        ("mirror", BURIED, "1 dead letters of what the ledger did not write instead of 0"),
    ],
)
def test_a_broken_invariant_is_named_with_what_breaks_it(books: Platform, service: str, damage: str, told: str) -> None:
    books.execute(service, damage)
    with pytest.raises(Broken) as caught:
        invariants.check(books, ACKNOWLEDGED, seconds=0.5)
    assert told in str(caught.value)


def test_dead_letters_of_what_a_test_has_put_onto_the_broker_are_counted(books: Platform) -> None:
    with pytest.raises(Broken, match="0 dead letters of what the ledger did not write instead of 1"):
        invariants.check(books, ACKNOWLEDGED, foreign=1)
    books.execute("mirror", BURIED)
    assert invariants.check(books, ACKNOWLEDGED, foreign=1).dead == 3
