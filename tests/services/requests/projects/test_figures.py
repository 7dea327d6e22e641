"""The figures of projects, with those that districts have published, at full number."""

from typing import Any

from sqlalchemy import event

from contracts.requests import project_steps, projects
from tests.services.figures import by_group, computed, opened, totals
from tests.services.requests.district import District
from tests.services.requests.projects.building import milestone, registered


def figures(district: District, *names: str, **query: Any) -> list[dict[str, Any]]:
    found = computed(district.service, district.supervisor, *(f"projects.{name}" for name in names), **query)
    return list(found.values())


def values(district: District, *names: str, **query: Any) -> list[float | None]:
    return totals(district.service, district.supervisor, *(f"projects.{name}" for name in names), **query)


def move(district: District, made: dict[str, Any], stage: str, **body: Any) -> None:
    district.call(project_steps.MOVE_PROJECT, district.handler, made["id"], body={"stage": stage, **body})


def test_sixteen_projects_are_signed_and_thirty_in_reserve(district: District) -> None:
    made = [registered(district, "investment", milestones=[]) for _ in range(47)]
    for number, one in enumerate(made[:17]):
        move(district, one, "signed", on=f"2026-{1 + number % 11:02d}-10")
        if number < 5:
            move(district, one, "started")
    # One goes back, with a reason, and counts among those in reserve.
    move(district, made[16], "reserve", reason="用地未落实")
    signed, reserve = figures(district, "signed", "in_reserve")
    assert (signed["total"]["value"], reserve["total"]["value"]) == (16, 31)
    assert opened(district.service, district.supervisor, [signed, reserve]) == 2
    assert sum(by_group(figures(district, "signed", group_by="month")[0]).values()) == 16
    district.call(
        project_steps.END_PROJECT, district.handler, made[46]["id"], body={"status": "stopped", "result": "放弃"}
    )
    assert values(district, "in_reserve") == [30]


def test_secretary_projects_have_saved_three_hundred_million(district: District) -> None:
    for number in range(31):
        made = registered(district, "secretary", milestones=[])
        body = {
            "kind": "saved",
            "amount": "9700000.10",
            "day": f"2026-{1 + number % 11:02d}-08",
            "evidence": "审计报告",
        }
        made = district.call(project_steps.ENTER_PROJECT_OUTCOME, district.handler, made["id"], body=body)
    other = registered(district, "financing", milestones=[])
    for kind in ("saved", "financed", "invested"):
        body = {"kind": kind, "amount": "5000.00", "day": "2026-11-08", "evidence": "合同"}
        district.call(project_steps.ENTER_PROJECT_OUTCOME, district.handler, other["id"], body=body)
    assert values(district, "savings", "financed", "invested") == [300_700_003.1, 5000, 5000]
    away = {"outcome_id": made["outcomes"][0]["id"], "reason": "重复登记"}
    district.call(project_steps.WITHDRAW_PROJECT_OUTCOME, district.handler, made["id"], body=away)
    (savings,) = figures(district, "savings", group_by="year")
    assert savings["total"]["value"] == 291_000_003
    assert by_group(savings) == {"2026": 291_000_003}
    assert values(district, "savings", **{"from": "2026-11-01"}) == [2 * 9_700_000.1]


def test_wall_chart_and_financing_projects_are_counted(district: District) -> None:
    for category, count in (("wall_chart", 23), ("financing", 10), ("technology", 6), ("service", 3)):
        for _ in range(count):
            registered(district, category, milestones=[])
    names = ("wall_chart", "financing", "technology", "service", "investment", "secretary")
    found = figures(district, *names)
    assert [each["total"]["value"] for each in found] == [23, 10, 6, 3, 0, 0]
    assert opened(district.service, district.supervisor, found) == 6
    (by_owner,) = figures(district, "wall_chart", group_by="organization", organization_id=[str(district.labour)])
    assert by_group(by_owner) == {"人社局": 23}
    assert values(district, "wall_chart", **{"from": "2026-11-24"}) == [0]
    district.at("2027-04-01 09:00")
    (late,) = figures(district, "late")
    assert late["total"]["value"] == 42
    assert totals(district.service, district.other_handler, "projects.wall_chart") == [0]


def test_three_hundred_projects_are_on_the_wall_chart_by_a_few_statements(district: District) -> None:
    """The joint projects of a transfer alliance, of which there are six hundred."""

    def statements() -> tuple[int, dict[str, Any]]:
        asked: list[str] = []
        engine = district.service.database.engine

        def count(*arguments: Any) -> None:
            asked.append(arguments[2])

        event.listen(engine, "before_cursor_execute", count)
        try:
            found = district.call(projects.GET_WALL_CHART, district.supervisor, query={"category": ["technology"]})
        finally:
            event.remove(engine, "before_cursor_execute", count)
        return len(asked), found

    def add(count: int) -> None:
        for number in range(count):
            plan = [milestone("立项", "2026-11-20"), milestone("结题", f"2026-12-{1 + number % 28:02d}")]
            registered(district, "technology", title=f"第{number}号联合项目", milestones=plan)

    add(3)
    few, found = statements()
    assert (len(found["projects"]), found["more"]) == (3, False)
    add(597)
    many, found = statements()
    assert (len(found["projects"]), found["more"], many) == (300, True, few)
    assert all(len(one["milestones"]) == 2 and one["standing"] == "late" for one in found["projects"])
    assert values(district, "technology") == [600]
