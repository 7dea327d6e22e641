"""The committed snapshot of everything that is published: ``python -m tests.contracts.snapshot`` writes it anew.

It is a text with one line for each field, each schema once:

- ``operation registry.create_chain: POST /v1/chains 201, given CreateChain, taken Chain`` (what goes in and comes out);
- ``event chain.changed.v1: ChainData``;
- ``schema Chain`` and below it its fields, such as ``chief: Nested NamedPerson, required, nullable``;
- ``variants HistoryEntry by action`` and below it the schema of each form;
- ``codes RequestStatus: answered, closed, …``, which a field names as ``String of RequestStatus``.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from marshmallow import Schema, fields

from contracts.bulk import Unchecked
from contracts.catalogue import EVENTS, OPERATIONS
from contracts.common import vocabulary_of
from contracts.compatibility import field_shape, shape
from contracts.variants import VariantField

PATH = Path(__file__).parent / "snapshot.txt"
_NOTHING = "nothing"


def current() -> dict[str, Any]:
    """What the contracts declare now."""
    return {
        "operations": {
            f"{operation.service}.{operation.name}": {
                "method": operation.method,
                "path": operation.path,
                "status": operation.status,
                "given": shape(given) if (given := operation.body or operation.query) else {},
                "taken": shape(operation.result) if operation.result else {},
            }
            for operation in sorted(OPERATIONS, key=lambda operation: (operation.service, operation.name))
        },
        "events": {event.type: shape(event.data) for event in sorted(EVENTS, key=lambda event: event.type)},
    }


def committed() -> dict[str, Any]:
    """What was declared when the snapshot was written."""
    return read(PATH.read_text(encoding="utf-8"))


def written() -> str:
    """What the contracts declare now, as the snapshot says it."""
    book = _Book()
    lines = []
    for operation in sorted(OPERATIONS, key=lambda operation: (operation.service, operation.name)):
        given, taken = (book.schema(one) for one in (operation.body or operation.query, operation.result))
        route = f"{operation.method} {operation.path or '-'} {operation.status}"
        lines.append(f"operation {operation.service}.{operation.name}: {route}, given {given}, taken {taken}")
    lines += [f"event {one.type}: {book.schema(one.data)}" for one in sorted(EVENTS, key=lambda event: event.type)]
    return "\n".join([*lines, *book.lines()]) + "\n"


class _Book:
    """The blocks of the snapshot by their heads, each written when it is first named."""

    def __init__(self) -> None:
        self._blocks: dict[str, list[str]] = {}
        self._shapes: dict[str, Any] = {}

    def lines(self) -> Iterator[str]:
        before = ""
        for head, lines in sorted(self._blocks.items()):
            # A list of codes is a line; everything else is a block with space around it.
            if not (before.startswith("codes ") and head.startswith("codes ")):
                yield ""
            yield head
            yield from (f"  {line}" for line in lines)
            before = head

    def schema(self, schema: type[Schema] | Schema | None) -> str:
        """The name of a schema; two that share a name and have not the same fields are told apart by a number."""
        if schema is None:
            return _NOTHING
        instance = schema if isinstance(schema, Schema) else schema()
        stem, found = type(instance).__name__.removesuffix("Schema"), shape(instance)
        name, number = stem, 2
        while self._shapes.setdefault(name, found) != found:
            name, number = f"{stem}{number}", number + 1
        self._block(
            f"schema {name}",
            (f"{field.data_key or key}: {self._field(field)}" for key, field in sorted(instance.fields.items())),
        )
        return name

    def _block(self, head: str, lines: Iterable[str]) -> None:
        if head not in self._blocks:
            self._blocks[head] = []
            self._blocks[head] = list(lines)

    def _field(self, field: fields.Field[Any]) -> str:
        flags = {"required": field.required, "nullable": field.allow_none, "many": getattr(field, "many", None)}
        return ", ".join([self._type(field), *(flag for flag, on in flags.items() if on)])

    def _type(self, field: fields.Field[Any]) -> str:
        kind = type(field).__name__
        if isinstance(field, fields.Nested):
            return f"{kind} {self.schema(field.schema)}"
        if isinstance(field, fields.List):
            return f"{kind} of ({self._field(field.inner)})"
        if isinstance(field, VariantField):
            variants = field.variants
            self._block(
                f"variants {variants.name} by {variants.tag}",
                (f"{name}: {self.schema(one)}" for name, one in sorted(variants.kinds.items())),
            )
            return f"{kind} {variants.name}"
        codes = field_shape(field).get("values", [])
        if vocabulary := vocabulary_of(field):
            self._block(f"codes {vocabulary.name}: {', '.join(codes)}", ())
            return f"{kind} of {vocabulary.name}"
        return f"{kind} ({', '.join(codes)})" if codes else kind


def read(text: str) -> dict[str, Any]:
    """What a snapshot says, as ``current`` has it."""
    blocks: dict[str, dict[str, str]] = {}
    head: dict[str, str] = {}
    for line in filter(None, text.splitlines()):
        name, _, said = line.strip().partition(": ")
        if line.startswith("  "):
            head[name] = said
        elif said:
            kind, _, name = name.partition(" ")
            blocks.setdefault(kind, {})[name] = said
        else:
            head = blocks.setdefault(line, {})
    return _Reader(blocks).all()


class _Reader:
    def __init__(self, blocks: dict[str, dict[str, str]]) -> None:
        self._blocks = blocks
        # The tag of variants stands in their head.
        heads = (head.split() for head in blocks if head.startswith("variants "))
        self._tags = {name: tag for _variants, name, _by, tag in heads}

    def all(self) -> dict[str, Any]:
        return {
            "operations": {name: self._operation(said) for name, said in self._blocks["operation"].items()},
            "events": {name: self._schema(said) for name, said in self._blocks["event"].items()},
        }

    def _operation(self, said: str) -> dict[str, Any]:
        route, given, taken = said.split(", ")
        method, path, status = route.split(" ")
        return {
            "method": method,
            "path": None if path == "-" else path,
            "status": int(status),
            "given": self._schema(given.removeprefix("given ")),
            "taken": self._schema(taken.removeprefix("taken ")),
        }

    def _schema(self, name: str) -> dict[str, Any]:
        if name == _NOTHING:
            return {}
        return {field: self._field(said) for field, said in self._blocks[f"schema {name}"].items()}

    def _field(self, said: str) -> dict[str, Any]:
        """A type, then its flags; commas within parentheses belong to the type."""
        end = said.rfind(")") + 1
        kind, *flags = said[end:].split(", ")
        described, kind = self._type(said[:end] + kind)
        found = {"type": kind, "required": "required" in flags, "nullable": "nullable" in flags, **described}
        return {**found, "many": True if "many" in flags else None} if "fields" in described else found

    def _type(self, said: str) -> tuple[dict[str, Any], str]:
        kind, _, rest = said.partition(" ")
        if kind in (fields.Nested.__name__, Unchecked.__name__):
            return {"fields": self._schema(rest)}, kind
        if kind == VariantField.__name__:
            tag = self._tags[rest]
            kinds = {name: self._schema(one) for name, one in self._blocks[f"variants {rest} by {tag}"].items()}
            return {"tag": tag, "kinds": kinds}, kind
        if rest.startswith("of ("):
            return {"items": self._field(rest[4:-1])}, kind
        if rest.startswith("of "):
            return {"values": self._blocks["codes"][rest[3:]].split(", ")}, kind
        return ({"values": rest[1:-1].split(", ")} if rest else {}), kind


if __name__ == "__main__":
    PATH.write_text(written(), encoding="utf-8")
