"""Ledgers and their templates, and files that come as a form."""

import base64
import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from python_calamine import CalamineWorkbook

from chassis.calling.errors import Failure
from contracts.catalogue import LEDGERS
from contracts.ledgers import CLEAR, GET_LEDGER_TEMPLATE, LIST_LEDGERS
from contracts.registry.imports import IMPORT_FILE
from contracts.registry.ledgers import ORGANIZATIONS
from gateway.forms import parse_form
from tests.gateway.recorded import Caller, calling

TYPE = "multipart/form-data; boundary=b0"


@pytest.fixture
def importing() -> Iterator[Caller]:
    with calling((LIST_LEDGERS, GET_LEDGER_TEMPLATE, IMPORT_FILE)) as caller:
        caller.bus.answer("registry", "import_file", lambda call: {"applied": False, "sheets": [], "errors": []})
        yield caller


def test_every_ledger_is_listed_with_what_its_cells_may_hold(importing: Caller) -> None:
    listed = importing("GET", "/v1/ledgers").json()["ledgers"]
    assert [each["name"] for each in listed] == [ledger.name for ledger in LEDGERS]
    organizations = next(each for each in listed if each["name"] == "organizations")
    columns = {column["name"]: column for column in organizations["columns"]}
    assert columns["code"]["head"] == {"zh": "编号", "en": "code"}
    assert (columns["code"]["required"], columns["uscc"]["removable"], columns["code"]["removable"]) == (
        True,
        True,
        False,
    )
    assert {"code": "large", "zh": "大型", "en": "large"} in columns["scale"]["values"]
    assert importing.anonymous("GET", "/v1/ledgers").status_code == 401


@pytest.mark.parametrize(("language", "place"), [("zh", 0), ("en", 1)])
def test_a_template_has_the_heads_and_offers_words(importing: Caller, language: str, place: int) -> None:
    answer = importing("GET", "/v1/ledgers/organizations/template", headers={"Accept-Language": language})
    assert answer.headers["content-disposition"].startswith('attachment; filename="organizations.xlsx"')
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    heads, *explained = (book.get_sheet_by_index(number).to_python() for number in (0, 1))
    assert heads == [[column.head[place] for column in ORGANIZATIONS.columns]]
    assert [row[0] for row in explained[0][1:]] == heads[0]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
        assert b'<dataValidation type="list"' in parts.read("xl/worksheets/sheet1.xml")
    assert importing("GET", "/v1/ledgers/nothing/template").status_code == 404
    assert importing.anonymous("GET", "/v1/ledgers/organizations/template").status_code == 401


def test_a_template_refuses_nothing_that_may_be_filled_in(importing: Caller) -> None:
    answer = importing("GET", "/v1/ledgers/venues/template", headers={"Accept-Language": "en"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    lists = re.findall(r'<dataValidation ([^>]*)><formula1>"([^<]*)"<', sheet)
    found = {words: "showErrorMessage" in attributes for attributes, words in lists}
    assert found["yes,no"]
    # Several of these may stand in a cell.
    (facilities,) = (words for words in found if "projector" in words)
    assert (found[facilities], facilities.endswith(f",{CLEAR}")) == (False, True)


def test_a_file_may_come_as_a_form(importing: Caller) -> None:
    content = bytes(range(256)) + b"\r\n--b\r\n"
    answer = importing(
        "POST", "/v1/imports", files={"file": ("人员.csv", content)}, data={"sheet": "persons", "dry_run": "true"}
    )
    assert answer.status_code == 200
    (call,) = importing.bus.named("import_file")
    assert call["body"] == {
        "filename": "人员.csv", "content": base64.b64encode(content).decode(), "sheet": "persons", "dry_run": "true",
    }  # fmt: skip


def test_a_form_is_refused_like_json(importing: Caller) -> None:
    unknown = importing("POST", "/v1/imports", files={"file": ("a.csv", b"x")}, data={"colour": "red"})
    assert (unknown.status_code, unknown.json()["errors"][0]["field"]) == (422, "colour")
    empty = importing("POST", "/v1/imports", files={"file": ("a.csv", b"x")}, data={"dry_run": "", "sheet": ""})
    assert (empty.status_code, {error["field"] for error in empty.json()["errors"]}) == (422, {"dry_run", "sheet"})
    assert importing("POST", "/v1/imports", files={"other": ("a.csv", b"x")}).status_code == 422
    most = IMPORT_FILE.max_body * 3 // 4
    larger = importing("POST", "/v1/imports", files={"file": ("a.xlsx", b"x" * (most + 1))})
    assert (larger.status_code, f"{most / 1024**2:.3g} MB" in larger.json()["detail"]) == (413, True)
    large = importing("POST", "/v1/imports", files={"file": ("a.xlsx", b"x" * (IMPORT_FILE.max_body + 1))})
    assert large.status_code == 413
    assert importing.bus.named("import_file") == []


def part(head: str, content: str = "x") -> bytes:
    return f"--b0\r\n{head}\r\n\r\n{content}\r\n".encode()


FILE = part('Content-Disposition: form-data; name="file"; filename="a.csv"')
NAMED = part('Content-Disposition: form-data; name="a"')
FORMS = {
    "nothing": (TYPE, b""),
    "no end": (TYPE, FILE),
    "no boundary": ("multipart/form-data", FILE + b"--b0--"),
    "a boundary without end": (f"multipart/form-data; boundary={'b' * 71}", FILE + b"--b0--"),
    "another boundary": ("multipart/form-data; boundary=b1", FILE + b"--b0--"),
    "something before": (TYPE, b"hello\r\n" + FILE + b"--b0--"),
    "something after": (TYPE, FILE + b"--b0--\r\nhello"),
    "a part without a head": (TYPE, b"--b0\r\nx\r\n--b0--"),
    "a part without a name": (TYPE, part("Content-Disposition: form-data") + b"--b0--"),
    "no form data": (TYPE, part('Content-Disposition: attachment; name="file"; filename="a"') + b"--b0--"),
    "a head that comes twice": (TYPE, part('Content-Disposition: form-data; name="a"\r\n' * 2) + b"--b0--"),
    "a head that is large": (TYPE, part(f'Content-Disposition: form-data; name="{"a" * 3000}"') + b"--b0--"),
    "the file twice": (TYPE, FILE + FILE + b"--b0--"),
    "a file that is none": (TYPE, part('Content-Disposition: form-data; name="file"') + b"--b0--"),
    "Base64 beside the file": (TYPE, part('Content-Disposition: form-data; name="content"') + FILE + b"--b0--"),
    "another encoding": (
        TYPE,
        part('Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64') + b"--b0--",
    ),
    "text that is no UTF-8": (
        TYPE,
        part('Content-Disposition: form-data; name="a"').replace(b"x", b"\xff") + b"--b0--",
    ),
    "very many parts": (
        TYPE,
        b"".join(part(f'Content-Disposition: form-data; name="a{n}"') for n in range(11)) + b"--b0--",
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_is_not_well_formed_is_refused(name: str) -> None:
    kind, raw = FORMS[name]
    with pytest.raises(Failure) as failure:
        parse_form(raw, kind, "content", 1000)
    assert failure.value.problem.code == "malformed"
