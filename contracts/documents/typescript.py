"""console/src/api/operations.ts and codes/: every operation with its types, and the words of codes, for the console.

Types cost nothing when they are served; what runs is a line for each operation. The lists of codes are in files by
what they are about, for a bundler puts a file as a whole where it is used: so they come with the pages that show them.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from contracts.catalogue import EVENTS, FIGURES, VOCABULARIES, WAITING
from contracts.operation import ANYONE, Carries, Frame, IfMatch, Operation, SignedIn
from contracts.problem import Text

_HEAD = """\
// Made from the declarations by `lianshang docs`; do not edit.
// An operation is named as everywhere. `in` is what it takes: `path`, `query` and `body`, and as `version` that of its
// ETag for If-Match. `out` is what it answers with, `fails` the codes of the problems that it may answer with instead.
"""
_CODES_HEAD = """\
// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
"""
_LISTS: Mapping[str, tuple[Text, Mapping[Any, Text]]] = {
    **{name: (one.title, one.words) for name, one in VOCABULARIES.items()},
    "FigureName": (Text("指标", "The figures"), {name: figure.words for name, figure in FIGURES.items()}),
    "WorkKind": (Text("待办种类", "The kinds of work"), {name: one.step.words for name, one in WAITING.items()}),
    # By their names, whatever the version.
    "EventType": (Text("事件类型", "The types of events"), {event.name: event.summary for event in EVENTS}),
}
# The first word of a name in CamelCase.
_SUBJECT = re.compile(r"[A-Z][a-z]+")
_SIMPLE = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
_OBJECT = "{ [name: string]: unknown }"
_NAME = re.compile(r"[A-Za-z_]\w*\Z")
_CONTENT = "Blob"
_STREAM = "ReadableStream<Uint8Array>"


def text(
    operations: Sequence[Operation],
    document: Mapping[str, Any],
    usual: Iterable[str],
    problems: Mapping[str, Sequence[str]],
) -> str:
    """Return the whole file, of operations that have a path.

    ``document`` describes them (OpenAPI), in English. ``usual`` are the codes of problems that any of them may answer
    with, ``problems`` by operation those that are its own.
    """
    schemas = document["components"]["schemas"]
    names = [name for name in sorted(_LISTS) if name in schemas]
    frames = {frame.name: frame for operation in operations for frame in operation.stream}
    sets = sorted({tuple(sorted(one.access)) for one in operations if _is_for_some(one)})
    parts = [
        _HEAD,
        f"import type {{ {', '.join(names)} }} from './codes';\n",
        "export * from './codes';\n",
        *(_schema(name, schema) for name, schema in sorted(schemas.items()) if name not in _LISTS),
        _frames(frames.values(), schemas),
        f"/** What any operation may answer with instead. */\nexport type Usual = {_union(sorted(usual))};\n",
        "export interface Operations {\n",
        *(_operation(one, document["paths"][one.path], problems[one.name]) for one in operations),
        "}\n\n/** The method and the path of each. */\nexport const WAYS = {\n",
        *(f"  {one.name}: {json.dumps(f'{one.method} {one.path}')},\n" for one in operations),
        "} as const;\n\n/** Whose roles may call it, where not everybody may who is signed in. */\n",
        # Each set of roles once: the first page has them all.
        f"const SETS = {json.dumps(sets)} as const;\nexport const ACCESS = {{\n",
        *(f"  {one.name}: SETS[{sets.index(tuple(sorted(one.access)))}],\n" for one in operations if _is_for_some(one)),
        "} as const;\n",
    ]
    return "".join(parts)


def code_files() -> dict[str, Callable[[], str]]:
    """Return what makes the text of each file of codes, by its name: lists with one first word are in one file."""
    subjects = groupby(sorted(_LISTS), key=lambda name: _SUBJECT.findall(name)[0].lower())
    files = {f"{subject}.ts": partial(_code_file, tuple(names)) for subject, names in subjects}
    index = "".join([_CODES_HEAD, *(f"export * from './{name.removesuffix('.ts')}';\n" for name in files)])
    return {"index.ts": lambda: index, **files}


def _code_file(names: Sequence[str]) -> str:
    return "".join([_CODES_HEAD, *(_codes(name, *_LISTS[name]) for name in names)])


def _is_for_some(operation: Operation) -> bool:
    return operation.access != ANYONE and not isinstance(operation.access, SignedIn)


def _codes(name: str, title: Text, words: Mapping[str, Text]) -> str:
    lines = [f"  {_key(str(code))}: {json.dumps(said, ensure_ascii=False)},\n" for code, said in words.items()]
    told = f"/** {title.en} ({title.zh}). */\n"
    return f"{told}export const {name} = {{\n{''.join(lines)}}} as const;\nexport type {name} = keyof typeof {name};\n"


def _schema(name: str, schema: Mapping[str, Any]) -> str:
    shape = _type(schema)
    told = _comment(schema, "")
    if schema.get("type") == "object" and schema.get("properties"):
        return f"{told}export interface {name} {shape}\n"
    return f"{told}export type {name} = {shape};\n"


def _type(schema: Mapping[str, Any], indent: str = "") -> str:
    """Return the TypeScript type of what a JSON Schema describes."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[1]
    if "const" in schema:
        return json.dumps(schema["const"], ensure_ascii=False)
    if "enum" in schema:
        return _union(schema["enum"])
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return " | ".join(dict.fromkeys(_type(one, indent) for one in schema[several]))
    if "contentMediaType" in schema and "contentSchema" not in schema:
        return _CONTENT
    kinds = schema.get("type", [])
    found = [_of_kind(kind, schema, indent) for kind in ([kinds] if isinstance(kinds, str) else kinds)]
    return " | ".join(dict.fromkeys(found)) or "unknown"


def _of_kind(kind: str, schema: Mapping[str, Any], indent: str) -> str:
    if kind == "array":
        inner = _type(schema.get("items", {}), indent)
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if kind == "object":
        if schema.get("properties"):
            return _object(schema["properties"], schema.get("required", ()), indent)
        rest = schema.get("additionalProperties")
        return f"{{ [name: string]: {_type(rest, indent)} }}" if isinstance(rest, Mapping) and rest else _OBJECT
    return _SIMPLE[kind]


def _object(fields: Mapping[str, Mapping[str, Any]], required: Iterable[str], indent: str) -> str:
    needed, inner = set(required), indent + "  "
    lines = [
        f"{_comment(field, inner)}{inner}{_key(name)}{'' if name in needed else '?'}: {_type(field, inner)};\n"
        for name, field in fields.items()
    ]
    return f"{{\n{''.join(lines)}{indent}}}"


def _frames(frames: Iterable[Frame], schemas: Mapping[str, Any]) -> str:
    """Return the kinds of events of streams, each with the type of its data."""
    data = {
        schema["properties"]["event"]["const"]: schema["properties"]["data"]["contentSchema"]
        for schema in schemas.values()
        if "const" in schema.get("properties", {}).get("event", {})
    }
    lines = [f"  /** {frame.summary.en} */\n  {_key(frame.name)}: {_type(data[frame.name])};\n" for frame in frames]
    told = "/** What comes in a stream: the data of each event by its name. */\n"
    return f"{told}export interface Frames {{\n{''.join(lines)}}}\n"


def _operation(operation: Operation, methods: Mapping[str, Any], problems: Sequence[str]) -> str:
    described = methods[operation.method.lower()]
    taken = _input(operation, described)
    fails = " | ".join(["Usual", *([_union(problems)] if problems else [])])
    return (
        f"  /** {operation.summary.en} ({operation.summary.zh}). */\n  {operation.name}: {{\n"
        f"    in: {taken};\n    out: {_output(operation, described)};\n    fails: {fails};\n  }};\n"
    )


def _input(operation: Operation, described: Mapping[str, Any]) -> str:
    indent = "    "
    fields: list[str] = []
    for place in ("path", "query"):
        found = [one for one in described["parameters"] if one["in"] == place]
        if found:
            needed = [one["name"] for one in found if one.get("required")]
            shapes = {one["name"]: {**one["schema"], "description": one.get("description", "")} for one in found}
            fields.append(f"{place}{'' if needed else '?'}: {_object(shapes, needed, indent)}")
    if operation.carries is Carries.UPLOAD:
        fields.append(f"body: {_CONTENT}")
    elif operation.body:
        shape = _type(described["requestBody"]["content"]["application/json"]["schema"])
        fields.append(f"body: {shape}{' | FormData' if operation.form else ''}")
    if operation.if_match is not IfMatch.NO:
        fields.append(f"version{'' if operation.if_match is IfMatch.REQUIRED else '?'}: number")
    return f"{{ {'; '.join(fields)} }}" if fields else "{}"


def _output(operation: Operation, described: Mapping[str, Any]) -> str:
    if operation.stream:
        return _STREAM
    if operation.carries is Carries.DOWNLOAD:
        return _CONTENT
    answers = [described["responses"][str(status)] for status in (operation.status, 202) if _answers(described, status)]
    shapes = [_type(answer["content"]["application/json"]["schema"]) for answer in answers]
    return " | ".join(dict.fromkeys(shapes)) or "undefined"


def _answers(described: Mapping[str, Any], status: int) -> bool:
    return "application/json" in described["responses"].get(str(status), {}).get("content", {})


def _comment(schema: Mapping[str, Any], indent: str) -> str:
    told = " ".join(str(schema.get("description", "")).split()).replace("*/", "* /")
    return f"{indent}/** {told} */\n" if told else ""


def _union(codes: Iterable[Any]) -> str:
    return " | ".join(json.dumps(code, ensure_ascii=False) for code in codes)


def _key(name: str) -> str:
    return name if _NAME.match(name) else json.dumps(name)
