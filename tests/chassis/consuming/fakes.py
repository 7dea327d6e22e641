"""Small collaborators for the policies of consuming: a queue that notes how it is answered, and workers that wait."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from chassis.consuming.applying import Envelope, NoMoreWorkers


def envelope(sequence: int, key: str = "account/a") -> dict[str, Any]:
    return {
        "id": f"01a20000-0000-7000-8000-{sequence:012}",
        "type": "entry.made.v1",
        "source": "/ledger",
        "partitionkey": key,
        "sequence": sequence,
        "data": {},
    }


def message(name: Any, *, redelivered: bool = False, exchange: str = "ledger.events") -> Any:
    """A message that is called ``name`` where its answer is noted."""
    return SimpleNamespace(name=name, delivery_info={"exchange": exchange, "redelivered": redelivered})


@dataclass
class NotingQueue:
    """Notes each answer as a pair of what was said and of which message, in the order of the answers."""

    answers: list[tuple[str, Any]] = field(default_factory=list)

    def ack_message(self, message: Any) -> None:
        self.answers.append(("ack", message.name))

    def ack_messages(self, messages: Any) -> None:
        self.answers.append(("ack together", [message.name for message in messages]))

    def requeue_message(self, message: Any) -> None:
        self.answers.append(("requeue", message.name))

    def reject_message(self, message: Any) -> None:
        self.answers.append(("reject", message.name))

    def leave_message(self, message: Any) -> None:
        self.answers.append(("leave", message.name))


@dataclass
class Threads:
    """Begins nothing by itself: ``run`` does what has been spawned, and what that spawns, one after the other."""

    spawned: list[Callable[[], None]] = field(default_factory=list)

    def __call__(self, work: Callable[[], None]) -> None:
        self.spawned.append(work)

    def run(self) -> None:
        while self.spawned:
            self.spawned.pop(0)()


@dataclass
class Reaction:
    """Answers each application with the next of ``outcomes``, then with success; notes what it was given."""

    outcomes: list[BaseException | None] = field(default_factory=list)
    given: list[tuple[list[int], bool]] = field(default_factory=list)

    def __call__(self, envelopes: Sequence[Envelope], *, kept: bool = False) -> BaseException | None:
        self.given.append(([one["sequence"] for one in envelopes], kept))
        outcome = self.outcomes.pop(0) if self.outcomes else None
        if isinstance(outcome, NoMoreWorkers):
            raise outcome
        return outcome
