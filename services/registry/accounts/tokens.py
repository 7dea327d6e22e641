"""Issue access tokens, which hold a person's identity and posts of today, and refresh tokens, which renew them."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from chassis.running.clock import wall
from chassis.running.work import Work
from contracts.registry.session_cookie import SESSION_IDLE
from contracts.roles import Role
from services.registry.accounts import keys
from services.registry.accounts.domain import ACCESS_TOKEN_LIFE, AUDIENCE, ISSUER, RENEWAL_GRACE
from services.registry.accounts.fingerprints import fingerprint
from services.registry.accounts.models import Account, LoginSession, RefreshToken
from services.registry.factors import codes
from services.registry.people.models import Person, Post

_ROLES = [role.value for role in Role]


@dataclass(frozen=True)
class Holder:
    """Who a token is for: the person, when it is issued, the posts of today, and when a stream opened with it ends.

    ``posts`` are ``[role, organization, chain or None]``; the times are wall time.
    """

    person: Person
    issued: datetime
    posts: list[list[str | None]]
    stream_until: datetime


def issue(work: Work, account: Account, session_id: UUID, refresh_token: str | None = None) -> dict[str, Any]:
    """Issue the tokens of a session, in the form of ``SessionSchema``; with a new refresh token unless one is given.

    An initial password gives no access: until it is changed, the token carries no posts and says so. Neither does
    a role that takes a second factor, until there is one.
    """
    now = holder(work, work.session.get_one(LoginSession, session_id))
    person, issued = now.person, now.issued.timestamp()
    must_enrol = codes.lacks_one(work, person.id, [str(role) for role, _, _ in now.posts])
    claims: dict[str, Any] = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(person.id),
        "sid": str(session_id),
        "name": person.name,
        "posts": [] if account.must_change_password or must_enrol else now.posts,
        "iat": issued,
        "exp": issued + ACCESS_TOKEN_LIFE.total_seconds(),
        "stream_until": now.stream_until.timestamp(),
    }
    if account.must_change_password:
        claims["must_change_password"] = True
    if must_enrol:
        claims["must_enrol_factor"] = True
    return {
        "access_token": keys.sign(work.session, claims),
        "token_type": "Bearer",
        "expires_in": int(ACCESS_TOKEN_LIFE.total_seconds()),
        "device_key": None,
        "refresh_token": refresh_token or _new_refresh_token(work.session, session_id),
        "person": {"id": person.id, "name": person.name},
        "must_change_password": account.must_change_password,
        "must_enrol_factor": must_enrol,
    }


def newest(session: Session, used: RefreshToken, now: datetime) -> str | None:
    """Return the token of the line of a used one that nobody has used yet; ``None`` once its grace is over."""
    token: RefreshToken | None = used
    while token and token.used_at and token.successor and token.used_at + RENEWAL_GRACE > now:
        following = session.get(RefreshToken, fingerprint(token.successor), populate_existing=True)
        if following and not following.used_at:
            return token.successor
        token = following
    return None


def whole_milliseconds(moment: datetime) -> datetime:
    """Return a moment as tokens have it: never later, so that nothing revoked afterwards looks older."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def holder(work: Work, session: LoginSession) -> Holder:
    """Return what a token of a session says now, at a moment from which on revocations count."""
    # Shared among transactions that issue tokens, but not with one that changes their content, see ``revoking``.
    person = work.session.scalars(select(Person).where(Person.id == session.person_id).with_for_update(read=True)).one()
    now = wall()
    issued = whole_milliseconds(now)
    posts = _posts(work, person.id)
    # What ends or begins by the calendar is told by no event.
    days = [post.valid_from for post in posts] + [post.valid_to + timedelta(days=1) for post in posts if post.valid_to]
    coming = [datetime.combine(day, time.min, work.now.tzinfo) - work.now for day in days if day > work.today]
    until = min(session.ends_at, issued + SESSION_IDLE, *(now + each for each in coming))
    return Holder(person, issued, _roles(posts, work.today), until)


def roles_of(work: Work, person_id: UUID) -> list[list[str | None]]:
    """Return ``[role, organization, chain or None]`` for each post held today that gives a role."""
    return _roles(_posts(work, person_id), work.today)


def _posts(work: Work, person_id: UUID) -> Sequence[Any]:
    """Return the posts of a person that give a role, today or later."""
    return work.session.execute(
        select(Post.kind, Post.organization_id, Post.chain_id, Post.valid_from, Post.valid_to)
        .where(
            Post.person_id == person_id,
            Post.kind.in_(_ROLES),
            or_(Post.valid_to.is_(None), Post.valid_to >= work.today),
        )
        .order_by(Post.id)
    ).all()


def _roles(posts: Sequence[Any], today: date) -> list[list[str | None]]:
    return [
        [post.kind.value, str(post.organization_id), str(post.chain_id) if post.chain_id else None]
        for post in posts
        if post.valid_from <= today
    ]


def _new_refresh_token(session: Session, session_id: UUID) -> str:
    token = secrets.token_urlsafe(32)
    session.add(RefreshToken(hash=fingerprint(token), session_id=session_id))
    session.flush()
    return token
