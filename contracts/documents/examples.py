"""Examples of answers, made from the schemas of an OpenAPI document: each is as the schema says, and reads like one.

A value comes from the declared examples where one of them has a field of that name which the schema takes, else from
the schema itself: its own example, a constant, the first code of an enumeration, or a value of its type.
"""

import re
from collections.abc import Mapping
from typing import Any

_SCHEMAS = "#/components/schemas/"
_FORMATS = {
    "uuid": "01980000-0000-7000-8000-000000000001",
    "date-time": "2026-11-21T09:00:00+08:00",
    "date": "2026-11-21",
    "email": "linxiao@example.cn",
    "uri": "https://example.cn/",
    "decimal": "1.50",
}
# What fields are called that no declared example has.
_NAMED: dict[str, Any] = {
    "name": "海岚生物制药有限公司",
    "title": "蒸汽管道增容",
    "number": "20261121-007",
    "code": "QY01",
    "version": 3,
    "next": None,
    "token_type": "Bearer",
    "expires_in": 300,
    "zh": "诉求已派单",
    "en": "A request was dispatched",
    "description": "二期车间下月投产,蒸汽压力不足。",
    "reason": "需现场勘察",
    "answer": "已增容。",
    "comment": "很快",
    "address": "滨海东路 12 号",
    "key": "pressure",
    "chain_name": "生物医药",
    "park_name": "蓝谷产业园",
    "department_name": "科技局",
    "segment": "生产",
    "start": "08:30",
    "opens": "08:30",
    "end": "17:30",
    "closes": "17:30",
    "year": 2026,
    "month": "2026-11",
}


class Examples:
    """Makes examples by the schemas of one document; ``known`` are values of fields that come before all others."""

    def __init__(self, schemas: Mapping[str, Any], known: Mapping[str, Any]) -> None:
        self._schemas = schemas
        self._known = {**_NAMED, **known}

    def of(self, schema: Mapping[str, Any], name: str = "", inside: tuple[str, ...] = ()) -> Any:
        """Return an example of a schema, the value of a field of this name."""
        if "$ref" in schema:
            reference = schema["$ref"].removeprefix(_SCHEMAS)
            # A thing that holds its like, such as a part of a tree, is shown without it.
            return None if reference in inside else self.of(self._schemas[reference], name, (*inside, reference))
        for forms in ("anyOf", "oneOf"):
            if forms in schema:
                return self.of(schema[forms][0], name, inside)
        if "allOf" in schema and "type" not in schema:
            return self.of(schema["allOf"][0], name, inside)
        if "const" in schema:
            return schema["const"]
        kinds = schema.get("type", [])
        kind = next((each for each in ([kinds] if isinstance(kinds, str) else kinds) if each != "null"), "")
        if kind == "object" or "properties" in schema:
            return self._object(schema, inside)
        if kind == "array":
            return [self.of(schema.get("items", {}), name.removesuffix("s"), inside)]
        if name in self._known and _fits(schema, kind, self._known[name]):
            return self._known[name]
        if schema.get("examples"):
            return schema["examples"][0]
        if "enum" in schema:
            return schema["enum"][0]
        return _plain(schema, kind)

    def _object(self, schema: Mapping[str, Any], inside: tuple[str, ...]) -> dict[str, Any]:
        return {name: self.of(inner, name, inside) for name, inner in schema.get("properties", {}).items()}


def _plain(schema: Mapping[str, Any], kind: str) -> Any:
    if kind == "boolean":
        return False
    if kind in ("integer", "number"):
        return schema.get("minimum", 3)
    return _FORMATS.get(schema.get("format", ""), "…")


def _fits(schema: Mapping[str, Any], kind: str, value: Any) -> bool:
    """Whether a schema of a plain value takes this one."""
    kinds = schema.get("type", [])
    if value is None:
        return "null" in kinds and not isinstance(kinds, str)
    if "enum" in schema:
        return value in schema["enum"]
    of_kind = {
        "string": isinstance(value, str),
        "boolean": isinstance(value, bool),
        "integer": isinstance(value, int) and not isinstance(value, bool),
        "number": isinstance(value, int | float) and not isinstance(value, bool),
    }
    if not of_kind.get(kind, False):
        return False
    if kind != "string":
        return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    length = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
    formed = "format" not in schema or schema["format"] in ("password",) or _of_format(schema["format"], value)
    return length and formed and ("pattern" not in schema or re.search(schema["pattern"], value) is not None)


def _of_format(name: str, value: str) -> bool:
    forms = {
        "uuid": r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        "date": r"\d{4}-\d\d-\d\d",
        "date-time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*",
    }
    return name not in forms or re.fullmatch(forms[name], value) is not None
