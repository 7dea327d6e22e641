"""Rules of accounts and sessions. Times are wall time: moving the business clock opens no account."""

import secrets
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from contracts.identifiers import folded
from contracts.problem import Text

ISSUER = AUDIENCE = "lianshang"
# RFC 9068: nothing else that is signed with the same keys passes for an access token.
ACCESS_JWT = "at+jwt"
ACCESS_TOKEN_LIFE = timedelta(minutes=5)
SESSION_LIFE = timedelta(days=30)
SESSION_IDLE = timedelta(hours=12)
# For how long an exchanged refresh token brings the same successor again. It covers two windows that refresh at once,
# and a client that asks again because no answer came in time.
RENEWAL_GRACE = timedelta(seconds=30)
# A verifier's clock may run a little behind, so records needed during a token's life are kept a little longer.
SPARE = timedelta(minutes=2)

MOST_FAILURES = 5
LOCK_OUT = timedelta(minutes=15)
LEAST_PASSWORD = 10

# Without letters and digits that look alike; 16 of them are 78 bits.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class FailedLogins:
    """The number of failed logins in a row, and until when further logins are therefore refused."""

    count: int
    locked_until: datetime | None

    def locked_at(self, now: datetime) -> bool:
        """Whether every login is refused at this moment, whatever the password."""
        return self.locked_until is not None and now < self.locked_until

    def and_one_more(self, now: datetime) -> "FailedLogins":
        """Return the count after another failure; it restarts when a lock-out begins."""
        if self.count + 1 >= MOST_FAILURES:
            return FailedLogins(0, now + LOCK_OUT)
        return FailedLogins(self.count + 1, self.locked_until)


def login_key(login: str) -> str:
    """Return the form by which logins are compared: neither capitals nor full-width letters matter."""
    return folded(login)


def one_time_password() -> str:
    """Return a random password to be changed at the first login, easy to read out: ``7hqk-m2xd-w9rt-4vnp``."""
    drawn = "".join(secrets.choice(_ALPHABET) for _ in range(16))
    return "-".join(drawn[place : place + 4] for place in range(0, 16, 4))


def refused_password(password: str, login: str, commonest: Set[str]) -> Text | None:
    """Return why a password is refused, or ``None`` (NIST SP 800-63B: length and commonness, not composition)."""
    plain = password.casefold()
    if len(password) < LEAST_PASSWORD:
        return Text(f"密码至少 {LEAST_PASSWORD} 个字符。", f"A password has at least {LEAST_PASSWORD} characters.")
    if plain == login_key(login):
        return Text("密码不能与登录名相同。", "A password is not the login.")
    if plain in commonest or len(set(plain)) < 4 or _counts(plain):
        return Text("此密码过于常见,请换一个。", "This password is among the commonest; choose another.")
    return None


def _counts(text: str) -> bool:
    """Whether the characters of a text only count up or down: 0123456789, abcdefghij, 9876543210."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps in ({1}, {-1})
