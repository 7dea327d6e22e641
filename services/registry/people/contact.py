"""Telephone and e-mail of a person in the database: encrypted, beside the keyed hashes by which they are looked up."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, or_

from chassis.storing.personal import lookup_hash
from contracts.identifiers import mail_key, phone_key
from services.registry.people.models import Person

# What of a telephone number or an address the hash is made from. Counts up when that changes, so that the schedule
# makes the hashes of earlier rows anew.
HASHED_AS = 1


def contact(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a person for those of ``phone`` and ``email`` that are given.

    Only with both do all hashes of the row follow the rule in force; else the schedule still has the other one to make.
    """
    columns: dict[str, Any] = {}
    for name, key in (("phone", phone_key), ("email", mail_key)):
        if name in given:
            value = given[name]
            columns |= {name: value, f"{name}_hash": lookup_hash(key(value)) if value else None}
    return {**columns, "hashed_as": HASHED_AS} if {"phone", "email"} <= given.keys() else columns


def reached_by(sought: str) -> ColumnElement[bool]:
    """Return the condition that this is a person's telephone number or e-mail address, in any writing.

    Hashes of earlier releases, which the schedule has not made anew yet, are of the writing itself.
    """
    hashes = [lookup_hash(mail_key(sought) if "@" in sought else phone_key(sought)), lookup_hash(sought)]
    return or_(Person.phone_hash.in_(hashes), Person.email_hash.in_(hashes))
