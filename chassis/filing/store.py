"""The store of the content of files: a folder of this machine, or a bucket of any S3-compatible server, by obstore.

``FILES_URL`` says which; without it, the folder ``files`` of the data folder. Content is written once under a key that
nothing else ever gets, read, and deleted. In a folder it is on the disk when ``put`` returns, also after a loss of
power; a server of S3 promises the same.
"""

import asyncio
import glob
import os
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, S3Store

from chassis.running.settings import Settings

# The smallest part that S3 takes of an upload in parts. At most two of them are in memory for each upload.
PART_BYTES = 5 * 1024 * 1024
FRAME_BYTES = 256 * 1024
# Of one request to a server of S3, and of all tries.
_SECONDS = "15s"
_RETRIES = 2


class StoreAway(Exception):
    """The store cannot be used now; the message says why."""


class NoContent(Exception):
    """The store has nothing under this key."""


@dataclass(frozen=True)
class Place:
    """Where the store is, as ``FILES_URL`` has it."""

    folder: Path | None = None
    bucket: str = ""
    endpoint: str = ""
    prefix: str = ""
    key_id: str = ""
    secret: str = ""
    region: str = ""
    virtual_hosted: bool = False


def place_of(settings: Settings) -> Place:
    """Read ``FILES_URL``, which the settings have checked."""
    if not settings.files_url:
        return Place(folder=settings.data_path / "files")
    parts = urlsplit(settings.files_url)
    if parts.scheme == "file":
        return Place(folder=Path(unquote(parts.path)))
    bucket, _, prefix = parts.path.strip("/").partition("/")
    options = dict(parse_qsl(parts.query))
    virtual, host = options.get("style") == "virtual", parts.netloc.rpartition("@")[2]
    return Place(
        bucket=bucket,
        endpoint=f"{parts.scheme.removeprefix('s3+')}://{f'{bucket}.' if virtual else ''}{host}",
        prefix=prefix,
        key_id=unquote(parts.username or ""),
        secret=unquote(parts.password or ""),
        region=options.get("region", "us-east-1"),
        virtual_hosted=virtual,
    )


class Store:
    """The store of one deployment. Every method raises ``StoreAway`` if it cannot be used."""

    def __init__(self, settings: Settings) -> None:
        self._place = place_of(settings)
        self._opened: ObjectStore | None = None

    def __str__(self) -> str:
        place = self._place
        return str(place.folder) if place.folder else f"bucket {place.bucket} at {place.endpoint}"

    async def put(self, key: str, content: AsyncIterator[bytes]) -> None:
        """Store what arrives, part by part; whatever ``content`` raises leaves nothing that can be read."""
        store = self._store()
        try:
            await obstore.put_async(store, key, content, use_multipart=True, chunk_size=PART_BYTES, max_concurrency=1)
            await asyncio.to_thread(self._settle, key)
        except (BaseError, OSError) as error:
            raise StoreAway(_said(error)) from error

    async def get(self, key: str, start: int, end: int) -> AsyncGenerator[bytes]:
        """Return the bytes from ``start`` up to but not ``end``, in portions. Raises ``NoContent``."""
        store = self._store()
        try:
            found = await obstore.get_async(store, key, options={"range": (start, end)})
        except FileNotFoundError as error:
            raise NoContent(key) from error
        except (BaseError, OSError) as error:
            raise StoreAway(_said(error)) from error
        return _portions(found.stream(min_chunk_size=FRAME_BYTES))

    async def discard(self, key: str) -> None:
        """Delete what nobody refers to yet, on an event loop; what cannot be deleted now is collected later."""
        try:
            await obstore.delete_async(self._store(), key)
        except (StoreAway, BaseError, OSError):
            return

    def delete(self, keys: list[str]) -> None:
        """Delete these, and what was left of writing them by a process that died; blocks."""
        store = self._store()
        for key in keys:
            try:
                obstore.delete(store, key)
            except FileNotFoundError:
                pass
            except (BaseError, OSError) as error:
                raise StoreAway(_said(error)) from error
            if self._place.folder:
                # A folder has content that is being written beside its place, as "key#1".
                for rest in glob.glob(f"{glob.escape(str(self._place.folder / key))}#*"):
                    Path(rest).unlink(missing_ok=True)

    def check(self) -> None:
        """Write, read and delete something; blocks."""
        key, store = f"check/{os.getpid()}", self._store()
        try:
            obstore.put(store, key, b"check")
            obstore.get(store, key).bytes()
            obstore.delete(store, key)
        except (BaseError, OSError) as error:
            raise StoreAway(_said(error)) from error

    def _store(self) -> ObjectStore:
        if self._opened is None:
            place = self._place
            try:
                self._opened = LocalStore(place.folder, mkdir=True) if place.folder else _bucket(place)
            except (BaseError, OSError, ValueError) as error:
                raise StoreAway(_said(error)) from error
        return self._opened

    def _settle(self, key: str) -> None:
        """Have a folder's content, and the entries that lead to it, written to the disk."""
        if self._place.folder is None:
            return
        path = self._place.folder / key
        for each in (path, path.parent, path.parent.parent, self._place.folder):
            descriptor = os.open(each, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _bucket(place: Place) -> S3Store:
    return S3Store(
        place.bucket,
        prefix=place.prefix or None,
        endpoint=place.endpoint,
        access_key_id=place.key_id,
        secret_access_key=place.secret,
        region=place.region,
        virtual_hosted_style_request=place.virtual_hosted,
        client_options={"allow_http": place.endpoint.startswith("http://"), "timeout": _SECONDS},
        retry_config={"max_retries": _RETRIES},
    )


async def _portions(stream: AsyncIterator[bytes]) -> AsyncGenerator[bytes]:
    async for portion in stream:
        yield bytes(portion)


def _said(error: Exception) -> str:
    """Return the first line of an error; what follows may hold the address with its credentials."""
    return str(error).strip().partition("\n")[0][:300]
