"""Chains: their segments and sub-industries, and what others are told of them."""

import pytest

from chassis.calling.errors import Failure
from contracts.problem import CHANGED
from contracts.registry.chains import CHANGE_CHAIN, CREATE_CHAIN, DIVISION_IN_USE, GET_CHAIN, LIST_CHAINS
from contracts.registry.organizations import (
    CREATE_ORGANIZATION,
)
from contracts.registry.shared import CODE_TAKEN
from tests.harness import ServiceUnderTest
from tests.services.registry.district import (
    NOBODY_IN_PARTICULAR,
    REGISTRAR,
    chain,
    join,
    organization,
)


def test_segments_keep_their_order_and_everybody_signed_in_reads_the_chain(registry: ServiceUnderTest) -> None:
    made = chain(registry, segments=["上游", "中游", "下游"])
    read = registry.call(GET_CHAIN, NOBODY_IN_PARTICULAR, made["id"], query={})
    assert [segment["name"] for segment in read["segments"]] == ["上游", "中游", "下游"]
    assert registry.call(LIST_CHAINS, NOBODY_IN_PARTICULAR, query={})["items"] == [read]
    told = registry.emitted("chain.changed.v1")[-1]["data"]
    assert [segment["name"] for segment in told["segments"]] == ["上游", "中游", "下游"]


def test_segments_are_reordered_renamed_exchanged_and_added(registry: ServiceUnderTest) -> None:
    made = chain(registry)
    first, second = made["segments"]
    wanted = [{"id": second["id"], "name": "研发"}, {"name": "中试"}, {"id": first["id"], "name": "生产"}]
    changed = registry.call(CHANGE_CHAIN, REGISTRAR, made["id"], body={"segments": wanted}, if_match=made["version"])
    assert [(each["name"], each["id"]) for each in changed["segments"]][::2] == [
        ("研发", second["id"]),
        ("生产", first["id"]),
    ]
    assert changed["sub_industries"] == made["sub_industries"]


def test_renaming_a_segment_is_told_for_the_organizations_in_it(registry: ServiceUnderTest) -> None:
    made, enterprise = chain(registry), organization(registry, "QY001")
    join(registry, enterprise["id"], made["id"], segments=["研发"])
    wanted = [{"id": made["segments"][0]["id"], "name": "研究开发"}, made["segments"][1]]
    current = registry.call(GET_CHAIN, REGISTRAR, made["id"], query={})
    registry.call(CHANGE_CHAIN, REGISTRAR, made["id"], body={"segments": wanted}, if_match=current["version"])
    place = registry.emitted("organization.changed.v1")[-1]["data"]["chains"][0]
    assert (place["segment"], place["segments"]) == ("研究开发", ["研究开发"])


def test_a_segment_with_organizations_in_it_is_not_removed(registry: ServiceUnderTest) -> None:
    made, enterprise = chain(registry), organization(registry, "QY001")
    join(registry, enterprise["id"], made["id"], segments=["研发"])
    current = registry.call(GET_CHAIN, REGISTRAR, made["id"], query={})
    for kept, problem in (([made["segments"][1]], DIVISION_IN_USE), ([made["segments"][0]], None)):
        body = {"segments": kept}
        if problem is None:
            registry.call(CHANGE_CHAIN, REGISTRAR, made["id"], body=body, if_match=current["version"])
            continue
        with pytest.raises(Failure) as failure:
            registry.call(CHANGE_CHAIN, REGISTRAR, made["id"], body=body, if_match=current["version"])
        assert failure.value.problem is problem


def test_a_chain_is_registered_once_and_has_no_segment_twice(registry: ServiceUnderTest) -> None:
    chain(registry)
    with pytest.raises(Failure) as failure:
        chain(registry)
    assert failure.value.problem is CODE_TAKEN
    with pytest.raises(Failure) as failure:
        chain(registry, "OTHER", segments=["研发", " 研发"])
    assert failure.value.errors[0]["field"] == "segments"


def test_a_chain_of_another_version_is_not_changed(registry: ServiceUnderTest) -> None:
    made = chain(registry)
    with pytest.raises(Failure) as failure:
        registry.call(CHANGE_CHAIN, REGISTRAR, made["id"], body={"name": "新名"}, if_match=made["version"] + 1)
    assert failure.value.problem is CHANGED


def test_the_example_of_the_declaration_is_taken(registry: ServiceUnderTest) -> None:
    registry.call(CREATE_CHAIN, REGISTRAR, body=CREATE_CHAIN.example)
    registry.call(CREATE_ORGANIZATION, REGISTRAR, body=CREATE_ORGANIZATION.example)
