"""Organizations: what is checked, who sees what, and what others are told."""

from typing import Any
from uuid import uuid4

import pytest

from chassis.calling.errors import Failure
from contracts.problem import FORBIDDEN, INVALID, NOT_FOUND
from contracts.registry.chains import CHANGE_CHAIN, GET_CHAIN
from contracts.registry.organizations import (
    CHANGE_ORGANIZATION,
    CREATE_ORGANIZATION,
    GET_ORGANIZATION,
    LIST_CONTACTS,
    LIST_ORGANIZATIONS,
)
from contracts.registry.problems import CODE_NEEDED, USCC_TAKEN
from contracts.registry.relations import OPEN_RELATION
from contracts.roles import Role
from demo.muping.names import social_credit_code
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.district import (
    NOBODY_IN_PARTICULAR,
    REGISTRAR,
    chain,
    join,
    organization,
    person,
    post,
    relate,
)


def listed(registry: ServiceUnderTest, **query: Any) -> list[str]:
    found = registry.call(LIST_ORGANIZATIONS, NOBODY_IN_PARTICULAR, query=query)["items"]
    return [each["code"] for each in found]


def test_an_enterprise_needs_a_right_social_credit_code(registry: ServiceUnderTest) -> None:
    body = {"code": "QY001", "name": "烟台岚屿", "kind": "enterprise"}
    with pytest.raises(Failure) as failure:
        registry.call(CREATE_ORGANIZATION, REGISTRAR, body=body)
    assert failure.value.problem is CODE_NEEDED
    with pytest.raises(Failure) as failure:
        registry.call(CREATE_ORGANIZATION, REGISTRAR, body={**body, "uscc": "913706120000000000"[:17] + "A"})
    assert (failure.value.problem, failure.value.errors[0]["field"]) == (INVALID, "uscc")


def test_a_social_credit_code_is_registered_once(registry: ServiceUnderTest) -> None:
    code = social_credit_code("91", "same")
    organization(registry, "QY001", uscc=code)
    other = organization(registry, "QY002")
    with pytest.raises(Failure) as failure:
        organization(registry, "QY003", uscc=code.lower())
    assert failure.value.problem is USCC_TAKEN
    with pytest.raises(Failure) as failure:
        registry.call(CHANGE_ORGANIZATION, REGISTRAR, other["id"], body={"uscc": code}, if_match=other["version"])
    assert failure.value.problem is USCC_TAKEN
    with pytest.raises(Failure) as failure:
        registry.call(CHANGE_ORGANIZATION, REGISTRAR, other["id"], body={"uscc": None}, if_match=other["version"])
    assert failure.value.problem is CODE_NEEDED
    assert organization(registry, "DZ001", "branch")["uscc"] is None


def test_attributes_are_those_of_the_kind(registry: ServiceUnderTest) -> None:
    with pytest.raises(Failure) as failure:
        organization(registry, "DZ001", "branch", attributes={"headcount": 3, "scale": "small", "member_count": 5})
    assert [error["field"] for error in failure.value.errors] == ["attributes.headcount", "attributes.scale"]
    with pytest.raises(Failure) as failure:
        organization(registry, "QY001", attributes={"revenue": 1})
    assert failure.value.errors[0]["field"] == "attributes.revenue"


def test_changing_attributes_leaves_the_others_alone(registry: ServiceUnderTest) -> None:
    made = organization(registry, "QY001", attributes={"headcount": 60, "scale": "small", "honors": ["红链示范企业"]})
    body = {"attributes": {"headcount": 70}}
    changed = registry.call(CHANGE_ORGANIZATION, REGISTRAR, made["id"], body=body, if_match=made["version"])
    assert changed["attributes"] == {"headcount": 70, "scale": "small", "honors": ["红链示范企业"]}


@pytest.fixture
def district(registry: ServiceUnderTest) -> dict[str, Any]:
    """An enterprise in a park on a chain, with what only some may read."""
    swyy, park = chain(registry), organization(registry, "YQ01", "park")
    attributes = {"headcount": 60, "member_count": 5, "ownership": "private", "scale": "small", "honors": ["甲"]}
    enterprise = organization(registry, "QY001", attributes=attributes)
    relate(registry, "park", enterprise["id"], park["id"])
    join(registry, enterprise["id"], swyy["id"], segments=["研发"], sub_industries=["创新药"], lead=True)
    yu = person(registry)
    post(registry, "enterprise_contact", yu["id"], enterprise["id"])
    return {"chain": swyy, "park": park, "enterprise": enterprise, "contact": yu, "attributes": attributes}


def test_the_public_face_has_neither_counts_nor_owner(registry: ServiceUnderTest, district: dict[str, Any]) -> None:
    enterprise, swyy, park = (district[name]["id"] for name in ("enterprise", "chain", "park"))
    outsiders = [
        NOBODY_IN_PARTICULAR,
        actor((Role.ENTERPRISE_CONTACT, uuid4())),
        actor((Role.DISPATCHER, uuid4(), uuid4())),
        actor((Role.DISPATCHER, uuid4())),
        actor((Role.CHAIN_CHIEF, uuid4(), uuid4())),
        actor((Role.DEPARTMENT_HANDLER, uuid4())),
    ]
    for somebody in outsiders:
        read = registry.call(GET_ORGANIZATION, somebody, enterprise, query={})
        assert read["attributes"] == {"scale": "small", "honors": ["甲"]}
        assert read["full"] is False
        assert registry.call(LIST_ORGANIZATIONS, somebody, query={"q": "QY001"})["items"] == [read]
    insiders = [
        actor((Role.ENTERPRISE_CONTACT, enterprise)),
        actor((Role.DISPATCHER, uuid4(), swyy)),
        actor((Role.DISPATCHER, park)),
        actor((Role.CHAIN_CHIEF, uuid4(), swyy)),
        actor((Role.SUPERVISOR, uuid4())),
        REGISTRAR,
    ]
    for somebody in insiders:
        read = registry.call(GET_ORGANIZATION, somebody, enterprise, query={})
        assert (read["attributes"], read["full"]) == (district["attributes"], True)


def test_asking_for_another_day_does_not_show_more(registry: ServiceUnderTest, district: dict[str, Any]) -> None:
    enterprise, park = district["enterprise"]["id"], organization(registry, "YQ02", "park")
    body = {"kind": "park", "object_id": park["id"], "valid_from": "2199-01-01", "replace": True}
    registry.call(OPEN_RELATION, REGISTRAR, enterprise, body=body)
    for place, full in ((district["park"], True), (park, False)):
        for day in ("2000-01-01", "2199-01-02"):
            dispatcher = actor((Role.DISPATCHER, place["id"]))
            read = registry.call(GET_ORGANIZATION, dispatcher, enterprise, query={"on": day})
            assert (read["full"], "headcount" in read["attributes"]) == (full, full)


def test_names_of_contacts_are_for_those_who_work_with_them(
    registry: ServiceUnderTest, district: dict[str, Any]
) -> None:
    enterprise, swyy = district["enterprise"]["id"], district["chain"]["id"]
    for somebody in (
        actor((Role.DEPARTMENT_HANDLER, uuid4())),
        actor((Role.DISPATCHER, uuid4(), swyy)),
        actor((Role.ENTERPRISE_CONTACT, enterprise)),
        REGISTRAR,
    ):
        found = registry.call(LIST_CONTACTS, somebody, enterprise, query={})["items"]
        name = district["contact"]["name"]
        assert found == [{"person_id": district["contact"]["id"], "name": name, "kind": "enterprise_contact"}]
    for somebody in (
        NOBODY_IN_PARTICULAR,
        actor((Role.ENTERPRISE_CONTACT, uuid4())),
        actor((Role.DISPATCHER, uuid4(), uuid4())),
    ):
        with pytest.raises(Failure) as failure:
            registry.call(LIST_CONTACTS, somebody, enterprise, query={})
        assert failure.value.problem is FORBIDDEN


def test_others_are_told_park_chains_and_segments(registry: ServiceUnderTest, district: dict[str, Any]) -> None:
    told = registry.emitted("organization.changed.v1")[-1]["data"]
    assert told == {
        "id": district["enterprise"]["id"],
        "code": "QY001",
        "name": district["enterprise"]["name"],
        "kind": "enterprise",
        "park_id": district["park"]["id"],
        "chains": [
            {
                "chain_id": district["chain"]["id"],
                "segment": "研发",
                "sub_industry": "创新药",
                "segments": ["研发"],
                "sub_industries": ["创新药"],
                "lead": True,
            }
        ],
        "active": True,
        "version": 3,
    }


def test_lists_are_filtered(registry: ServiceUnderTest, district: dict[str, Any]) -> None:
    swyy, park = district["chain"]["id"], district["park"]["id"]
    other = organization(registry, "QY002", name="山东澄渚100%药业", attributes={"scale": "large"})
    join(registry, other["id"], swyy, segments=["生产"])
    organization(registry, "BM01", "department")
    assert listed(registry) == ["BM01", "QY001", "QY002", "YQ01"]
    assert listed(registry, kind=["department", "park"]) == ["BM01", "YQ01"]
    assert listed(registry, chain_id=swyy) == ["QY001", "QY002"]
    assert listed(registry, chain_id=swyy, segment="研发") == ["QY001"]
    assert listed(registry, chain_id=swyy, segment="创新药") == []
    assert listed(registry, sub_industry="创新药") == ["QY001"]
    assert listed(registry, lead="true") == ["QY001"]
    assert listed(registry, park_id=park) == ["QY001"]
    assert listed(registry, honored="true") == ["QY001"]
    assert listed(registry, honored="false", kind=["enterprise"]) == ["QY002"]
    assert listed(registry, q="澄渚") == ["QY002"]
    assert listed(registry, q="qy00") == ["QY001", "QY002"]
    assert listed(registry, q="100%药") == ["QY002"]
    assert listed(registry, q="澄渚 生物") == []
    assert listed(registry, q=other["uscc"][:17].lower()) == ["QY002"]
    assert listed(registry, chain_id=swyy, on="2020-01-01") == []
    assert listed(registry, sort="newest")[0] == "BM01"
    with pytest.raises(Failure) as failure:
        listed(registry, colour="red")
    assert failure.value.errors[0]["field"] == "colour"


@pytest.mark.parametrize("sort", ["code", "name", "newest"])
def test_pages_hold_everything_once_in_every_order(registry: ServiceUnderTest, sort: str) -> None:
    for number in range(5):
        organization(registry, f"BM{number:02}", "department", name=f"局{number % 2}")
    seen, after = [], None
    for _ in range(4):
        query = {"limit": 2, "sort": sort, **({"after": after} if after else {})}
        page = registry.call(LIST_ORGANIZATIONS, NOBODY_IN_PARTICULAR, query=query)
        seen += [each["code"] for each in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert sorted(seen) == [f"BM{number:02}" for number in range(5)]


def test_a_foreign_cursor_is_refused(registry: ServiceUnderTest) -> None:
    with pytest.raises(Failure) as failure:
        listed(registry, after="nonsense")
    assert failure.value.errors[0]["field"] == "after"
    assert failure.value.errors[0]["in"] == "query"


def test_what_is_not_there_is_not_found(registry: ServiceUnderTest) -> None:
    for operation, content in (
        (GET_ORGANIZATION, {"query": {}}),
        (GET_CHAIN, {"query": {}}),
        (LIST_CONTACTS, {"query": {}}),
        (CHANGE_ORGANIZATION, {"body": {"name": "x"}, "if_match": 1}),
        (CHANGE_CHAIN, {"body": {"name": "x"}, "if_match": 1}),
    ):
        with pytest.raises(Failure) as failure:
            registry.call(operation, REGISTRAR, uuid4(), **content)
        assert failure.value.problem is NOT_FOUND


@pytest.mark.parametrize("character", ["\U00020bb7", "岚", '"', "\\"])
def test_a_list_goes_on_after_the_longest_name(registry: ServiceUnderTest, character: str) -> None:
    for code in ("QY001", "QY002"):
        organization(registry, code, name=character * 200)
    query: dict[str, Any] = {"sort": "name", "limit": 1}
    first = registry.call(LIST_ORGANIZATIONS, NOBODY_IN_PARTICULAR, query=query)
    second = registry.call(LIST_ORGANIZATIONS, NOBODY_IN_PARTICULAR, query={**query, "after": first["next"]})
    assert [page["items"][0]["code"] for page in (first, second)] == ["QY001", "QY002"]
    assert second["next"] is None
