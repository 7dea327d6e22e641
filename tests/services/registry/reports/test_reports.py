"""Coverage and honors of a chain, computed; and who may read the figures."""

import base64
from typing import Any
from uuid import uuid4

import pytest

from chassis.calling.errors import Failure
from contracts.problem import FORBIDDEN, NOT_FOUND
from contracts.registry.chains import LIST_CHAINS
from contracts.registry.figures import COVERAGE_FIGURES, HONOUR_FIGURES
from contracts.registry.imports import IMPORT_FILE
from contracts.registry.organizations import CHANGE_ORGANIZATION
from contracts.registry.relations import END_RELATION
from contracts.registry.reports import GET_COVERAGE, GET_HONOURS, LIST_UNCOVERED
from contracts.roles import Role
from demo.district import MUPING, published
from tests.harness import ServiceUnderTest, actor
from tests.services.figures import by_group, computed, opened, totals
from tests.services.registry.district import OPERATOR, REGISTRAR, chain, join, organization, relate

SUPERVISOR = actor((Role.SUPERVISOR, uuid4()))


@pytest.fixture
def district(registry: ServiceUnderTest) -> dict[str, Any]:
    """Three enterprises on a chain of which a branch under dual management covers one."""
    swyy, committee = chain(registry)["id"], organization(registry, "LW01", "chain_committee")["id"]
    branch = organization(registry, "DZ001", "branch", attributes={"honors": ["先进党组织"]})["id"]
    first, second, third = (organization(registry, f"QY{number:03}")["id"] for number in (1, 2, 3))
    since = {"valid_from": "2026-01-01"}
    for member in (committee, first, second, third):
        join(registry, member, swyy, **since)
    relate(registry, "dual_management", branch, committee, **since)
    coverage = relate(registry, "coverage", branch, first, **since)
    return {"chain": swyy, "branch": branch, "enterprises": [first, second, third], "coverage": coverage["id"]}


def figures(registry: ServiceUnderTest, chain_id: str, **query: Any) -> tuple[int, int, int, float | None, int]:
    found = registry.call(GET_COVERAGE, SUPERVISOR, query={"chain_id": chain_id, **query})
    return found["enterprises"], found["covered"], found["uncovered"], found["rate"], found["organizations"]


def test_coverage_is_computed_for_a_day(registry: ServiceUnderTest, district: dict[str, Any]) -> None:
    assert figures(registry, district["chain"], on="2026-05-01") == (3, 1, 2, 33.3, 1)
    assert figures(registry, district["chain"], on="2025-12-31") == (0, 0, 0, None, 0)
    registry.call(END_RELATION, REGISTRAR, district["branch"], district["coverage"], body={"last_day": "2026-06-30"})
    assert figures(registry, district["chain"], on="2026-06-30")[1] == 1
    assert figures(registry, district["chain"], on="2026-07-01")[1] == 0


def test_an_organization_that_is_gone_neither_covers_nor_counts(
    registry: ServiceUnderTest, district: dict[str, Any]
) -> None:
    version = 3
    registry.call(CHANGE_ORGANIZATION, REGISTRAR, district["branch"], body={"active": False}, if_match=version)
    assert figures(registry, district["chain"]) == (3, 0, 3, 0.0, 0)
    registry.call(CHANGE_ORGANIZATION, REGISTRAR, district["enterprises"][2], body={"active": False}, if_match=2)
    assert figures(registry, district["chain"])[0] == 2


def test_an_enterprise_covered_twice_counts_once(registry: ServiceUnderTest, district: dict[str, Any]) -> None:
    other = organization(registry, "DZ002", "functional_branch")["id"]
    relate(registry, "coverage", other, district["enterprises"][0])
    assert figures(registry, district["chain"])[1] == 1


def test_the_uncovered_come_in_pages(registry: ServiceUnderTest, district: dict[str, Any]) -> None:
    park = organization(registry, "YQ01", "park")
    relate(registry, "park", district["enterprises"][1], park["id"])
    query = {"chain_id": district["chain"], "limit": 1}
    first = registry.call(LIST_UNCOVERED, SUPERVISOR, query=query)
    second = registry.call(LIST_UNCOVERED, SUPERVISOR, query={**query, "after": first["next"]})
    assert [each["code"] for each in first["items"] + second["items"]] == ["QY002", "QY003"]
    assert first["items"][0]["park"]["code"] == "YQ01"
    assert second["next"] is None


def test_honors_are_counted_by_what_has_them(registry: ServiceUnderTest, district: dict[str, Any]) -> None:
    found = registry.call(GET_HONOURS, SUPERVISOR, query={"chain_id": district["chain"]})
    assert (found["organizations"], found["enterprises"]) == (1, 0)


@pytest.mark.parametrize("operation", [GET_COVERAGE, GET_HONOURS, LIST_UNCOVERED])
def test_chiefs_and_dispatchers_read_their_own_chain_only(
    registry: ServiceUnderTest, district: dict[str, Any], operation: Any
) -> None:
    query = {"chain_id": district["chain"]}
    for role in (Role.CHAIN_CHIEF, Role.DISPATCHER):
        registry.call(operation, actor((role, uuid4(), district["chain"])), query=query)
        for stranger in (actor((role, uuid4(), uuid4())), actor((role, uuid4()))):
            with pytest.raises(Failure) as failure:
                registry.call(operation, stranger, query=query)
            assert failure.value.problem is NOT_FOUND
    with pytest.raises(Failure) as failure:
        registry.call(operation, SUPERVISOR, query={"chain_id": str(uuid4())})
    assert failure.value.problem is NOT_FOUND


def test_the_sample_district_has_the_published_figures(registry: ServiceUnderTest) -> None:
    content = base64.b64encode((MUPING / "registry.xlsx").read_bytes()).decode()
    registry.call(IMPORT_FILE, OPERATOR, body={"filename": "registry.xlsx", "content": content})
    query = {"chain_id": registry.call(LIST_CHAINS, SUPERVISOR, query={})["items"][0]["id"]}
    coverage = registry.call(GET_COVERAGE, SUPERVISOR, query=query)
    honours = registry.call(GET_HONOURS, SUPERVISOR, query=query)
    expected = {figure.report: figure.value for figure in published() if figure.report}
    assert coverage["organizations"] == expected["coverage.organizations"]
    assert coverage["covered"] == expected["coverage.enterprises"]
    assert honours["organizations"] == expected["honours.organizations"]
    assert honours["enterprises"] == expected["honours.enterprises"]


def test_figures_say_the_same_as_the_reports_and_open_their_lists(
    registry: ServiceUnderTest, district: dict[str, Any]
) -> None:
    park = organization(registry, "YQ01", "park")
    relate(registry, "park", district["enterprises"][1], park["id"])
    organization(registry, "QY900", "enterprise")
    names = [figure.name for figure in (*COVERAGE_FIGURES, *HONOUR_FIGURES)]
    of_chain = {"chain_id": [district["chain"]]}
    found = computed(registry, SUPERVISOR, *names, **of_chain)
    assert [figure["total"]["value"] for figure in found.values()] == [3, 1, 2, 0.3333, 1, 1, 0]
    assert {figure["to"] for figure in found.values()} == {"2026-11-23"}
    assert opened(registry, SUPERVISOR, found.values()) == 4
    before = computed(registry, SUPERVISOR, *names, **of_chain, to="2025-12-31")
    assert [figure["total"]["value"] for figure in before.values()] == [0, 0, 0, None, 0, 0, 0]
    by_chain = computed(registry, SUPERVISOR, *names, group_by="chain")
    assert by_group(by_chain["coverage.enterprises"]) == {"产业链SWYY": 3, None: 1}
    assert by_group(by_chain["coverage.organizations"]) == {"产业链SWYY": 1}
    assert by_chain["coverage.enterprises"]["total"]["value"] == 4
    by_park = computed(registry, SUPERVISOR, "coverage.enterprises", "coverage.covered", group_by="park")
    assert by_group(by_park["coverage.enterprises"]) == {park["name"]: 1, None: 3}
    assert opened(registry, SUPERVISOR, [*by_chain.values(), *by_park.values()]) > 5


def test_figures_without_a_chain_are_of_ones_own(registry: ServiceUnderTest, district: dict[str, Any]) -> None:
    organization(registry, "QY900", "enterprise")
    chief = actor((Role.CHAIN_CHIEF, uuid4(), district["chain"]))
    found = computed(registry, chief, "coverage.enterprises", group_by="chain")["coverage.enterprises"]
    # The list would show all enterprises.
    assert (found["total"]["value"], found["total"]["opens"]) == (3, None)
    assert opened(registry, chief, [found]) == 1
    assert totals(registry, actor((Role.DISPATCHER, uuid4())), "coverage.enterprises", "coverage.rate") == [0, None]
    with pytest.raises(Failure) as refused:
        totals(registry, actor((Role.CHAIN_CHIEF, uuid4(), uuid4())), "coverage.covered", chain_id=[district["chain"]])
    assert refused.value.problem is NOT_FOUND
    with pytest.raises(Failure) as refused:
        totals(registry, actor((Role.ENTERPRISE_CONTACT, uuid4())), "coverage.covered")
    assert refused.value.problem is FORBIDDEN
