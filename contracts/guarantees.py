"""The guarantees of each broker, and what happens instead where a broker guarantees less.

``tests/conformance`` tests both brokers for this: for what they guarantee, and for what happens instead.
docs/events.md shows it as a table.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any


def feature(promise: str, instead: str = "") -> Any:
    """Declare a feature that a broker may guarantee, and what happens on a broker that does not."""
    return field(metadata={"promise": promise, "instead": instead})


@dataclass(frozen=True, kw_only=True)
class Features:
    """The features that one broker guarantees."""

    confirms: bool = feature("An event counts as published only when the broker has confirmed it.")
    returns_unroutable: bool = feature("An event that no queue takes comes back and stays in the outbox.")
    redelivers: bool = feature("What a consumer has not settled is delivered again, first and marked so.")
    dead_letters: bool = feature("What a consumer rejects goes to the dead-letter queue of its service as it came.")
    holds_back: bool = feature("A consumer is given no more at a time than it has asked for.")
    live: bool = feature("The gateway hears events as they happen.")
    keeps_events: bool = feature(
        "Events stay in their queues when the processes end.",
        "The queues end with the process. At the next start, what the outbox has as published and a consumer has "
        "neither applied nor kept for a retry is given to it from there.",
    )
    catches_up: bool = feature("A new consumer, or one whose queue was lost, is given what the outbox still holds.")
    shares: bool = feature(
        "Services are processes of their own, each as often as needed: they share the queues, and one goes on when "
        "another ends.",
        "There is one process. A service alone refuses to start.",
    )
    limits_deliveries: bool = feature(
        "What is put back fifty times goes to the dead letters.",
        "Nothing limits how often it comes again; what ends the process is counted by the inbox at each start.",
    )
    replicates: bool = feature(
        "Queues are kept by several nodes, if there are several (quorum queues).",
        "Queues are in the memory of one process.",
    )
    pushes_back: bool = feature(
        "A broker that is short of memory takes no more; events wait in the outbox.",
        "The queues take everything, as far as the memory of the process goes.",
    )


RABBITMQ = Features(
    confirms=True,
    returns_unroutable=True,
    redelivers=True,
    dead_letters=True,
    holds_back=True,
    live=True,
    keeps_events=True,
    catches_up=True,
    shares=True,
    limits_deliveries=True,
    replicates=True,
    pushes_back=True,
)
EMBEDDED = Features(
    confirms=True,
    returns_unroutable=True,
    redelivers=True,
    dead_letters=True,
    holds_back=True,
    live=True,
    keeps_events=False,
    catches_up=True,
    shares=False,
    limits_deliveries=False,
    replicates=False,
    pushes_back=False,
)


def table() -> Iterator[tuple[str, str, str]]:
    """Yield each feature, and for RabbitMQ and the embedded broker ``yes`` or what happens instead."""
    for one in fields(Features):
        kept = (getattr(broker, one.name) for broker in (RABBITMQ, EMBEDDED))
        on_rabbitmq, embedded = ("yes" if promised else one.metadata["instead"] for promised in kept)
        yield one.metadata["promise"], on_rabbitmq, embedded
