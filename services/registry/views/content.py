"""What a view can hold: the filters, the order and the columns of a list as it is declared."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from marshmallow import Schema, ValidationError

from chassis.calling.actor import Actor
from chassis.running.arguments import field_errors
from contracts.catalogue import OPERATIONS
from contracts.columns import item_of
from contracts.common import PAGING
from contracts.operation import Operation
from contracts.roles import Role

_CHOSEN_ANEW = PAGING | {"sort"}


@cache
def lists() -> Mapping[str, Operation]:
    """Return the lists that clients can read, by the names of their operations."""
    return {each.name: each for each in OPERATIONS if each.path and item_of(each) is not None}


def wrong(actor: Actor, name: str, given: Mapping[str, Any]) -> list[Any]:
    """Return what is wrong with a view of a list, as errors that name the fields of the view."""
    operation = lists().get(name)
    if operation is None or not operation.admits(actor.roles, actor.signed_in):
        return [_error("operation", name, "没有此列表,或您不能查看。", "There is no such list, or it is not for you.")]
    return [
        *_filters(operation, given["filters"]),
        *_sort(operation, given["sort"]),
        *_columns(operation, given["columns"]),
        *_shared(operation, given["shared_with"]),
    ]


def _filters(operation: Operation, filters: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name in sorted(filters.keys() & _CHOSEN_ANEW):
        zh, en = "不保存在视图的筛选中。", "Is no filter, and not saved with them."
        yield _error(f"filters.{name}", filters[name], zh, en)
    given = {name: value for name, value in filters.items() if name not in _CHOSEN_ANEW}
    yield from _checked(operation, given, "filters")


def _sort(operation: Operation, sort: str | None) -> Iterator[dict[str, Any]]:
    if sort is not None:
        yield from _checked(operation, {"sort": sort}, "")


def _columns(operation: Operation, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    item = item_of(operation)
    schemas: Sequence[type[Schema] | Schema] = [item] if isinstance(item, Schema) else list(item.kinds.values())  # type: ignore[union-attr]
    known = {
        field.data_key or name
        for schema in schemas
        for name, field in (schema if isinstance(schema, Schema) else schema()).dump_fields.items()
    }
    for place, column in enumerate(columns):
        if column not in known:
            names = "、".join(sorted(known)), ", ".join(sorted(known))
            yield _error(f"columns.{place}", column, f"应为以下字段之一:{names[0]}。", f"One of these: {names[1]}.")
        elif column in columns[:place]:
            yield _error(f"columns.{place}", column, "重复。", "It is named twice.")


def _shared(operation: Operation, role: str | None) -> Iterator[dict[str, Any]]:
    if role is not None and not operation.admits(frozenset({Role(role)}), True):
        yield _error("shared_with", role, "此岗位不能查看该列表。", "The list is not for this role.")


def _checked(operation: Operation, given: Mapping[str, Any], where: str) -> Iterator[dict[str, Any]]:
    if operation.query is None:
        return
    try:
        operation.query().load(dict(given))
    except ValidationError as error:
        # What the list requires besides is given when it is opened.
        messages = {name: said for name, said in error.normalized_messages().items() if name in given}
        yield from field_errors(messages, given, where)


def _error(field: str, value: Any, zh: str, en: str) -> dict[str, Any]:
    return {"field": field, "value": value, "detail": [zh, en]}
