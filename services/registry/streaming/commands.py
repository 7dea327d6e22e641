"""Writes of stream tickets."""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete

from chassis.calling.errors import Failure
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.problem import UNAUTHENTICATED
from contracts.registry.stream_tickets import (
    OPEN_STREAM_TICKET,
    REDEEM_STREAM_TICKET,
    STREAM_TICKET_REFUSED,
    TICKET_SECONDS,
)
from services.registry.accounts import tokens
from services.registry.accounts.models import LoginSession
from services.registry.streaming.models import StreamTicket


@handles(OPEN_STREAM_TICKET)
def open_stream_ticket(work: Work) -> dict[str, Any]:
    """Make a ticket for the session of the actor."""
    session = work.session.get(LoginSession, UUID(work.actor.session_id)) if work.actor.session_id else None
    if session is None or session.ended_at:
        raise Failure(UNAUTHENTICATED)
    ticket = secrets.token_urlsafe(32)
    expires = wall() + timedelta(seconds=TICKET_SECONDS)
    work.session.add(StreamTicket(hash=tokens.fingerprint(ticket), session_id=session.id, expires_at=expires))
    return {"ticket": ticket, "expires_in": TICKET_SECONDS}


@handles(REDEEM_STREAM_TICKET)
def redeem_stream_ticket(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Use a ticket up, and return its holder as an access token issued now would name it."""
    used = delete(StreamTicket).where(StreamTicket.hash == tokens.fingerprint(body["ticket"]))
    ticket = work.session.execute(used.returning(StreamTicket.session_id, StreamTicket.expires_at)).one_or_none()
    session = ticket and work.session.get_one(LoginSession, ticket.session_id)
    if ticket is None or session is None or session.ended_at or ticket.expires_at <= wall():
        raise Failure(STREAM_TICKET_REFUSED)
    holder = tokens.holder(work, session)
    work.concerns(holder.person.id)
    return {
        "person_id": holder.person.id,
        "session_id": session.id,
        "name": holder.person.name,
        "posts": [{"role": role, "organization_id": place, "chain_id": chain} for role, place, chain in holder.posts],
        "issued_at": holder.issued,
        "until": holder.stream_until,
    }
