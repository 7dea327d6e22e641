"""A canary for the keys of personal data in each database: marks of those that have been used on its data.

A process with other keys would fail at the first row that it reads, and could not find what it looks for. A mark is a
keyed hash with the key itself, from which nobody learns the key. Data from before there were marks are tried with the
keys instead: one value of each column.
"""

import hashlib
import hmac
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, Connection, MetaData, Text, select, type_coerce
from sqlalchemy.dialects.postgresql import insert

from chassis.storing import personal
from chassis.storing.tables import field_keys, idempotency_keys

ENCRYPTS, LOOKS_UP, WRAPS = "encrypts", "looks up", "wraps"


class WrongKeys(Exception):
    """The keys of this process are not those of the data; the message says which is missing."""


def check(service: str, connection: Connection, models: Sequence[MetaData], *, signing: bool = False) -> None:
    """Raise ``WrongKeys`` unless every key that the data of a service need is among those of this process.

    ``models`` are the tables of the database (``schema_state.metadata_of``). ``signing`` says that the process has the
    keys of the signing keys too, which registry alone is given.
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
    columns = [column for part in models for table in part.sorted_tables for column in table.columns]
    _try_unmarked(service, connection, columns, {use for use, _, _ in found}, signing=signing)


def _try_unmarked(
    service: str, connection: Connection, columns: Sequence[Column[Any]], marked: set[str], *, signing: bool
) -> None:
    """Raise ``WrongKeys`` if data that are there cannot be read, or found, by keys of which there is no mark."""
    for column in [] if ENCRYPTS in marked else columns:
        if column is idempotency_keys.c.reply or isinstance(column.type, personal.Encrypted):
            value = connection.scalar(select(_raw(column)).where(column.is_not(None)).limit(1))
            if not _reads(personal.decrypt, value):
                raise WrongKeys(
                    f"FIELD_KEYS lacks a key that data of {service} have been encrypted with: {column} cannot be read; "
                    "it must hold every key that was ever in use (keys are not shown)"
                )
    for column in [] if LOOKS_UP in marked else columns:
        if "hash of" in column.info and not _finds(connection, column):
            raise WrongKeys(
                f"LOOKUP_KEY is not the key by which data of {service} are looked up: {column} was made with another; "
                "it must be that one, or else the last of FIELD_KEYS (keys are not shown)"
            )
    for column in columns if signing and WRAPS not in marked else []:
        if isinstance(column.type, personal.Wrapped):
            # Older ones sign no more.
            latest = select(_raw(column)).order_by(column.table.c.created_at.desc()).limit(1)
            if not _reads(personal.unwrap, connection.scalar(latest)):
                raise WrongKeys(
                    "SIGNING_KEYS lacks the key that signing keys have been encrypted with; it must hold that one "
                    "unless FIELD_KEYS does (keys are not shown)"
                )


def _raw(column: Column[Any]) -> ColumnElement[Any]:
    """Return a column for its encrypted content: where nothing is there, the library that decrypts is not loaded."""
    return column if isinstance(column.type, JSON) else type_coerce(column, Text)


def _reads(decrypt: Callable[[str], str], value: str | None) -> bool:
    """Whether a value can be decrypted, if there is one."""
    if value is None:
        return True
    from cryptography.fernet import InvalidToken

    try:
        decrypt(value)
    except InvalidToken:
        return False
    return True


def _finds(connection: Connection, hashed: Column[Any]) -> bool:
    """Whether the first value is found by its hash; true if there is none."""
    value = hashed.table.c[hashed.info["hash of"]]
    row = connection.execute(select(value, hashed).where(value.is_not(None), hashed.is_not(None)).limit(1)).first()
    return row is None or row[1] in map(personal.lookup_hash, (hashed.info["key"](row[0]), row[0]))


def check_and_mark(service: str, connection: Connection, models: Sequence[MetaData], *, signing: bool = False) -> None:
    """Check the keys and mark those that this process will use. Raises ``WrongKeys``."""
    check(service, connection, models, signing=signing)
    used = [
        {"use": ENCRYPTS, "mark": _mark(personal.keys_in_use()[0])},
        {"use": LOOKS_UP, "mark": _mark(personal.lookup_key())},
    ]
    if signing:
        used.append({"use": WRAPS, "mark": _mark(personal.signing_keys_in_use()[0])})
    connection.execute(insert(field_keys).on_conflict_do_nothing(), used)


def _mark(key: str) -> str:
    return hmac.new(key.encode(), b"lianshang key canary", hashlib.sha256).hexdigest()
