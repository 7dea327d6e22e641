"""What the embedded broker lost with its process is found again at the next start.

An event that its outbox says is published, and that a declared subscriber has neither applied nor kept for a retry, was
in a queue or in hand when the process ended. It is put among the subscriber's pending retries, which are run at once;
there a try is counted before it is made, so that an event that ends the process each time does not do so for ever. A
new subscription is given everything that the outbox still holds.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from sqlalchemy import Connection, Row

from chassis.consuming import retries
from chassis.consuming.errors import CANNOT_BE_KEPT
from chassis.operating.agreement import published, settled
from chassis.storing.database import Database
from contracts.catalogue import SUBSCRIPTIONS
from contracts.operation import Subscription

log = structlog.get_logger()


def recover_lost(databases: Mapping[str, Database]) -> int:
    """Give each subscriber the published events that it has not seen, before anything runs; returns how many."""
    found = 0
    for subscription in SUBSCRIPTIONS:
        if subscription.service in databases:
            for service in sorted({event.service for event in subscription.taken} & databases.keys()):
                types = [event.type for event in subscription.taken if event.service == service]
                found += _recover(subscription, types, databases[service], databases[subscription.service])
    if found:
        log.info("taking up what the last process had not finished", events=found)
    return found


def _recover(subscription: Subscription, types: Sequence[str], source: Database, target: Database) -> int:
    found, last = 0, 0
    while rows := published(source, types, last):
        last = rows[-1].id
        with target.engine.begin() as connection:
            known = settled(target, subscription.consumer, [row.event_id for row in rows])
            for row in rows:
                if row.event_id not in known:
                    found += _take_over(connection, subscription, row)
    return found


def _take_over(connection: Connection, subscription: Subscription, row: Row[*tuple[Any, ...]]) -> bool:
    """``False`` for what no database keeps as an event, which keeps nobody from starting."""
    try:
        with connection.begin_nested():
            return retries.take_over(connection, subscription.consumer, row.envelope)
    except CANNOT_BE_KEPT as error:
        log.error(  # noqa: TRY400 (the trace would only say where it was refused)
            "cannot be taken up", consumer=subscription.consumer, event_id=row.event_id, error=type(error).__name__
        )
        return False
