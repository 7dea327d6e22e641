"""A canary for FIELD_KEYS and LOOKUP_KEY in each database: marks of the keys that have been used on its data.

A process with other keys would fail at the first row that it reads, and could not find what it looks for. A mark is a
keyed hash with the key itself, from which nobody learns the key.
"""

import hashlib
import hmac

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from chassis.storing import personal
from chassis.storing.tables import field_keys

ENCRYPTS, LOOKS_UP = "encrypts", "looks up"


class WrongKeys(Exception):
    """The keys of this process are not those of the data; the message says which is missing."""


def check(service: str, connection: Connection) -> None:
    """Raise ``WrongKeys`` unless every key that the data of a service need is among those of this process."""
    encrypting = {_mark(key) for key in personal.keys_in_use()}
    looking_up = _mark(personal.lookup_key())
    for use, mark, since in connection.execute(
        select(field_keys.c.use, field_keys.c.mark, field_keys.c.since).order_by("since")
    ):
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


def check_and_mark(service: str, connection: Connection) -> None:
    """Check the keys and mark those that this process will use. Raises ``WrongKeys``."""
    check(service, connection)
    used = [
        {"use": ENCRYPTS, "mark": _mark(personal.keys_in_use()[0])},
        {"use": LOOKS_UP, "mark": _mark(personal.lookup_key())},
    ]
    connection.execute(insert(field_keys).on_conflict_do_nothing(), used)


def _mark(key: str) -> str:
    return hmac.new(key.encode(), b"lianshang key canary", hashlib.sha256).hexdigest()
