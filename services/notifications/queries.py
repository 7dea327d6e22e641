"""Reads of inboxes, rules and deliveries."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from chassis.running.acting import possible
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered
from chassis.storing.masking import mask_email
from chassis.storing.pages import page
from contracts.notifications.deliveries import DELIVERY_ACTIONS, LIST_DELIVERIES, DeliverySchema
from contracts.notifications.inbox import GET_ENTRY, GET_UNREAD_COUNT, LIST_INBOX, EntrySchema
from contracts.notifications.rules import GET_NOTIFICATION_RULES
from services.notifications import conditions, words
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


# By which the rules that hold are known: their version and the moment it was made, nothing of the preset.
Stamp = tuple[int, datetime] | None
STAMP = (
    select((_versions := RuleVersion.__table__.c).version, _versions.changed_at)
    .order_by(_versions.version.desc())
    .limit(1)
    .execution_options(prepared=True)
)
# The rules read last.
_known: tuple[Stamp, tuple[Rule, ...]] = (None, PRESET)


def rules_known() -> tuple[Stamp, tuple[Rule, ...]]:
    """The rules that this process read last, with their stamp; others may have been set since."""
    return _known


def rules_of(session: Session, stamp: Stamp) -> tuple[Rule, ...]:
    """The rules with a stamp that was just read: those set last, or the preset; read only when they have changed."""
    global _known
    known, rules = _known
    if known != stamp:
        rules = PRESET if stamp is None else tuple(map(_rule, session.get_one(RuleVersion, stamp[0]).rules))
        _known = stamp, rules
    return rules


def rules_in_force(session: Session) -> tuple[Rule, ...]:
    """The rules that hold now."""
    row = session.connection().execute(STAMP).first()
    return rules_of(session, None if row is None else (row.version, row.changed_at))


@handles(GET_NOTIFICATION_RULES)
def get_notification_rules(work: Work) -> dict[str, Any]:
    """The rules in force with their version, and the templates they may name."""
    latest = _latest_rules(work.session)
    return {
        "version": PRESET_VERSION if latest is None else latest.version,
        "changed_at": None if latest is None else latest.changed_at,
        "rules": [vars(rule) for rule in rules_in_force(work.session)],
        "templates": words.template_keys(),
        "events": conditions.events(),
    }


@handles(LIST_DELIVERIES)
def list_deliveries(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """A page of deliveries, the newest first."""
    statement = select(Delivery, Person.name).outerjoin(Person, Person.id == Delivery.person_id)
    statement = filtered(statement.order_by(Delivery.id.desc()), work, query, _DELIVERY_FILTERS)
    return page(
        work.transaction, statement, query, lambda rows: [delivery_of(work, row.Delivery, row.name) for row in rows]
    )


def delivery_of(work: Work, delivery: Delivery, name: str | None) -> dict[str, Any]:
    """A delivery as it is read; its address is masked. ``name`` is the person's."""
    actions = possible(work.actor, DELIVERY_ACTIONS, lambda _retry: delivery.state == "dead")
    return shown(delivery, DeliverySchema, person_name=name, address=mask_email(delivery.address), actions=actions)


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
