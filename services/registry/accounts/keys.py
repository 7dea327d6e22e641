"""The key pairs that sign access tokens: created when first needed, the private half encrypted in the database."""

import json
import warnings
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import SecurityWarning
from joserfc.jwk import OKPKey
from sqlalchemy import delete, or_, select, text
from sqlalchemy.orm import Session

from chassis.running.clock import wall
from services.registry.accounts.domain import ACCESS_JWT, ACCESS_TOKEN_LIFE, SPARE
from services.registry.accounts.models import SigningKey

# RFC 8037 calls it EdDSA and RFC 9864 Ed25519; every verifier knows the older name.
ALGORITHM = "EdDSA"
warnings.filterwarnings("ignore", "EdDSA is deprecated", SecurityWarning)

_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended('registry signing key', 0))")


def sign(session: Session, claims: Mapping[str, Any]) -> str:
    """Sign claims with the key in use and return the compact token."""
    key = _in_use(session)
    private = OKPKey.import_key(json.loads(key.private))
    return jwt.encode(
        {"alg": ALGORITHM, "kid": key.kid, "typ": ACCESS_JWT}, dict(claims), private, algorithms=[ALGORITHM]
    )


def published(session: Session) -> list[dict[str, Any]]:
    """Return the public keys that verify any valid token, as JSON Web Keys with ``expires_at``; the newest first."""
    _in_use(session)
    oldest = wall() - ACCESS_TOKEN_LIFE - SPARE
    found = session.scalars(
        select(SigningKey)
        .where(or_(SigningKey.retired_at.is_(None), SigningKey.retired_at > oldest))
        .order_by(SigningKey.created_at.desc())
    )
    return [
        {**key.public, "expires_at": key.retired_at and key.retired_at + ACCESS_TOKEN_LIFE + SPARE} for key in found
    ]


def rotate(session: Session) -> str:
    """Create a new key pair, used from now on, and return its id."""
    session.execute(_LOCK)
    now = wall()
    for key in session.scalars(select(SigningKey).where(SigningKey.retired_at.is_(None))):
        key.retired_at = now
    key = _new_key(now)
    session.add(key)
    session.flush()
    return key.kid


def withdraw(session: Session, kid: str | None) -> list[str]:
    """Delete the key ``kid``, or every key, and return the ids; a new key signs from now on if none is left for it."""
    session.execute(_LOCK)
    statement = delete(SigningKey).returning(SigningKey.kid)
    if kid is not None:
        statement = statement.where(SigningKey.kid == kid)
    withdrawn = list(session.scalars(statement))
    _in_use(session)
    return withdrawn


def _in_use(session: Session) -> SigningKey:
    """Return the key that signs; of two replicas that start at once, the second waits and finds the first one's key."""
    statement = select(SigningKey).where(SigningKey.retired_at.is_(None)).order_by(SigningKey.created_at.desc())
    key = session.scalars(statement).first()
    if key is None:
        session.execute(_LOCK)
        key = session.scalars(statement).first()
    if key is None:
        key = _new_key(wall())
        session.add(key)
        session.flush()
    return key


def _new_key(now: datetime) -> SigningKey:
    pair = OKPKey.generate_key("Ed25519", private=True, auto_kid=True)
    kid = str(pair.kid)
    public = {**pair.as_dict(private=False), "kid": kid, "use": "sig", "alg": ALGORITHM}
    return SigningKey(
        kid=kid,
        private=json.dumps(pair.as_dict(private=True)),
        public={name: str(value) for name, value in public.items()},
        created_at=now,
    )
