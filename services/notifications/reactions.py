"""What notifications does when something happens: it keeps its mirror of registry, and tells people."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Integer, Table, Uuid, column, func, select
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis.consuming import copies
from chassis.observing.log import about_event
from chassis.running.clock import wall
from chassis.running.handlers import reacts
from chassis.running.work import Arrived, Work
from chassis.storing.arrays import insert_rows, rows_given
from chassis.storing.database import new_id
from chassis.storing.personal import decrypt
from contracts.notifications.subscriptions import ALERT, MIRROR, TELL
from contracts.registry.events import ORGANIZATION_CHANGED, PERSON_CHANGED, POST_CHANGED
from services.notifications import audiences, queries, words
from services.notifications.access import COUNTED, reaches
from services.notifications.audiences import Addressed
from services.notifications.domain import Message, Rule, messages, rules_for
from services.notifications.emitting import added_entry, emit_entries_added
from services.notifications.models import Delivery, Entry, Inbox, Mirrored, Organization, Person, Post
from services.notifications.telling import author_of, ids_in, kept_from, link_of, withheld_from
from services.notifications.words import LANGUAGES, Words

log = structlog.get_logger()

_MIRRORS: dict[str, tuple[type[Mirrored], tuple[str, ...]]] = {
    ORGANIZATION_CHANGED.type: (Organization, ("id", "active")),
    PERSON_CHANGED.type: (Person, ("id", "name", "email", "locale", "active")),
    POST_CHANGED.type: (Post, ("id", "kind", "person_id", "organization_id", "chain_id", "valid_from", "valid_to")),
}


@reacts(MIRROR)
def mirror(arrived: Arrived) -> None:
    """Take over the state that events of registry carry, unless newer ones have been."""
    copies.keep(arrived, _copy_of)


def _copy_of(event: Mapping[str, Any]) -> tuple[type[Mirrored], dict[str, Any]]:
    (model, names), data = _MIRRORS[event["type"]], event["data"]
    values = {name: data[name] for name in names}
    if model is Organization:
        values["chains"] = [str(place["chain_id"]) for place in data["chains"]]
    if model is Person and data["email"] is not None:
        # Encrypted in the event; the column encrypts it again, with the newest key.
        values["email"] = decrypt(data["email"])
    return model, values


@dataclass(frozen=True)
class _Telling:
    """Whom one event tells what: in which words, for every template and audience."""

    work: Work
    event: Mapping[str, Any]
    told: Mapping[Addressed, Message]
    kind: str
    link: str | None
    topic: str | None
    texts: Mapping[tuple[str, str], Mapping[str, Words]]

    def words_for(self, message: Message) -> Mapping[str, Words]:
        """Return the words of a message in each language."""
        return self.texts[message.template, message.audience]


@reacts(TELL)
def tell(arrived: Arrived) -> None:
    """Tell everybody whom the rules name, each once: in the inbox, by mail, or both."""
    _tell([_telling(work, event, told) for (work, event), told in zip(arrived, _whom_to_tell(arrived), strict=True)])


@reacts(ALERT)
def alert(arrived: Arrived) -> None:
    """Tell operators of dead letters, except those who have not yet read of another of the same consumer and type.

    What puts a thousand events into the dead letters is one fault, and asks for one look at the list.
    """
    work, _ = arrived[0]
    topics = [_topic(event) for _, event in arrived]
    # Two replicas, each with an event of a topic, must not both find that nobody has been told. All topics are locked
    # before any inbox, and in one order everywhere, so that nobody waits in a circle.
    for topic in sorted(set(topics)):
        work.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(topic, 0))))
    everybody = _whom_to_tell(arrived)
    waiting = _with_unread(work, topics, {person.id for told in everybody for person in told})
    tellings = []
    for (one, event), topic, told in zip(arrived, topics, everybody, strict=True):
        fresh = {person: message for person, message in told.items() if (topic, person.id) not in waiting}
        waiting |= {(topic, person.id) for person, message in fresh.items() if "inbox" in message.channels}
        tellings.append(_telling(one, event, fresh, topic))
    _tell(tellings)


def _topic(event: Mapping[str, Any]) -> str:
    return f"{event['data']['consumer']} {event['data']['event_type'] or ''}"


def _with_unread(work: Work, topics: Collection[str], persons: Collection[UUID]) -> set[tuple[str, UUID]]:
    """By topic those of these persons who have an unread entry of it."""
    unread = select(Entry.topic, Entry.person_id).where(
        Entry.person_id.in_(persons),
        Entry.read_at.is_(None),
        Entry.topic.in_(topics),
        reaches(Entry.__table__.c, work.today),
    )
    return {(str(row.topic), row.person_id) for row in work.session.execute(unread)}


def _whom_to_tell(arrived: Arrived) -> list[dict[Addressed, Message]]:
    """For each event the persons whom the rules in force name, with the message they get."""
    work, _ = arrived[0]
    # The rules change rarely: whom those known name is asked together with whether they hold.
    stamp, rules = queries.rules_known()
    held, everybody = _members(arrived, rules)
    if held != stamp:
        rules = queries.rules_of(work.session, held)
        _, everybody = _members(arrived, rules)
    found = []
    for (_, event), (met, members) in zip(arrived, everybody, strict=True):
        author = author_of(event)
        told = {
            person: message
            for person, message in messages(met, members).items()
            if person.active and person.id != author
        }
        if not told:
            with about_event(event):
                log.info("nobody to tell", type=event["type"], subject=event["subject"])
        found.append(told)
    return found


def _members(
    arrived: Arrived, rules: Collection[Rule]
) -> tuple[queries.Stamp, list[tuple[Sequence[Rule], Mapping[str, audiences.Members]]]]:
    """For each event which of these rules it meets, and who their audiences are; first the stamp of those in force."""
    work, _ = arrived[0]
    each = [rules_for(rules, event["type"], event["data"]) for _, event in arrived]
    asked = [_asked(met, event) for met, (_, event) in zip(each, arrived, strict=True)]
    stamp, found = audiences.persons(work.session.connection(), asked, work.today)
    members = [
        _without([audiences.kept_from(role) for role in kept_from(event)], held)
        for held, (_, event) in zip(found, arrived, strict=True)
    ]
    return stamp, list(zip(each, members, strict=True))


def _asked(met: Sequence[Rule], event: Mapping[str, Any]) -> audiences.Asked:
    """Return whom the rules that an event meets name, and whom it is kept from."""
    names, ids = {rule.audience for rule in met}, ids_in(event)
    hidden = {audiences.kept_from(role): place for role, place in kept_from(event).items()} if met else {}
    return names | hidden.keys(), {**ids, **hidden}


def _without(hidden: Sequence[str], members: dict[str, audiences.Members]) -> Mapping[str, audiences.Members]:
    """Return the members of each audience, except for those who are also members of these."""
    persons = {person for name in hidden for person in members.pop(name, {})}
    return {
        name: {person: posts for person, posts in held.items() if person not in persons}
        for name, held in members.items()
    }


def _telling(
    work: Work, event: Mapping[str, Any], told: Mapping[Addressed, Message], topic: str | None = None
) -> _Telling:
    zone = ZoneInfo(work.settings.timezone)
    # Rendered once for all from whom the same fields are withheld.
    rendered: dict[tuple[str, frozenset[str]], Mapping[str, Words]] = {}
    texts = {}
    for key, audience in {(message.template, message.audience) for message in told.values()}:
        hidden = withheld_from(audience, event)
        if (key, hidden) not in rendered:
            data = {**event["data"], **dict.fromkeys(hidden)}
            rendered[key, hidden] = {language: words.render(key, language, data, zone) for language in LANGUAGES}
        texts[key, audience] = rendered[key, hidden]
    return _Telling(work, event, told, event["type"].rpartition(".")[0], link_of(event), topic, texts)


def _tell(tellings: Sequence[_Telling]) -> None:
    _add_entries(tellings)
    _decide_mails(tellings)


# Built once, because building a statement costs more than sending it. It goes with the one that reads what it counted.
_added = rows_given("added", persons=column("person_id", Uuid()), counts=column("count", Integer()))
_COUNT = (
    (_new := upsert(cast("Table", Inbox.__table__)))
    .from_select(
        ["person_id", "unread", "last_number"], select(_added.c.person_id, _added.c["count"], _added.c["count"])
    )
    .on_conflict_do_update(
        index_elements=["person_id"],
        set_={
            "unread": Inbox.unread + _new.excluded.unread,
            "last_number": Inbox.last_number + _new.excluded.last_number,
        },
    )
    .execution_options(prepared=True, unanswered=True)
)


def _add_entries(tellings: Sequence[_Telling]) -> None:
    """Add an entry to each inbox and count it. Inboxes are locked in one order, so that nobody waits in a circle."""
    added = [
        (telling, person.id, message)
        for telling in tellings
        for person, message in telling.told.items()
        if "inbox" in message.channels
    ]
    if not added:
        return
    connection = tellings[0].work.session.connection()
    counts = Counter(person_id for _, person_id, _ in added)
    persons = sorted(counts)
    connection.execute(_COUNT, {"persons": persons, "counts": [counts[one] for one in persons]})
    # What each inbox had before: its entries are numbered and counted from there on.
    before = {
        person_id: (number - counts[person_id], unread - counts[person_id])
        for person_id, number, unread in connection.execute(
            COUNTED, {"persons": persons, "day": tellings[0].work.today}
        )
    }
    rows = []
    for telling, several in groupby(added, key=itemgetter(0)):
        entries = []
        for _, person_id, message in several:
            text = telling.words_for(message)
            number, unread = before[person_id] = before[person_id][0] + 1, before[person_id][1] + 1
            row = _entry(telling, person_id, number, message)
            rows.append(row)
            entries.append(added_entry(row, text, unread))
        emit_entries_added(telling.work, entries)
    insert_rows(tellings[0].work.session, Entry, rows, later=True)


def _entry(telling: _Telling, person_id: UUID, number: int, message: Message) -> dict[str, Any]:
    text = telling.words_for(message)
    return {
        "id": new_id(),
        "person_id": person_id,
        "number": number,
        "kind": telling.kind,
        **{f"title_{language}": text[language].title for language in LANGUAGES},
        **{f"body_{language}": text[language].body for language in LANGUAGES},
        "link": telling.link,
        "topic": telling.topic,
        "posts": list(message.posts),
        "created_at": telling.work.now,
    }


def _decide_mails(tellings: Sequence[_Telling]) -> None:
    """Write a delivery for each mail; it is sent after the commit. Without a mail server it is only noted down."""
    work = tellings[0].work
    state, now = ("pending" if work.settings.smtp_url else "off"), wall()
    rows = [
        _delivery(telling, person, message, state, now)
        for telling in tellings
        for person, message in telling.told.items()
        if person.email is not None and "email" in message.channels
    ]
    if rows:
        insert_rows(work.session, Delivery, rows, later=True)
        if state == "pending":
            work.wake("deliver")


def _delivery(telling: _Telling, person: Addressed, message: Message, state: str, now: datetime) -> dict[str, Any]:
    locale = person.locale if person.locale in LANGUAGES else "zh"
    text = telling.words_for(message)[locale]
    return {
        "id": new_id(),
        "kind": telling.kind,
        "person_id": person.id,
        "address": decrypt(str(person.email)),
        "locale": locale,
        "subject": text.title,
        "body": text.body,
        "state": state,
        "tries": 0,
        "created_at": telling.work.now,
        "decided_at": now,
        "next_try_at": now if state == "pending" else None,
        "correlation": telling.work.context.get("correlationid"),
        "traceparent": telling.work.context.get("traceparent"),
        "posts": list(message.posts),
    }
