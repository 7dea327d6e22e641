"""Rules of accounts and sessions. Times are wall time: moving the business clock opens no account."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from contracts.identifiers import folded

ISSUER = AUDIENCE = "lianshang"
# RFC 9068: nothing else that is signed with the same keys passes for an access token.
ACCESS_JWT = "at+jwt"
ACCESS_TOKEN_LIFE = timedelta(minutes=5)
SESSION_LIFE = timedelta(days=30)
# For how long an exchanged refresh token brings the newest of its line again. It covers windows that refresh at once,
# and a client that asks again because no answer came in time.
RENEWAL_GRACE = timedelta(seconds=30)
# A verifier's clock may run a little behind, so records needed during a token's life are kept a little longer.
SPARE = timedelta(minutes=2)


# Without letters and digits that look alike; 16 of them are 78 bits.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Budget:
    """How many failed sign-ins in a row cost nothing, and how long one waits after each further one.

    The wait doubles from ten seconds up to ``longest``; a failure is forgotten every ``forgotten``.
    """

    free: int
    longest: timedelta
    forgotten: timedelta

    def left(self, failures: float, gone: timedelta) -> float:
        """Return the number of failures that are remembered after some time."""
        return max(0.0, failures - gone / self.forgotten)

    def delay(self, failures: float) -> timedelta:
        """Return how long the next try has to wait."""
        beyond = round(failures) - self.free
        return min(self.longest, timedelta(seconds=10 * 2 ** min(beyond, 20))) if beyond >= 0 else timedelta()


# Who guesses at one login from one address or device: some 160 tries a day at most.
ONE_GUESSER = Budget(free=5, longest=timedelta(minutes=15), forgotten=timedelta(minutes=10))
# One login from many addresses: some 300 tries a day in all. Whoever is known does not wait for them.
LOGIN = Budget(free=20, longest=timedelta(minutes=15), forgotten=timedelta(minutes=5))
# Many logins from one address, behind which a whole office may sit: some 1,500 tries a day.
ADDRESS = Budget(free=60, longest=timedelta(minutes=1), forgotten=timedelta(minutes=1))


def login_key(login: str) -> str:
    """Return the form by which logins are compared: neither capitals nor full-width letters matter."""
    return folded(login)


def one_time_password() -> str:
    """Return a random password to be changed at the first login, easy to read out: ``7hqk-m2xd-w9rt-4vnp``."""
    drawn = "".join(secrets.choice(_ALPHABET) for _ in range(16))
    return "-".join(drawn[place : place + 4] for place in range(0, 16, 4))
