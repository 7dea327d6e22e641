"""Values of figures from what functions return: rounded, added up, withheld where the sample is too small."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from chassis.running.figures import Computed, Growth, Key, Ratio, Value, group_of, growth, total_of, value_of
from contracts.figures import Figure, FigureDimension, FigureKind, FigureTime, Opening
from contracts.operation import SIGNED_IN
from contracts.problem import Text
from contracts.registry.organizations import LIST_ORGANIZATIONS
from contracts.registry.reports import LIST_UNCOVERED

WORDS = Text("样例", "Sample")
ONE, TWO = (UUID(f"01980000-0000-7000-8000-00000000000{number}") for number in (1, 2))


def figure(kind: FigureKind = FigureKind.COUNT, **more: Any) -> Figure:
    given = {"dimensions": (FigureDimension.CHAIN, FigureDimension.PARK), **more}
    return Figure("registry", "sample.figure", WORDS, WORDS, kind, SIGNED_IN, **given)


@pytest.mark.parametrize(("sample", "withheld"), [(0, False), (1, True), (2, True), (3, False)])
def test_a_small_sample_is_withheld_and_said_to_be(sample: int, withheld: bool) -> None:
    shown = 4.0 if sample == 3 else None
    of_three = figure(FigureKind.AVERAGE, smallest_sample=3)
    assert value_of(of_three, Ratio(4 * sample, sample)) == Value(shown, sample, withheld)


def test_groups_add_up_to_what_they_are_computed_from() -> None:
    def total(kind: FigureKind, *raw: Any) -> float | None:
        groups: dict[Key, Any] = {UUID(int=number): {"sample.figure": each} for number, each in enumerate(raw)}
        return total_of(figure(kind), Computed(groups)).value

    assert total(FigureKind.SHARE, Ratio(1, 1), Ratio(0, 2)) == 0.3333
    assert total(FigureKind.AVERAGE, Ratio(60, 1, 60), Ratio(210, 2, 60)) == 1.5
    assert total(FigureKind.COUNT, 2, 3) == 5
    assert total(FigureKind.MINIMUM, 220.5, None, 200) == 200
    assert (total(FigureKind.SHARE), total(FigureKind.COUNT), total(FigureKind.MINIMUM)) == (None, 0, None)


def test_sums_of_money_add_up_exactly() -> None:
    groups: dict[Key, Any] = {UUID(int=n): {"sample.figure": Decimal("0.10")} for n in range(3)}
    assert total_of(figure(FigureKind.SUM), Computed(groups)).value == 0.3


def test_growth_is_compound_so_that_growing_by_it_every_year_reaches_the_last_sum() -> None:
    of_growth = figure(FigureKind.GROWTH)
    sums = {2020: Decimal(30), 2021: Decimal(40), 2022: Decimal(75), 2023: Decimal("104.1")}
    assert value_of(of_growth, growth(sums)).value == 0.5139
    # The mean of the growths of the years is another number, by which more would have been reached.
    assert round(sum(float(sums[year] / sums[year - 1] - 1) for year in (2021, 2022, 2023)) / 3, 3) == 0.532
    # Years without a sum count as years.
    assert value_of(of_growth, growth({2020: Decimal(100), 2022: Decimal(225)})).value == 0.5
    assert value_of(of_growth, Growth(Decimal(100), Decimal(0), 2)).value == -1
    for nothing in (growth({}), growth({2020: Decimal(5)}), Growth(Decimal(0), Decimal(5), 1), None):
        assert value_of(of_growth, nothing) == Value(None, None, False)
    assert total_of(of_growth, Computed(total={"sample.figure": growth(sums)})).value == 0.5139
    with pytest.raises(TypeError, match="returns the total"):
        total_of(of_growth, Computed({ONE: {"sample.figure": growth(sums)}}))


def test_groups_of_time_are_named_by_their_month_or_year() -> None:
    day = date(2026, 1, 1)
    assert group_of(FigureDimension.MONTH, day, {}) == {"key": "2026-01", "name": "2026-01"}
    assert group_of(FigureDimension.YEAR, day, {}) == {"key": "2026", "name": "2026"}


def test_what_is_in_two_groups_counts_once_where_the_function_says_so() -> None:
    found = Computed({ONE: {"sample.figure": 2}, TWO: {"sample.figure": 2}}, total={"sample.figure": 3})
    assert total_of(figure(), found).value == 3


def test_a_figure_opens_the_list_of_exactly_what_it_counts_or_none() -> None:
    opens = Opening(
        LIST_ORGANIZATIONS, {"kind": ["enterprise", "bank"], "active": True}, {"chain": "chain_id", "on": "on"}
    )
    counted = figure(time=FigureTime.DAY, opens=opens)
    day, chain, park = date(2026, 11, 23), FigureDimension.CHAIN, FigureDimension.PARK
    enterprises = "/v1/organizations?kind=enterprise&kind=bank&active=true"
    assert counted.address({}, None, day) == f"{enterprises}&on=2026-11-23"
    assert counted.address({chain: (ONE,)}, None, day) == f"{enterprises}&chain_id={ONE}&on=2026-11-23"
    assert counted.address({park: (ONE,)}, None, day) is None
    assert counted.address({chain: (ONE, TWO)}, None, day) is None
    assert figure(opens=opens).address({}, day, None) is None
    needs_chain = figure(opens=Opening(LIST_UNCOVERED, by={"chain": "chain_id"}))
    assert needs_chain.address({}, None, None) is None
    assert needs_chain.address({chain: (ONE,)}, None, None) == f"/v1/reports/uncovered?chain_id={ONE}"


def test_an_opening_that_the_list_does_not_have_is_named() -> None:
    wrong = figure(
        opens=Opening(
            LIST_ORGANIZATIONS, {"colour": "red", "kind": ["castle"]}, {"course": "course", "chain": "chain_id"}
        )
    )
    assert wrong.opens is not None
    faults = "\n".join(wrong.opens.faults(wrong))
    assert "list_organizations has no filter colour" in faults
    assert "list_organizations has no filter course" in faults
    assert "it cannot be asked by course" in faults
    assert "kind of list_organizations cannot be ['castle']" in faults
