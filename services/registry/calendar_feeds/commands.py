"""Writes of calendar feeds, and whose one is."""

import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select

from chassis.calling.errors import Failure
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.dumping import shown
from contracts.agenda import FEED_UNKNOWN, GET_FEED
from contracts.registry.account_changes import AccountChange
from contracts.registry.calendar_feeds import (
    CREATE_CALENDAR_FEED,
    MOST_FEEDS,
    OPEN_CALENDAR_FEED,
    REVOKE_CALENDAR_FEED,
    TOO_MANY_FEEDS,
    CalendarFeedSchema,
)
from services.registry.accounts import queries, tokens
from services.registry.accounts.domain import ACCESS_TOKEN_LIFE
from services.registry.accounts.fingerprints import fingerprint
from services.registry.accounts.proving import locked, me
from services.registry.accounts.telling import emit_account_changed
from services.registry.calendar_feeds.models import CalendarFeed
from services.registry.factors import codes
from services.registry.people.models import Person

_rows = CalendarFeed.__table__.c


@handles(CREATE_CALENDAR_FEED)
def create_calendar_feed(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Make a feed of the actor's agenda in the place of one of the same name; its address is told once."""
    # Feeds of one person are made one after the other, and none while the account is being closed.
    person_id = locked(work, me(work)).person_id
    own = _rows.person_id == person_id
    work.session.execute(delete(CalendarFeed).where(own, _rows.name == body["name"]))
    if (work.session.scalar(select(func.count()).where(own)) or 0) >= MOST_FEEDS:
        raise Failure(TOO_MANY_FEEDS, most=MOST_FEEDS)
    secret = secrets.token_urlsafe(32)
    row = CalendarFeed(
        id=new_id(),
        hash=fingerprint(secret),
        person_id=person_id,
        name=body["name"],
        created_at=wall(),
    )
    work.session.add(row)
    work.session.flush()
    work.concerns(row.id)
    person = work.session.get_one(Person, person_id)
    emit_account_changed(work, person, AccountChange.FEED_MADE, about=row.name)
    path = (GET_FEED.path or "").format(feed=secret)
    return {**shown(row, CalendarFeedSchema), "address": work.settings.public_url.rstrip("/") + path}


@handles(REVOKE_CALENDAR_FEED)
def revoke_calendar_feed(work: Work, calendar_feed_id: UUID) -> None:
    """Take a feed back."""
    row = work.change(CalendarFeed, calendar_feed_id, seen=lambda feed: str(feed.person_id) == work.actor.person_id)
    work.session.delete(row)
    work.session.flush()


@handles(OPEN_CALENDAR_FEED)
def open_calendar_feed(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return whose feed it is, as an access token issued now would name that person.

    Raises ``Failure`` with ``FEED_UNKNOWN``, also where such a token would give no access.
    """
    row = work.session.scalars(
        select(CalendarFeed).where(CalendarFeed.hash == fingerprint(body["secret"])).with_for_update()
    ).one_or_none()
    if row is None:
        raise Failure(FEED_UNKNOWN)
    # Shared with whoever issues tokens, but not with who changes what they say: see ``accounts/revoking``.
    person = work.session.scalars(select(Person).where(Person.id == row.person_id).with_for_update(read=True)).one()
    account = queries.account_of(work.session, person.id)
    if account is None or not queries.can_sign_in(account) or not person.active or account.must_change_password:
        raise Failure(FEED_UNKNOWN)
    posts = tokens.roles_of(work, person.id)
    if codes.lacks_one(work, person.id, [str(role) for role, _, _ in posts]):
        raise Failure(FEED_UNKNOWN)
    work.concerns(row.id)
    row.used_at = wall()
    return {
        "person_id": person.id,
        "session_id": row.id,
        "name": person.name,
        "posts": [{"role": role, "organization_id": place, "chain_id": chain} for role, place, chain in posts],
        "issued_at": tokens.whole_milliseconds(row.used_at),
        "until": row.used_at + ACCESS_TOKEN_LIFE,
    }
