"""The ledger of venues: what a sheet registers, changes and leaves, and what of it is refused."""

from collections.abc import Sequence
from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.problem import FORBIDDEN
from contracts.registry.organizations import CHANGE_ORGANIZATION, GET_ORGANIZATION
from contracts.registry.venues import LIST_VENUES
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.district import NOBODY_IN_PARTICULAR, REGISTRAR, chain
from tests.services.registry.imports.files import faults, load
from tests.services.registry.venues.places import OWNER, owner_id, venue
from tests.services.sheets import Sheets, counts

HEADS = ["编号", "名称", "类型", "归属组织", "产业链", "地址", "面积(平方米)", "设施", "共享"]
NEW = ["ZD01", "岚禾活动中心", "活动室", OWNER, "SWYY", "滨海东路 12 号", 236.5, "投影、会议室", "是"]


def sheet(*rows: Sequence[Any]) -> Sheets:
    return {"阵地": [HEADS, *rows]}


def new(**different: Any) -> list[Any]:
    return list({**dict(zip(HEADS, NEW, strict=True)), **different}.values())


def listed(registry: ServiceUnderTest) -> list[dict[str, Any]]:
    return list(registry.call(LIST_VENUES, NOBODY_IN_PARTICULAR, query={})["items"])


@pytest.fixture(autouse=True)
def served(registry: ServiceUnderTest) -> dict[str, Any]:
    """The owner of venues, and the chain that they serve."""
    owner_id(registry)
    return chain(registry, "SWYY")


def test_rows_are_registered_then_left_or_changed(registry: ServiceUnderTest) -> None:
    assert counts(load(registry, sheet(NEW, new(编号="ZD02", 产业链=None, 设施=None, 共享=None)))) == {
        "venues": (2, 0, 0)
    }
    first, second = listed(registry)
    assert (first["chain"]["code"], first["owner"]["code"], first["area"]) == ("SWYY", OWNER, 236.5)
    assert (first["facilities"], first["shared"], first["status"]) == (["meeting_room", "projector"], True, "open")
    assert (second["chain"], second["facilities"], second["opening_hours"], second["shared"]) == (None, [], [], False)
    assert [each["data"]["code"] for each in registry.emitted("venue.registered.v1")] == ["ZD01", "ZD02"]

    again = sheet(new(编号="zd01", 产业链="清空", 设施="清空"), new(编号="ZD02", 产业链=None, 设施=None, 共享=None))
    assert counts(load(registry, again)) == {"venues": (0, 1, 1)}
    first, second = listed(registry)
    assert (first["code"], first["chain"], first["facilities"], first["shared"]) == ("ZD01", None, [], True)
    assert [each["data"]["code"] for each in registry.emitted("venue.changed.v1")] == ["ZD01"]


def test_each_row_that_the_operations_would_refuse_is_named_and_nothing_is_done(registry: ServiceUnderTest) -> None:
    kept = venue(registry)
    wrong = sheet(
        new(名称="另一个名称"),
        new(编号="ZD02", 归属组织="JD77"),
        new(编号="ZD03", 产业链="LSKF"),
        new(编号="ZD04", **{"面积(平方米)": 20.125}),
    )
    assert faults(registry, wrong) == [
        ("阵地", 3, "归属组织", "JD77"),
        ("阵地", 4, "产业链", "LSKF"),
        ("阵地", 5, "面积(平方米)", "20.125"),
    ]
    unread = {"类型": "城堡", "名称": None, "共享": "清空", "面积(平方米)": 0}
    cells = sheet(*(new(编号=f"ZD1{number}", **{head: cell}) for number, (head, cell) in enumerate(unread.items())))
    assert [(row, head) for _, row, head, _ in faults(registry, cells)] == [
        (2, "类型"),
        (3, "名称"),
        (4, "共享"),
        (5, "面积(平方米)"),
    ]
    assert listed(registry) == [{**kept, "actions": []}]


def test_a_venue_stands_in_one_row_and_words_in_either_language(registry: ServiceUnderTest) -> None:
    assert faults(registry, sheet(NEW, new(名称="另一个名称", 编号="zd01"))) == [("阵地", 3, "编号", "zd01")]
    rows = [new(共享="yes"), new(编号="ZD02", 共享=False), new(编号="ZD03", 共享="no", 类型="activity room")]
    load(registry, sheet(*rows))
    assert [each["shared"] for each in listed(registry)] == [True, False, False]


def test_an_owner_that_is_gone_stays_where_it_is_and_gets_no_new_venue(registry: ServiceUnderTest) -> None:
    load(registry, sheet(NEW))
    owner = registry.call(GET_ORGANIZATION, REGISTRAR, owner_id(registry))
    registry.call(CHANGE_ORGANIZATION, REGISTRAR, owner["id"], body={"active": False}, if_match=owner["version"])
    assert counts(load(registry, sheet(NEW))) == {"venues": (0, 0, 1)}
    assert counts(load(registry, sheet(new(名称="岚禾之家")))) == {"venues": (0, 1, 0)}
    assert faults(registry, sheet(new(编号="ZD02"))) == [("阵地", 2, "归属组织", OWNER)]


def test_a_dry_run_changes_nothing(registry: ServiceUnderTest) -> None:
    found = load(registry, sheet(NEW), dry_run=True)
    assert (found["applied"], counts(found), listed(registry)) == (False, {"venues": (1, 0, 0)}, [])
    assert registry.emitted("venue.registered.v1") == []
    load(registry, sheet(NEW))
    found = load(registry, sheet(new(产业链="清空", 设施="投影", **{"面积(平方米)": 240.5})), dry_run=True)
    (change,) = found["changes"]
    assert [(each["column"], each["old"]["zh"], (each["new"] or {}).get("zh")) for each in change["changed"]] == [
        ("产业链", "SWYY", None),
        ("面积(平方米)", "236.5", "240.5"),
        ("设施", "会议室、投影", "投影"),
    ]


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.DISPATCHER, Role.ENTERPRISE_CONTACT])
def test_only_registrars_import(registry: ServiceUnderTest, role: Role, served: dict[str, Any]) -> None:
    with pytest.raises(Failure) as failure:
        load(registry, sheet(NEW), by=actor((role, served["id"])))
    assert failure.value.problem is FORBIDDEN
    assert listed(registry) == []
