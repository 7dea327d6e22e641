"""Lists as files, and large imports as jobs, over HTTP: for whoever may, and whatever becomes of a process."""

import csv
import io
import uuid
from typing import Any

import pytest

from tests.system.client import User, eventually
from tests.system.district import District

# More than a file that is imported at once.
ROWS = 2_100


def export(user: User, path: str) -> list[list[str]]:
    answer = user.ask("GET", path, headers={"Accept": "text/csv", "Accept-Language": "zh"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def upload(user: User, tag: str, rows: int = ROWS, **fields: str) -> Any:
    lines = ["编号,姓名", *(f"{tag}{number:05d},成员{number}" for number in range(rows))]
    files = {"file": ("人员.csv", "\n".join(lines).encode())}
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    answer = user.ask("POST", "/v1/imports", files=files, data={"sheet": "persons", **fields}, headers=headers)
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == f"/v1/jobs/{answer.json()['id']}"
    return answer.json()["id"]


def ended(user: User, job: str, seconds: float = 60) -> dict[str, Any]:
    def look() -> dict[str, Any] | None:
        found = user.ask("GET", f"/v1/jobs/{job}")
        told: dict[str, Any] = found.json() if found.status_code == 200 else {}
        return told if told.get("status") in ("done", "failed") else None

    return eventually(look, seconds=seconds, what="the end of the job") or {}


def registered(user: User, tag: str) -> int:
    # Of the whole list: searches find what a large import has brought a little later, and not very many at once.
    return sum(row[0].startswith(tag) for row in export(user, "/v1/persons"))


def test_a_list_is_a_file_for_whoever_may_read_it(district: District) -> None:
    # Others may have the digits of the number in something that they say, and nobody this word.
    word = f"T{uuid.uuid4().hex}"
    title = f"=蒸汽管道 {word}"
    number = district.submit(title)["number"]
    heads, *rows = export(district.contact, f"/v1/requests?q={word}")
    row = dict(zip(heads, rows[0], strict=True))
    assert (len(rows), row["编号"], row["标题"]) == (1, number, f"'{title}")
    assert row["企业"]
    assert export(district.rival, f"/v1/requests?q={word}") == [heads], "of another enterprise"
    workbook = district.operator.ask("GET", "/v1/requests?format=xlsx")
    assert workbook.content.startswith(b"PK\x03\x04")
    refused = district.contact.ask("GET", "/v1/persons?format=csv")
    assert (refused.status_code, refused.headers["content-type"]) == (403, "application/problem+json")
    assert User(district.stack.url).ask("GET", "/v1/requests?format=csv").status_code == 401


def test_a_large_import_is_a_job_of_whoever_started_it(district: District) -> None:
    tag = f"T{uuid.uuid4().hex[:8]}-"
    assert district.contact.ask("POST", "/v1/imports", files={"file": ("a.csv", b"x")}).status_code == 403
    tried = ended(district.operator, upload(district.operator, tag, dry_run="true"))
    assert (tried["status"], tried["result"]["applied"], registered(district.operator, tag)) == ("done", False, 0)
    job = upload(district.operator, tag)
    done = ended(district.operator, job)
    assert (done["status"], done["done"], done["result"]["sheets"][0]["created"]) == ("done", done["total"], ROWS)
    assert registered(district.operator, tag) == ROWS
    assert district.contact.ask("GET", f"/v1/jobs/{job}").status_code == 404
    assert job not in [each["id"] for each in district.contact.get("/v1/jobs")["items"]]
    assert job in [each["id"] for each in district.operator.get("/v1/jobs")["items"]]


@pytest.mark.parametrize("district", ["distributed"], indirect=True)
def test_a_job_whose_process_is_killed_is_done_all_the_same(district: District) -> None:
    tag = f"K{uuid.uuid4().hex[:8]}-"
    job = upload(district.operator, tag)
    district.stack.processes["registry"].kill9()
    district.stack.start_again("registry")
    done = ended(district.operator, job)
    assert (done["status"], registered(district.operator, tag)) == ("done", ROWS)
