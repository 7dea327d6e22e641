"""What a read can be asked, made from its declaration and from the values that capabilities bring in ``rows.py``."""

import itertools
from collections.abc import Iterator
from typing import Any

from marshmallow import fields, validate

from contracts.operation import Operation
from tests.services.capabilities import place
from tests.services.large import values_of


def value(operation: Operation, name: str) -> Any:
    """What to ask for by a field or a parameter of the path; ``AssertionError`` for one that nobody brings."""
    known = values_of(operation.service)
    found = known.get(f"{operation.name}.{name}", known.get(name))
    assert found is not None, (
        f"{operation.service}.{operation.name} asks by {name}, for which there is no value: "
        f"add it to VALUES in {place(operation.service, 'rows')}"
    )
    return found


def values(operation: Operation, name: str, declared: fields.Field[Any]) -> list[Any]:
    """What to ask for by one field: everything that it takes, if that is enumerated."""
    if isinstance(declared, fields.Boolean):
        return [True, False]
    if isinstance(declared, fields.Enum):
        return [each.value for each in declared.enum]
    if isinstance(declared, fields.List):
        single = values(operation, name, declared.inner)
        return [[each] for each in single] + [single[:2]]
    choices = next((each.choices for each in declared.validators if isinstance(each, validate.OneOf)), None)
    return list(choices) if choices is not None else [value(operation, name)]


def is_repeated(operation: Operation) -> set[str]:
    """The parameters of a read that may come more than once."""
    declared = operation.query().fields if operation.query else {}
    return {found.data_key or name for name, found in declared.items() if isinstance(found, fields.List)}


def is_list(operation: Operation) -> bool:
    """Whether a read answers with pages."""
    return operation.query is not None and "limit" in operation.query().fields


def queries(operation: Operation, *, pairs: bool, every: bool = True) -> Iterator[dict[str, Any]]:
    """No filter and each one by itself, with ``every`` its values, and with ``pairs`` any two; each in every order."""
    declared = operation.query().fields if operation.query else {}
    keys = {name: found.data_key or name for name, found in declared.items()}
    required = {keys[name]: values(operation, name, found)[0] for name, found in declared.items() if found.required}
    orders: list[Any] = values(operation, "sort", declared["sort"]) if "sort" in declared else [None]
    filters = {
        name: values(operation, name, found)
        for name, found in declared.items()
        if name not in ("limit", "after", "count", "sort") and keys[name] not in required
    }
    narrowed: list[dict[str, Any]] = [{}]
    narrowed += [{keys[name]: one} for name, given in filters.items() for one in (given if every else given[:1])]
    if pairs:
        for one, other in itertools.combinations(filters, 2):
            narrowed.append({keys[one]: filters[one][0], keys[other]: filters[other][0]})
    for order, query in itertools.product(orders, narrowed):
        yield {**required, **query, **({"sort": order} if order else {})}
