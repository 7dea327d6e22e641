"""Resources: kinds of things with an address, and the operations and events declared of them.

From a ``Resource`` follow the words of its 404, the address of one thing (the link in a notification), the noun in
problem texts and its place in the API reference. Its methods return ordinary ``Operation``s and ``Event``s with the
common parts filled in; all other parts are given by name, as to ``Operation`` itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema

from contracts.common import page_of
from contracts.operation import Event, IfMatch, Operation, Upcast
from contracts.problem import Text
from contracts.roles import Role
from contracts.sight import SeenBy


@dataclass(frozen=True, eq=False)
class Noun:
    """The noun for a kind of thing: ``name`` in code and on the wire, ``words`` for people."""

    name: str
    words: Text


@dataclass(frozen=True, eq=False)
class Resource:
    """A kind of thing with an address of its own.

    ``service`` owns it. ``name`` is singular snake_case, ``words`` are for people. ``path`` is that of the collection;
    one thing has the address ``path/{name_id}``. ``schema`` describes one thing as it is read. ``plural`` is for the
    names of lists, where it is not ``name`` with an s. ``seen_by`` says who sees which things, by the fields of its
    events: live updates tell them of changes. Without it nobody is told.
    """

    service: str
    name: str
    words: Text
    path: str
    schema: type[Schema]
    plural: str = ""
    seen_by: SeenBy | None = None

    @property
    def one(self) -> str:
        """The path of one thing, such as ``/v1/courses/{course_id}``."""
        return f"{self.path}/{{{self.name}_id}}"

    def address(self, identifier: object) -> str:
        """Return the address of one thing, such as ``/v1/courses/0195…``."""
        if "{" in self.path:
            raise TypeError(f"a {self.name} has no address by its own identifier alone: {self.path}")
        return f"{self.path}/{identifier}"

    def list(
        self,
        summary: Text,
        access: frozenset[Role],
        query: type[Schema],
        *,
        within: "Resource | None" = None,
        **options: Any,
    ) -> Operation:
        """Declare the read of a page of the list; with ``within``, of the things that belong to one other thing."""
        name, path = f"list_{self.plural or self.name + 's'}", self._collection(within)
        preset = {"query": query, "result": page_of(self.schema)}
        return self._operation(name, "GET", path, summary, access, {**preset, **options})

    def read(self, summary: Text, access: frozenset[Role], **options: Any) -> Operation:
        """Declare the read of one thing."""
        return self._operation(f"get_{self.name}", "GET", self.one, summary, access, options)

    def part(self, part: str, summary: Text, access: frozenset[Role], **options: Any) -> Operation:
        """Declare the read of a part of one thing: ``GET path/{id}/part``."""
        return self._operation(f"get_{self.name}_{part}", "GET", f"{self.one}/{part}", summary, access, options)

    def create(
        self,
        summary: Text,
        access: frozenset[Role],
        body: type[Schema],
        *,
        within: "Resource | None" = None,
        **options: Any,
    ) -> Operation:
        """Declare the creation of a thing, which is the response (201); with ``within``, under one other thing."""
        name, path = f"create_{self.name}", self._collection(within)
        return self._operation(name, "POST", path, summary, access, {"body": body, "status": 201, **options})

    def change(self, summary: Text, access: frozenset[Role], body: type[Schema], **options: Any) -> Operation:
        """Declare the change of some fields of one thing (PATCH); the caller gives the version seen by ``If-Match``."""
        preset = {"body": body, "if_match": IfMatch.REQUIRED}
        return self._operation(f"change_{self.name}", "PATCH", self.one, summary, access, {**preset, **options})

    def act(
        self, step: str, summary: Text, access: frozenset[Role], body: type[Schema] | None = None, **options: Any
    ) -> Operation:
        """Declare a step in the life of one thing: ``POST path/{id}/step``; the response is the thing after it."""
        name, path = f"{step}_{self.name}", f"{self.one}/{step}"
        preset = {"body": body, "if_match": IfMatch.OPTIONAL}
        return self._operation(name, "POST", path, summary, access, {**preset, **options})

    def event(
        self,
        happened: str,
        summary: Text,
        data: type[Schema],
        *,
        major: int = 1,
        earlier: Upcast | None = None,
        example: Mapping[str, Any] | None = None,
    ) -> Event:
        """Declare an event about one thing, such as ``announced``; the subject is its identifier."""
        type_ = f"{self.name.replace('_', '-')}.{happened}.v{major}"
        return Event(type_, self.service, summary, data, earlier, example, resource=self)

    def _collection(self, within: "Resource | None") -> str:
        return f"{within.one}/{self.path.rpartition('/')[2]}" if within else self.path

    def _operation(
        self, name: str, method: str, path: str, summary: Text, access: frozenset[Role], options: Mapping[str, Any]
    ) -> Operation:
        return Operation(
            **{
                "service": self.service,
                "name": name,
                "method": method,
                "path": path,
                "summary": summary,
                "access": access,
                "result": self.schema,
                "resource": self,
                **options,
            }
        )
