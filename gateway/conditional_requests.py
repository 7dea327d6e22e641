"""Conditional requests (RFC 9110, 13) and the Idempotency-Key."""

import hashlib
import re
from dataclasses import replace

from chassis.calling.errors import Failure
from contracts.operation import IfMatch, Operation
from contracts.problem import CHANGED, PRECONDITION_REQUIRED, Text
from gateway.problems import malformed
from gateway.request_context import RequestContext

# An entity tag: whether it is weak, and the text in its quotes (RFC 9110, 8.8.3).
_TAG = re.compile(r'\s*(W/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?:,|\Z)')
_KEY = re.compile(r"[\x21-\x7e]{1,200}\Z")
# The format of ``etag``, or the bare version, for clients that take it from the content.
_OURS = re.compile(r"(0|[1-9][0-9]{0,18})(?:-[0-9a-f]+)?(?:-gzip)?\Z")
# Ends the tag of what was sent compressed, see ``gateway.compression``.
SUFFIX = "-gzip"
_LARGEST_VERSION = 2**63 - 1

_NO_LONGER = replace(
    CHANGED,
    detail=Text(
        "If-Match 为 {given},不是当前版本。请重新读取后再修改。",
        "If-Match says {given}, which is not the current version. Read it again, then change it.",
    ),
)


def etag(version: int, content: bytes) -> str:
    """Return the entity tag of this content of a version.

    The version alone would not suffice: a representation also holds names of other objects, what is due today and what
    the caller may do, which change while the version stays.
    """
    return f'"{version}-{hashlib.blake2b(content, digest_size=8).hexdigest()}"'


def expected_version(operation: Operation, request: RequestContext) -> int | None:
    """Return the version that If-Match names, ``None`` where any version is accepted.

    Only the version in a tag counts, since the rest of the content is not what the caller changes. ``*`` only asks that
    the object exists, which the service checks anyway; where the operation requires a version it protects nothing and
    is refused like a missing header (428). A weak tag, or one that was not issued here, never matches (412). Several
    tags cannot be passed to the service and are refused (400).
    """
    given = request.headers.get("if-match")
    if operation.if_match is IfMatch.NO:
        return None
    if given is None or given.strip() == "*":
        if operation.if_match is IfMatch.REQUIRED:
            raise Failure(PRECONDITION_REQUIRED)
        return None
    tags = entity_tags(given)
    if tags is None or len(tags) != 1:
        raise malformed(
            'If-Match 应为一个 ETag,例如 "3"(含引号)。', 'If-Match must be one ETag such as "3", with its quotes.'
        )
    weak, opaque = tags[0]
    ours = _OURS.match(opaque)
    if weak or not ours or int(ours[1]) > _LARGEST_VERSION:
        raise Failure(_NO_LONGER, given=given[:60])
    return int(ours[1])


def not_modified(request: RequestContext, tag: str) -> bool:
    """Whether If-None-Match names this tag; compared weakly (RFC 9110, 13.1.2)."""
    given = request.headers.get("if-none-match")
    if given is None:
        return False
    if given.strip() == "*":
        return True
    # An unreadable header is ignored as a condition: the client gets the whole content.
    return any(f'"{opaque.removesuffix(SUFFIX)}"' == tag for _, opaque in entity_tags(given) or ())


def entity_tags(header: str) -> list[tuple[bool, str]] | None:
    """Parse a list of tags, each with whether it is weak; ``None`` for a list that is not well-formed."""
    found, place = [], 0
    while place < len(header):
        match = _TAG.match(header, place)
        if not match:
            return None
        found.append((bool(match[1]), match[2]))
        place = match.end()
    return found if not header.rstrip().endswith(",") else None


def idempotency_key(operation: Operation, request: RequestContext) -> str | None:
    """Return the key of a write, 1 to 200 visible ASCII characters; refuses any other with ``malformed``."""
    given = request.headers.get("idempotency-key")
    if given is None or not operation.writes:
        return None
    if not _KEY.match(given):
        raise malformed(
            "Idempotency-Key 应为 1 至 200 个可见 ASCII 字符,且只出现一次。",
            "Idempotency-Key must be 1 to 200 visible ASCII characters, and come once.",
        )
    return given
