"""A code is the same whatever the case or width of its letters, wherever it is given."""

from collections.abc import Callable
from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.registry.shared import CODE_TAKEN
from contracts.registry.venues import REGISTER_VENUE
from tests.harness import ServiceUnderTest
from tests.services.registry.district import REGISTRAR, chain, organization, person
from tests.services.registry.imports.files import faults, load
from tests.services.sheets import counts

PERSONS = ["编号", "姓名"]


def venue(registry: ServiceUnderTest, code: str) -> dict[str, Any]:
    owner = organization(registry, f"ZZ{code.encode().hex()}"[:40], "street")
    body = {"code": code, "name": "讲堂", "kind": "street_centre", "owner_id": owner["id"], "address": "滨海路 1 号"}
    return dict(registry.call(REGISTER_VENUE, REGISTRAR, body={**body, "area": 60.0}))


@pytest.mark.parametrize("make", [chain, organization, person, venue])
@pytest.mark.parametrize("other", ["D06", "d06", "ｄ０６", "d\u200b06"])
def test_a_code_is_taken_in_any_case_and_width(
    registry: ServiceUnderTest, make: Callable[..., dict[str, Any]], other: str
) -> None:
    assert make(registry, "D06")["code"] == "D06"
    with pytest.raises(Failure) as refusal:
        make(registry, other)
    assert refusal.value.problem is CODE_TAKEN


def test_a_full_width_code_is_stored_in_plain_letters(registry: ServiceUnderTest) -> None:
    assert person(registry, "Ｄ－０６")["code"] == "D-06"


def test_doubles_within_a_file_and_between_files_are_the_same(registry: ServiceUnderTest) -> None:
    twice = {"人员": [PERSONS, ["d05", "于思琳"], ["D05", "于思琳"]]}
    assert [fault[:3] for fault in faults(registry, twice)] == [("人员", 3, "编号")]
    assert counts(load(registry, {"人员": [PERSONS, ["d06", "于思琳"]]}))["persons"] == (1, 0, 0)
    assert counts(load(registry, {"人员": [PERSONS, ["D06", "于思琳"]]}))["persons"] == (0, 0, 1)
    assert counts(load(registry, {"人员": [PERSONS, ["Ｄ０６", "于思林"]]}))["persons"] == (0, 1, 0)


def test_rows_of_a_file_refer_to_each_other_and_to_what_is_registered_in_any_case(registry: ServiceUnderTest) -> None:
    organization(registry, "Park1", "park")
    chain(registry, "SWYY")
    sheets = {
        "组织": [
            ["编号", "名称", "类型", "所属园区", "产业链", "隶属组织"],
            ["Dz1", "党委", "党委", None, None, None],
            ["DZ2", "支部", "党支部", None, None, "dZ1"],
            ["jg1", "街道", "街道", None, None, None],
            ["Gx1", "昆嵛医药大学", "高校", "pARK1", "swyy", None],
        ],
        "人员": [PERSONS, ["Ry1", "于思琳"]],
        "任职": [["人员编号", "职务", "组织编号", "起始日期"], ["rY1", "部门经办人", "JG1", "2026-01-01"]],
    }
    assert load(registry, sheets)["errors"] == []
    again = counts(load(registry, {"组织": [row[:] for row in sheets["组织"]]}))
    assert again["organizations"] == (0, 0, 4)


def test_a_code_that_is_listed_twice_in_a_cell_is_told_in_any_case(registry: ServiceUnderTest) -> None:
    organization(registry, "QY1")
    heads = ["编号", "名称", "类型", "覆盖企业"]
    found = faults(registry, {"组织": [heads, ["DZ1", "联合党支部", "联合党支部", "QY1、qy1"]]})
    assert [fault[:3] for fault in found] == [("组织", 2, "覆盖企业")]
