"""Carries the content of files between clients and the store, portion by portion (``contracts.files``).

An upload goes in this order, so that a process may die at any moment and leave neither a file without content nor
content that can be read without a file:

1. the service says whether the caller may, and notes that there will be content (``begin``);
2. the content goes to the store, while its checksum and type are found and the scanner looks at it;
3. the service attaches it (``attach``): only now is there a file.

What was begun and not attached is deleted by the service (``chassis.filing.collecting``).
"""

import asyncio
import base64
import hashlib
import re
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import structlog

from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure
from chassis.filing.store import NoContent, Store, StoreAway
from chassis.running.failpoint import failpoint
from chassis.running.settings import Settings
from contracts.file_problems import (
    CANNOT_ADD,
    CONTENT_LOST,
    CONTENT_REFUSED,
    DIGEST_DIFFERS,
    NO_FILE,
    NOT_SCANNED,
    STORE_AWAY,
    TOO_MANY_FILES,
    TYPE_REFUSED,
)
from contracts.files import LONGEST_NAME, LONGEST_UPLOAD, Attachable, file_name, key_of
from contracts.operation import Operation
from contracts.problem import OVERLOADED, TOO_SLOW
from gateway.content import ClientLeft
from gateway.downloads import response
from gateway.file_types import Refused, TypeFinder, accepted
from gateway.problems import malformed, too_large
from gateway.request_context import RequestContext, Response
from gateway.scanning import Scan, ScannerAway

MEGABYTE = 1024 * 1024
# Uploads that one gateway takes at once, each with up to two parts in memory; and of those, one person's.
MOST_UPLOADS, MOST_OF_ONE = 12, 4
# For the whole of an upload: as long as at this rate, and a while more; and for the next bytes of it.
SLOWEST_BYTES = 32 * 1024
FIRST_SECONDS = 20.0
STALLED_SECONDS = 20.0
RETRY_SECONDS = 5
_DIGEST = re.compile(r"(?:\A|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|\Z)")
# What a form sends, and not a file.
_FORMS = ("multipart/", "application/x-www-form-urlencoded")

Ask = Callable[[str, Operation, Call], Awaitable[Reply]]
Carrier = Callable[[RequestContext, Mapping[str, str], Mapping[str, Any], str | None], Awaitable[Reply | Response]]

log = structlog.get_logger("gateway.files")


class Files:
    """Uploads and downloads of this gateway."""

    def __init__(self, settings: Settings, ask: Ask) -> None:
        self._most = settings.files_max_mb * MEGABYTE
        self._scanner = settings.files_scanner
        self._store = Store(settings)
        self._ask = ask
        self._under_way: Counter[str] = Counter()

    def carriers(self, attachable: Attachable) -> dict[Operation, Carrier]:
        """Return what answers the operations that carry content, for one kind of thing."""

        async def upload(
            request: RequestContext, path: Mapping[str, str], query: Mapping[str, Any], key: str | None
        ) -> Reply:
            return await self._upload(attachable, request, path, query, key)

        async def download(
            request: RequestContext, path: Mapping[str, str], query: Mapping[str, Any], key: str | None
        ) -> Response:
            return await self._download(attachable, request, path)

        return {attachable.upload: upload, attachable.download: download}

    async def _upload(
        self,
        attachable: Attachable,
        request: RequestContext,
        path: Mapping[str, str],
        query: Mapping[str, Any],
        key: str | None,
    ) -> Reply:
        """Take a file and attach it. Whatever can be refused by the head is refused before the content is read.

        With a key that waits for the content where another file cannot be added: it may be the repetition of the upload
        after which that was so, which gets the answer of then.
        """
        _check_head(request, self._most)
        digests = list(_digests(request))
        name, kind = file_name(query["name"]), {name: query[name] for name in ("kind",) if name in query}
        with self._room(request):
            taken = Taken(request, self._most, name, self._scanner)
            try:
                begun = await self._call(attachable, attachable.begin, request, {**path, **kind})
            except Failure as refused:
                if key is None or refused.problem not in (CANNOT_ADD, TOO_MANY_FILES):
                    raise
                async for _ in taken.portions():
                    pass
                known = await taken.known(digests)
                # Without a file that was begun, the service attaches nothing: it repeats its answer, or refuses again.
                body = {**path, **kind, **known, "file_id": str(uuid.uuid4())}
                return await self._call(attachable, attachable.attach, request, body, key)
            file_id = str(begun.body["file_id"])
            stored = key_of(attachable.service, file_id)
            failpoint("upload.after_begin")
            try:
                await self._store.put(stored, taken.portions())
                failpoint("upload.after_put")
                known = await taken.known(digests)
            except BaseException as error:
                # It cannot have been attached, so nobody refers to it.
                await self._store.discard(stored)
                if isinstance(error, StoreAway):
                    raise taken.failure or self._away(error) from error
                raise
            body = {**path, **kind, **known, "file_id": file_id}
            return await self._call(attachable, attachable.attach, request, body, key)

    async def _download(self, attachable: Attachable, request: RequestContext, path: Mapping[str, str]) -> Response:
        within = {name: path[name] for name in attachable.parameters}
        file_id = path[f"{attachable.file.name}_id"]
        query = {**within, "file_id": file_id}
        opened = (await self._call(attachable, attachable.open, request, None, query=query)).body
        found, start, end = response(request, opened)
        if found.status in (200, 206) and request.method != "HEAD" and end > start:
            try:
                found.frames = await self._store.get(key_of(attachable.service, file_id), start, end)
            except NoContent:
                log.warning("the content of a file is gone", service=attachable.service, file=file_id)
                raise Failure(CONTENT_LOST, name=opened["name"], request_id=request.request_id) from None
            except StoreAway as error:
                raise self._away(error) from error
        return found

    async def _call(
        self,
        attachable: Attachable,
        operation: Operation,
        request: RequestContext,
        body: Mapping[str, Any] | None,
        key: str | None = None,
        query: Mapping[str, Any] | None = None,
    ) -> Reply:
        call = Call(
            query=query,
            body=body,
            actor=request.actor,
            idempotency_key=key,
            correlation=request.request_id,
            traceparent=request.traceparent,
            address=request.address,
        )
        return await self._ask(attachable.service, operation, call)

    @contextmanager
    def _room(self, request: RequestContext) -> Iterator[None]:
        person = str(request.actor.person_id)
        if self._under_way.total() >= MOST_UPLOADS or self._under_way[person] >= MOST_OF_ONE:
            raise Failure(OVERLOADED, seconds=RETRY_SECONDS)
        self._under_way[person] += 1
        try:
            yield
        finally:
            self._under_way[person] -= 1
            self._under_way += Counter()

    def _away(self, error: Exception) -> Failure:
        log.error("the store of files is away", store=str(self._store), error=str(error))
        return Failure(STORE_AWAY, seconds=RETRY_SECONDS)


class Taken:
    """The content of one upload as it arrives: counted, and shown to everybody who has to see it."""

    def __init__(self, request: RequestContext, most: int, name: str, scanner: str) -> None:
        self._request, self._most, self._name, self._scanner = request, most, name, scanner
        self._types, self._hash, self._size = TypeFinder(name), hashlib.sha256(), 0
        self._scan: Scan | None = None
        # What was wrong, in case that the store calls it something else.
        self.failure: BaseException | None = None

    async def portions(self) -> AsyncIterator[bytes]:
        """Yield the content as it arrives. Raises ``Failure`` or ``ClientLeft`` as soon as it cannot be taken."""
        try:
            if self._scanner:
                self._scan = await Scan.begin(self._scanner)
            async for portion in received(self._request, self._most):
                self._size += len(portion)
                self._hash.update(portion)
                self._types.see(portion)
                if self._scan:
                    await self._scan.see(portion)
                yield portion
                failpoint("upload.after_part")
        except BaseException as error:
            if self._scan:
                self._scan.close()
            self.failure = self._worded(error)
            raise self.failure from error

    async def known(self, digests: list[tuple[str, str]]) -> dict[str, Any]:
        """Return what is known of the content now that all of it was seen. Raises ``Failure``."""
        found = base64.b64encode(self._hash.digest()).decode()
        for header, given in digests:
            if given != found:
                raise Failure(DIGEST_DIFFERS, header=header, given=given, found=found)
        try:
            kind = self._types.found()
            if self._scan and (worm := await self._scan.found()):
                log.warning("the scanner has found something", found=worm, person=self._request.actor.person_id)
                raise Failure(CONTENT_REFUSED, name=self._name, found=worm)
        except (Refused, ScannerAway) as error:
            raise self._worded(error) from error
        finally:
            if self._scan:
                self._scan.close()
        return {
            "name": kind.named(self._name, LONGEST_NAME),
            "media_type": kind.media_type,
            "size": self._size,
            "sha256": self._hash.hexdigest(),
        }

    def _worded(self, error: BaseException) -> BaseException:
        if isinstance(error, Refused):
            return Failure(TYPE_REFUSED, name=self._name, found=error.found, allowed=accepted())
        if isinstance(error, ScannerAway):
            log.error("the scanner is away", scanner=self._scanner, error=str(error))
            return Failure(NOT_SCANNED, seconds=RETRY_SECONDS)
        return error


async def received(request: RequestContext, most: int) -> AsyncIterator[bytes]:
    """Yield the body as it arrives, at most ``most`` bytes, as long as it does not come too slowly.

    Raises ``Failure`` or ``ClientLeft``.
    """
    length = request.headers.get("content-length", "")
    seconds = FIRST_SECONDS + (int(length) if length.isdigit() else most) / SLOWEST_BYTES
    # The service gives up on one that lasts for longer.
    seconds = min(seconds, LONGEST_UPLOAD.total_seconds())
    # The server of HTTP would otherwise end the connection after the time that other requests have.
    if lengthen := request.scope.get("lianshang.lengthen"):
        lengthen(seconds + STALLED_SECONDS)
    until, size, more = time.monotonic() + seconds, 0, True
    while more:
        left = min(STALLED_SECONDS, until - time.monotonic())
        try:
            async with asyncio.timeout(left):
                message = await request.receive()
        except TimeoutError:
            # Otherwise the rest of the body would be read as the next request.
            request.extra.append((b"connection", b"close"))
            raise Failure(TOO_SLOW, seconds=int(STALLED_SECONDS if left == STALLED_SECONDS else seconds)) from None
        if message["type"] == "http.disconnect":
            raise ClientLeft
        portion, more = message.get("body", b""), message.get("more_body", False)
        size += len(portion)
        if size > most:
            raise too_large(most)
        if portion:
            yield portion


def _check_head(request: RequestContext, most: int) -> None:
    kind = request.headers.get("content-type", "").strip().lower()
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if kind.startswith(_FORMS) or encoding != "identity":
        raise Failure(NO_FILE)
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length[:20]) > most:
        raise too_large(most)


def _digests(request: RequestContext) -> Iterator[tuple[str, str]]:
    """Yield the SHA-256 checksums that the client gives (RFC 9530); those of other algorithms are for others."""
    for header in ("Repr-Digest", "Content-Digest"):
        given = request.headers.get(header.lower())
        if given is None:
            continue
        if "sha-256=" in given and not _DIGEST.search(given):
            raise malformed(f"{header} 应为 sha-256=:Base64:。", f"{header} must have the form sha-256=:Base64:.")
        if found := _DIGEST.search(given):
            yield header, found[1]
