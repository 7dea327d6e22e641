"""Uploads and downloads at the gateway: what it takes, what it refuses and when, and what it leaves in the store."""

import asyncio
import base64
import hashlib
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from chassis.calling.errors import Failure
from chassis.filing.attaching import UNFINISHED
from contracts.file_problems import TOO_MANY_FILES
from contracts.files import key_of
from contracts.requests.files import REQUEST_FILES
from contracts.roles import Role
from gateway import files
from gateway.request_context import read_head
from tests import filing
from tests.gateway.recorded import Caller, RecordedBus, calling
from tests.gateway.serving import serving
from tests.servers import Server, free_ports

REQUEST = str(uuid4())
PATH = f"/v1/requests/{REQUEST}/files"
OPERATIONS = tuple(each for each in REQUEST_FILES.declared if getattr(each, "path", None) and hasattr(each, "access"))


class Shelf:
    """What a service would keep, and a folder with the content."""

    def __init__(self, bus: RecordedBus, folder: Path) -> None:
        self.folder, self.attached = folder, dict[str, dict[str, Any]]()
        self.refusal: Failure | None = None
        bus.answer("requests", "begin_request_file", self._begin)
        bus.answer("requests", "attach_request_file", self._attach)
        bus.answer("requests", "open_request_file", lambda call: self.attached[call["query"]["file_id"]])

    def _begin(self, call: dict[str, Any]) -> Any:
        return self.refusal or {"file_id": str(uuid4())}

    def _attach(self, call: dict[str, Any]) -> Any:
        body = call["body"]
        self.attached[body["file_id"]] = body
        return {**body, "id": body["file_id"]}

    def left(self) -> list[str]:
        """What is in the folder, readable or not."""
        return sorted(path.name for path in self.folder.rglob("*") if path.is_file())


def uploaded(call: Caller, content: Any, name: str = "说明.pdf", **headers: str) -> Any:
    return call(
        "POST", PATH, content=content, params={"name": name, "kind": "matter"},
        headers={"Content-Type": "application/octet-stream", "Accept-Language": "en", **headers},
    )  # fmt: skip


@pytest.fixture
def call(tmp_path: Path) -> Iterator[Caller]:
    with shelved(tmp_path) as caller:
        yield caller


@contextmanager
def shelved(folder: Path, **settings: Any) -> Iterator[Caller]:
    with calling(OPERATIONS, ("requests", "registry"), files_url=f"file://{folder}", **settings) as caller:
        caller.bearer = caller.bus.signer.bearer(Role.ENTERPRISE_CONTACT)
        yield caller


@pytest.fixture
def shelf(call: Caller, tmp_path: Path) -> Shelf:
    return Shelf(call.bus, tmp_path)


def test_what_is_attached_is_what_came(call: Caller, shelf: Shelf, tmp_path: Path) -> None:
    content = filing.PDF + bytes(11 * 1024 * 1024)
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    answer = uploaded(call, content, "a/../年度 报告.PDF", **{"Repr-Digest": f"sha-256=:{digest}:"})
    assert answer.status_code == 201, answer.text
    (file_id, file), = shelf.attached.items()  # fmt: skip
    assert (file["name"], file["media_type"], file["size"]) == ("年度 报告.PDF", "application/pdf", len(content))
    assert file["sha256"] == hashlib.sha256(content).hexdigest()
    assert (tmp_path / key_of("requests", file_id)).read_bytes() == content


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (filing.HTML, "照片.png", "markup"),
        (filing.SVG, "图.svg", "markup"),
        (b"GIF89a/*" + filing.HTML, "图.gif", "GIF"),
        (filing.archive({"a.html": filing.HTML}), "文档.docx", "ZIP"),
    ],
)
def test_a_type_that_is_not_accepted_is_named_and_leaves_nothing(
    call: Caller, shelf: Shelf, content: bytes, name: str, says: str
) -> None:
    answer = uploaded(call, content, name)
    assert (answer.status_code, answer.json()["code"]) == (415, "file-type-refused")
    assert says in answer.json()["detail"]
    assert "Word" in answer.json()["detail"]
    assert (shelf.attached, shelf.left()) == ({}, [])


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Content-Type": "multipart/form-data; boundary=x"}, 415, "not-a-file"),
        ({"Content-Encoding": "gzip"}, 415, "not-a-file"),
        ({"Content-Digest": "sha-256=:" + "A" * 43 + "=:"}, 422, "digest-differs"),
        ({"Repr-Digest": "sha-256=abc"}, 400, "malformed"),
    ],
)
def test_heads_that_cannot_be(call: Caller, shelf: Shelf, headers: dict[str, str], status: int, code: str) -> None:
    answer = uploaded(call, filing.PDF, **headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (shelf.attached, shelf.left()) == ({}, [])


@pytest.mark.parametrize("name", ["", "..", "a\nb.pdf", "x" * 201, "\u202e"])
def test_names_that_cannot_be(call: Caller, shelf: Shelf, name: str) -> None:
    answer = uploaded(call, filing.PDF, name)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "name")
    assert not call.bus.named("begin_request_file")


def test_25_megabytes_are_refused_by_their_head_or_when_they_are_too_much(call: Caller, shelf: Shelf) -> None:
    content = filing.PDF + bytes(25 * 1024 * 1024)
    answer = uploaded(call, content)
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
    assert "20 MB" in answer.json()["detail"]
    assert not call.bus.named("begin_request_file")
    chunked = uploaded(call, iter([content[start : start + 65536] for start in range(0, len(content), 65536)]))
    assert (chunked.status_code, chunked.json()["code"]) == (413, "too-large")
    assert (shelf.attached, shelf.left()) == ({}, [])


def test_a_store_that_is_away_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with shelved(tmp_path / "file" / "files") as call:
        shelf = Shelf(call.bus, tmp_path)
        answer = uploaded(call, filing.PDF)
        assert (answer.status_code, answer.json()["code"]) == (503, "file-store-away")
        assert answer.headers["retry-after"]
        assert shelf.attached == {}


def test_an_upload_has_no_more_time_than_until_the_service_gives_up_on_it() -> None:
    lengthened: list[float] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def take() -> None:
        scope = {"method": "POST", "path": PATH, "headers": [], "lianshang.lengthen": lengthened.append}
        async for _ in files.received(read_head(scope, receive), 500 * files.MEGABYTE):
            pass

    asyncio.run(take())
    assert lengthened[0] < UNFINISHED.total_seconds()


@pytest.fixture
def file(call: Caller, shelf: Shelf) -> str:
    """A file that can be downloaded."""
    return str(uploaded(call, filing.PDF, '报"告;.pdf').json()["id"])


@pytest.mark.parametrize(
    ("given", "status", "start", "end"),
    [
        ("bytes=0-3", 206, 0, 4),
        ("bytes=5-", 206, 5, None),
        ("bytes=-6", 206, len(filing.PDF) - 6, None),
        ("bytes=2-999999", 206, 2, None),
        ("bytes=-999999", 200, 0, None),
        ("bytes=0-0,2-3", 200, 0, None),
        ("bytes=9-3", 200, 0, None),
        ("pages=1-2", 200, 0, None),
        (f"bytes={len(filing.PDF)}-", 416, 0, 0),
        ("bytes=-0", 416, 0, 0),
    ],
)
def test_ranges(call: Caller, file: str, given: str, status: int, start: int, end: int | None) -> None:
    answer = call("GET", f"{PATH}/{file}/content", headers={"Range": given})
    assert answer.status_code == status
    if status == 416:
        assert str(len(filing.PDF)) in answer.json()["detail"]
        assert answer.headers["content-range"] == f"bytes */{len(filing.PDF)}"
    else:
        assert answer.content == filing.PDF[start:end]
        assert answer.headers["content-length"] == str(len(answer.content))


def test_a_file_is_never_a_page(call: Caller, file: str) -> None:
    answer = call("GET", f"{PATH}/{file}/content", headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
    assert answer.headers["content-type"] == "application/pdf"
    disposition = answer.headers["content-disposition"]
    assert disposition == "attachment; filename=\"____.pdf\"; filename*=UTF-8''%E6%8A%A5_%E5%91%8A%3B.pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox;")
    assert "content-encoding" not in answer.headers
    assert "no-transform" in answer.headers["cache-control"]


def test_content_that_is_gone_is_said_to_be(call: Caller, shelf: Shelf, file: str) -> None:
    for path in shelf.folder.rglob("*"):
        if path.is_file():
            path.unlink()
    answer = call("GET", f"{PATH}/{file}/content")
    assert (answer.status_code, answer.json()["code"]) == (410, "file-content-lost")


@asynccontextmanager
async def dialled(
    folder: Path, head: str = "", refusal: Failure | None = None, **settings: Any
) -> AsyncIterator[tuple[Shelf, asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection to a gateway on which the head of an upload has been sent."""
    bus = RecordedBus()
    shelf = Shelf(bus, folder)
    shelf.refusal = refusal
    started = serving(bus, operations=OPERATIONS, services=("requests",), files_url=f"file://{folder}", **settings)
    async with started as (_server, _task, client):
        token = bus.signer.bearer(Role.ENTERPRISE_CONTACT)["Authorization"]
        reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
        line = f"POST {PATH}?name=a.pdf&kind=matter HTTP/1.1\r\n"
        writer.write(f"{line}Host: gateway\r\nAuthorization: {token}\r\n{head}\r\n".encode())
        yield shelf, reader, writer
        writer.close()


async def status_of(reader: asyncio.StreamReader) -> int:
    return int((await asyncio.wait_for(reader.readline(), 10)).split()[1])


def test_what_can_be_refused_is_refused_before_the_content_is_sent(tmp_path: Path) -> None:
    async def scenario(length: int, refusal: Failure | None) -> int:
        head = f"Content-Length: {length}\r\nExpect: 100-continue\r\n"
        async with dialled(tmp_path, head, refusal) as (_shelf, reader, _writer):
            return await status_of(reader)

    assert asyncio.run(scenario(1000, Failure(TOO_MANY_FILES, most=20))) == 409
    assert asyncio.run(scenario(25 * 1024 * 1024, None)) == 413
    assert asyncio.run(scenario(1000, None)) == 100


def test_a_client_that_leaves_before_the_end_leaves_nothing(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with dialled(tmp_path, "Content-Length: 20000000\r\n") as (shelf, _reader, writer):
            writer.write(filing.PDF + bytes(8 * 1024 * 1024))
            await writer.drain()
            async with asyncio.timeout(10):
                while not shelf.left():
                    await asyncio.sleep(0.01)
                writer.close()
                while shelf.left():
                    await asyncio.sleep(0.01)
            assert shelf.attached == {}

    asyncio.run(scenario())


def test_a_slow_upload_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "STALLED_SECONDS", 0.3)

    async def scenario() -> None:
        async with dialled(tmp_path, "Content-Length: 100000\r\n") as (shelf, reader, writer):
            writer.write(filing.PDF)
            answer = await asyncio.wait_for(reader.read(), 10)
            assert answer.startswith(b"HTTP/1.1 408 ")
            assert b"connection: close" in answer
            assert (shelf.attached, shelf.left()) == ({}, [])

    asyncio.run(scenario())


def test_an_upload_has_longer_than_other_requests_as_long_as_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.http_protocol.REQUEST_SECONDS", 0.2)

    async def scenario() -> None:
        async with dialled(tmp_path, f"Content-Length: {len(filing.PDF)}\r\n") as (shelf, reader, writer):
            writer.write(filing.PDF[:20])
            # Longer than any other request has.
            await asyncio.sleep(0.5)
            writer.write(filing.PDF[20:])
            assert await status_of(reader) == 201
            assert len(shelf.attached) == 1

    asyncio.run(scenario())


def test_one_person_takes_no_more_than_some_of_the_room(tmp_path: Path) -> None:
    async def scenario() -> None:
        bus = RecordedBus()
        shelf = Shelf(bus, tmp_path)
        started = serving(bus, operations=OPERATIONS, services=("requests",), files_url=f"file://{tmp_path}")
        async with started as (_server, _task, client):
            client.headers.update(bus.signer.bearer(Role.ENTERPRISE_CONTACT))
            go_on = asyncio.Event()

            async def slow() -> AsyncIterator[bytes]:
                yield filing.PDF
                await go_on.wait()
                yield b"\n"

            def upload(content: Any) -> Any:
                return client.post(PATH, params={"name": "a.pdf", "kind": "matter"}, content=content)

            held = [asyncio.create_task(upload(slow())) for _ in range(files.MOST_OF_ONE)]
            async with asyncio.timeout(10):
                while len(bus.named("begin_request_file")) < files.MOST_OF_ONE:
                    await asyncio.sleep(0.01)
            refused = await upload(filing.PDF)
            assert (refused.status_code, refused.json()["code"]) == (503, "overloaded")
            go_on.set()
            assert {(await each).status_code for each in held} == {201}
            assert (await upload(filing.PDF)).status_code == 201
            assert len(shelf.attached) == files.MOST_OF_ONE + 1

    asyncio.run(scenario())


class Scanner(Server):
    """A program that speaks clamd's INSTREAM and knows one signature."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        (self.port,) = free_ports(1)

    def command(self) -> list[str]:
        """The program with its arguments."""
        return [sys.executable, str(Path(__file__).with_name("scanner.py")), str(self.port)]

    def answers(self) -> bool:
        """Whether it takes connections."""
        return self.log.exists() and "ready" in self.log.read_text()


@pytest.fixture
def scanner(tmp_path: Path) -> Iterator[Scanner]:
    directory = tmp_path / "scanner"
    directory.mkdir()
    server = Scanner(directory)
    server.start()
    yield server
    server.stop()


def test_a_scanner_sees_all_of_it_first(tmp_path: Path, scanner: Scanner) -> None:
    folder = tmp_path / "files"
    with shelved(folder, files_scanner=f"tcp://127.0.0.1:{scanner.port}") as call:
        shelf = Shelf(call.bus, folder)
        worm = filing.PDF + bytes(3_000_000) + b"A-SIGNATURE-OF-THE-TESTS"
        refused = uploaded(call, worm)
        assert (refused.status_code, refused.json()["code"]) == (422, "file-refused-by-scanner")
        assert "Tests.Signature" in refused.json()["detail"]
        assert (shelf.attached, shelf.left()) == ({}, [])
        assert uploaded(call, worm[:-5]).status_code == 201
        scanner.stop()
        away = uploaded(call, filing.PDF)
        assert (away.status_code, away.json()["code"]) == (503, "file-not-scanned")
        assert len(shelf.attached) == 1
