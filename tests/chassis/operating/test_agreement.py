"""Whether producers and consumers tell the same story: what `lianshang db compare` finds."""

import uuid
from collections.abc import Mapping

import pytest
from sqlalchemy import func, insert, select

from chassis.operating.agreement import PORTION, Agreement, compare
from chassis.storing import tables
from chassis.storing.database import Database, new_id
from contracts.catalogue import EVENTS_BY_TYPE
from tests.harness import ServiceUnderTest

CONSUMER = "requests.mirror"
TYPE = "organization.changed.v1"


@pytest.fixture
def databases(
    registry: ServiceUnderTest, requests: ServiceUnderTest, talent: ServiceUnderTest, notifications: ServiceUnderTest
) -> Mapping[str, Database]:
    return {each.name: each.database for each in (registry, requests, talent, notifications)}


def written(database: Database, count: int, *, published: bool = True) -> list[uuid.UUID]:
    """Events of organizations in an outbox; returns their ids."""
    assert TYPE in EVENTS_BY_TYPE
    rows = [
        {"event_id": new_id(), "type": TYPE, "key": f"organization/{new_id()}", "sequence": 1, "envelope": {}}
        for _ in range(count)
    ]
    with database.engine.begin() as connection:
        connection.execute(insert(tables.outbox).values(published_at=func.now()), rows)
        if not published:
            these = tables.outbox.c.event_id.in_([row["event_id"] for row in rows])
            waiting = select(tables.outbox.c.id, tables.outbox.c.key).where(these)
            connection.execute(insert(tables.unpublished).from_select(["id", "key"], waiting))
    return [row["event_id"] for row in rows]


def apply(database: Database, events: list[uuid.UUID], consumer: str = CONSUMER) -> None:
    with database.engine.begin() as connection:
        connection.execute(insert(tables.inbox), [{"consumer": consumer, "event_id": event} for event in events])


def standing(databases: Mapping[str, Database]) -> Agreement:
    return next(each for each in compare(databases) if each.consumer == CONSUMER)


def test_a_consumer_that_has_applied_everything_agrees(databases: Mapping[str, Database]) -> None:
    apply(databases["requests"], written(databases["registry"], 3))
    # Not published yet: it will come.
    written(databases["registry"], 1, published=False)
    assert standing(databases) == Agreement(CONSUMER, 0, None, 0)


def test_what_it_has_neither_applied_nor_parked_is_lacking(databases: Mapping[str, Database]) -> None:
    events = written(databases["registry"], PORTION + 3)
    apply(databases["requests"], events[1:-2])
    parked = {"id": new_id(), "consumer": CONSUMER, "event_id": events[-1], "state": "dead", "error": "x"}
    with databases["requests"].engine.begin() as connection:
        connection.execute(insert(tables.pending_retries), parked)
    found = standing(databases)
    assert (found.lacking, found.ahead) == (2, 0)
    assert found.oldest is not None
    others = [each for each in compare(databases) if each.consumer == "talent.mirror"]
    assert others[0].lacking == PORTION + 3


def test_what_no_producer_has_written_makes_it_ahead(databases: Mapping[str, Database]) -> None:
    events = written(databases["registry"], 3)
    apply(databases["requests"], [*events, new_id(), new_id()])
    found = standing(databases)
    assert (found.lacking, found.ahead) == (0, 2)


def test_what_the_outbox_may_have_forgotten_is_not_called_unknown(databases: Mapping[str, Database]) -> None:
    long_ago = uuid.UUID(int=new_id().int - (31 * 24 * 3600 * 1000 << 80))
    apply(databases["requests"], [long_ago])
    assert standing(databases).ahead == 0
