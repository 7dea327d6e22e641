"""The condition on a list that its things are found by what is looked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Function, Uuid, case, cast, func, literal, select
from sqlalchemy.dialects.postgresql import TSQUERY

from chassis.calling.actor import Actor
from chassis.calling.reach import reach
from chassis.searching import lexemes
from chassis.storing.database import Transaction
from chassis.storing.tables import search_entries as _entries
from contracts.audiences import INTERNAL
from contracts.search import Search

# So many things are ordered when they have been found. More are found by going through the list in its order, of which
# enough fit then: 25 of 5,000 rows and more, of a million.
MOST_FOUND = 2_000
# Where PostgreSQL expects so many, they are not counted: the index gives no count without reading all of them.
MANY = 20_000


@dataclass(frozen=True)
class Sought:
    """What a list is looked through for: ``condition`` is a ``tsquery``, ``ids`` the column of the list's ids."""

    search: Search
    condition: str
    ids: ColumnElement[Any]

    def count(self, transaction: Transaction, *, expected: bool = True) -> int | None:
        """Return how many things are found, of those that the caller may see; ``MOST_FOUND`` and one for more.

        ``None`` if ``MANY`` are ``expected``: then whoever asks looks first whether it is so.
        """
        found = self._things(MOST_FOUND + 1).alias("found")
        count: ColumnElement[Any] = select(func.count()).select_from(found).scalar_subquery()
        if expected:
            count = case((func.search_expected(self._condition) < MANY, count))
        number: int | None = transaction.rows(select(count))[0][0]
        return number

    def few(self) -> ColumnElement[bool]:
        """Return the condition on a row of the list that it is one of few that are found."""
        return self.ids.in_(select(self._things(MOST_FOUND)))

    def fits(self) -> ColumnElement[bool]:
        """Return the condition on a row of the list that it is one of many that are found: looks up its entry."""
        own = _entries.c.resource == self.search.resource.name, _entries.c.id == self.ids
        return select(_entries.c.words.bool_op("@@")(self._condition)).where(*own).scalar_subquery()

    def _things(self, most: int) -> Function[UUID]:
        # The kind is among the lexemes. The function reads the index of words, see the migration of the table.
        return func.search_found(self._condition, most, type_=Uuid)

    @property
    def _condition(self) -> ColumnElement[Any]:
        return cast(literal(self.condition), TSQUERY)


def sought(search: Search, query: Mapping[str, Any], ids: ColumnElement[Any], actor: Actor) -> Sought | None:
    """Return what a list is looked through for by the ``q`` of its query; ``None`` without it.

    ``ids`` is the column of the list that identifies its things. Only things are found that the actor sees, as the
    resource declares; the list itself has the condition for them as well.
    """
    if query["q"] is None:
        return None
    narrowed = [lexemes.KIND + search.resource.name]
    narrowed += [lexemes.scope(name, query[name]) for name in search.scope if query.get(name) is not None]
    text = query["q"]

    def found(internal: bool) -> str:
        return lexemes.condition(text, internal=internal)

    return Sought(search, " & ".join([*map(lexemes.quoted, narrowed), f"({within(search, actor, found)})"]), ids)


def within(search: Search, actor: Actor, condition: Callable[[bool], str]) -> str:
    """Return as a ``tsquery`` a condition for the things that the actor sees.

    ``condition`` is told whether the actor may read texts there that are not for the enterprise.
    """
    seen_by = search.resource.seen_by
    if seen_by is None:
        return condition(True)
    # Who sees some things as an office and others as an enterprise reads what is internal of the former alone.
    office = replace(actor, posts=tuple(post for post in actor.posts if post.role in INTERNAL))
    reached, as_office = reach(seen_by, actor), reach(seen_by, office)
    if reached.everything:
        return condition(as_office.everything and bool(office.posts or not seen_by.everybody))
    # Where a mandate bounds what is seen, the list leaves out the rest.
    ways = [
        f"({' | '.join(lexemes.quoted(lexemes.scope(name, value)) for value in sorted(values))}) & ({found})"
        for name in reached.by
        for values, found in (
            (reached.all_by(name) - as_office.all_by(name), condition(False)),
            (as_office.all_by(name), condition(True)),
        )
        if values
    ]
    # The sign of kinds alone is nothing's: who sees nothing finds nothing.
    return lexemes.either(ways) if ways else lexemes.quoted(lexemes.KIND)


def scopes(search: Search, actor: Actor) -> list[str] | None:
    """Return the lexemes by one of which the actor sees a thing; ``None`` for whoever sees all of them."""
    seen_by = search.resource.seen_by
    if seen_by is None or (reached := reach(seen_by, actor)).everything:
        return None
    return [lexemes.scope(name, value) for name in reached.by for value in sorted(reached.all_by(name))]
