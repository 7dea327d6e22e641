"""A canary for the keys of personal data in each database: marks of those that have been used on its data.

A process with other keys would fail at the first row that it reads, and could not find what it looks for. A mark is a
keyed hash with the key itself, from which nobody learns the key.
"""

import hashlib
import hmac

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from chassis.storing import personal
from chassis.storing.tables import field_keys

ENCRYPTS, LOOKS_UP, WRAPS = "encrypts", "looks up", "wraps"


class WrongKeys(Exception):
    """The keys of this process are not those of the data; the message says which is missing."""


def check(service: str, connection: Connection, *, signing: bool = False) -> None:
    """Raise ``WrongKeys`` unless every key that the data of a service need is among those of this process.

    ``signing`` says that the process has the keys of the signing keys too, which registry alone is given.
    """
    encrypting = {_mark(key) for key in personal.keys_in_use()}
    looking_up = _mark(personal.lookup_key())
    found = connection.execute(select(field_keys.c.use, field_keys.c.mark, field_keys.c.since).order_by("since")).all()
    for use, mark, since in found:
        if use == ENCRYPTS and mark not in encrypting:
            raise WrongKeys(
                f"FIELD_KEYS lacks a key that data of {service} have been encrypted with since {since:%Y-%m-%d}; it "
                "must hold every key that was ever in use (keys are not shown)"
            )
        if use == LOOKS_UP and mark != looking_up:
            raise WrongKeys(
                f"LOOKUP_KEY is not the key by which data of {service} are looked up since {since:%Y-%m-%d}; it must "
                "be that one, or else the last of FIELD_KEYS (keys are not shown)"
            )
    # Older ones may go, once there are new signing keys.
    latest = [(mark, since) for use, mark, since in found if use == WRAPS][-1:]
    wrapping = {_mark(key) for key in personal.signing_keys_in_use()}
    for mark, since in latest if signing else ():
        if mark not in wrapping:
            raise WrongKeys(
                f"SIGNING_KEYS lacks the key that signing keys have been encrypted with since {since:%Y-%m-%d}; it "
                "must hold that one (keys are not shown)"
            )


def check_and_mark(service: str, connection: Connection, *, signing: bool = False) -> None:
    """Check the keys and mark those that this process will use. Raises ``WrongKeys``."""
    check(service, connection, signing=signing)
    used = [
        {"use": ENCRYPTS, "mark": _mark(personal.keys_in_use()[0])},
        {"use": LOOKS_UP, "mark": _mark(personal.lookup_key())},
    ]
    if signing:
        used.append({"use": WRAPS, "mark": _mark(personal.signing_keys_in_use()[0])})
    connection.execute(insert(field_keys).on_conflict_do_nothing(), used)


def _mark(key: str) -> str:
    return hmac.new(key.encode(), b"lianshang key canary", hashlib.sha256).hexdigest()
