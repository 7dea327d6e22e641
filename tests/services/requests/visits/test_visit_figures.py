"""The figures of visits, and those that Jiyang and Binhai have published."""

from typing import Any
from uuid import UUID

from contracts.requests import visit_findings, visits
from contracts.requests.visit_plans import LIST_OWED_VISITS
from tests.services.figures import by_group, computed, opened, totals
from tests.services.requests.district import District
from tests.services.requests.visits.visiting import DEMAND, SUGGESTION, asked, made_plan, owed, recorded

NAMES = [
    f"visits.{name}"
    for name in ("held", "enterprises_visited", "requests", "demands", "suggestions", "owed", "overdue")
]
ENTERPRISES, SUGGESTIONS = 190, 120


def test_the_figures_count_what_was_done_and_open_it(district: District) -> None:
    made_plan(district)
    (one,) = owed(district, enterprise_id=str(district.enterprise))
    recorded(district, day="2026-11-02", owed_visit_ids=[one["id"]], findings=[SUGGESTION, SUGGESTION])
    district.at("2026-12-02 10:00")
    district.service.tick("owe_visits")
    recorded(district, day="2026-12-01", findings=[SUGGESTION, DEMAND, asked(district)])
    recorded(district, district.other_handler, day="2026-12-02", enterprise_id=str(district.stranger))
    mistaken = recorded(district, enterprise_id=str(district.neighbour), findings=[SUGGESTION])
    district.call(visits.WITHDRAW_VISIT, district.handler, mistaken["id"], body={"reason": "重复登记"})

    def figures(caller: Any = None, **query: Any) -> dict[str, Any]:
        return computed(district.service, caller or district.supervisor, *NAMES, **query)

    def values(caller: Any = None, **query: Any) -> list[Any]:
        return [each["total"]["value"] for each in figures(caller, **query).values()]

    assert values() == [3, 2, 1, 1, 3, 3, 1]
    assert values(**{"from": "2026-12-01", "to": "2026-12-31"}) == [2, 2, 1, 1, 1, 3, 1]
    assert values(chain_id=[str(district.chain)]) == [2, 1, 1, 1, 3, 3, 1]
    assert values(park_id=[str(district.park)]) == [2, 1, 1, 1, 3, 1, 0]
    assert values(department_id=[str(district.water)]) == [1, 1, 0, 0, 0, 0, 0]
    assert values(district.other_handler) == [1, 1, 0, 0, 0, 0, 0]
    # Each number opens the list of exactly what it counts, for all, a group and a period.
    for query in (
        {},
        {"chain_id": [str(district.chain)]},
        {"department_id": [str(district.labour)]},
        {"group_by": "department"},
        {"group_by": "park", "from": "2026-12-01"},
        {"from": "2026-12-01", "to": "2026-12-31"},
    ):
        assert opened(district.service, district.supervisor, figures(**query).values()) >= len(NAMES)
    names = NAMES[:2]
    months = computed(district.service, district.supervisor, *names, group_by="month")
    assert by_group(months["visits.held"]) == {"2026-11": 1, "2026-12": 2}
    # An enterprise that was visited in both months counts once in each, and once in all.
    assert by_group(months["visits.enterprises_visited"]) == {"2026-11": 1, "2026-12": 2}
    assert months["visits.enterprises_visited"]["total"]["value"] == 2
    assert opened(district.service, district.supervisor, months.values()) == 6
    years = computed(district.service, district.supervisor, *names, group_by="year")
    assert [by_group(found) for found in years.values()] == [{"2026": 3}, {"2026": 2}]


def test_jiyang_visits_190_enterprises_and_binhai_collects_120_suggestions(district: District) -> None:
    enterprises = [UUID(int=1_000 + number) for number in range(ENTERPRISES)]
    for number, enterprise in enumerate(enterprises):
        district.tell_organization(enterprise, "enterprise", f"企业{number:03d}", district.park)
    ids = [str(each) for each in enterprises]
    made_plan(district, enterprise_ids=ids, period="year", title="年度大走访")
    by_enterprise: dict[str, str] = {}
    after = None
    while len(by_enterprise) < ENTERPRISES:
        query = {"limit": 100, **({"after": after} if after else {})}
        found = district.call(LIST_OWED_VISITS, district.handler, query=query)
        by_enterprise.update((each["enterprise_id"], each["id"]) for each in found["items"])
        after = found["next"]
    items = [
        {
            "body": {
                "enterprise_id": each,
                "day": "2026-11-20",
                "visitors": "王建国",
                "summary": "经营正常。",
                "owed_visit_ids": [by_enterprise[each]],
                "findings": [SUGGESTION] if number < SUGGESTIONS else [],
            }
        }
        for number, each in enumerate(ids)
    ]
    result = district.call(visits.RECORD_VISITS, district.handler, body={"items": items})
    assert (result["succeeded"], result["refused"]) == (ENTERPRISES, 0)
    # Who was visited twice counts once.
    recorded(district, enterprise_id=ids[0])
    assert totals(district.service, district.supervisor, *NAMES) == [
        ENTERPRISES + 1,
        ENTERPRISES,
        0,
        0,
        SUGGESTIONS,
        0,
        0,
    ]
    page = district.call(visits.LIST_VISITS, district.supervisor, query={"latest": True, "count": True})
    assert page["count"] == {"number": ENTERPRISES, "exact": True}
    page = district.call(
        visit_findings.LIST_VISIT_FINDINGS, district.supervisor, query={"kind": ["suggestion"], "count": True}
    )
    assert page["count"] == {"number": SUGGESTIONS, "exact": True}
