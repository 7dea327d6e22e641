"""Lists as files: what is asked of the service, what is in the file, and what if it cannot be finished."""

import asyncio
import csv
import io
import re
import time
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import httpx
import pytest
from python_calamine import CalamineWorkbook

from chassis.calling.errors import Failure
from contracts.problem import INTERNAL, OVERLOADED
from contracts.roles import Role
from gateway import export_files, exporting
from gateway.export_files import Csv, Writer, Xlsx
from gateway.request_context import Response
from tests.gateway.recorded import PERSON, THING, Caller, RecordedBus, moment
from tests.gateway.serving import serving

XLSX = exporting.MEDIA_TYPES["xlsx"]
HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", " =1", "＝1+1", '=cmd|"/c calc"!A1', "a,b", 'a"b', "a\nb",
    "甲;=1+1", "甲\n@1", "甲; -1",
]  # fmt: skip


def thing(number: int, name: str = "一件") -> dict[str, Any]:
    return {"id": THING.replace("3", f"{number:x}"[-1]), "name": name, "version": number}


def pages(*names: list[str]) -> Callable[[dict[str, Any]], Any]:
    """The pages of a list; the cursor of each is its number."""

    def answer(wire: dict[str, Any]) -> dict[str, Any]:
        number = int(wire["query"].get("after", 0))
        items = [thing(number, name) for name in names[number]]
        return {"items": items, "next": str(number + 1) if number + 1 < len(names) else None}

    return answer


async def until(condition: Callable[[], Any]) -> None:
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.01)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_list_is_exported_with_its_filters_page_by_page(call: Caller) -> None:
    call.bus.answer("samples", "list_things", pages(["甲", "乙"], ["丙"]))
    answer = call("GET", "/v1/things?format=csv&status=open&limit=1&after=x&tags=a&tags=b")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv; charset=utf-8")
    assert answer.content.startswith("\N{ZERO WIDTH NO-BREAK SPACE}名称\r\n".encode())
    assert read_csv(answer.content) == [["名称"], ["甲"], ["乙"], ["丙"]]
    asked = [(wire["query"], wire["export"]) for wire in call.bus.named("list_things")]
    filters = {"status": "open", "tags": ["a", "b"]}
    assert asked == [(filters, "csv"), ({**filters, "after": "1"}, "csv")]


def test_the_name_of_the_file_is_dated_in_both_forms(call: Caller) -> None:
    told = call("GET", "/v1/things?format=xlsx", headers={"Accept-Language": "zh"}).headers["content-disposition"]
    assert re.fullmatch(
        r"attachment; filename=\"things-\d{4}-\d\d-\d\d\.xlsx\"; filename\*=UTF-8''%E6%A0%B7[%0-9A-Za-z_-]+\.xlsx", told
    )
    assert date.fromisoformat(told[29:39])


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/csv", "text/csv"),
        (XLSX, XLSX),
        ("application/json, text/csv", "application/json"),
        ("application/json;q=0.5, text/csv", "text/csv"),
        ("text/html, */*", "application/json"),
        ("text/csv; charset=utf-8", "text/csv"),
        ('Text/CSV;header="present";q=0.9, application/json;q=0.5', "text/csv"),
        ("text/csv; header=present; q=0.1, application/json;q=0.5", "application/json"),
        ("text/csv;q=0", "application/json"),
        ("text/csv;q=7", "application/json"),
    ],
)
def test_the_format_may_be_negotiated(call: Caller, accept: str, media: str) -> None:
    answer = call("GET", "/v1/things", headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == media
    assert "Accept," in answer.headers["vary"]


def test_another_format_and_what_is_no_list_are_refused(call: Caller) -> None:
    answer = call("GET", "/v1/things?format=pdf")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "format")
    assert call("GET", f"/v1/things/{THING}?format=csv").status_code == 422


def test_who_may_not_read_the_list_gets_no_file(call: Caller) -> None:
    call.bus.fail("list_things", Failure(INTERNAL, request_id="1"))
    assert call("GET", "/v1/things?format=csv").headers["content-type"] == "application/problem+json"
    assert call.anonymous("GET", "/v1/things?format=csv").status_code == 401


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_no_text_becomes_a_formula(call: Caller, format: str) -> None:
    call.bus.answer("samples", "list_things", pages(HOSTILE))
    content = call("GET", f"/v1/things?format={format}").content
    if format == "csv":
        found = [row[0] for row in read_csv(content)[1:]]
        begun = [text.replace("\n=", "\n'=") for text in HOSTILE[:9]]
        # A program that takes semicolons for the ends of cells, and so no quotes for their beginnings.
        inside = ["甲;'=1+1", "甲\n'@1", "甲;' -1"]
        assert found == [f"'{text}" for text in begun] + HOSTILE[9:12] + inside
    else:
        (sheet,) = read_xlsx(content).values()
        assert [row[0] for row in sheet[1:]] == HOSTILE
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            assert b"<f" not in book.read("xl/worksheets/sheet1.xml")


def test_a_workbook_keeps_numbers_texts_and_what_looks_like_an_escape() -> None:
    writer = Xlsx("报表[1]/2")
    content = writer.begin(["a", "b<"]) + writer.rows([[1, "x & <y>"], [2.5, "_x0041_"], [None, ""]])
    content += writer.rows([[10**18, "ab\x01\N{GRINNING FACE}"]]) + writer.end()
    rows = [[1, "x & <y>"], [2.5, "_x0041_"], ["", ""], [str(10**18), "ab\ufffd\N{GRINNING FACE}"]]
    assert read_xlsx(content) == {"报表 1  2": [["a", "b<"], *rows]}


def test_a_full_sheet_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_files, "SHEET_ROWS", 3)
    writer = Xlsx("表")
    content = writer.begin(["n"]) + writer.rows([n] for n in range(5)) + writer.end()
    assert read_xlsx(content) == {"表": [["n"], [0], [1]], "表 2": [["n"], [2], [3]], "表 3": [["n"], [4]]}


@pytest.mark.parametrize("kind", [Csv, Xlsx])
def test_a_writer_gives_away_what_it_has_written(kind: Callable[[str], Writer]) -> None:
    writer = kind("表")
    writer.begin(["n"])
    sizes = [len(writer.rows([f"text {n}"] for n in range(2000))) for _ in range(20)]
    writer.close()
    assert all(10_000 < sum(sizes[start : start + 4]) < 200_000 for start in range(16))


def test_what_cannot_be_finished_is_broken_off_and_not_taken_for_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        monkeypatch.setattr(exporting, "WAITS", (0,))
        bus, asked = RecordedBus(), 0

        def answer(wire: dict[str, Any]) -> Any:
            nonlocal asked
            asked += 1
            return pages(["甲"], ["乙"])(wire) if "after" not in wire["query"] else Failure(OVERLOADED, seconds=1)

        bus.answer("samples", "list_things", answer)
        async with serving(bus) as (_, _, client):
            for format in ("csv", "xlsx"):
                asked = 0
                with pytest.raises(httpx.RemoteProtocolError, match="incomplete chunked read"):
                    await client.get(f"/v1/things?format={format}")
                # The second page was asked for once more, since the service could not give it for the moment.
                assert asked == 3
            bus.answer("samples", "list_things", pages(["甲"], ["乙"]))
            assert len(read_csv((await client.get("/v1/things?format=csv")).content)) == 3

    asyncio.run(scenario())


def test_an_export_ends_with_its_client_and_with_its_token() -> None:
    async def scenario() -> None:
        bus = RecordedBus()

        async def page() -> Any:
            await asyncio.sleep(0.001)
            return {"items": [thing(1)], "next": "more"}

        # A list without an end.
        bus.answer("samples", "list_things", lambda wire: asyncio.ensure_future(page()))
        async with serving(bus) as (server, _, client):
            under_way = server._gateway.router.default._gateway.exports._under_way  # type: ignore[attr-defined]
            async with client.stream("GET", "/v1/things?format=csv"):
                await until(lambda: len(bus.calls) > 10)
            await until(lambda: not under_way)

            task = asyncio.create_task(client.get("/v1/things?format=xlsx"))
            await until(lambda: under_way)
            told = {"person_id": PERSON, "session_id": None, "before": moment(time.time()), "reason": "session-closed"}
            bus.publish("access.changed.v1", told)
            with pytest.raises(httpx.RemoteProtocolError):
                await asyncio.wait_for(task, 5)

    asyncio.run(scenario())


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_one_counts_from_its_first_page_to_its_end(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sends, go_on = 0, asyncio.Event()
    send = Response.send

    async def slowly(self: Response, *arguments: Any, **options: Any) -> None:
        nonlocal sends
        if self.frames is not None:
            sends += 1
            await go_on.wait()
        await send(self, *arguments, **options)

    async def scenario() -> None:
        monkeypatch.setattr(Response, "send", slowly)
        bus = RecordedBus()
        bus.answer("samples", "list_things", pages(["甲"]))
        async with serving(bus) as (server, _, client):
            under_way = server._gateway.router.default._gateway.exports._under_way  # type: ignore[attr-defined]
            path = f"/v1/things?format={format}"
            # Of one of them nothing is taken but the head.
            tasks = [asyncio.create_task(ask(path)) for ask in (client.get, client.head)]
            await until(lambda: sends == len(tasks) == exporting.MOST_OF_ONE)
            assert (await client.get(path)).status_code == 503
            go_on.set()
            assert [(await task).status_code for task in tasks] == [200, 200]
            await until(lambda: not under_way)

    asyncio.run(scenario())


def test_few_are_exported_at_once_and_few_of_one_person() -> None:
    async def scenario() -> None:
        bus = RecordedBus()
        asked, go_on = bus.hold("list_things", {"items": [thing(1)], "next": None})
        async with serving(bus) as (_, _, client):
            mine = [asyncio.create_task(client.get("/v1/things?format=csv")) for _ in range(exporting.MOST_OF_ONE)]
            await asyncio.wait_for(asked.wait(), 5)
            await until(lambda: len(bus.named("list_things")) == exporting.MOST_OF_ONE)
            refused = await client.get("/v1/things?format=csv")
            assert (refused.status_code, refused.headers["retry-after"]) == (503, str(exporting.RETRY_SECONDS))
            assert refused.json()["code"] == "exports-under-way"
            bearer = bus.signer.bearer(Role.REGISTRAR, sub=PERSON.replace("1", "9"))
            other = asyncio.create_task(client.get("/v1/things?format=csv", headers=bearer))
            go_on.set()
            assert {answer.status_code for answer in await asyncio.gather(*mine, other)} == {200}
            assert (await client.get("/v1/things?format=csv")).status_code == 200

    asyncio.run(scenario())
