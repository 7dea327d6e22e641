"""Rows that change with every event or call are updated in place: no index is written, and nothing is left to clean.

That is so where no index has the columns that change, not even in its condition, and the page has room.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.dialects.postgresql import insert

from chassis.consuming import cursors
from chassis.publishing import outbox
from chassis.publishing.outbox import Emitted
from contracts.registry.events import PERSON_CHANGED
from services.notifications.models import Inbox
from services.requests.lifecycle.models import NumberCounter
from tests.harness import ServiceUnderTest

TIMES = 300
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SUBJECT = "0195a000-0000-7000-8000-000000000001"
UPDATED = """
SELECT n_tup_upd - n_tup_hot_upd AS elsewhere, n_tup_hot_upd AS in_place FROM pg_stat_user_tables WHERE relname = :table
"""


def number(connection: Connection) -> None:
    outbox.write(connection, [Emitted(PERSON_CHANGED, SUBJECT, {})], NOW)


def advance(connection: Connection) -> None:
    connection.execute(text("UPDATE cursors SET sequence = sequence + 1"))


def count(connection: Connection) -> None:
    day = insert(NumberCounter).values(day=NOW.date(), last=1)
    connection.execute(day.on_conflict_do_update(index_elements=["day"], set_={"last": NumberCounter.last + 1}))


def read(connection: Connection) -> None:
    entered = insert(Inbox).values(person_id=UUID(SUBJECT), unread=1, last_number=1)
    more = {"unread": Inbox.unread + 1, "last_number": Inbox.last_number + 1}
    connection.execute(entered.on_conflict_do_update(index_elements=["person_id"], set_=more))


@pytest.mark.parametrize(
    ("service", "table", "change"),
    [
        ("registry", "sequences", number),
        ("registry", "cursors", advance),
        ("requests", "request_numbers", count),
        ("notifications", "inboxes", read),
    ],
)
def test_what_changes_all_the_time_is_updated_in_place(
    request: pytest.FixtureRequest, service: str, table: str, change: Callable[[Connection], None]
) -> None:
    under_test: ServiceUnderTest = request.getfixturevalue(service)
    with under_test.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        cursors.advance(connection, "registry.mirror", "person/1", 1)
        before = connection.execute(text(UPDATED), {"table": table}).one()
        for _ in range(TIMES):
            change(connection)
        connection.execute(text("SELECT pg_stat_force_next_flush()"))
        after = connection.execute(text(UPDATED), {"table": table}).one()
    assert after.elsewhere - before.elsewhere <= TIMES // 100
    assert after.in_place - before.in_place >= TIMES - 1 - TIMES // 100
