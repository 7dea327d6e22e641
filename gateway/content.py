"""Read the body of a request as strict JSON, and its query parameters."""

import asyncio
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from chassis.calling.errors import Failure
from contracts.problem import INVALID, TOO_LARGE, TOO_SLOW, UNSUPPORTED_MEDIA
from gateway.problems import malformed
from gateway.request_context import RequestContext

# Larger whole numbers are not read alike by every JSON parser (RFC 7493, 2.2).
LARGEST_INTEGER = 2**53 - 1
MOST_PARAMETERS = 100
# Far deeper than any operation needs, and far less than the stack allows in the calls that follow.
DEEPEST = 32
BODY_SECONDS = 20


async def read_body(request: RequestContext, most: int) -> bytes:
    """Read the whole body, at most ``most`` bytes, checked by Content-Length before and by counting while it is read.

    It must arrive within ``BODY_SECONDS``: a client that sends it slowly takes up room that others need.
    """
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length[:20]) > most:
        raise Failure(TOO_LARGE, limit=most)
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await _received(request, most)
    except TimeoutError:
        # Otherwise the rest of the body would be read as the next request.
        request.extra.append((b"connection", b"close"))
        raise Failure(TOO_SLOW, seconds=BODY_SECONDS) from None


async def _received(request: RequestContext, most: int) -> bytes:
    chunks, size = [], 0
    while True:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientLeft
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > most:
            raise Failure(TOO_LARGE, limit=most)
        chunks.append(chunk)
        if not message.get("more_body"):
            return b"".join(chunks)


class ClientLeft(Exception):
    """The client disconnected before the request was complete, so no response is sent."""


def check_media_type(request: RequestContext) -> None:
    """Refuse a media type other than JSON in UTF-8 (RFC 8259, 8.1), or compressed content."""
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.strip().lower().replace('"', "")
    if kind.strip().lower() != "application/json" or charset not in ("", "charset=utf-8"):
        raise Failure(UNSUPPORTED_MEDIA)
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        request.extra.append((b"accept-encoding", b"identity"))
        raise Failure(UNSUPPORTED_MEDIA)


def parse_json(raw: bytes) -> dict[str, Any]:
    """Parse a JSON object (RFC 8259) that every parser reads alike (RFC 7493, I-JSON).

    Refused with ``malformed``: bad syntax, duplicate names, NaN and Infinity, numbers beyond double or 2^53, NUL and
    lone surrogates in strings, and anything but an object.
    """
    try:
        value = _decoder.decode(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise malformed(
            f"请求体不是 UTF-8,第 {error.start} 字节有误。", f"The body is not UTF-8: byte {error.start}."
        ) from None
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        raise malformed(
            f"JSON 语法错误,行列 {place}。", f"The JSON has a syntax error at line:column {place}."
        ) from None
    except RecursionError:
        raise malformed("JSON 嵌套过深。", "The JSON is nested too deeply.") from None
    # Few bodies have so many brackets that their depth needs to be checked.
    if raw.count(b"[") + raw.count(b"{") > DEEPEST and _depth(value) > DEEPEST:
        raise malformed("JSON 嵌套过深。", "The JSON is nested too deeply.")
    if not isinstance(value, dict):
        raise malformed("请求体应为 JSON 对象。", "The body must be a JSON object.")
    # Such characters can only be written as escapes, so most bodies need no check.
    if b"\\u" in raw:
        _check_strings(value)
    return value


def _depth(value: Any) -> int:
    """Return the nesting depth of containers, counted no further than just beyond ``DEEPEST``."""
    depth, level = 0, [value]
    while depth <= DEEPEST and (level := [each for each in level if isinstance(each, dict | list)]):
        depth += 1
        level = [inner for each in level for inner in (each.values() if isinstance(each, dict) else each)]
    return depth


def _check_strings(value: Any) -> None:
    if isinstance(value, str):
        if "\x00" in value:
            raise malformed("字符串不能含有 NUL(\\u0000)。", "Strings must not contain NUL (\\u0000).")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise malformed("字符串含有不成对的代理字符。", "A string has a surrogate without its pair.")
    elif isinstance(value, dict):
        for name, inner in value.items():
            _check_strings(name)
            _check_strings(inner)
    elif isinstance(value, list):
        for inner in value:
            _check_strings(inner)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        # Counted in one pass: there may be hundreds of thousands of names, and the event loop waits meanwhile.
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise malformed(f"JSON 中 {twice[:60]!r} 出现了两次。", f"The JSON has {twice[:60]!r} twice.")
    return found


def _constant(name: str) -> NoReturn:
    raise malformed(f"JSON 中不能有 {name}。", f"{name} is not JSON.")


def _integer(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > LARGEST_INTEGER:
        raise malformed(
            f"整数 {digits[:20]} 超出 ±(2^53−1)。", f"The integer {digits[:20]} is beyond ±(2^53−1), see RFC 7493."
        )
    return int(digits)


def _float(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise malformed(f"数字 {digits[:20]} 过大。", f"The number {digits[:20]} is too large.")
    return value


_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer, parse_float=_float)


def parse_query(request: RequestContext, known: Mapping[str, bool]) -> dict[str, Any]:
    """Return the query parameters as strings; ``known`` maps each declared name to whether it may be repeated.

    Refuses unknown or repeated parameters with ``invalid``, and a query that cannot be decoded with ``malformed``.
    """
    raw = request.scope["query_string"]
    if not raw:
        return {}
    try:
        pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except UnicodeDecodeError:
        raise malformed("查询串应为 UTF-8 并以百分号编码。", "The query must be percent-encoded UTF-8.") from None
    except ValueError:
        raise malformed(
            f"查询参数至多 {MOST_PARAMETERS} 个。", f"There are more than {MOST_PARAMETERS} query parameters."
        ) from None
    if any("\x00" in name or "\x00" in value for name, value in pairs):
        raise malformed("查询参数不能含有 NUL。", "Query parameters must not contain NUL.")
    found: dict[str, Any] = {}
    errors = []
    for name, value in pairs:
        if name not in known:
            errors.append(unknown(name, value, known, "query"))
        elif known[name]:
            found.setdefault(name, []).append(value)
        elif name in found:
            errors.append(
                {
                    "field": name,
                    "in": "query",
                    "value": value,
                    "detail": ["此参数只能出现一次。", "This parameter may come only once."],
                }
            )
        else:
            found[name] = value
    if errors:
        raise Failure(INVALID, errors)
    return found


def unknown(field: str, value: Any, known: Iterable[str], where: str | None = None) -> dict[str, Any]:
    """Return the error entry for an undeclared name, which lists the declared ones."""
    names = sorted(known)
    listed = ", ".join(names)
    entry: dict[str, Any] = {"field": field[:200], "value": value}
    if where:
        entry["in"] = where
        entry["detail"] = (
            [f"没有此参数;可用:{listed}。", f"Unknown parameter; there are: {listed}."]
            if names
            else ["此操作没有查询参数。", "This operation takes no query parameters."]
        )
    else:
        entry["detail"] = (
            [f"没有此字段;可用:{listed}。", f"Unknown field; there are: {listed}."]
            if names
            else ["此处不接受任何字段。", "No field is accepted here."]
        )
    return entry
