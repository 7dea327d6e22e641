"""Forms of the catalog: which answers they take."""

from typing import Any

import pytest

from services.requests.catalog.domain import check_answers


def field(kind: str, *, required: bool = False, choices: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"key": "a", "label": "甲", "type": kind, "required": required, "choices": list(choices)}


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("text", ["康源", "a" * 200], ["a" * 201, 1, True, ["x"], {"x": 1}, "a\x00b", "a\nb", "\ud800"]),
        ("long_text", ["a" * 5000, "a\nb"], ["a" * 5001, 1.5, "a\x07b"]),
        ("number", [0, -1, 2.5, 10**12, -(10**12)], [True, "1", 10**12 + 1, -1e300, float("nan"), float("inf"), [1]]),
        (
            "date",
            ["2026-02-28", "1900-01-01", "2199-12-31"],
            [
                "0001-01-01",
                "1899-12-31",
                "2200-01-01",
                "2026-02-29",
                "20260228",
                "2026-2-28",
                20260228,
                "2026-02-28T10:00:00",
            ],
        ),
        ("boolean", [True, False], [0, 1, "true"]),
        ("choice", ["甲", "乙"], ["丙", 1, ["甲"], {"甲": 1}]),
    ],
)
def test_each_kind_of_answer_takes_what_it_says(kind: str, right: list[Any], wrong: list[Any]) -> None:
    form = [field(kind, choices=("甲", "乙") if kind == "choice" else ())]
    assert [value for value in right if check_answers(form, {"a": value})] == []
    assert [value for value in wrong if not check_answers(form, {"a": value})] == []


@pytest.mark.parametrize("nothing", [{}, {"a": None}, {"a": ""}, {"a": "  \n"}])
def test_no_answer_is_wrong_only_where_one_is_required(nothing: dict[str, Any]) -> None:
    assert check_answers([field("text")], nothing) == []
    assert [each.key for each in check_answers([field("text", required=True)], nothing)] == ["a"]
