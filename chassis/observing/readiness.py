"""Determines whether a service can serve at the moment, and if not, why.

A process can serve when it takes calls and its database answers and can be written. The broker is needed for that only
at the start, where an installation that cannot consume must not take the place of one that can; later, calls are
answered while it is away, and their events wait in the outbox.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy import text

from chassis.connecting.broker import QueueConsumer
from chassis.connecting.topology import consumed_queues
from chassis.running.green import time_limit

CHECK_SECONDS = 2


class Container(Protocol):
    """The parts of nameko's service container that are used here."""

    service_name: str
    config: Mapping[str, Any]
    shared_extensions: Mapping[Any, Any]


def what_is_missing(container: Container) -> list[str]:
    """Return why a service cannot serve at the moment; empty when it can."""
    core = container.config["core"]
    missing = []
    if not core.started or core.stopping:
        missing.append("it is stopping" if core.stopping else "it is starting")
    try:
        with time_limit(CHECK_SECONDS), core.database.engine.connect() as connection:
            if connection.scalar(text("SHOW transaction_read_only")) == "on":
                missing.append("the database can only be read")
            connection.rollback()
            core.database.try_to_write(connection)
    except Exception as error:
        trouble = "cannot be written" if core.database.unwritable else "does not answer"
        missing.append(f"the database {trouble}: {str(error).splitlines()[0]}")
    note_complete(container)
    if not core.complete:
        missing += what_events_wait_for(container)
    return missing


def note_complete(container: Container) -> None:
    """Note whether a process has once consumed all that it should; looked at now and then, whoever asks."""
    core = container.config["core"]
    core.complete = core.complete or (core.started and not what_events_wait_for(container))


def what_events_wait_for(container: Container) -> list[str]:
    """Return why events are not published or consumed at the moment; empty when they are."""
    missing = []
    consumer = container.shared_extensions.get(QueueConsumer)
    if consumer is not None and not consumer.connected:
        missing.append("no connection to the broker")
    elif waiting := queues_not_consumed(container):
        missing.append(f"not consumed: {', '.join(waiting)}")
    if broker_blocked(container):
        missing.append("the broker takes no messages: its memory or its disk runs out")
    return missing


def queues_not_consumed(container: Container) -> list[str]:
    """The queues that this process should consume and does not."""
    consumer = container.shared_extensions.get(QueueConsumer)
    consumed = consumer.consumed if consumer is not None else set()
    return sorted(consumed_queues(container.service_name) - consumed)


def broker_blocked(container: Container) -> bool:
    """Whether the broker has blocked a connection of this service."""
    consumer = container.shared_extensions.get(QueueConsumer)
    return bool(container.config["core"].relay.blocked or (consumer is not None and consumer.blocked.now))
