"""The copies of the registry's state."""

from contracts.requests import reports
from contracts.search import SEARCH_SERVICE
from tests.services.requests.agreements.signing import of, signed
from tests.services.requests.district import District
from tests.services.requests.meetings.holding import raised
from tests.services.requests.visits.visiting import recorded


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


def test_what_is_found_by_the_name_of_an_organization_is_found_by_its_new_one(district: District) -> None:
    agreement = signed(district, parties=[of(district.labour), of(district.enterprise)])
    things = {"request": district.submit()["id"], "visit": recorded(district)["id"]}
    things |= {"agreement": agreement["id"], "matter": raised(district)["id"]}

    def found(q: str) -> dict[str, str]:
        kinds = district.call(SEARCH_SERVICE, district.operator, query={"q": q})["kinds"]
        return {kind["kind"]: item["id"] for kind in kinds for item in kind["items"]}

    assert found("康源药业") == things
    district.tell_organization(district.enterprise, "enterprise", "昊辰制药", district.park, sequence=2)
    district.service.tick("keep_found")
    assert (found("昊辰制药"), found("康源药业")) == (things, {})
