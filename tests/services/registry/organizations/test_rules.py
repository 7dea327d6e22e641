"""Rules of organizations that need no database: attributes, circles."""

import time
from uuid import UUID

from contracts.registry.kinds import OrganizationKind
from services.registry.organizations import domain as organizations


def test_only_enterprises_have_staff_and_only_party_organizations_and_enterprises_have_members() -> None:
    assert organizations.foreign_attributes(OrganizationKind.ENTERPRISE, {"headcount": 1, "honors": []}) == []
    assert organizations.foreign_attributes(OrganizationKind.BRANCH, {"headcount": 1, "member_count": 3}) == [
        "headcount"
    ]
    assert organizations.foreign_attributes(OrganizationKind.PARK, {"member_count": 3}) == ["member_count"]


def test_who_is_above_itself_is_found_however_deep_it_lies() -> None:
    ids = [UUID(int=number) for number in range(20_000)]
    above = {each: {ids[number + 1]} for number, each in enumerate(ids[:-1])}
    begun = time.process_time()
    assert organizations.circular(above) == set()
    # Two circles, and those between them, above and below.
    above[ids[9_000]].add(ids[1_000])
    above[ids[-1]] = {ids[15_000]}
    assert organizations.circular(above) == {*ids[1_000:9_001], *ids[15_000:]}
    assert time.process_time() - begun < 5
