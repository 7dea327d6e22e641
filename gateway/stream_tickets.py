"""Stream tickets: by which a browser opens a stream, since it cannot send a header with an EventSource."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from chassis.calling.actor import Actor, posts_from_wire
from chassis.calling.call import Call, Reply
from contracts.operation import Operation
from contracts.registry.stream_tickets import REDEEM_STREAM_TICKET
from gateway.tokens import Ticket

Ask = Callable[[str, Operation, Call], Awaitable[Reply]]


async def redeem(ask: Ask, ticket: str, correlation: str, address: str) -> Ticket:
    """Return what a ticket stands for, and use it up, whichever gateway is asked: registry deletes it.

    Raises the ``Failure`` of registry, ``STREAM_TICKET_REFUSED`` for one that is used, too old or unknown.
    """
    call = Call(body={"ticket": ticket}, correlation=correlation, address=address)
    return held((await ask("registry", REDEEM_STREAM_TICKET, call)).body)


def held(found: Mapping[str, Any]) -> Ticket:
    """Return the ticket of a holder, in the form of ``HolderSchema``."""
    posts = posts_from_wire([(post["role"], post["organization_id"], post["chain_id"]) for post in found["posts"]])
    actor = Actor(found["name"], str(found["person_id"]), str(found["session_id"]), posts)
    issued, until = (datetime.fromisoformat(found[name]).timestamp() for name in ("issued_at", "until"))
    # It has no life but that of the stream.
    return Ticket(actor, issued, issued, until=until)
