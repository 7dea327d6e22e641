"""The figures of agreements, with those that districts have published."""

from decimal import Decimal
from typing import Any

import pytest

from tests.services.figures import by_group, computed, opened, totals
from tests.services.requests.agreements.signing import BANK, of, signed
from tests.services.requests.district import District

# What the university city of the north has signed, by year, in yuan: 20.03 billion in all.
CONTRACTS = {2020: "2411000000.00", 2021: "3214700000.00", 2022: "6027500000.00", 2023: "8366170000.00"}


def figures(district: District, *names: str, **query: Any) -> list[dict[str, Any]]:
    found = computed(district.service, district.supervisor, *(f"agreements.{name}" for name in names), **query)
    return list(found.values())


def contract(district: District, year: int, amount: str, university: int = 0, **given: Any) -> dict[str, Any]:
    return signed(
        district,
        kind="technology_contract",
        parties=[of(district.enterprise), {"name": f"第{university}大学", "kind": "university"}],
        signed_on=f"{year}-05-10",
        starts_on=f"{year}-05-10",
        ends_on=f"{year}-12-31",
        amount=amount,
        **given,
    )


def test_four_institutions_and_twelve_professors_have_agreed_on_cooperation(district: District) -> None:
    institutions = [
        ("海州大学", "university"),
        ("东港理工", "university"),
        ("药物所", "institute"),
        ("海洋所", "institute"),
    ]
    for number in range(12):
        name, kind = institutions[number % 4]
        expert = {"name": f"第{number % 6}教授", "kind": "expert", "affiliation": name if number < 6 else f"{name}分院"}
        signed(district, kind="expert", parties=[of(district.labour), {"name": name, "kind": kind}, expert])
    # Written otherwise, and signed again, they are the same.
    again = [of(district.labour), {"name": "药物所 ", "kind": "institute"}]
    signed(district, kind="university_industry", parties=again, signed_on="2026-10-08")
    named = [f"agreements.{name}" for name in ("institutions", "universities", "experts", "signed")]
    assert totals(district.service, district.supervisor, *named) == [4, 2, 12, 13]
    assert totals(district.service, district.supervisor, *named, **{"from": "2026-10-01"}) == [1, 0, 0, 1]
    (found,) = figures(district, "institutions", group_by="month")
    assert (by_group(found), found["total"]["value"]) == ({"2026-06": 4, "2026-10": 1}, 4)


def test_a_district_has_signed_two_co_building_agreements(district: District) -> None:
    signed(district, title="银企共建")
    telecom = {"name": "海州电信", "kind": "enterprise"}
    signed(district, title="通信共建", parties=[of(district.labour), telecom], ends_on="2026-07-31")
    signed(district, kind="other", title="其他协议")
    (found,) = figures(district, "co_building")
    assert found["total"]["value"] == 2
    in_force, signed_all = figures(district, "in_force", "signed")
    assert (in_force["total"]["value"], signed_all["total"]["value"]) == (2, 3)
    on_a_day = figures(district, "in_force", to="2026-07-15")
    assert on_a_day[0]["total"]["value"] == 3
    assert opened(district.service, district.supervisor, [found, in_force, signed_all, *on_a_day]) == 4
    by_owner = {"group_by": "organization", "organization_id": [str(district.labour), str(district.water)]}
    assert by_group(figures(district, "co_building", **by_owner)[0]) == {"人社局": 2}


def test_thirty_eight_universities_have_signed_for_over_twenty_billion_with_a_growth_of_51_4_percent(
    district: District,
) -> None:
    university = 0
    for year, amount in CONTRACTS.items():
        # The last of a year has what is left, so that cents are not lost.
        part = (Decimal(amount) / 10).quantize(Decimal("0.01"))
        for number in range(10):
            sum_of_it = Decimal(amount) - 9 * part if number == 9 else part
            contract(district, year, str(sum_of_it), university % 38)
            university += 1
    found = figures(district, "universities", "contracts", "contract_amount", "contract_growth")
    universities, contracts, amount, growth = (each["total"]["value"] for each in found)
    assert (universities, contracts, amount) == (38, 40, 20_019_370_000)
    assert amount >= 20_000_000_000
    assert round(growth, 3) == 0.514
    (by_year,) = figures(district, "contract_amount", group_by="year")
    assert by_group(by_year) == {str(year): float(amount) for year, amount in CONTRACTS.items()}
    # What was signed for something else is no contract, and a year that is not over does not count.
    signed(district, amount="99000000.00")
    contract(district, 2026, "1.00")
    assert round(totals(district.service, district.supervisor, "agreements.contract_growth")[0] or 0, 3) == 0.514
    assert round(figures(district, "contract_growth", to="2022-12-31")[0]["total"]["value"], 3) == 0.581
    # 2020 is not wholly in the period, nor is 2023.
    part = figures(district, "contract_growth", **{"from": "2020-01-02", "to": "2023-12-30"})
    assert round(part[0]["total"]["value"], 3) == 0.875
    (by_chain,) = figures(district, "contract_growth", group_by="chain")
    assert [(group["key"], round(group["value"], 3)) for group in by_chain["groups"]] == [(None, 0.514)]


def test_growth_is_unknown_without_two_whole_years(district: District) -> None:
    assert figures(district, "contract_growth")[0]["total"]["value"] is None
    contract(district, 2025, "100.00")
    contract(district, 2026, "200.00")
    assert figures(district, "contract_growth")[0]["total"]["value"] is None
    district.at("2027-01-01 09:00")
    assert figures(district, "contract_growth")[0]["total"]["value"] == 1


@pytest.mark.parametrize("group_by", ["chain", "month", "year"])
def test_everybody_counts_what_he_sees(district: District, group_by: str) -> None:
    signed(district, chain_id=str(district.chain))
    signed(district, district.clerk, parties=[of(district.park), BANK])
    names = ("signed", "co_building", "contracts", "contract_amount")
    for caller, value in ((district.supervisor, 2), (district.chief, 1), (district.handler, 1), (district.clerk, 1)):
        found = computed(
            district.service, caller, *(f"agreements.{name}" for name in names), group_by=group_by
        )  # fmt: skip
        assert found["agreements.signed"]["total"]["value"] == value
        assert opened(district.service, caller, [found["agreements.signed"]]) >= 1
    assert figures(district, "signed", chain_id=[str(district.chain)])[0]["total"]["value"] == 1
