"""Reads of people about themselves."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.pages import page
from contracts.registry.own_account import LIST_MY_SESSIONS, MySessionSchema
from contracts.registry.session_cookie import SESSION_IDLE
from services.registry.accounts.models import LoginSession
from services.registry.accounts.proving import me


@handles(LIST_MY_SESSIONS)
def list_my_sessions(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the caller's open sessions, the newest first."""
    now = wall()
    statement = (
        select(LoginSession)
        .where(
            LoginSession.person_id == me(work),
            LoginSession.ended_at.is_(None),
            LoginSession.ends_at > now,
            LoginSession.used_at > now - SESSION_IDLE,
        )
        .order_by(LoginSession.id.desc())
    )
    current = UUID(work.actor.session_id) if work.actor.session_id else None
    return page(work.transaction, statement, query, lambda rows: [_session(row, current) for row in rows])


def is_open(session: LoginSession) -> bool:
    """Whether the tokens of a session can be renewed."""
    now = wall()
    return session.ended_at is None and session.ends_at > now and session.used_at > now - SESSION_IDLE


def _session(session: LoginSession, current: UUID | None) -> dict[str, Any]:
    return shown(session, MySessionSchema, address=session.network, current=session.id == current)
