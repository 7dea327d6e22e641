"""Issue access tokens, which hold a person's identity and posts of today, and refresh tokens, which renew them."""

import hashlib
import secrets
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from chassis.running.clock import wall
from chassis.running.work import Work
from contracts.roles import Role
from services.registry.accounts import keys
from services.registry.accounts.domain import ACCESS_TOKEN_LIFE, AUDIENCE, ISSUER
from services.registry.accounts.models import Account, RefreshToken
from services.registry.people.models import Person, Post

_ROLES = [role.value for role in Role]


def fingerprint(refresh_token: str) -> str:
    """Return the stored hash of a refresh token; the token is random, so a plain hash is as safe as a slow one."""
    return hashlib.sha256(refresh_token.encode()).hexdigest()


def issue(work: Work, account: Account, session_id: UUID, refresh_token: str | None = None) -> dict[str, Any]:
    """Issue the tokens of a session, in the form of ``SessionSchema``; with a new refresh token unless one is given.

    An initial password gives no access: until it is changed, the token carries no posts and says so.
    """
    # Shared among transactions that issue tokens, but not with one that changes their content, see ``revoking``.
    person = work.session.scalars(select(Person).where(Person.id == account.person_id).with_for_update(read=True)).one()
    # Whole milliseconds, never later than now, so that nothing revoked afterwards looks older than the token.
    issued = int(wall().timestamp() * 1000) / 1000
    claims: dict[str, Any] = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(person.id),
        "sid": str(session_id),
        "name": person.name,
        "posts": [] if account.must_change_password else roles_of(work, person.id),
        "iat": issued,
        "exp": issued + ACCESS_TOKEN_LIFE.total_seconds(),
    }
    if account.must_change_password:
        claims["must_change_password"] = True
    return {
        "access_token": keys.sign(work.session, claims),
        "token_type": "Bearer",
        "expires_in": int(ACCESS_TOKEN_LIFE.total_seconds()),
        "device_key": None,
        "refresh_token": refresh_token or _new_refresh_token(work.session, session_id),
        "person": {"id": person.id, "name": person.name},
        "must_change_password": account.must_change_password,
    }


def roles_of(work: Work, person_id: UUID) -> list[list[str | None]]:
    """Return ``[role, organization, chain or None]`` for each post held today that gives a role."""
    held = work.session.execute(
        select(Post.kind, Post.organization_id, Post.chain_id)
        .where(Post.person_id == person_id, Post.kind.in_(_ROLES), Post.holds_on(work.today))
        .order_by(Post.id)
    )
    return [[kind.value, str(place), str(chain) if chain else None] for kind, place, chain in held]


def _new_refresh_token(session: Session, session_id: UUID) -> str:
    token = secrets.token_urlsafe(32)
    session.add(RefreshToken(hash=fingerprint(token), session_id=session_id))
    session.flush()
    return token
