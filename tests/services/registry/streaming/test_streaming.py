"""Stream tickets, and how long a stream lasts."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select, update

from chassis.calling.errors import Failure
from chassis.running.clock import wall
from contracts.problem import UNAUTHENTICATED
from contracts.registry.accounts import CLOSE_SESSION
from contracts.registry.session_cookie import SESSION_IDLE
from contracts.registry.stream_tickets import OPEN_STREAM_TICKET, REDEEM_STREAM_TICKET, STREAM_TICKET_REFUSED
from contracts.roles import Role
from services.registry.accounts.models import LoginSession
from services.registry.streaming.models import StreamTicket
from tests.harness import MONDAY, ServiceUnderTest, actor
from tests.services.registry.district import organization, post
from tests.services.registry.streaming.writes import session_holder, ticket


def redeemed(registry: ServiceUnderTest, given: str) -> dict[str, Any]:
    return dict(registry.call(REDEEM_STREAM_TICKET, body={"ticket": given}))


def refused(registry: ServiceUnderTest, given: str) -> None:
    with pytest.raises(Failure) as failure:
        redeemed(registry, given)
    assert failure.value.problem is STREAM_TICKET_REFUSED


def until(registry: ServiceUnderTest) -> timedelta:
    """How long a stream would last that is opened now."""
    with registry.database.transaction() as session:
        held = session.scalars(select(LoginSession)).one()
    holder = actor(person=held.person_id)
    object.__setattr__(holder, "session_id", str(held.id))
    return datetime.fromisoformat(redeemed(registry, ticket(registry, holder))["until"]) - wall()


def test_a_ticket_names_its_holder_as_of_now_and_is_good_once(registry: ServiceUnderTest) -> None:
    holder = session_holder(registry)
    given = ticket(registry, holder)
    place = organization(registry, "BM01", "department")["id"]
    post(registry, "department_handler", str(holder.person_id), place)
    found = redeemed(registry, given)
    assert (found["person_id"], found["session_id"]) == (holder.person_id, holder.session_id)
    assert found["posts"] == [{"role": "department_handler", "organization_id": place, "chain_id": None}]
    assert datetime.fromisoformat(found["issued_at"]) <= wall()
    refused(registry, given)
    refused(registry, "x" * 43)


def test_a_ticket_that_is_too_old_is_refused(registry: ServiceUnderTest) -> None:
    given = ticket(registry, session_holder(registry))
    with registry.database.transaction() as session:
        session.execute(update(StreamTicket).values(expires_at=wall()))
    refused(registry, given)


def test_a_ticket_ends_with_its_session(registry: ServiceUnderTest) -> None:
    holder = session_holder(registry)
    given = ticket(registry, holder)
    registry.call(CLOSE_SESSION, holder)
    refused(registry, given)
    with pytest.raises(Failure) as failure:
        ticket(registry, holder)
    assert failure.value.problem is UNAUTHENTICATED


def test_only_a_session_gets_a_ticket(registry: ServiceUnderTest) -> None:
    with pytest.raises(Failure) as failure:
        registry.call(OPEN_STREAM_TICKET, actor((Role.OPERATOR, uuid4())))
    assert failure.value.problem is UNAUTHENTICATED


def test_a_ticket_is_not_stored_plainly(registry: ServiceUnderTest) -> None:
    given = ticket(registry, session_holder(registry))
    with registry.database.engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT content::text FROM audit").scalars().all()
        hashes = connection.scalars(select(StreamTicket.hash)).all()
    assert hashes
    assert not any(given in text for text in (*hashes, *stored))


def test_a_stream_lasts_as_long_as_an_idle_session(registry: ServiceUnderTest) -> None:
    session_holder(registry)
    assert abs(until(registry) - SESSION_IDLE) < timedelta(minutes=1)


def test_a_stream_lasts_no_longer_than_the_session(registry: ServiceUnderTest) -> None:
    session_holder(registry)
    with registry.database.transaction() as session:
        session.execute(update(LoginSession).values(ends_at=wall() + timedelta(hours=2)))
    assert abs(until(registry) - timedelta(hours=2)) < timedelta(minutes=1)


@pytest.mark.parametrize("span", [{"valid_to": "2026-11-23"}, {"valid_from": "2026-11-24"}], ids=["ends", "begins"])
def test_a_stream_ends_at_the_midnight_at_which_a_post_ends_or_begins(
    registry: ServiceUnderTest, span: dict[str, str]
) -> None:
    holder = session_holder(registry)
    place = organization(registry, "BM01", "department")["id"]
    post(registry, "department_handler", str(holder.person_id), place, **{"valid_from": "2026-11-01", **span})
    registry.move_clock(MONDAY.replace(hour=20))
    assert MONDAY.date() == date(2026, 11, 23)
    assert abs(until(registry) - timedelta(hours=4)) < timedelta(minutes=1)


def test_tickets_that_nobody_used_are_forgotten(registry: ServiceUnderTest) -> None:
    holder = session_holder(registry)
    for _ in range(2):
        ticket(registry, holder)
    with registry.database.transaction() as session:
        one = select(StreamTicket.hash).limit(1).scalar_subquery()
        old = update(StreamTicket).where(StreamTicket.hash == one)
        session.execute(old.values(expires_at=wall() - timedelta(minutes=11)))
    assert registry.tick("forget_stream_tickets") == 1
    with registry.database.transaction() as session:
        assert session.scalar(select(func.count()).select_from(StreamTicket)) == 1
