"""What follows from the declaration of a ledger: its heads in both languages, and rows applied one by one."""

import time
from collections.abc import Mapping
from typing import Any

import pytest

from chassis.calling.errors import Failure
from chassis.ledgers import applying
from chassis.ledgers.faults import Faults
from chassis.ledgers.reading import read_rows
from chassis.running.handlers import Rows
from chassis.running.work import Work
from contracts.catalogue import LEDGERS
from contracts.common import code, line
from contracts.ledgers import FILE_UNREADABLE, IMPORT_REFUSED, Column, Ledger
from contracts.problem import Text
from contracts.registry.ledgers import CHAINS
from contracts.registry.shared import CODE_TAKEN
from services.registry.chains.models import Chain
from tests.harness import ServiceUnderTest
from tests.services.registry.district import OPERATOR
from tests.services.registry.imports.files import found_organization, load
from tests.services.sheets import counts


def test_heads_and_words_are_read_in_both_languages_and_as_they_were_called(registry: ServiceUnderTest) -> None:
    result = load(registry, {"组织": [["code", "name", "kind"], ["A1", "甲园区", "park"]]})
    assert counts(result) == {"organizations": (1, 0, 0)}
    result = load(registry, {"organizations": [["编码", "名称", "类型"], ["A1", "乙园区", "园区"]]})
    assert counts(result) == {"organizations": (0, 1, 0)}
    assert found_organization(registry, "A1")["name"] == "乙园区"


LANES = Ledger(
    "registry",
    "lanes",
    Text("通道", "lanes"),
    Text("通道", "lane"),
    (
        Column("code", Text("编号", "code"), code("A key."), Text("编号", "its key"), required=True),
        Column("name", Text("名称", "name"), line(20), Text("名称", "its name")),
    ),
)


def import_lane(work: Work, row: Mapping[str, Any]) -> None:
    """A lane is kept as a chain here."""
    if row["code"] == "TAKEN":
        raise Failure(CODE_TAKEN, code=row["code"], owner="甲")
    work.session.add(Chain(code=row["code"], name=row.get("name", ""), active=True))
    work.session.flush()


@pytest.fixture
def lanes(registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "LEDGERS", (*LEDGERS, LANES))
    applied = Rows(LANES, frozenset({"code", "name"})), import_lane
    monkeypatch.setitem(registry.handlers.ledgers, LANES.name, applied)


@pytest.mark.usefixtures("lanes")
def test_a_room_gets_a_ledger_by_a_declaration_and_a_function(registry: ServiceUnderTest) -> None:
    result = load(registry, {"通道": [["编号", "名称"], ["T1", "一"], ["T2", "二"]]})
    assert (result["applied"], counts(result)) == (True, {"lanes": (2, 0, 0)})
    again = {"通道": [["编号", "名称"], ["T3", "三"], ["TAKEN", "四"], ["T4", "五" * 21]]}
    found = load(registry, again, dry_run=True)
    assert [(each["row"], each["column"]) for each in found["errors"]] == [(4, "名称")]
    again["通道"].pop()
    found = load(registry, again, dry_run=True)
    assert [(each["row"], each["column"]) for each in found["errors"]] == [(3, "")]
    with pytest.raises(Failure) as failure:
        load(registry, again, by=OPERATOR)
    assert failure.value.problem is IMPORT_REFUSED
    assert failure.value.errors[0]["detail"][0] == "编号 TAKEN 已属于 甲。请换用其他编号。"
    with registry.database.transaction() as session:
        assert {chain.code for chain in session.query(Chain)} == {"T1", "T2"}


def test_no_sheet_is_left_out_unsaid(registry: ServiceUnderTest) -> None:
    one, other = [["编号", "名称"], ["T1", "一"]], [["code", "name"], ["T2", "two"]]
    for sheets, more in (({"产业链": one, "chains": other}, {}), ({"产业链": one, "人员": []}, {"sheet": "chains"})):
        with pytest.raises(Failure) as failure:
            load(registry, sheets, **more)
        assert failure.value.problem is FILE_UNREADABLE


def test_a_hundred_thousand_heads_take_no_time() -> None:
    cells = {place: "x" if place % 2 else "编号" for place in range(1, 100_001)}
    begun = time.process_time()
    faults = Faults(order=["产业链"])
    assert read_rows(CHAINS, [(1, cells), *((number, {2: "T"}) for number in range(2, 20_001))], faults) == []
    assert faults.count == 100_000
    assert time.process_time() - begun < 5
