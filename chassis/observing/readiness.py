"""Whether a service can serve just now, and if not, why."""

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy import text

from chassis.calling.rpc import Replies
from chassis.connecting.broker import QueueConsumer
from chassis.connecting.topology import consumed_queues, rpc_queue
from chassis.running.green import time_limit

CHECK_SECONDS = 2


class Container(Protocol):
    """What nameko runs a service in, as far as one looks into it here."""

    service_name: str
    config: Mapping[str, Any]
    shared_extensions: Mapping[Any, Any]


def what_is_missing(container: Container) -> list[str]:
    """Why a service cannot serve just now; empty when it can."""
    core = container.config["core"]
    missing = []
    if not core.started or core.stopping:
        missing.append("it is stopping" if core.stopping else "it is starting")
    consumer = container.shared_extensions.get(QueueConsumer)
    if consumer is not None and not consumer.connected:
        missing.append("no connection to the broker")
    elif waiting := queues_not_consumed(container):
        missing.append(f"not consumed: {', '.join(waiting)}")
    if broker_blocked(container):
        missing.append("the broker takes no messages: its memory or its disk runs out")
    try:
        with time_limit(CHECK_SECONDS), core.database.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except Exception as error:
        missing.append(f"the database does not answer: {str(error).splitlines()[0]}")
    return missing


def queues_not_consumed(container: Container) -> list[str]:
    """The queues that this process should consume and does not; what waits in them waits for nobody."""
    expected = consumed_queues(container.service_name)
    if not container.config["settings"].embedded_broker:
        expected.add(rpc_queue(container.service_name).name)
    consumer = container.shared_extensions.get(QueueConsumer)
    return sorted(expected - (consumer.consumed if consumer is not None else set()))


def broker_blocked(container: Container) -> bool:
    """Whether the broker has told this service that it takes no messages."""
    consumer, replies = (container.shared_extensions.get(kind) for kind in (QueueConsumer, Replies))
    return bool(
        container.config["core"].relay.blocked
        or (consumer is not None and consumer.blocked.now)
        or (replies is not None and replies.is_blocked())
    )
