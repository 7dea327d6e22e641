"""The OpenAPI 3.1 document, made from the declared operations."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from apispec import APISpec

from contracts.catalogue import EVENTS
from contracts.columns import item_of
from contracts.documents.chinese import in_chinese, words
from contracts.documents.directions import tell_directions
from contracts.documents.examples import Examples
from contracts.documents.json_schema import DeclarationsPlugin, in_ecma
from contracts.operation import ANYONE, EACH, Carries, Frame, IfMatch, Operation, SignedIn
from contracts.problem import COMMON, Problem, Text
from contracts.registry.accounts import CLOSE_SESSION, REFRESH_SESSION
from contracts.roles import ROLE, Role
from gateway.exporting import MEDIA_TYPES, PARAMETER
from gateway.forms import FILE
from gateway.problems import EXPORTS_BUSY, OWN
from gateway.session_cookie import NAME as COOKIE

VERSION = "1.0.0"
# The parts of the reference, in order; within a part there is a section for each resource.
PARTS = {
    "requests": Text("诉求", "Requests"),
    "notifications": Text("消息", "Notifications"),
    "talent": Text("人才", "Talent"),
    "registry": Text("登记", "Registry"),
    "gateway": Text("平台", "Platform"),
}
# The sections with which everybody begins; others follow by part.
FIRST = ("session", "account", "request", "entry", "stream")
# An ETag, and the version in it.
_TAG = '^"[0-9]{1,18}(-[0-9a-f]+)?(-gzip)?"$'
_INTRODUCTION = Text(
    "链上:产业链党建服务平台。写操作可带 `Idempotency-Key` 安全重试;修改时以 `If-Match` 带上读取时返回的 `ETag`;"
    "错误为 RFC 9457 problem details,语言随 `Accept-Language`;分页见 `next` 与 `Link`,`count=true` 告知总条数。",
    "Lianshang, the service platform of industry chains. Writes take an `Idempotency-Key` and may then be sent "
    "again safely; changes take the `ETag` of what was read in `If-Match`; errors are RFC 9457 problem details in the "
    "language of `Accept-Language`; pages go on with `next` and `Link`, and `count=true` tells how many there are.",
)
_CACHEABLE = Text(
    "可由网关内存答复:他人的修改通常片刻后可见,最迟 30 秒;有权修改者始终读到最新内容。",
    "May be answered from memory: what somebody else has changed shows within moments, after 30 seconds at the latest; "
    "whoever may change it always reads what is.",
)
_EXPORT = Text(
    "以文件取得全部结果(筛选条件有效,limit、after 与 count 不计);名称和词语代替标识和代码。文件不完整时连接中断。",
    "The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in "
    "place of identifiers and codes. Where it cannot be finished, the connection is broken off.",
)
_RESULTS = Text(
    "以文件取得各项结果,每项一行。",
    "The results as a file with a row for each item, such as one-time passwords to be handed out.",
)
_TABLE = Text("以表格文件取得结果。", "The result as a table in a file, with words in place of codes.")
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457 problem details.",
    "required": ["type", "title", "status", "detail", "instance", "code"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "examples": ["/problems/invalid"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "description": "The request id, as in the header X-Request-Id."},
        "code": {"type": "string", "description": "The tail of `type`."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "detail"],
                "properties": {
                    "field": {"type": "string", "examples": ["attributes.headcount"]},
                    "pointer": {"type": "string", "description": "A JSON pointer into the body."},
                    "in": {"type": "string", "enum": ["query", "path", "header"]},
                    "value": {"description": "What was given, shortened; never a secret."},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
# The content of a file (OpenAPI 3.1, 4.8.14.2).
_CONTENT: dict[str, Any] = {"application/octet-stream": {"schema": {"contentMediaType": "application/octet-stream"}}}
_ANY_CONTENT: dict[str, Any] = {"*/*": {"schema": {"contentMediaType": "application/octet-stream"}}}
_DIGEST = "^sha-256=:[A-Za-z0-9+/]{43}=:$"
_COMMON_BY_CODE = {problem.code: problem for problem in COMMON}


def document(operations: Sequence[Operation], language: str, server: str) -> dict[str, Any]:
    """Return the whole document, with its texts in ``zh`` or ``en``."""
    chinese = language == "zh"
    plugin = DeclarationsPlugin()
    spec = APISpec(
        "链上 API" if chinese else "Lianshang API",
        VERSION,
        "3.1.0",
        plugins=[plugin],
        info={
            "description": _words(_INTRODUCTION, chinese),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        servers=[{"url": "/"}, {"url": server}],
    )
    spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"})
    spec.components.schema("Problem", _PROBLEM)
    operations = _in_order(operations)
    for name, heading in {_section(operation): _heading(operation) for operation in operations}.items():
        spec.tag({"name": name, "description": _words(heading, chinese)})
    for frame in {frame for operation in operations for frame in operation.stream}:
        spec.components.schema(_streamed(frame), _server_sent(frame, plugin, chinese))
    by_path: dict[str, dict[str, Any]] = defaultdict(dict)
    for place, operation in enumerate(operations):
        described = {**_operation(operation, chinese), "x-place": place}
        by_path[str(operation.path)][operation.method.lower()] = described
    for path, described in by_path.items():
        spec.path(path, operations=described)
    found = tell_directions(in_ecma(spec.to_dict()))
    _show_answers(found, operations)
    return dict(in_chinese(found)) if chinese else found


def _in_order(operations: Sequence[Operation]) -> list[Operation]:
    """Return the operations in the order in which one comes to use them: signing in first, what operators do last.

    Sections stay together; between them, and within each, the order of declaration holds otherwise.
    """
    parts = list(PARTS)
    by_section: dict[str, list[Operation]] = defaultdict(list)
    for operation in operations:
        by_section[_section(operation)].append(operation)

    def rank(section: str) -> tuple[bool, int, int]:
        own = by_section[section]
        part = _part(own[0])
        first = FIRST.index(section) if section in FIRST else len(FIRST)
        return all(map(_is_for_operators, own)), first, parts.index(part) if part in parts else len(parts)

    ordered = [by_section[section] for section in sorted(by_section, key=rank)]
    return [operation for own in ordered for operation in sorted(own, key=_is_for_operators)]


def _is_for_operators(operation: Operation) -> bool:
    return bool(operation.access) and operation.access <= {Role.OPERATOR}


def _show_answers(found: dict[str, Any], operations: Sequence[Operation]) -> None:
    """Add an example to each answer, with the values of the examples that are declared of the same resource."""
    known: dict[Any, dict[str, Any]] = defaultdict(dict)
    shown = [(each.resource, each.example) for each in operations] + [(each.resource, each.example) for each in EVENTS]
    for resource, example in shown:
        if resource:
            known[resource].update(example or {})
    for operation in operations:
        examples = Examples(found["components"]["schemas"], known[operation.resource])
        for response in found["paths"][operation.path][operation.method.lower()]["responses"].values():
            for kind, content in response.get("content", {}).items():
                if kind == "application/json":
                    content["example"] = examples.of(content["schema"])


def _part(operation: Operation) -> str:
    """Return the part of an operation; those that every service answers alike belong to the platform."""
    service = operation.resource.service if operation.resource else operation.service
    return "gateway" if service == EACH else service


def _section(operation: Operation) -> str:
    return operation.resource.name if operation.resource else _part(operation)


def _heading(operation: Operation) -> Text:
    part = PARTS.get(_part(operation), Text(_part(operation), _part(operation)))
    if operation.resource is None:
        return part
    words = operation.resource.words
    return Text(f"{part.zh} · {words.zh}", f"{part.en}: {words.en}")


def _operation(operation: Operation, chinese: bool) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.name,
        "tags": [_section(operation)],
        "summary": _words(operation.summary, chinese),
        "description": _description(operation, chinese),
        "parameters": _parameters(operation, chinese),
        "responses": _responses(operation, chinese),
        "security": [] if operation.access == ANYONE else [{"bearer": []}],
    }
    if operation.body:
        content: dict[str, Any] = {"schema": operation.body}
        if operation.example is not None:
            content["example"] = dict(operation.example)
        kinds = {"application/json": content}
        if operation.form:
            kinds["multipart/form-data"] = {"schema": _form(operation)}
        described["requestBody"] = {"required": True, "content": kinds}
    if operation.carries is Carries.UPLOAD:
        described["requestBody"] = {"required": True, "content": _CONTENT}
    return described


def _streamed(frame: Frame) -> str:
    """Return the schema name of an event in a stream: ``inbox.entry-added`` is an InboxEntryAddedEvent."""
    return frame.name.replace(".", " ").replace("-", " ").title().replace(" ", "") + "Event"


def _server_sent(frame: Frame, plugin: DeclarationsPlugin, chinese: bool) -> dict[str, Any]:
    """Return the schema of one event of a stream; ``data`` is a text that holds JSON."""
    data = plugin.converter.resolve_nested_schema(frame.data)  # type: ignore[union-attr]
    return {
        "type": "object",
        "description": _words(frame.summary, chinese),
        "required": [*(["id"] if frame.has_id else ()), "event", "data"],
        "properties": {
            **({"id": {"type": "string", "description": "The id of what it is about."}} if frame.has_id else {}),
            "event": {"type": "string", "const": frame.name},
            "data": {"type": "string", "contentMediaType": "application/json", "contentSchema": data},
        },
    }


def _description(operation: Operation, chinese: bool) -> str:
    """Return the description of an operation, who may call it, and its summary in the other language."""
    if operation.access == ANYONE:
        who = "无需登录。" if chinese else "Open to everybody."
    elif isinstance(operation.access, SignedIn):
        who = "需要登录。" if chinese else "For everybody who is signed in."
    elif chinese:
        who = "岗位:" + "、".join(ROLE.words[role].zh for role in sorted(operation.access)) + "。"
    else:
        who = "Roles: " + ", ".join(sorted(operation.access)) + "."
    other = operation.summary.en if chinese else operation.summary.zh
    cached = _words(_CACHEABLE, chinese) if operation.cacheable else ""
    told = words().get(operation.description, operation.description) if chinese else operation.description
    return "\n\n".join(part for part in (other, told, who, cached) if part)


def _parameters(operation: Operation, chinese: bool) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [_path_parameter(name) for name in operation.path_parameters]
    if operation.query:
        found.append({"in": "query", "schema": operation.query})
    if item_of(operation) is not None or operation.filed:
        schema = {"type": "string", "enum": list(MEDIA_TYPES)}
        told = _words(_RESULTS if operation.bulk else _TABLE if operation.filed else _EXPORT, chinese)
        described = {"name": PARAMETER, "in": "query", "description": told, "schema": schema}
        found.append(described)
    if operation.writes:
        found.append(
            _header(
                "Idempotency-Key",
                Text("同一个键的重试只执行一次。", "A repetition with the same key is carried out once."),
                chinese,
                {"type": "string", "pattern": "^[\\x21-\\x7e]{1,200}$"},
            )
        )
    if operation.if_match is not IfMatch.NO:
        required = operation.if_match is IfMatch.REQUIRED
        text = Text('读取时返回的 ETag,例如 `"3"`。', 'The ETag that came with what is changed, such as `"3"`.')
        schema = {"type": "string", "pattern": _TAG, "examples": ['"3"']}
        found.append({**_header("If-Match", text, chinese, schema), "required": required})
    if operation.etag or operation.cacheable:
        text = Text("已有版本的 ETag;未变则答复 304。", "The ETag that the client has; 304 if that is still current.")
        found.append(_header("If-None-Match", text, chinese, {"type": "string", "pattern": _TAG}))
    if operation.carries is Carries.UPLOAD:
        text = Text("内容的 SHA-256 校验和(RFC 9530)。", "The SHA-256 checksum of the content (RFC 9530).")
        found.append(_header("Repr-Digest", text, chinese, {"type": "string", "pattern": _DIGEST}))
    if operation.carries is Carries.DOWNLOAD:
        text = Text("一段字节,例如 `bytes=0-65535`。", "One range of bytes, such as `bytes=0-65535`.")
        found.append(_header("Range", text, chinese, {"type": "string", "examples": ["bytes=0-65535"]}))
        text = Text("已有内容的 ETag;未变则答复 304。", "The ETag of the content that the client has; then 304.")
        found.append(_header("If-None-Match", text, chinese, {"type": "string"}))
    if operation in (REFRESH_SESSION, CLOSE_SESSION):
        text = Text("以 `cookie: true` 登录时设置的 Cookie。", "The cookie that a sign-in with `cookie: true` sets.")
        cookie = {"name": COOKIE, "in": "cookie", "description": _words(text, chinese), "schema": {"type": "string"}}
        found.append(cookie)
    text = Text("答复的语言,`zh` 或 `en`。", "The language of problems, `zh` or `en`.")
    found.append(_header("Accept-Language", text, chinese, {"type": "string", "examples": ["en"]}))
    return found


def _path_parameter(name: str) -> dict[str, Any]:
    schema = {"type": "string", "format": "uuid"} if name.endswith("_id") else {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _header(name: str, text: Text, chinese: bool, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "header", "description": _words(text, chinese), "schema": schema}


def _form(operation: Operation) -> dict[str, Any]:
    """Return the schema of a body that comes as a form: the file, and the other fields as they are in JSON."""
    fields = operation.body().fields if operation.body else {}
    others = {name: {"type": "string"} for name in fields if name not in (operation.form, "filename")}
    file = {"type": "string", "contentMediaType": "application/octet-stream"}
    return {"type": "object", "required": [FILE], "properties": {FILE: file, **others}}


def _responses(operation: Operation, chinese: bool) -> dict[str, Any]:
    success: dict[str, Any] = {"description": _words(operation.summary, chinese)}
    status = operation.status
    if operation.result:
        success["content"] = {"application/json": {"schema": operation.result}}
        if item_of(operation) is not None or operation.filed:
            success["content"] |= {
                media.partition(";")[0]: {"schema": {"type": "string", "contentMediaType": media.partition(";")[0]}}
                for media in MEDIA_TYPES.values()
            }
    elif operation.stream:
        kinds = [{"$ref": f"#/components/schemas/{_streamed(frame)}"} for frame in operation.stream]
        events = {"type": "array", "items": {"oneOf": kinds}}
        stream = {"type": "string", "contentMediaType": "text/event-stream", "contentSchema": events}
        success["content"] = {"text/event-stream": {"schema": stream}}
    elif operation.carries is Carries.DOWNLOAD:
        success["content"] = _ANY_CONTENT
    elif status == 200:
        status = 204
    if operation.etag or operation.cacheable:
        success["headers"] = {"ETag": {"schema": {"type": "string"}, "description": "Version and digest."}}
    if operation.session_cookie:
        text = Text(
            "使用 `cookie` 时:保存刷新令牌的 Cookie,或将其清除。",
            "Where `cookie` is used: keeps the refresh token, or removes it.",
        )
        kept = {"schema": {"type": "string"}, "description": _words(text, chinese)}
        success["headers"] = {**success.get("headers", {}), "Set-Cookie": kept}
    found: dict[str, Any] = {str(status): success}
    if operation.carries is Carries.DOWNLOAD:
        found["206"] = {
            "description": _words(Text("所请求的一段", "The range asked for"), chinese),
            "content": _ANY_CONTENT,
        }
    if operation.etag or operation.cacheable or operation.carries is Carries.DOWNLOAD:
        found["304"] = {"description": _words(Text("未变", "Not modified"), chinese)}
    if operation.accepted:
        waits = Text(
            "已接受,尚未生效:" + "、".join(one.words.zh for one in operation.accepted),
            "Accepted, and nothing has taken effect yet: the "
            + " or the ".join(one.words.en for one in operation.accepted),
        )
        schemas = [one.schema for one in operation.accepted]
        schema = {"application/json": {"schema": schemas[0] if len(schemas) == 1 else {"anyOf": schemas}}}
        found["202"] = {"description": _words(waits, chinese), "content": schema}
    by_status: dict[int, list[Problem]] = defaultdict(list)
    for problem in possible_problems(operation):
        by_status[problem.status].append(problem)
    for code, problems in sorted(by_status.items()):
        lines = [f"- `{problem.code}`: {_words(problem.title, chinese)}" for problem in problems]
        found[str(code)] = {
            "description": "\n".join(lines),
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    return found


def possible_problems(operation: Operation) -> list[Problem]:
    """Return every problem that an operation may answer with: its own and those that follow from its declaration."""
    codes = ["malformed", "not-found", "invalid", "too-many-requests", "internal", "unavailable", "timed-out"]
    if operation.access != ANYONE:
        codes += ["unauthenticated", "forbidden"]
    if operation.writes:
        codes += ["too-large", "too-slow", "unsupported-media-type", "idempotency-key-reused", "idempotency-key-in-use"]
    if operation.writes and operation.access != ANYONE:
        codes.append("idempotency-key-outlived")
    if operation.if_match is not IfMatch.NO:
        codes.append("changed-meanwhile")
    if operation.if_match is IfMatch.REQUIRED:
        codes.append("precondition-required")
    found = [_COMMON_BY_CODE[code] for code in codes]
    if item_of(operation) is not None:
        found.append(EXPORTS_BUSY)
    if operation.access != ANYONE:
        found += OWN
    return list(dict.fromkeys([*found, *operation.problems]))


def _words(text: Text, chinese: bool) -> str:
    return text.zh if chinese else text.en
