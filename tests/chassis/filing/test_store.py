"""The store of the content of files does the same in a folder and at a server of S3."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from chassis.filing.store import NoContent, Place, Store, StoreAway, place_of
from chassis.running.settings import Settings
from tests.filing import S3Server
from tests.servers import free_ports, private_directory

# More than one part of an upload to S3, and no multiple of anything.
CONTENT = bytes(range(251)) * 50_000


@pytest.fixture(scope="module")
def bucket() -> Iterator[S3Server]:
    with private_directory("s3") as directory:
        server = S3Server(directory)
        server.start()
        server.make_bucket()
        yield server
        server.stop()


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    url = f"file://{tmp_path}/a folder" if request.param == "folder" else request.getfixturevalue("bucket").url
    return Store(Settings(environment="test", files_url=url.replace(" ", "%20")))


async def portions(fault: Exception | None = None) -> AsyncIterator[bytes]:
    for start in range(0, len(CONTENT), 70_001):
        if fault and start > len(CONTENT) // 2:
            raise fault
        yield CONTENT[start : start + 70_001]


async def read(store: Store, key: str, start: int = 0, end: int = len(CONTENT)) -> bytes:
    return b"".join([portion async for portion in await store.get(key, start, end)])


def test_what_was_put_is_there_until_it_is_deleted(store: Store) -> None:
    async def scenario() -> None:
        await store.put("requests/ab/one", portions())
        assert await read(store, "requests/ab/one") == CONTENT
        assert await read(store, "requests/ab/one", 5_242_879, 5_242_885) == CONTENT[5_242_879:5_242_885]

    asyncio.run(scenario())
    store.delete(["requests/ab/one", "requests/ab/never"])
    with pytest.raises(NoContent):
        asyncio.run(read(store, "requests/ab/one"))
    store.check()


def test_what_breaks_off_is_not_there(store: Store) -> None:
    fault = ValueError("the client has left")
    with pytest.raises(ValueError, match="left"):
        asyncio.run(store.put("requests/ab/two", portions(fault)))
    with pytest.raises(NoContent):
        asyncio.run(read(store, "requests/ab/two"))


@pytest.mark.parametrize("scheme", ["file", "s3"])
def test_a_store_that_cannot_be_used_says_so_and_not_its_secret(scheme: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (port,) = free_ports(1)
    url = f"file://{tmp_path}/file/x" if scheme == "file" else f"s3+http://key:hush@127.0.0.1:{port}/bucket"
    store = Store(Settings(environment="test", files_url=url))
    for use in (store.check, lambda: store.delete(["a"]), lambda: asyncio.run(store.put("a", portions()))):
        with pytest.raises(StoreAway) as caught:
            use()
        assert "hush" not in str(caught.value)
        assert "\n" not in str(caught.value)
    assert "hush" not in str(store)


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("", Place(folder=Path("/data/files"))),
        ("file:///srv/lianshang%20files", Place(folder=Path("/srv/lianshang files"))),
        (
            "s3+https://KEY:a%2Fb%40c@s3.example.cn:9000/bucket/some/where?region=cn-north-1",
            Place(
                bucket="bucket",
                endpoint="https://s3.example.cn:9000",
                prefix="some/where",
                key_id="KEY",
                secret="a/b@c",
                region="cn-north-1",
            ),
        ),
        (
            "s3+https://KEY:x@oss.example.cn/bucket?style=virtual",
            Place(
                bucket="bucket",
                endpoint="https://bucket.oss.example.cn",
                key_id="KEY",
                secret="x",
                region="us-east-1",
                virtual_hosted=True,
            ),
        ),
    ],
)
def test_where_it_is(url: str, place: Place) -> None:
    assert place_of(Settings(environment="test", data_dir="/data", files_url=url)) == place
