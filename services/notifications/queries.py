"""Reads of inboxes, rules and deliveries."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered
from chassis.storing.masking import mask_email
from chassis.storing.pages import page
from contracts.notifications.deliveries import LIST_DELIVERIES, DeliverySchema
from contracts.notifications.inbox import GET_ENTRY, GET_UNREAD_COUNT, LIST_INBOX, EntrySchema
from contracts.notifications.rules import GET_NOTIFICATION_RULES
from services.notifications import words
from services.notifications.access import UNREAD, me, own_entry, seen
from services.notifications.domain import Rule
from services.notifications.models import Delivery, Entry, Person, RuleVersion
from services.notifications.telling import PRESET

PRESET_VERSION = 1
_entries = Entry.__table__.c
_INBOX_FILTERS: Filters = {
    "unread": lambda _work, unread: _entries.read_at.is_(None) if unread else _entries.read_at.is_not(None),
    # A kind with all that are more precise: ``request`` for ``request.dispatched`` as well.
    "kind": lambda _work, kind: or_(_entries.kind == kind, _entries.kind.startswith(f"{kind}.", autoescape=True)),
}
_DELIVERY_FILTERS: Filters = {"state": equal(Delivery.state), "person_id": equal(Delivery.person_id)}


@handles(LIST_INBOX)
def list_inbox(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """A page of the actor's entries, the newest first."""
    statement = select(*_entries).where(seen(work)).order_by(_entries.number.desc())
    statement = filtered(statement, work, query, _INBOX_FILTERS)
    return page(work.transaction, statement, query, lambda entries: [entry_of(entry) for entry in entries])


@handles(GET_ENTRY)
def get_entry(work: Work, entry_id: UUID) -> dict[str, Any]:
    """One entry of the actor; somebody else's does not exist."""
    return entry_of(own_entry(work, entry_id))


@handles(GET_UNREAD_COUNT)
def get_unread_count(work: Work) -> dict[str, Any]:
    """How much of the actor's inbox is unread."""
    found = work.row(UNREAD, person=me(work), day=work.today)
    return {"unread": found.unread if found else 0}


def entry_of(entry: Entry) -> dict[str, Any]:
    """An entry as it is read."""
    title, body = {"zh": entry.title_zh, "en": entry.title_en}, {"zh": entry.body_zh, "en": entry.body_en}
    return shown(entry, EntrySchema, title=title, body=body)


# The rules read last, under the version they are and the moment it was made.
_known: tuple[tuple[int, datetime] | None, tuple[Rule, ...]] = (None, PRESET)
_STAMP = (
    select(RuleVersion.version, RuleVersion.changed_at)
    .order_by(RuleVersion.version.desc())
    .limit(1)
    .execution_options(prepared=True)
)


def rules_in_force(session: Session) -> tuple[Rule, ...]:
    """The rules that hold now: those set last, or the preset. They are read again only when they have changed."""
    global _known
    row = session.connection().execute(_STAMP).first()
    if row is None:
        return PRESET
    stamp, rules = _known
    if stamp != tuple(row):
        stored = session.get_one(RuleVersion, row.version).rules
        stamp, rules = (row.version, row.changed_at), tuple(map(_rule, stored))
        _known = stamp, rules
    return rules


@handles(GET_NOTIFICATION_RULES)
def get_notification_rules(work: Work) -> dict[str, Any]:
    """The rules in force with their version, and the templates they may name."""
    latest = _latest_rules(work.session)
    return {
        "version": PRESET_VERSION if latest is None else latest.version,
        "changed_at": None if latest is None else latest.changed_at,
        "rules": [vars(rule) for rule in rules_in_force(work.session)],
        "templates": words.template_keys(),
    }


@handles(LIST_DELIVERIES)
def list_deliveries(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """A page of deliveries, the newest first."""
    statement = select(Delivery, Person.name).outerjoin(Person, Person.id == Delivery.person_id)
    statement = filtered(statement.order_by(Delivery.id.desc()), work, query, _DELIVERY_FILTERS)
    return page(work.transaction, statement, query, lambda rows: [delivery_of(row.Delivery, row.name) for row in rows])


def delivery_of(delivery: Delivery, name: str | None) -> dict[str, Any]:
    """A delivery as it is read; its address is masked. ``name`` is the person's."""
    return shown(delivery, DeliverySchema, person_name=name, address=mask_email(delivery.address))


def _latest_rules(session: Session) -> RuleVersion | None:
    return session.scalar(select(RuleVersion).order_by(RuleVersion.version.desc()).limit(1))


def _rule(stored: Mapping[str, Any]) -> Rule:
    return Rule(
        event=stored["event"],
        audience=stored["audience"],
        channels=tuple(stored["channels"]),
        template=stored["template"],
        when={name: tuple(values) for name, values in stored["when"].items()},
    )
