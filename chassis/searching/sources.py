"""What capabilities tell of their things for the search, by the functions marked with ``@tells``."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import ColumnElement

from chassis.searching import lexemes
from contracts.audiences import INTERNAL
from contracts.operation import Event, Operation
from contracts.roles import ALL_ROLES, Role
from contracts.search import Search

if TYPE_CHECKING:
    from chassis.running.work import Work

# PostgreSQL takes a megabyte for an entry; so much are the distinct words of several hundred thousand characters.
_MOST_BYTES = 200_000
# What a field of a thing holds; several texts where there are several answers, say.
Value = str | Sequence[str] | None


@dataclass(frozen=True)
class Document:
    """What is found of one thing.

    ``texts`` are the values of the fields that the ``Search`` declares, ``scope`` those of the fields that
    decide who sees it, other than ``id``, a list where there are several. ``readers`` are
    the roles in which the actor of the work sees the thing, as ``Work.readers``.
    """

    id: UUID
    title: str
    number: str | None
    updated_at: datetime | None
    texts: Mapping[str, Value]
    scope: Mapping[str, UUID | list[UUID] | None] = field(default_factory=dict)
    readers: frozenset[Role] = ALL_ROLES

    def values(self, name: str) -> Sequence[str]:
        """Return the texts of a field."""
        value = self.texts[name]
        return [value] if isinstance(value, str) else value or ()

    def lexemes(self, search: Search) -> frozenset[str]:
        """Return what it is found by, at most as much as an entry can hold.

        Raises ``KeyError`` for a declared field that it does not tell.
        """
        found: set[str] = set()
        room = _MOST_BYTES
        for lexeme in self._lexemes(search):
            if lexeme not in found:
                room -= len(lexeme.encode())
                if room < 0:
                    break
                found.add(lexeme)
        return frozenset(found)

    def _lexemes(self, search: Search) -> Iterator[str]:
        yield lexemes.KIND + search.resource.name
        for column in search.scope:
            identifier = self.id if column == "id" else self.scope[column]
            for each in identifier if isinstance(identifier, list) else [identifier]:
                if each is not None:
                    yield lexemes.scope(column, each)
        for value in chain.from_iterable(map(self.values, search.codes)):
            yield lexemes.code(value)
        for value in chain.from_iterable(map(self.values, search.names)):
            yield from lexemes.name(value)
        for name in chain(search.names, search.codes, search.words):
            for value in self.values(name):
                yield from lexemes.words(value)
        for value in chain.from_iterable(map(self.values, search.internal)):
            yield from (lexemes.INTERNAL + word for word in lexemes.words(value))

    def shown(self, search: Search) -> Iterator[tuple[str, str]]:
        """Yield the fields with their texts that the actor may read, other texts before names and codes."""
        internal = search.internal if self.readers & INTERNAL else ()
        for name in (*search.words, *internal, *search.names, *search.codes):
            for value in self.values(name):
                yield name, value


@dataclass(frozen=True)
class Source:
    """Where the things of a ``Search`` come from: the column of their identifiers, and the function that tells them."""

    search: Search
    ids: ColumnElement[UUID]
    documents: Callable[["Work", Sequence[UUID]], Sequence[Document]]


class Sources:
    """The sources of a service by kind, that is, by the name of the resource; and the operations with its lists."""

    def __init__(
        self, by_kind: Mapping[str, Source], operations: Mapping[str, tuple[Operation, Callable[..., Any]]]
    ) -> None:
        self.by_kind, self.operations = by_kind, operations
        self.by_event: dict[Event, Source] = {
            event: source for source in by_kind.values() for event in source.search.told_by
        }


# By service, since a process may run several; each is entered when the class of the service is defined.
SOURCES: dict[str, Sources] = {}
