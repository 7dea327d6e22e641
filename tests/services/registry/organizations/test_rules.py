"""Rules of organizations that need no database: codes and attributes."""

import pytest

from contracts.registry.kinds import OrganizationKind
from demo.muping.names import social_credit_code
from services.registry.organizations import domain as organizations


@pytest.mark.parametrize("code", ["91370612MAX900A0XE", "91370612", "", "9137061200000000IO"])
def test_a_wrong_social_credit_code_is_refused(code: str) -> None:
    assert organizations.refused_uscc(code) is not None


def test_a_right_social_credit_code_is_taken_however_it_is_written() -> None:
    code = social_credit_code("91", "unit")
    assert organizations.refused_uscc(code) is None
    assert organizations.normal_uscc(f" {code[:8].lower()} {code[8:].lower()} ") == code


@pytest.mark.parametrize("place", range(18))
def test_a_social_credit_code_with_one_wrong_character_is_refused(place: int) -> None:
    code = social_credit_code("91", "unit")
    other = "1" if code[place] != "1" else "2"
    assert organizations.refused_uscc(code[:place] + other + code[place + 1 :]) is not None


def test_only_enterprises_have_staff_and_only_party_organizations_and_enterprises_have_members() -> None:
    assert organizations.foreign_attributes(OrganizationKind.ENTERPRISE, {"headcount": 1, "honors": []}) == []
    assert organizations.foreign_attributes(OrganizationKind.BRANCH, {"headcount": 1, "member_count": 3}) == [
        "headcount"
    ]
    assert organizations.foreign_attributes(OrganizationKind.PARK, {"member_count": 3}) == ["member_count"]
