"""Rules of organizations that need no database: attributes."""

from contracts.registry.kinds import OrganizationKind
from services.registry.organizations import domain as organizations


def test_only_enterprises_have_staff_and_only_party_organizations_and_enterprises_have_members() -> None:
    assert organizations.foreign_attributes(OrganizationKind.ENTERPRISE, {"headcount": 1, "honors": []}) == []
    assert organizations.foreign_attributes(OrganizationKind.BRANCH, {"headcount": 1, "member_count": 3}) == [
        "headcount"
    ]
    assert organizations.foreign_attributes(OrganizationKind.PARK, {"member_count": 3}) == ["member_count"]
