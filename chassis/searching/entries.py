"""The entries of the table that is searched: one for each thing, kept in the transaction that changes the thing.

Entries that are out of date otherwise, such as those of requests whose enterprise has another name, are marked as
``stale`` and made anew by a schedule (``chassis/operating/searching.py``).
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Executable,
    String,
    Text,
    Uuid,
    bindparam,
    cast,
    column,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from chassis.publishing.outbox import Emitted
from chassis.running.work import Work
from chassis.searching.sources import SOURCES, Document, Source
from chassis.storing.arrays import rows_given
from chassis.storing.tables import search_entries as _entries
from contracts.search import Search

# Counts up when texts have other lexemes than before, so that the schedule makes all entries anew.
RULE = 1
# How many things of a kind a transaction makes the entries of: those of a large import are left to the schedule.
MOST_AT_ONCE = 200
# The schedule that makes stale entries anew.
KEEP_FOUND = "keep_found"

_given = rows_given("given", id=column("id", Uuid), lexemes=column("lexemes", String))
_made = insert(_entries).from_select(
    ["resource", "id", "words", "rule"],
    select(
        bindparam("resource", type_=String),
        _given.c.id,
        func.array_to_tsvector(func.string_to_array(_given.c.lexemes, " ")),
        bindparam("rule", RULE),
    ),
)


def _write(where: ColumnElement[bool]) -> Executable:
    changed = {"words": _made.excluded.words, "rule": RULE}
    written = _made.on_conflict_do_update(index_elements=["resource", "id"], set_=changed, where=where)
    return written.execution_options(unanswered=True, prepared=True)


_PUT_OFF = (
    insert(_entries)
    .from_select(
        ["resource", "id", "words", "rule"],
        select(
            bindparam("resource", type_=String),
            func.unnest(bindparam("ids", type_=ARRAY(Uuid))),
            func.array_to_tsvector(cast([], ARRAY(Text))),
            literal(0),
        ),
    )
    .on_conflict_do_update(index_elements=["resource", "id"], set_={"rule": 0})
    .execution_options(unanswered=True)
)
_WRITE = _write(or_(_entries.c.words != _made.excluded.words, _entries.c.rule != RULE))
# What is current was made by the transaction of a change, and may hold more than what the schedule has read.
_FILL = _write(_entries.c.rule != RULE)


def keep_told(work: Work, emitted: Sequence[Emitted]) -> None:
    """Make the entries of what these events of the transaction tell of."""
    sources = SOURCES.get(work.service)
    if sources is None:
        return
    changed: dict[str, tuple[Source, dict[UUID, Document | None]]] = {}
    for each in emitted:
        if source := sources.by_event.get(each.event):
            # An event of something that hangs on the thing, such as a comment, names the thing.
            name = source.search.resource.name
            of_thing = f"{name}_id" if f"{name}_id" in each.data else "thing_id"
            subject = each.subject if each.event.resource is source.search.resource else each.data[of_thing]
            documents, thing = changed.setdefault(name, (source, {}))[1], UUID(subject)
            # What was known when the first event was emitted need not be true after another.
            documents[thing] = None if thing in documents else each.document
    for kind in sorted(changed):
        source, documents = changed[kind]
        if len(documents) <= MOST_AT_ONCE:
            make(work, source, documents)
        else:
            work.session.connection().execute(_PUT_OFF, {"resource": kind, "ids": sorted(documents)})
            work.wake(KEEP_FOUND)


def make(work: Work, source: Source, documents: Mapping[UUID, Document | None], statement: Executable = _WRITE) -> None:
    """Make the entries of these things anew; what they are found by is read where it is not given."""
    known = [document for document in documents.values() if document is not None]
    unknown = sorted(thing for thing, document in documents.items() if document is None)
    read = source.documents(work, unknown) if unknown else []
    found = sorted([*known, *read], key=lambda document: document.id)
    if found:
        values = {
            "resource": source.search.resource.name,
            "id": [document.id for document in found],
            "lexemes": [" ".join(document.lexemes(source.search)) for document in found],
        }
        work.session.connection().execute(statement, values)


def fill(work: Work, source: Source, ids: Iterable[UUID]) -> None:
    """Make the entries of these things, except for those that are there and current."""
    make(work, source, dict.fromkeys(ids), _FILL)


def outdate(work: Work, search: Search, of: ColumnElement[bool], ids: ColumnElement[UUID]) -> None:
    """Have the entries of the things that the condition ``of`` selects made anew after the commit."""
    things = select(ids).where(of)
    work.session.execute(
        update(_entries)
        .where(_entries.c.resource == search.resource.name, _entries.c.id.in_(things))
        .values(rule=0)
        .execution_options(synchronize_session=False)
    )
    work.wake(KEEP_FOUND)
