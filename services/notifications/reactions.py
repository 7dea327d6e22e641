"""What notifications does when something happens: it keeps its mirror of registry, and tells people."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Table, func, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis import copies
from chassis.clock import wall
from chassis.database import new_id
from chassis.personal import decrypt
from chassis.work import Work
from contracts.notifications.inbox import ENTRY_ADDED
from contracts.registry.events import ORGANIZATION_CHANGED, PERSON_CHANGED, POST_CHANGED
from services.notifications import audiences, queries, words
from services.notifications.audiences import Addressed
from services.notifications.domain import Message, messages, rules_for
from services.notifications.models import Delivery, Entry, Inbox, Mirrored, Organization, Person, Post
from services.notifications.words import LANGUAGES, Words

log = structlog.get_logger()

_MIRRORS: dict[str, tuple[type[Mirrored], tuple[str, ...]]] = {
    ORGANIZATION_CHANGED.type: (Organization, ("id", "active")),
    PERSON_CHANGED.type: (Person, ("id", "email", "locale", "active")),
    POST_CHANGED.type: (Post, ("id", "kind", "person_id", "organization_id", "chain_id", "valid_from", "valid_to")),
}
# Where to read more about each kind of thing.
_LINKS = {"request": "requests", "course": "courses", "enrolment": "enrolments", "attendance": "enrolments"}


def mirror(work: Work, event: Mapping[str, Any]) -> None:
    """Take over the state that an event of registry carries, unless a newer one has been."""
    (model, names), data = _MIRRORS[event["type"]], event["data"]
    values = {name: data[name] for name in names}
    if model is Organization:
        values["chains"] = [str(place["chain_id"]) for place in data["chains"]]
    if model is Person and data["email"] is not None:
        # Encrypted in the event; the column encrypts it again, with the newest key.
        values["email"] = decrypt(data["email"])
    copies.keep(work.session, model, event["sequence"], values)


@dataclass(frozen=True)
class _Happening:
    """An event in the words of every template that is needed for it."""

    kind: str
    link: str
    topic: str | None
    texts: Mapping[str, Mapping[str, Words]]


def tell(work: Work, event: Mapping[str, Any]) -> None:
    """Tell everybody whom the rules name, each once: in the inbox, by mail, or both."""
    told = _whom_to_tell(work, event)
    aggregate = event["type"].partition(".")[0]
    _tell(work, event, told, f"/v1/{_LINKS[aggregate]}/{event['subject']}")


def alert(work: Work, event: Mapping[str, Any]) -> None:
    """Tell operators of a dead letter, except those who have not yet read of another of the same consumer and type.

    What puts a thousand events into the dead letters is one fault, and asks for one look at the list.
    """
    data = event["data"]
    topic = f"{data['consumer']} {data['event_type'] or ''}"
    # Two replicas, each with an event of the topic, must not both find that nobody has been told.
    work.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(topic, 0))))
    told = _whom_to_tell(work, event)
    waiting = _with_unread(work, topic, [person.id for person in told])
    fresh = {person: message for person, message in told.items() if person.id not in waiting}
    if fresh:
        service = data["consumer"].partition(".")[0]
        _tell(work, event, fresh, f"/v1/messaging/{service}/parked?consumer={data['consumer']}&state=dead", topic)


def _whom_to_tell(work: Work, event: Mapping[str, Any]) -> dict[Addressed, Message]:
    """Each person whom the rules in force name, with the message they get."""
    data = event["data"]
    rules = rules_for(queries.rules_in_force(work.session), event["type"], data)
    members = audiences.persons(work.session, {rule.audience for rule in rules}, data, work.today)
    told = {person: message for person, message in messages(rules, members).items() if person.active}
    if not told:
        log.info("nobody to tell", type=event["type"], subject=event["subject"])
    return told


def _with_unread(work: Work, topic: str, persons: Collection[UUID]) -> set[UUID]:
    """Which of these persons have an unread entry of a topic."""
    unread = select(Entry.person_id).where(Entry.person_id.in_(persons), Entry.read_at.is_(None), Entry.topic == topic)
    return set(work.session.scalars(unread))


def _tell(
    work: Work, event: Mapping[str, Any], told: Mapping[Addressed, Message], link: str, topic: str | None = None
) -> None:
    if not told:
        return
    happening = _happening(work, event, {message.template for message in told.values()}, link, topic)
    _add_entries(work, happening, {one.id: message for one, message in told.items() if "inbox" in message.channels})
    mails = {one: message for one, message in told.items() if one.email is not None and "email" in message.channels}
    _decide_mails(work, happening, mails)


def _happening(work: Work, event: Mapping[str, Any], templates: set[str], link: str, topic: str | None) -> _Happening:
    zone = ZoneInfo(work.settings.timezone)
    return _Happening(
        event["type"].rpartition(".")[0],
        link,
        topic,
        {
            key: {language: words.render(key, language, event["data"], zone) for language in LANGUAGES}
            for key in templates
        },
    )


# Built once, because building a statement costs more than sending it.
_COUNT = (
    upsert(cast("Table", Inbox.__table__))
    .on_conflict_do_update(
        index_elements=["person_id"], set_={"unread": Inbox.unread + 1, "last_number": Inbox.last_number + 1}
    )
    .returning(Inbox.person_id, Inbox.last_number, Inbox.unread)
)
_ENTER = insert(cast("Table", Entry.__table__))
_DECIDE = insert(cast("Table", Delivery.__table__))


def _add_entries(work: Work, happening: _Happening, told: Mapping[UUID, Message]) -> None:
    """Add an entry to each inbox and count it. Inboxes are locked in one order, so that nobody waits in a circle."""
    if not told:
        return
    connection = work.session.connection()
    counted = [{"person_id": one, "unread": 1, "last_number": 1} for one in sorted(told)]
    inboxes = connection.execute(_COUNT, counted).all()
    rows = []
    for person_id, number, unread in inboxes:
        text = happening.texts[told[person_id].template]
        row = {
            "id": new_id(),
            "person_id": person_id,
            "number": number,
            "kind": happening.kind,
            **{f"title_{language}": text[language].title for language in LANGUAGES},
            **{f"body_{language}": text[language].body for language in LANGUAGES},
            "link": happening.link,
            "topic": happening.topic,
            "created_at": work.now,
        }
        rows.append(row)
        title = {language: text[language].title for language in LANGUAGES}
        body = {language: text[language].body for language in LANGUAGES}
        work.emit(ENTRY_ADDED, person_id, {**row, "title": title, "body": body, "unread": unread})
    connection.execute(_ENTER, rows)


def _decide_mails(work: Work, happening: _Happening, told: Mapping[Addressed, Message]) -> None:
    """Write a delivery for each mail; it is sent after the commit. Without a mail server it is only noted down."""
    state, now = ("pending" if work.settings.smtp_url else "off"), wall()
    rows = []
    for person, message in told.items():
        locale = person.locale if person.locale in LANGUAGES else "zh"
        text = happening.texts[message.template][locale]
        rows.append(
            {
                "id": new_id(),
                "kind": happening.kind,
                "person_id": person.id,
                "address": decrypt(str(person.email)),
                "locale": locale,
                "subject": text.title,
                "body": text.body,
                "state": state,
                "tries": 0,
                "created_at": work.now,
                "decided_at": now,
                "next_try_at": now if state == "pending" else None,
                "correlation": work.context.get("correlationid"),
                "traceparent": work.context.get("traceparent"),
            }
        )
    if rows:
        work.session.connection().execute(_DECIDE, rows)
        if state == "pending":
            work.ring("deliver")
