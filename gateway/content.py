"""Read the body of a request as strict JSON, and its query parameters."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from chassis.calling.errors import Failure
from chassis.running.confined import Bounds, Hindered, Overdone, run_confined_async
from contracts.problem import INVALID, OVERLOADED, TOO_SLOW, UNSUPPORTED_MEDIA
from gateway.problems import malformed, too_large
from gateway.request_context import RequestContext
from gateway.strict_json import Malformed, parse_json

# Figures are asked for by up to 50 names, of up to 100 subjects.
MOST_PARAMETERS = 200
BODY_SECONDS = 20
# What is larger would hold the event loop for longer than the requests of others should wait.
MOST_ON_LOOP = 256 * 1024
_RETRY_SECONDS = 3
_BOUNDS = Bounds(memory=128 * 1024 * 1024, processor_seconds=5, seconds=15, answer=64 * 1024)


async def read_body(request: RequestContext, most: int) -> bytes:
    """Read the whole body, at most ``most`` bytes, checked by Content-Length before and by counting while it is read.

    It must arrive within ``BODY_SECONDS``: a client that sends it slowly takes up room that others need.
    """
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length[:20]) > most:
        raise too_large(most)
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
            raise too_large(most)
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


async def parse_body(raw: bytes, large: asyncio.Semaphore) -> dict[str, Any]:
    """Parse a body, see ``strict_json``; a large one is checked in a process of its own while the event loop goes on.

    ``large`` bounds how many are checked at once, since each takes a processor.
    Raises ``Failure`` with ``malformed``, or with ``OVERLOADED`` if the machine has too much to do to check it in time.
    """
    try:
        if len(raw) <= MOST_ON_LOOP:
            return parse_json(raw)
        async with large:
            refused = await run_confined_async("gateway.strict_json", raw, _BOUNDS)
    except Malformed as refusal:
        raise malformed(refusal.zh, refusal.en) from None
    except Hindered:
        raise Failure(OVERLOADED, seconds=_RETRY_SECONDS) from None
    except Overdone:
        raise malformed("JSON 过大,无法解析。", "The JSON is too large to be parsed.") from None
    if refused:
        raise malformed(*json.loads(refused))
    # It has few values, so this takes no longer than to copy it.
    return dict(json.loads(raw))


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
