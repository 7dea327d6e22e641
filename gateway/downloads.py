"""The response that carries a file: headers, conditions and ranges (RFC 9110, 13 and 14; RFC 6266; RFC 9530).

A file is never shown as a page of the platform: a browser saves it, takes its type as it is told, and would run nothing
in it.
"""

import base64
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from chassis.calling.errors import Failure
from contracts.file_problems import RANGE_REFUSED
from gateway.conditional_requests import entity_tags, not_modified
from gateway.request_context import Headers, RequestContext, Response

_RANGE = re.compile(r"bytes=\s*(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))\s*\Z")
_POLICY = b"sandbox; default-src 'none'; frame-ancestors 'none'"
# RFC 8187: what stands in a name unencoded.
_PLAIN = "!#$&+-.^_`|~"


def response(request: RequestContext, file: Mapping[str, Any]) -> tuple[Response, int, int]:
    """Return the response without its frames, and which bytes it holds: from the first up to but not the last.

    ``file`` has ``name``, ``media_type``, ``size`` and ``sha256``. Raises ``Failure`` with ``RANGE_REFUSED``.
    """
    tag, size = f'"{file["sha256"]}"', file["size"]
    digest = base64.b64encode(bytes.fromhex(file["sha256"])).decode()
    headers: Headers = [
        (b"etag", tag.encode()),
        # For the caller alone; and nobody in between may change it, since ranges and the checksum are of these bytes.
        (b"cache-control", b"private, no-cache, no-transform"),
        (b"vary", b"Authorization"),
        (b"accept-ranges", b"bytes"),
        (b"content-security-policy", _POLICY),
    ]
    if not_modified(request, tag):
        return Response(304, headers=headers, tag=tag), 0, 0
    start, end = _range(request, tag, size)
    headers += [
        (b"content-type", _typed(file["media_type"])),
        (b"content-disposition", attachment(file["name"])),
        (b"content-length", b"%d" % (end - start)),
        (b"repr-digest", f"sha-256=:{digest}:".encode()),
    ]
    partial = (start, end) != (0, size)
    if partial:
        headers.append((b"content-range", b"bytes %d-%d/%d" % (start, end - 1, size)))
    return Response(206 if partial else 200, headers=headers, sized=True, tag=tag), start, end


def _range(request: RequestContext, tag: str, size: int) -> tuple[int, int]:
    """Return the bytes that are asked for: all of them if it is not one range, or If-Range names other content."""
    given = request.headers.get("range")
    found = _RANGE.match(given.strip()) if given else None
    # A moment in If-Range is no content of ours: there is no Last-Modified.
    condition = request.headers.get("if-range")
    if found is None or (condition is not None and entity_tags(condition) != [(False, tag.strip('"'))]):
        return 0, size
    first, last, suffix = found.groups()
    if suffix is not None:
        start, end = max(0, size - int(suffix)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return 0, size
    if start >= end:
        request.extra.append((b"content-range", b"bytes */%d" % size))
        raise Failure(RANGE_REFUSED, size=size, given=(given or "")[:60])
    return start, end


def _typed(media_type: str) -> bytes:
    return f"{media_type}; charset=utf-8".encode() if media_type.startswith("text/") else media_type.encode()


def attachment(name: str, plain: str = "") -> bytes:
    """Return the header by which a browser saves a file under its name (RFC 6266); old ones under ``plain``, of ASCII.

    Without ``plain`` it is the name with other characters replaced.
    """
    plain = plain or re.sub(r'[^\x20-\x7e]|["\\%;]', "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe=_PLAIN)}".encode("ascii")
