"""Export a list as a file, with its filters in force: ``format=xlsx`` or ``csv``, or the same by ``Accept``.

The pages are asked for one after the other, as the client takes the file: of one export, one call at most is under way
and one page is in memory. Each page is read with the authorization of the list. When one cannot be had, or the token is
revoked, the connection is broken off, so that no client takes the part that it has for the whole.
"""

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import aclosing, closing, contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure
from contracts.columns import Column, Value, columns_of, item_of
from contracts.common import PAGING
from contracts.operation import Operation
from contracts.problem import INVALID, OVERLOADED, TIMED_OUT, UNAVAILABLE
from gateway import bulk
from gateway.downloads import attachment
from gateway.export_files import Csv, Writer, Xlsx
from gateway.problems import EXPORTS_BUSY
from gateway.request_context import RequestContext, Response
from gateway.tokens import Ticket, Tokens

PARAMETER = "format"
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_BY_MEDIA_TYPE = {media.partition(";")[0]: name for name, media in MEDIA_TYPES.items()}
_WRITERS: dict[str, Callable[[str], Writer]] = {"csv": Csv, "xlsx": Xlsx}
# Of this process, and of one person: each keeps a service busy with pages for as long as it lasts.
MOST = 4
MOST_OF_ONE = 2
RETRY_SECONDS = 10
# A page that nobody can give now is asked for again after so many seconds each.
WAITS = (0.5, 1.0, 2.0, 4.0, 8.0)
# After so many rows, other requests get their turn.
ROWS_AT_ONCE = 50
# A media range with its weight; its other parameters narrow nothing down here (RFC 9110, 12.5.1).
_RANGE = re.compile(r'\s*([^;,\s]+)\s*((?:;\s*[^;=,\s]+=(?:"[^"]*"|[^;,\s]*)\s*)*)\Z')
_WEIGHT = re.compile(r";\s*q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*(?:;|\Z)")

log = structlog.get_logger("gateway.export")
Ask = Callable[[Call], Awaitable[Reply]]
# The heads of the columns, and the rows.
Table = tuple[Sequence[str], Iterable[Sequence[Value]]]
# Makes one of a query and its result, in a language.
Tabulate = Callable[[Mapping[str, Any], Mapping[str, Any], str], Table]


class BrokenOff(Exception):
    """An export could not be finished; the connection is closed before the end of the file."""


def format_of(request: RequestContext, query: dict[str, Any]) -> str:
    """Return the format in which a list is asked for, and take it from the query; empty for JSON.

    Raises ``Failure`` for a format that there is not.
    """
    given = query.pop(PARAMETER, None)
    if given is None:
        return _accepted(request.headers.get("accept", ""))
    if given not in MEDIA_TYPES:
        told = ["应为 xlsx 或 csv。", "Must be xlsx or csv."]
        raise Failure(INVALID, [{"field": PARAMETER, "in": "query", "value": given, "detail": told}])
    return str(given)


def _accepted(header: str) -> str:
    """Return the format that an Accept header names above all others; of two equally good ones the first."""
    header = header[:1000].lower()
    if "csv" not in header and "spreadsheetml" not in header:
        return ""
    best, found = 0.0, ""
    for part in header.split(","):
        if match := _RANGE.match(part):
            weight = _WEIGHT.search(match[2])
            quality = float(weight[1]) if weight else 0.0 if "q=" in match[2] else 1.0
            if quality > best:
                best, found = quality, _BY_MEDIA_TYPE.get(match[1], "")
    return found


class Exports:
    """The exports of this process."""

    def __init__(self, tokens: Tokens, timezone: str) -> None:
        self._tokens = tokens
        self._zone = ZoneInfo(timezone)
        self._columns: dict[tuple[Operation, str], list[Column]] = {}
        self._under_way: list[str] = []

    async def open(
        self, operation: Operation, request: RequestContext, ticket: Ticket | None, call: Call, ask: Ask
    ) -> Response:
        """Return the response for a whole list, in the format that ``call.export`` names.

        Its first page is read before, so that refusals are answered as ever. Raises ``Failure`` with ``EXPORTS_BUSY``,
        or that of the list.
        """
        person = request.actor.person_id or request.address
        if len(self._under_way) >= MOST or self._under_way.count(person) >= MOST_OF_ONE:
            raise Failure(EXPORTS_BUSY, seconds=RETRY_SECONDS)
        query = {name: value for name, value in (call.query or {}).items() if name not in PAGING}
        first = replace(call, query=query)
        title, headers = getattr(operation.summary, request.language), self._headers(operation, request)
        columns, writer = self._columns_of(operation, request.language), _WRITERS[call.export](title)
        with self._counted(person):
            pages = self._pages(request, ticket, first, await ask(first), ask)
            frames = self._frames(person, columns, writer, pages)
            # It counts from here on, until whoever sends it closes it.
            await anext(frames)
        return Response(200, headers=headers, frames=frames)

    def of_bulk(self, operation: Operation, request: RequestContext, body: Mapping[str, Any], reply: Reply) -> Response:
        """Return the results of a bulk as a file, in the format that was asked for; it may hold passwords."""
        table = bulk.table(operation, body["items"], reply, request.language, self._zone)
        return self.of_table(operation, request, table, secret=True)

    def of_table(
        self, operation: Operation, request: RequestContext, table: Table, *, secret: bool = False
    ) -> Response:
        """Return a whole table as a file, in the format that was asked for."""
        heads, rows = table
        with closing(_WRITERS[request.export](getattr(operation.summary, request.language))) as writer:
            content = writer.begin(heads) + writer.rows(rows) + writer.end()
        return Response(200, content, self._headers(operation, request), secret=secret)

    def _headers(self, operation: Operation, request: RequestContext) -> list[tuple[bytes, bytes]]:
        title = getattr(operation.summary, request.language)
        return [
            (b"content-type", MEDIA_TYPES[request.export].encode()),
            (b"content-disposition", self._disposition(operation, title, request.export)),
            (b"cache-control", b"no-store"),
            (b"vary", b"Accept, Accept-Language, Authorization"),
            # nginx would otherwise hold the file back until its buffer is full.
            (b"x-accel-buffering", b"no"),
        ]

    @contextmanager
    def _counted(self, person: str) -> Iterator[None]:
        self._under_way.append(person)
        try:
            yield
        finally:
            self._under_way.remove(person)

    async def _frames(
        self, person: str, columns: Sequence[Column], writer: Writer, pages: AsyncGenerator[list[dict[str, Any]]]
    ) -> AsyncGenerator[bytes]:
        with self._counted(person), closing(writer):
            async with aclosing(pages):
                yield b""
                yield writer.begin([column.head for column in columns])
                async for items in pages:
                    for start in range(0, len(items), ROWS_AT_ONCE):
                        part = items[start : start + ROWS_AT_ONCE]
                        if ready := writer.rows([column.read(item) for column in columns] for item in part):
                            yield ready
                        await asyncio.sleep(0)
                yield writer.end()

    async def _pages(
        self, request: RequestContext, ticket: Ticket | None, call: Call, reply: Reply, ask: Ask
    ) -> AsyncGenerator[list[dict[str, Any]]]:
        leaving = asyncio.create_task(request.left())
        try:
            while True:
                yield reply.body["items"]
                if not (cursor := reply.body["next"]):
                    return
                if leaving.done():
                    raise BrokenOff("the client has left")
                if ticket and not self._tokens.holds(ticket):
                    raise BrokenOff("the access token was revoked")
                reply = await _patiently(ask, replace(call, query={**(call.query or {}), "after": cursor}))
        finally:
            leaving.cancel()

    def _columns_of(self, operation: Operation, language: str) -> list[Column]:
        key = operation, language
        if key not in self._columns:
            item = item_of(operation)
            assert item is not None  # noqa: S101 (narrows the type: only lists come here)
            self._columns[key] = columns_of(item, language, self._zone)
        return self._columns[key]

    def _disposition(self, operation: Operation, title: str, format: str) -> bytes:
        """Return the header with a dated name: in ASCII, and with the title for who can read that."""
        day = datetime.now(self._zone).date().isoformat()
        plain = operation.name.removeprefix("list_").removeprefix("get_").replace("_", "-")
        return attachment(f"{title}-{day}.{format}", f"{plain}-{day}.{format}")


async def _patiently(ask: Ask, call: Call) -> Reply:
    """Ask for a page, again where no service could answer for the moment."""
    for seconds in WAITS:
        try:
            return await ask(call)
        except Failure as failure:
            if failure.problem not in (OVERLOADED, UNAVAILABLE, TIMED_OUT):
                raise BrokenOff(failure.problem.code) from None
            log.info("a page of an export is asked for again", reason=failure.problem.code)
        await asyncio.sleep(seconds)
    try:
        return await ask(call)
    except Failure as failure:
        raise BrokenOff(failure.problem.code) from None
