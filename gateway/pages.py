"""Pages of the gateway itself: the description and reference of the API, and the explanation of each problem."""

import hashlib
import html
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

from chassis.calling.errors import not_found
from contracts.documents import asyncapi
from contracts.nouns import PAGE, PROBLEM
from contracts.operation import Operation
from contracts.problem import Problem
from gateway.conditional_requests import not_modified
from gateway.content import parse_query
from gateway.language import LANGUAGES, TAGS
from gateway.openapi import document
from gateway.problems import OF_THE_GATEWAY
from gateway.request_context import RequestContext, Response

# The reference page loads nothing from other hosts and sends requests to this gateway only.
PAGE_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    b"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_ENCODED = (b"vary", b"Accept-Encoding")
_KINDS = {
    ".html": b"text/html; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".js": b"text/javascript; charset=utf-8",
    ".svg": b"image/svg+xml",
}


class Pages:
    """Serves ``/openapi.json``, ``/asyncapi.json``, ``/docs`` and ``/problems/{code}``, read and built once."""

    def __init__(
        self,
        operations: Iterable[Operation],
        public_url: str,
        public_keys: Callable[[], Awaitable[list[dict[str, Any]]]],
    ) -> None:
        self._public_keys = public_keys
        self._operations = tuple(operation for operation in operations if operation.path)
        self._public_url = public_url
        self._descriptions: dict[str, bytes] = {}
        self._events = b""
        self._assets = {
            asset.name: asset.read_bytes()
            for asset in files("gateway").joinpath("static").iterdir()
            if asset.name[asset.name.rfind(".") :] in _KINDS
        }
        self._problems, self._told_by = _problems(self._operations)

    async def openapi(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Return the OpenAPI 3.1 document, in the language asked for by ``lang`` or Accept-Language."""
        request.label = "openapi"
        asked = parse_query(request, {"lang": False}).get("lang")
        language = asked if asked in LANGUAGES else request.language
        if language not in self._descriptions:
            built = document(self._operations, language, self._public_url)
            self._descriptions[language] = json.dumps(built, ensure_ascii=False).encode()
        headers = [(b"content-language", TAGS[language].encode()), (b"vary", b"Accept-Encoding, Accept-Language")]
        return _cacheable(request, self._descriptions[language], b"application/json", headers)

    async def asyncapi(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Return the AsyncAPI 3.0 document of the events, in both languages."""
        request.label = "asyncapi"
        if not self._events:
            self._events = asyncapi.text().encode()
        return _cacheable(request, self._events, b"application/json", [_ENCODED])

    async def docs(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Return the reference page and its parts."""
        request.label = "docs"
        name = values[0] if values else "docs.html"
        if name not in self._assets:
            raise not_found(PAGE, name[:60])
        kind = _KINDS[name[name.rfind(".") :]]
        return _cacheable(request, self._assets[name], kind, [(b"content-security-policy", PAGE_POLICY), _ENCODED])

    async def keys(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Return the keys that verify access tokens, as a JSON Web Key Set (RFC 7517)."""
        request.label = "keys"
        body = json.dumps({"keys": await self._public_keys()}).encode()
        return Response(200, body, [(b"content-type", b"application/jwk-set+json"), (b"cache-control", b"max-age=60")])

    async def problems(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Return the list of all problems."""
        request.label = "problems"
        return self._told(request, [self._describe(problem) for problem in self._problems.values()], "Problems")

    async def problem(self, request: RequestContext, values: tuple[str, ...]) -> Response:
        """Explain one problem; the ``type`` of every problem document points here."""
        request.label = "problem"
        if values[0] not in self._problems:
            raise not_found(PROBLEM, values[0][:60])
        return self._told(request, self._describe(self._problems[values[0]]), values[0])

    def _describe(self, problem: Problem) -> dict[str, object]:
        return {
            "type": f"/problems/{problem.code}",
            "code": problem.code,
            "status": problem.status,
            "title": problem.title._asdict(),
            "detail": problem.detail._asdict(),
            "operations": sorted(self._told_by.get(problem.code, ())) or "any",
        }

    def _told(self, request: RequestContext, content: object, title: str) -> Response:
        text = json.dumps(content, ensure_ascii=False, indent=2)
        vary = [(b"vary", b"Accept, Accept-Encoding")]
        if "text/html" in request.headers.get("accept", ""):
            page = (
                f"<!doctype html><meta charset=utf-8><title>{html.escape(title)}</title><pre>{html.escape(text)}</pre>"
            )
            return _cacheable(request, page.encode(), _KINDS[".html"], vary)
        return _cacheable(request, text.encode(), b"application/json", vary)


def _problems(operations: Iterable[Operation]) -> tuple[dict[str, Problem], dict[str, set[str]]]:
    """Return every problem by its code, and the operations that declare it."""
    found = {problem.code: problem for problem in OF_THE_GATEWAY}
    told_by: dict[str, set[str]] = defaultdict(set)
    for operation in operations:
        for problem in operation.problems:
            found.setdefault(problem.code, problem)
            told_by[problem.code].add(operation.name)
    return dict(sorted(found.items())), told_by


def _cacheable(request: RequestContext, body: bytes, kind: bytes, headers: list[tuple[bytes, bytes]]) -> Response:
    """Return a response that a client may store and revalidate by its tag."""
    tag = _tag(body)
    common = [(b"etag", tag.encode()), (b"cache-control", b"no-cache"), *headers]
    if not_modified(request, tag):
        return Response(304, headers=common)
    return Response(200, body, [(b"content-type", kind), *common], constant=True)


@lru_cache(maxsize=32)
def _tag(body: bytes) -> str:
    """Return the entity tag of a page; the description of the API is half a megabyte and always the same."""
    return f'"{hashlib.sha256(body).hexdigest()[:20]}"'
