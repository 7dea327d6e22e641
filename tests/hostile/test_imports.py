"""Files made to take all memory or time: each is refused within bounds, and nobody else waits meanwhile."""

import csv
import io
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from chassis.calling.errors import Failure
from chassis.ledgers import parsing
from contracts.ledgers import BUSY, FILE_UNREADABLE, IMPORT_REFUSED
from contracts.registry.imports import IMPORT_FILE, JOBS
from tests.harness import ServiceUnderTest
from tests.servers import private_directory
from tests.services.registry.district import REGISTRAR
from tests.system.client import User
from tests.system.stack import OPERATOR_PASSWORD, Stack
from tests.workbooks import archive, encoded, rows, workbook

HEADS = ["编号", "姓名"]
HEAD = rows(HEADS)
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"
OUTSIDE = b'<R><Relationship Id="a" Type="x/officeDocument" Target="../../etc/passwd"/></R>'
LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))


def persons(data: str, **options: Any) -> bytes:
    return workbook({"人员": HEAD + data}, **options)


def part(content: str) -> bytes:
    """A workbook whose one sheet is written out."""
    return workbook({"人员": ""}, more={"xl/worksheets/1.xml": content.encode()})


def shared_text() -> bytes:
    """Some kilobytes that name one long text in very many cells."""
    cells = '<c t="s"><v>0</v></c>' * 2
    lines = "".join(f'<row r="{number}">{cells}</row>' for number in range(2, 15_000))
    return persons(lines, strings=f"<si><t>{'x' * 32_000}</t></si>")


def many_merged() -> bytes:
    lines = "".join(f"<row r='{number}'><c><v>1</v></c></row>" for number in range(2, 19_999))
    return persons(lines, after="<mergeCells>" + '<mergeCell ref="A2:A20000"/>' * 19_999 + "</mergeCells>")


WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "an archive that expands": lambda: persons(" " * 90_000_000),
    "a text in very many cells": shared_text,
    "shared texts without end": lambda: persons("", strings="<si/>" * 12_000_000),
    "very many cells": lambda: persons(f"<row>{'<c><v>1</v></c>' * 400}</row>" * 2000),
    "very many rows": lambda: persons("<row><c><v>1</v></c></row>" * 30_000),
    "very many merged cells": many_merged,
    "entities in entities": lambda: part(f"<!DOCTYPE x [<!ENTITY e0 'ha'>{LAUGHS}]><worksheet>&e11;</worksheet>"),
    "an entity of a file": lambda: part("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet>&e;</worksheet>"),
    "elements in elements": lambda: part("<a>" * 9_000_000),
    "an attribute without end": lambda: part(f'<worksheet><sheetData><row r="1"><c r="{"A" * 60_000_000}"/></row>'),
    "places that repeat": lambda: persons('<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>'),
    "a text before the first": lambda: persons("<row><c t=\"s\"><v>-1</v></c></row>", strings="<si/>"),
    "a row that comes twice": lambda: persons('<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>'),
    "a row beyond the last": lambda: persons('<row r="99999999999"><c><v>1</v></c></row>'),
    "two sheets of one name": lambda: workbook({"人员": HEAD, " 人员": HEAD}),
    "an OpenDocument workbook": lambda: archive({"mimetype": OPEN_DOCUMENT, "content.xml": "<x/>"}),
    "an old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "a csv file": lambda: "编号,姓名\nA,甲\n".encode(),
    "an archive of nothing": lambda: archive({}),
    "a workbook that is cut off": lambda: persons("")[:-40],
    "relations that lead outside": lambda: workbook({"人员": HEAD}, more={"_rels/.rels": OUTSIDE}),
}  # fmt: skip


def unusable(registry: ServiceUnderTest, raw: bytes, filename: str = "a.xlsx", **content: Any) -> str:
    with pytest.raises(Failure) as failure:
        registry.call(IMPORT_FILE, REGISTRAR, body={"filename": filename, "content": encoded(raw), **content})
    assert failure.value.problem is FILE_UNREADABLE
    return str(failure.value.params["reason_en"])


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_hostile_workbook_is_refused(registry: ServiceUnderTest, name: str) -> None:
    with pytest.raises(Failure) as failure:
        registry.call(IMPORT_FILE, REGISTRAR, body={"filename": "a.xlsx", "content": encoded(WORKBOOKS[name]())})
    # On a busy machine the time of the process that reads may run out before its processor time.
    assert failure.value.problem in (FILE_UNREADABLE, BUSY)


@pytest.mark.parametrize(
    ("name", "reason"), [("an OpenDocument workbook", ".ods"), ("an old workbook", ".xls"), ("very many rows", "rows")]
)
def test_a_refusal_says_what_the_file_is(registry: ServiceUnderTest, name: str, reason: str) -> None:
    assert reason in unusable(registry, WORKBOOKS[name]())


def test_a_workbook_that_is_named_csv_is_refused(registry: ServiceUnderTest) -> None:
    assert "not a csv" in unusable(registry, persons(""), "a.csv", sheet="persons")


def faults(registry: ServiceUnderTest, raw: bytes, filename: str = "a.xlsx", **content: Any) -> list[dict[str, Any]]:
    body = {"filename": filename, "content": encoded(raw), "dry_run": True, **content}
    found = registry.call(IMPORT_FILE, REGISTRAR, body=body)
    if "errors" not in found:
        # A large file is a job.
        registry.handlers.schedules["run_jobs"][1](registry.runtime)
        found = registry.call(JOBS.get, REGISTRAR, found["id"])["result"]
    return list(found["errors"])


def test_a_csv_of_line_breaks_has_no_heads(registry: ServiceUnderTest) -> None:
    found = faults(registry, b"\n" * 3_000_000, "a.csv", sheet="persons")
    assert [each["column"] for each in found] == ["编号", "姓名"]


def test_a_cell_of_very_many_values_is_a_fault(registry: ServiceUnderTest) -> None:
    data = rows(
        ["编号", "名称", "类型", "覆盖企业", "荣誉"],
        ["DZ1", "甲", "党支部", "、".join(map(str, range(6000))), "、;" * 9000],
    )
    found = faults(registry, workbook({"组织": data}))
    assert [(each["column"], each["reason"]["en"]) for each in found] == [
        ("覆盖企业", "At most 1000; the cell has 6000.")
    ]


def test_a_cell_of_megabytes_is_a_fault_and_is_not_repeated(registry: ServiceUnderTest) -> None:
    target = io.StringIO()
    csv.writer(target).writerows([HEADS, ["A", "x" * 3_000_000]])
    found = faults(registry, target.getvalue().encode(), "a.csv", sheet="persons")
    assert [(each["column"], len(each["value"])) for each in found] == [("姓名", 100)]


def test_a_declared_size_and_thousands_of_sheets_cost_nothing(registry: ServiceUnderTest) -> None:
    sheets = {f"S{number}": "" for number in range(3000)}
    book = "<bookViews/>"
    raw = workbook(
        {"人员": HEAD + '<row r="2"><c><v>1</v></c></row>', **sheets},
        book=book,
        after='<dimension ref="A1:XFD1048576"/>',
    )
    assert [each["column"] for each in faults(registry, raw)] == ["姓名"]


def test_characters_that_cannot_be_stored_come_back_as_a_sign(registry: ServiceUnderTest) -> None:
    data = '<row r="2"><c t="inlineStr"><is><t>A_x0000_</t></is></c><c t="inlineStr"><is><t>_xD800_</t></is></c></row>'
    found = faults(registry, persons(data))
    assert ("编号", "A\N{REPLACEMENT CHARACTER}") in [(each["column"], each["value"]) for each in found]


def test_more_files_at_once_than_may_be_read_are_refused_for_now(registry: ServiceUnderTest) -> None:
    taken = 0
    try:
        while parsing._AT_ONCE.acquire(blocking=False):
            taken += 1
        with pytest.raises(Failure) as failure:
            faults(registry, persons(""))
    finally:
        for _ in range(taken):
            parsing._AT_ONCE.release()
    assert (taken, failure.value.problem) == (2, BUSY)
    with pytest.raises(Failure) as refused:
        registry.call(
            IMPORT_FILE,
            REGISTRAR,
            body={"filename": "a.xlsx", "content": encoded(persons("<row r='2'><c><v>1</v></c></row>"))},
        )
    assert refused.value.problem is IMPORT_REFUSED


def test_a_file_that_a_busy_machine_does_not_read_in_time_is_not_called_faulty(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "_BOUNDS", replace(parsing._BOUNDS, seconds=0))
    with pytest.raises(Failure) as failure:
        faults(registry, persons(""))
    assert failure.value.problem is BUSY
    assert failure.value.params["seconds"] > 0


@pytest.fixture(scope="module")
def operator() -> Iterator[User]:
    """The first operator of a platform of this module; in one process, where whoever computes holds up everybody."""
    with private_directory("hostile") as directory:
        stack = Stack(directory, {}, embedded=True)
        try:
            stack.start()
            yield User(stack.url, "operator", OPERATOR_PASSWORD)
        finally:
            stack.stop()


def reads_during(operator: User, path: str, send: Callable[[], Any]) -> tuple[Any, list[float]]:
    """The response to a request, and how long each read took that was answered before it."""
    answers: list[Any] = []
    thread = threading.Thread(target=lambda: answers.append(send()))
    took: list[float] = []
    thread.start()
    while thread.is_alive():
        begun = time.monotonic()
        assert operator.ask("GET", path).status_code == 200
        if thread.is_alive():
            took.append(time.monotonic() - begun)
    thread.join()
    return answers[0], took


@pytest.mark.system
def test_others_are_answered_while_a_file_is_refused(operator: User) -> None:
    """The file takes all the time that it may; a service that read it itself would answer nobody meanwhile."""
    other = User(str(operator.http.base_url), "operator", OPERATOR_PASSWORD)
    body = {"filename": "a.xlsx", "content": encoded(WORKBOOKS["very many merged cells"]())}
    answer, took = reads_during(operator, "/v1/organizations", lambda: other.ask("POST", "/v1/imports", body))
    # On a busy machine its time may run out before what it may use of the processor.
    refusals = {(422, "file-unreadable"), (503, "imports-under-way")}
    assert (answer.status_code, answer.json()["code"]) in refusals
    assert len(took) > 5
    assert max(took) < 3


@pytest.mark.system
def test_others_are_answered_while_a_large_body_is_parsed(operator: User) -> None:
    other = User(str(operator.http.base_url), "operator", OPERATOR_PASSWORD)
    raw = b'{"content": [' + b"1," * 4_000_000 + b"1]}"
    headers = {"Content-Type": "application/json", "Authorization": other.http.headers["Authorization"]}

    def send() -> Any:
        return other.http.post("/v1/imports", content=raw, headers=headers)

    answer, took = reads_during(operator, "/v1/vocabulary", send)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert len(took) > 5
    assert max(took) < 2
