"""A service other than registry gets imports by declaring them: their function follows from those of its ledgers."""

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from chassis.calling.call import Call
from chassis.calling.errors import Failure
from chassis.ledgers import applying, importing
from chassis.operating.importing import import_ledgers
from chassis.running.handlers import Rows
from chassis.running.work import Work
from contracts import catalogue
from contracts.common import code, line
from contracts.importing import Imports
from contracts.jobs import Jobs
from contracts.ledgers import IMPORT_REFUSED, Column, ImportResultSchema, Ledger
from contracts.problem import INVALID, Text
from contracts.roles import Role
from services.talent.mirror.models import Chain
from tests.harness import ServiceUnderTest, actor

KEYS = (
    Column("code", Text("编号", "code"), code("A key."), Text("编号", "its key"), required=True, unique=True),
    Column("name", Text("名称", "name"), line(20), Text("名称", "its name")),
)
ROOMS = Ledger("talent", "rooms", Text("教室", "rooms"), Text("教室", "room"), KEYS)
IMPORTS = Imports(
    Jobs("talent", ImportResultSchema, "talent_job", "/v1/talent-jobs"),
    "import_rooms",
    "/v1/rooms/import",
    Text("导入教室", "Import rooms"),
    frozenset({Role.REGISTRAR}),
    example={"filename": "rooms.csv", "content": "MQ==", "sheet": "rooms"},
)
REGISTRAR = actor((Role.REGISTRAR, uuid4()))


def apply_room(work: Work, row: Mapping[str, Any]) -> dict[str, Any] | None:
    """A room is kept as a chain here."""
    if row["code"] == "TAKEN":
        raise Failure(INVALID, [{"field": "code", "value": "TAKEN", "detail": ["已占用。", "It is taken."]}])
    known = work.session.scalar(select(Chain).where(Chain.name == row["code"]))
    if known is None:
        work.session.add(Chain(id=uuid4(), sequence=1, name=row["code"], active=True))
        work.session.flush()
        return None
    return {}


@pytest.fixture(autouse=True)
def rooms(talent: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "LEDGERS", (ROOMS,))
    monkeypatch.setitem(catalogue.IMPORTS, "talent", IMPORTS)
    monkeypatch.setitem(catalogue.JOBS, "talent", IMPORTS.jobs)
    operations = {**talent.handlers.operations, IMPORTS.operation.name: (IMPORTS.operation, import_ledgers)}
    ledgers = {ROOMS.name: (Rows(ROOMS, frozenset({"code", "name"})), apply_room)}
    handlers = replace(talent.handlers, operations=operations, ledgers=ledgers)
    monkeypatch.setattr(talent.runtime, "handlers", handlers)
    monkeypatch.setattr(talent, "handlers", handlers)


def load(talent: ServiceUnderTest, *rows: str, dry_run: bool = False) -> dict[str, Any]:
    content = base64.b64encode("\n".join(("编号,名称", *rows)).encode()).decode()
    body = {"filename": "rooms.csv", "content": content, "sheet": "rooms", "dry_run": dry_run}
    return talent.serve(IMPORTS.operation, Call(body=body, actor=REGISTRAR, idempotency_key=None, correlation="test"))


def names(talent: ServiceUnderTest) -> set[str]:
    with talent.database.transaction() as session:
        return set(session.scalars(select(Chain.name)))


def test_a_file_is_imported_whole_or_not_at_all(talent: ServiceUnderTest) -> None:
    told = load(talent, "R1,one", "R2,two", dry_run=True)["body"]
    assert (told["applied"], told["change_count"], [each["code"] for each in told["changes"]]) == (
        False,
        2,
        ["R1", "R2"],
    )
    assert names(talent) == set()
    done = load(talent, "R1,one", "R2,two")["body"]
    assert (done["applied"], done["changes"]) == (True, [])
    assert done["sheets"] == [{"sheet": "rooms", "created": 2, "updated": 0, "unchanged": 0}]
    with pytest.raises(Failure) as failure:
        load(talent, "R1,one", "R3,three", "TAKEN,four")
    assert failure.value.problem is IMPORT_REFUSED
    assert [error["field"] for error in failure.value.errors] == ["教室.4.编号"]
    # What cannot be read hides nothing that is wrong in other rows.
    told = load(talent, "R 1,one", "R3,three", "TAKEN,four", dry_run=True)["body"]
    assert [(error["row"], error["value"]) for error in told["errors"]] == [(2, "R 1"), (4, "TAKEN")]
    assert names(talent) == {"R1", "R2"}


@pytest.mark.parametrize("bound", ["MOST_ROWS_AT_ONCE", "MOST_SINGLE_ROWS_AT_ONCE"])
def test_a_large_file_is_a_job_of_the_service(
    talent: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    monkeypatch.setattr(importing, bound, 1)
    accepted = load(talent, "R1,one", "R2,two")
    assert (accepted["accepted"], accepted["body"]["status"]) == ("talent_job", "waiting")
    assert names(talent) == set()
    assert talent.handlers.schedules["run_jobs"][1](talent.runtime) == 1
    assert names(talent) == {"R1", "R2"}


def test_rows_are_given_up_once_they_are_taken(talent: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    read = importing.read

    def reading(work: Work, body: Mapping[str, Any]) -> Any:
        found = read(work, body)
        monkeypatch.setattr(
            importing, "apply_rows", lambda *given: [kept.append(len(found[0][ROOMS])) for _ in given[2]]
        )
        assert work.outside_results == {}, "nobody else holds them"
        return found

    monkeypatch.setattr(importing, "read", reading)
    load(talent, "R1,one", "R2,two", "R3,three")
    assert kept == [2, 1, 0]


def test_a_ledger_that_nobody_imports_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "LEDGERS", (*catalogue.LEDGERS, ROOMS))
    monkeypatch.delitem(catalogue.IMPORTS, "talent")
    with pytest.raises(TypeError, match=r"no service imports \['rooms'\]"):
        catalogue.check()
    monkeypatch.setattr(catalogue, "LEDGERS", (*catalogue.LEDGERS, ROOMS, ROOMS))
    with pytest.raises(TypeError, match="declared twice as ledger"):
        catalogue.check()
