"""The search over all things of a service, and the schedule that keeps its entries."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import and_, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from chassis.running.handlers import every, handles
from chassis.running.work import Work, schema_of
from chassis.searching import entries
from chassis.searching.excerpts import excerpt
from chassis.searching.sources import SOURCES, Document, Source
from chassis.storing.tables import search_entries as _entries
from chassis.storing.tables import search_rounds as _rounds
from contracts.search import SEARCH_SERVICE

_PORTION = 200
# How many things at a time are looked at for whether they have an entry, and how long after a round the next begins: a
# release that knows no entries may have run meanwhile.
_LOOKED_AT = 1_000
_ROUND = timedelta(days=1)


@handles(SEARCH_SERVICE)
def search_service(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is found by each list that the actor may read, as the list shows it.

    Where the first page of a list has not come as far as what is found, its kind is there too: the list goes on.
    """
    found = (_found(work, source, query) for _, source in sorted(SOURCES[work.service].by_kind.items()))
    return {"kinds": [each for each in found if each and (each["items"] or each["more"])]}


def _found(work: Work, source: Source, query: Mapping[str, Any]) -> dict[str, Any] | None:
    search, actor = source.search, work.actor
    wanted = query["kinds"] is None or search.resource.name in query["kinds"]
    if not (wanted and search.listed.admits(actor.roles, actor.signed_in)):
        return None
    operation, function = SOURCES[work.service].operations[search.listed.name]
    given = {"q": query["q"], "limit": query["limit"]}
    page = function(work, schema_of(operation.query).load(given) if operation.query else {})
    ids = [UUID(str(item["id"])) for item in page["items"]]
    documents = {document.id: document for document in source.documents(work, ids)} if ids else {}
    return {
        "kind": search.resource.name,
        "items": [_shown(source, documents[each], query["q"]) for each in ids if each in documents],
        "more": page["next"] is not None,
        "link": f"{search.listed.path}?{urlencode({'q': query['q']})}",
    }


def _shown(source: Source, document: Document, sought: str) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "number": document.number,
        "link": source.search.resource.address(document.id),
        "updated_at": document.updated_at,
        "excerpt": excerpt(document.shown(source.search), sought),
    }


@every(seconds=60, by_wall=True)
def keep_found(work: Work) -> int:
    """Make stale entries anew, and those of things that have none; returns how many things were looked at."""
    sources = SOURCES[work.service].by_kind
    if not sources:
        return 0
    return _renew(work, sources) or sum(_look(work, source) for _, source in sorted(sources.items()))


def _renew(work: Work, sources: Mapping[str, Source]) -> int:
    stale = (
        select(_entries.c.resource, _entries.c.id)
        .where(_entries.c.rule == 0)
        .order_by(_entries.c.id.desc())
        .limit(_PORTION)
        .with_for_update(skip_locked=True)
    )
    rows = work.session.execute(stale).all()
    by_kind: dict[str, list[UUID]] = {}
    for resource, identifier in rows:
        by_kind.setdefault(resource, []).append(identifier)
    for kind, ids in sorted(by_kind.items()):
        if kind in sources:
            entries.fill(work, sources[kind], ids)
        # What is not there any more is not found.
        gone = _entries.c.resource == kind, _entries.c.id.in_(ids), _entries.c.rule == 0
        work.session.execute(delete(_entries).where(*gone))
    return len(rows)


def _look(work: Work, source: Source) -> int:
    """Go on with the round of a kind, the newest things first; returns how many were looked at."""
    place = _begun(work, source)
    if place is None:
        return 0
    kind, ids = source.search.resource.name, source.ids
    looked_at = select(ids.label("id")).order_by(ids.desc()).limit(_LOOKED_AT)
    if place[0] is not None:
        looked_at = looked_at.where(ids < place[0])
    seen = looked_at.subquery()
    own = and_(_entries.c.resource == kind, _entries.c.id == seen.c.id, _entries.c.rule == entries.RULE)
    rows: Sequence[Any] = work.session.execute(
        select(seen.c.id, _entries.c.id).outerjoin_from(seen, _entries, own).order_by(seen.c.id.desc())
    ).all()
    missing = [row[0] for row in rows if row[1] is None][:_PORTION]
    entries.fill(work, source, missing)
    # Where more is missing than fits into a portion, the next begins there.
    reached = missing[-1] if len(missing) == _PORTION else rows[-1][0] if rows else None
    ended = len(rows) < _LOOKED_AT and len(missing) < _PORTION
    values = {"place": reached, "rule": entries.RULE, "ended_at": func.now() if ended else None}
    work.session.execute(update(_rounds).where(_rounds.c.resource == kind).values(**values))
    return len(rows)


def _begun(work: Work, source: Source) -> tuple[UUID | None] | None:
    """Lock the round of a kind and return how far it has come; ``None`` if none is due, or another process has it."""
    kind = source.search.resource.name
    own = _rounds.c.resource == kind
    if work.session.scalar(select(_rounds.c.resource).where(own)) is None:
        first = insert(_rounds).values(resource=kind, rule=entries.RULE).on_conflict_do_nothing()
        work.session.execute(first)
    due = or_(_rounds.c.ended_at.is_(None), _rounds.c.rule != entries.RULE, _rounds.c.ended_at < func.now() - _ROUND)
    row = work.session.execute(select(_rounds).where(own, due).with_for_update(skip_locked=True)).one_or_none()
    if row is None:
        return None
    return (row.place if row.ended_at is None and row.rule == entries.RULE else None,)
