"""A call of every write of stream tickets."""

from sqlalchemy import select

from chassis.calling.actor import ANONYMOUS, Actor
from contracts.registry.stream_tickets import OPEN_STREAM_TICKET, REDEEM_STREAM_TICKET
from services.registry.accounts.models import LoginSession
from tests.harness import ServiceUnderTest
from tests.services.registry.district import opened_account, person, signed_in
from tests.services.writes import Write, Writes


def session_holder(registry: ServiceUnderTest) -> Actor:
    """Somebody who has signed in, in that session."""
    person_id = person(registry)["id"]
    opened_account(registry, person_id, "lin")
    signed_in(registry, "lin")
    with registry.database.transaction() as session:
        session_id = session.scalars(select(LoginSession.id).where(LoginSession.ended_at.is_(None))).one()
    return Actor(name="somebody", person_id=person_id, session_id=str(session_id))


def ticket(registry: ServiceUnderTest, holder: Actor) -> str:
    """A ticket of the session in which somebody acts."""
    return str(registry.call(OPEN_STREAM_TICKET, holder)["ticket"])


def redeem_stream_ticket(registry: ServiceUnderTest) -> Write:
    holder = session_holder(registry)
    first, other = ticket(registry, holder), ticket(registry, holder)
    return Write(ANONYMOUS, body={"ticket": first}, other={"ticket": other})


WRITES: Writes = {
    OPEN_STREAM_TICKET: lambda registry: Write(session_holder(registry)),
    REDEEM_STREAM_TICKET: redeem_stream_ticket,
}
