"""What became of submissions: each that was acknowledged is stored once, and told once to everybody a rule names."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, create_engine, text

from tests.system.client import eventually
from tests.system.load import Outcome
from tests.system.stack import Stack

DRAIN_SECONDS = 90


@dataclass(frozen=True)
class Kept:
    """How many there were, and the longest time in seconds from the commit of one to its inbox entries."""

    acknowledged: int
    stored: int
    entries: int
    longest_delay: float

    def __str__(self) -> str:
        return (
            f"acknowledged {self.acknowledged}, stored {self.stored}, inbox entries {self.entries}, "
            f"longest from commit to inbox {self.longest_delay:.1f} s"
        )


@dataclass(frozen=True)
class Stored:
    """One request as requests holds it, and its event, which tells of it."""

    id: str
    title: str
    number: str
    event_id: str
    committed: datetime


class Records:
    """The databases of a distributed stack, read past the platform."""

    def __init__(self, stack: Stack) -> None:
        self._url = stack.common["DATABASE_URL"]
        self._engines: dict[str, Engine] = {}

    def rows(self, service: str, statement: str, **values: Any) -> list[Any]:
        """Read rows of one service."""
        if service not in self._engines:
            self._engines[service] = create_engine(self._url.replace("{service}", service))
        with self._engines[service].connect() as connection:
            return list(connection.execute(text(statement), values))

    def stored(self, tag: str) -> list[Stored]:
        """The requests of one load."""
        statement = """
            SELECT requests.id::text, title, number, event_id::text, created_at
            FROM requests JOIN outbox ON outbox.key = 'request/' || requests.id AND type = 'request.submitted.v1'
            WHERE title LIKE :tag"""
        return [Stored(*row) for row in self.rows("requests", statement, tag=f"{tag}-%")]

    def applied(self, stored: list[Stored]) -> dict[str, datetime]:
        """When each of these was told of, by the id of its event."""
        statement = """
            SELECT event_id::text AS id, applied_at FROM inbox
            WHERE consumer = 'notifications.tell' AND event_id = ANY(CAST(:events AS uuid[]))"""
        found = self.rows("notifications", statement, events=[each.event_id for each in stored])
        return {row.id: row.applied_at for row in found}

    def told(self, stored: list[Stored]) -> dict[str, Counter[str]]:
        """By the id of a request: to which persons it was told, and how often."""
        told: dict[str, Counter[str]] = {each.id: Counter() for each in stored}
        statement = """
            SELECT link, person_id::text AS person FROM entries
            WHERE kind = 'request.submitted' AND link = ANY(:links)"""
        for row in self.rows("notifications", statement, links=[f"/v1/requests/{one}" for one in told]):
            told[row.link.rpartition("/")[2]][row.person] += 1
        return told

    def close(self) -> None:
        for engine in self._engines.values():
            engine.dispose()


@contextmanager
def records_of(stack: Stack) -> Iterator[Records]:
    """The records of a stack, for the block."""
    records = Records(stack)
    try:
        yield records
    finally:
        records.close()


def check(stack: Stack, outcome: Outcome, tag: str) -> Kept:
    """Wait until everything stored is told; AssertionError names what is lost, doubled or made up.

    What its client was told nothing of may be stored or not, since the outcome of a call that was cut off is unknown.
    """
    with records_of(stack) as records:
        stored = records.stored(tag)
        numbers: dict[str, list[str]] = {}
        for each in stored:
            numbers.setdefault(each.title, []).append(each.number)
        lost = {each.title for each in outcome.acknowledged if numbers.get(each.title) != [each.number]}
        assert not lost, f"acknowledged, and not stored exactly once under its number: {sorted(lost)[:10]}"
        doubled = {title: found for title, found in numbers.items() if len(found) > 1}
        assert not doubled, f"stored more than once: {doubled}"
        entries, delay = told_once(records, tag)
        return Kept(len(outcome.acknowledged), len(stored), entries, delay)


def told_once(records: Records, tag: str) -> tuple[int, float]:
    """Wait until everything stored is told; AssertionError when it is not told to the same people, each once.

    Returns how many inbox entries there are, and the longest time in seconds from a commit to its entries.
    """
    stored = eventually(lambda: _all_applied(records, tag), DRAIN_SECONDS, "the telling of everything that is stored")
    told = records.told(stored)
    people = told[stored[0].id]
    assert people, "nobody is told of a submission"
    assert set(people.values()) == {1}, f"told more than once: {people}"
    otherwise = [each.title for each in stored if told[each.id] != people]
    assert not otherwise, f"not told to {sorted(people)}, each once: {otherwise[:10]}"
    applied = records.applied(stored)
    delay = max((applied[each.event_id] - each.committed).total_seconds() for each in stored)
    return sum(each.total() for each in told.values()), delay


def _all_applied(records: Records, tag: str) -> list[Stored]:
    stored = records.stored(tag)
    return stored if len(records.applied(stored)) == len(stored) else []
