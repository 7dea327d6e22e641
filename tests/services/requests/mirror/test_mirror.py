"""The copies of the registry's state."""

from contracts.requests import reports
from tests.services.requests.district import District


def test_an_older_event_of_the_registry_changes_nothing(district: District) -> None:
    district.tell_organization(district.labour, "department", "人力资源局", sequence=3)
    district.tell_organization(district.labour, "department", "旧名", active=False, sequence=2)
    assert district.dispatched()["department_name"] == "人力资源局"


def test_a_renamed_chain_is_told_by_its_new_name(district: District) -> None:
    district.tell_chain(district.chain, "SWYY", "生物医药与健康", sequence=2)
    district.tell_chain(district.chain, "SWYY", "旧名", sequence=1)
    district.submit()
    figures = district.call(reports.GET_REQUEST_FIGURES, district.chief, query={"group_by": "chain"})
    assert [group["name"] for group in figures["groups"]] == ["生物医药与健康"]
