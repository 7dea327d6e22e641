"""An event that was in hand when a process died may have ended it: it is tried apart from those that did not."""

from typing import Any

from sqlalchemy import select, text

from chassis.consuming import retries
from chassis.storing import tables
from chassis.storing.database import new_id
from contracts.notifications.subscriptions import MIRROR
from tests.harness import ServiceUnderTest


def event(sequence: int) -> dict[str, Any]:
    key = f"person/{new_id()}"
    return {"id": str(new_id()), "type": "person.changed.v1", "partitionkey": key, "sequence": sequence, "data": {}}


def claim(service: ServiceUnderTest, *, cut_off: bool) -> list[int]:
    with service.database.engine.begin() as connection:
        return [row.sequence for row in retries.claim(connection, MIRROR, cut_off=cut_off)]


def tries(service: ServiceUnderTest) -> dict[int, int]:
    with service.database.engine.begin() as connection:
        rows = connection.execute(select(tables.pending_retries.c.sequence, tables.pending_retries.c.tries))
        return {row.sequence: row.tries for row in rows}


def test_what_was_cut_off_is_claimed_one_by_one_and_no_other_uses_up_a_try_with_it(
    notifications: ServiceUnderTest,
) -> None:
    with notifications.database.engine.begin() as connection:
        for number in (1, 2):
            retries.take_over(connection, MIRROR.consumer, event(number))
        retries.schedule(connection, MIRROR.consumer, event(3), RuntimeError("no such rule"))
        connection.execute(text("UPDATE parked SET next_try_at = now()"))
    assert claim(notifications, cut_off=False) == [3]
    assert claim(notifications, cut_off=True) == [1]
    # The process dies here, and the leases end.
    assert tries(notifications) == {1: 2, 2: 1, 3: 2}
    with notifications.database.engine.begin() as connection:
        connection.execute(text("UPDATE parked SET next_try_at = now()"))
        assert retries.any_cut_off(connection, MIRROR)
    assert claim(notifications, cut_off=False) == []
    assert [claim(notifications, cut_off=True) for _ in range(4)] == [[1], [2], [3], []]
