"""The figures of requests one by one: by what they are asked, what opens them, and questions by event."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.calling.errors import Failure
from chassis.operating.figures import answer
from chassis.running.work import Work
from contracts.figure_questions import ComputedData
from contracts.figures import FigureDimension
from contracts.problem import FORBIDDEN, INVALID
from contracts.requests import figures, lifecycle
from tests.services.figures import by_group, computed, opened, totals
from tests.services.requests.district import District
from tests.services.requests.followups.calling import call_back_about_all

ALL = [figure.name for figure in figures.REQUEST_FIGURES]


@pytest.fixture
def months(district: District) -> District:
    """Two of November, one of them closed; two of December, of another enterprise each, one of them withdrawn."""
    district.closed()
    district.handling()
    district.at("2026-12-02 10:00")
    district.submit(district.stranger_contact)
    district.move(
        lifecycle.WITHDRAW_REQUEST, district.neighbour_contact, district.submit(district.neighbour_contact), reason="x"
    )
    return district


def test_figures_are_grouped_and_every_list_that_opens_one_has_as_many(months: District) -> None:
    names = ("requests.received", "requests.closed", "requests.withdrawn", "requests.open", "requests.overdue")
    found = computed(months.service, months.supervisor, *names)
    assert [figure["total"]["value"] for figure in found.values()] == [4, 1, 1, 2, 1]
    assert opened(months.service, months.supervisor, found.values()) == len(names)
    for group_by in ("chain", "park", "department", "item", "month"):
        grouped = computed(months.service, months.supervisor, *names, group_by=group_by)
        assert opened(months.service, months.supervisor, grouped.values()) > len(names), group_by
    by_month = computed(months.service, months.supervisor, "requests.received", group_by="month")["requests.received"]
    assert by_group(by_month) == {"2026-11": 2, "2026-12": 2}
    november, december = ({"from": f"2026-{month}-01", "to": f"2026-{month}-30"} for month in (11, 12))
    for period, closed in ((november, 1), (december, 0)):
        within = computed(months.service, months.supervisor, "requests.closed", **period)["requests.closed"]
        assert (within["total"]["value"], opened(months.service, months.supervisor, [within])) == (closed, 1)
    [november, _] = by_month["groups"]
    assert november["opens"] == "/v1/requests?staff=false&submitted_from=2026-11-01&submitted_to=2026-11-30"


def test_what_no_list_shows_exactly_is_not_opened(months: District) -> None:
    since = {"from": "2026-11-01"}
    found = computed(months.service, months.supervisor, "requests.withdrawn", "requests.answered", **since)
    assert [figure["total"]["opens"] for figure in found.values()] == [None, None]
    assert [figure["from"] for figure in found.values()] == ["2026-11-01"] * 2


def test_organizations_are_asked_for_by_name(months: District) -> None:
    enterprises = [str(months.enterprise), str(months.stranger), str(uuid4())]
    asked = {"organization_id": enterprises, "group_by": "organization"}
    found = computed(months.service, months.supervisor, "requests.received", "requests.closed", **asked)
    assert by_group(found["requests.received"]) == {"康源药业": 2, "远山化工": 1}
    assert found["requests.received"]["total"]["value"] == 3
    assert by_group(found["requests.closed"]) == {"康源药业": 1, "远山化工": 0}
    assert opened(months.service, months.supervisor, found.values()) == 4
    # The rollups do not know enterprises.
    call_back_about_all(months)
    months.service.tick("tally_ended")
    again = computed(months.service, months.supervisor, "requests.received", "requests.closed", **asked)
    assert again == found


def test_all_figures_are_the_same_from_rollups_and_one_by_one(months: District) -> None:
    before = {group_by: computed(months.service, months.supervisor, *ALL, group_by=group_by) for group_by in ("chain",)}
    call_back_about_all(months)
    months.service.tick("tally_ended")
    together = computed(months.service, months.supervisor, *ALL, group_by="chain")
    assert together == before["chain"]
    for name in ALL:
        alone = computed(months.service, months.supervisor, name, group_by="chain")[name]
        assert alone["total"] == together[name]["total"]
        assert all(group in together[name]["groups"] for group in alone["groups"])


def test_everybody_gets_figures_of_what_they_may_see(months: District) -> None:
    seen = {"chief": 3, "other_chief": 1, "contact": 2, "neighbour_contact": 1, "handler": 2, "operator": 4}
    found = {who: totals(months.service, getattr(months, who), "requests.received")[0] for who in seen}
    assert found == seen
    theirs = {"organization_id": [str(months.enterprise)]}
    assert totals(months.service, months.stranger_contact, "requests.received", **theirs) == [0]
    with pytest.raises(Failure) as refused:
        totals(months.service, months.registrar, "requests.received")
    assert refused.value.problem is FORBIDDEN


@pytest.mark.parametrize(
    ("query", "field", "value", "right"),
    [
        ({"names": ["requests.lost"]}, "names", "requests.lost", "requests.closed"),
        ({"group_by": "course", "course_id": []}, "group_by", "course", "chain, park"),
        ({"course_id": [str(uuid4())]}, "course_id", None, "chain_id, park_id"),
        ({"group_by": "organization"}, "group_by", "organization", "organization_id"),
        ({"names": ["requests.overall"], "organization_id": [str(uuid4())]}, "organization_id", None, "department"),
        ({"group_by": "colour"}, "group_by", "colour", "chain"),
        ({"from": "2026-12-02", "to": "2026-12-01"}, "to", "2026-12-01", "from"),
    ],
)
def test_what_a_figure_cannot_be_asked_by_is_refused_with_what_would_be_right(
    district: District, query: dict[str, Any], field: str, value: str | None, right: str
) -> None:
    given = {"names": ["requests.closed"], **query}
    with pytest.raises(Failure) as refused:
        computed(district.service, district.supervisor, *given.pop("names"), **given)
    assert refused.value.problem is INVALID
    error = refused.value.errors[0]
    assert (error["field"], error["in"]) == (field, "query")
    assert value is None or error["value"] == value
    assert all(right in sentence for sentence in error["detail"]), error["detail"]


def test_a_question_of_another_service_is_answered_for_each_subject(months: District) -> None:
    enterprise, unknown, about = months.enterprise, uuid4(), uuid4()
    question = {
        "source": "/talent",
        "subject": str(about),
        "data": {
            "question": "yearly",
            "names": ["training.courses", "requests.received", "requests.on_time_rate"],
            "by": FigureDimension.ORGANIZATION,
            "subjects": [enterprise, unknown],
            "first": None,
            "last": None,
        },
    }

    def answering(work: Work) -> int:
        answer(work, question)
        return 1

    months.service.runtime.tick(answering)
    [event] = months.service.emitted("figures.computed-by-requests.v1")
    assert (event["subject"], event["data"]["asked_by"], event["data"]["question"]) == (str(about), "talent", "yearly")
    found = {
        UUID(subject["id"]): [(figure["name"], figure["value"], figure["sample"]) for figure in subject["figures"]]
        for subject in event["data"]["subjects"]
    }
    assert found == {
        enterprise: [("requests.received", 2, None), ("requests.on_time_rate", 1, 1)],
        unknown: [("requests.received", 0, None), ("requests.on_time_rate", None, 0)],
    }
    assert ComputedData().validate(event["data"]) == {}
