"""The district's report compares line by line and fills nothing in."""

from collections import Counter

import pytest
from rich.console import Console

from demo import district, progress, render
from demo.district import Figure
from demo.report import Verdict, Year, all_agree, compare


def figure(value, relation="equal", report="requests.closed", not_built=None):
    return Figure("办结", "closed", value, relation, report, not_built)


@pytest.mark.parametrize(
    ("relation", "value", "verdict"),
    [
        ("equal", 175, Verdict.AGREES),
        ("equal", 176, Verdict.DIFFERS),
        ("at_least", 175, Verdict.AGREES),
        ("at_least", 174, Verdict.DIFFERS),
        ("above", 176, Verdict.AGREES),
        ("above", 175, Verdict.DIFFERS),
    ],
)
def test_a_figure_is_compared_as_the_article_says_it(relation, value, verdict):
    (line,) = compare([figure(175, relation)], {"requests.closed": value}, {})
    assert (line.verdict, line.computed) == (verdict, value)


def test_a_figure_that_nothing_computed_differs():
    (line,) = compare([figure(175)], {}, {})
    assert (line.verdict, line.computed) == (Verdict.DIFFERS, None)


def test_a_figure_whose_mechanism_comes_later_is_never_filled_in():
    planned = figure(26, report=None, not_built="联席会议")
    (line,) = compare([planned], {"conferences": 26}, {})
    assert (line.verdict, line.computed) == (Verdict.NOT_BUILT, None)
    assert line.remark == "联席会议"
    assert "尚未建设 not built yet" in printed(render.figures([line]))


def test_a_figure_that_only_time_can_cause_is_left_out_with_its_reason():
    (line,) = compare([figure(278, report="training.attendances")], {}, {"training.attendances": "the clock is fixed"})
    assert (line.verdict, line.remark) == (Verdict.LEFT_OUT, "the clock is fixed")


def test_all_agree_when_something_was_compared_and_nothing_differs():
    right, wrong, later = figure(1), figure(2), figure(3, report=None, not_built="阵地")
    computed = {"requests.closed": 1}
    assert all_agree(compare([right, later], computed, {}))
    assert not all_agree(compare([right, wrong, later], computed, {}))
    assert not all_agree(compare([later], computed, {}))


def printed(table):
    out = Console(width=progress.PLAIN_WIDTH, record=True, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    out.print(table)
    return out.export_text()


def test_every_published_figure_has_one_line_in_the_order_of_the_file():
    published = district.published()
    computed = {one.report: one.value + (one.relation == "above") for one in published if one.report}
    text = printed(render.figures(compare(published, computed, {})))
    places = [text.index(one.label) for one in published]
    assert places == sorted(places)
    assert text.count("✓") == len(computed)
    assert text.count("尚未建设 not built yet") == len(published) - len(computed)
    assert "✗" not in text


WORDS = {
    "Rung": {
        "reminder_50": ("办理时间已过50%", "50 % of the time has passed"),
        "reminder_80": ("办理时间已过80%", "80 % of the time has passed"),
        "overdue": ("已超期", "overdue"),
        "supervision_notice": ("督办通知", "supervision notice"),
        "chain_chief": ("提请链长", "referred to the chain chief"),
    },
    "DeliveryStatus": {"off": ("未配置邮件服务器", "no mail server was set")},
}


def figures(**changed):
    group = {
        "key": "019a", "name": "牟平区科学技术局", "received": 20, "closed": 18, "withdrawn": 1, "open": 1,
        "answered": 19, "on_time": 17, "on_time_rate": 0.8947, "average_working_hours": 21.34,
        "returns": 2, "extensions": 3, "reopened": 1, "satisfaction": {"suppressed": False, "overall": 4.516},
    }  # fmt: skip
    return {**group, **changed}


def test_the_departments_show_rates_averages_and_suppressed_marks():
    few = figures(
        name=None, received=1, on_time_rate=None, average_working_hours=None, satisfaction={"suppressed": True}
    )
    year = Year({}, [figures(), few], figures(), Counter(), 0, Counter(), WORDS)
    text = printed(render.departments(year))
    assert "89%" in text
    assert "21.3" in text
    assert "4.52" in text
    assert "样本过少" in text
    assert "未派单 not dispatched" in text


def test_whoever_reached_a_rung_has_passed_those_below():
    rungs = Counter({"chain_chief": 4, "supervision_notice": 5, "overdue": 8, "reminder_80": 20, "reminder_50": 30})
    text = printed(render.contents(Year({}, [], figures(), rungs, 1234, Counter({"off": 321}), WORDS)))
    rows = [line.split() for line in text.splitlines() if line.strip()]
    counts = {row[0]: row[-1] for row in rows}
    assert counts["提请链长"] == "4"
    assert counts["督办通知"] == "9"
    assert counts["已超期"] == "17"
    assert counts["办理时间已过50%"] == "67"
    assert counts["站内消息"] == "1234"
    assert counts["邮件(未配置邮件服务器)"] == "321"
