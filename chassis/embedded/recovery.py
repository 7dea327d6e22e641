"""Recovers at the start what the embedded broker lost when its process ended.

An event that is marked as published in its outbox, but that a declared subscriber has neither applied nor stored for a
retry, was in a queue or in hand when the process ended. It becomes a pending retry of the subscriber and is run at
once; retries are counted before they run, so an event that ends the process each time does not do so for ever. A new
subscription is given everything that the outbox still holds.
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
    """Give each subscriber the published events that it has not seen; returns how many. Call before anything runs."""
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
    """Store one event as a pending retry; ``False`` if the database refuses it, which must not prevent the start."""
    try:
        with connection.begin_nested():
            return retries.take_over(connection, subscription.consumer, row.envelope)
    except CANNOT_BE_KEPT as error:
        log.error(  # noqa: TRY400 (the trace would only say where it was refused)
            "cannot be taken up", consumer=subscription.consumer, event_id=row.event_id, error=type(error).__name__
        )
        return False
