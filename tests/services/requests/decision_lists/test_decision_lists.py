"""Decision lists: which version holds, who decides, and that nothing is resolved that was to be studied first."""

from typing import Any

import pytest

from chassis.calling.errors import Failure
from contracts.requests import decision_lists, meetings_matters, meetings_resolutions
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.services.figures import by_group, computed, opened
from tests.services.requests.decision_lists.listing import (
    added,
    board,
    board_meeting,
    body_of,
    discuss,
    matter_of,
    party,
    resolve,
    study,
)
from tests.services.requests.district import District
from tests.services.requests.meetings.holding import raised, refused


def listed(district: District, **query: Any) -> list[tuple[int, str | None]]:
    """The edition and the last day of the lists of a list."""
    page = district.call(decision_lists.LIST_DECISION_LISTS, district.contact, query=query)
    return [(each["edition"], each["to_on"]) for each in page["items"]]


def not_added(district: District, **given: Any) -> Failure:
    """Add a list, which must be refused."""
    with pytest.raises(Failure) as caught:
        added(district, **given)
    return caught.value


def unresolved(district: District, meeting: dict[str, Any], **given: Any) -> Failure:
    """Have the board resolve something, which must be refused."""
    with pytest.raises(Failure) as caught:
        resolve(district, meeting, board(district), **given)
    return caught.value


def test_versions_follow_one_another(district: District) -> None:
    first = added(district)
    assert (first["edition"], first["to_on"], first["items"]) == (1, None, 2)
    assert [each["code"] for each in first["listed"]] == ["1.1", "1.2"]
    assert (first["organization_name"], first["party_organization_name"]) == ("康源药业", "滨海园区")
    other = added(district, "decided")
    assert other["edition"] == 1
    assert not_added(district, from_on="2026-11-23").problem.code == "list-stands"
    second = added(district, from_on="2026-12-01", items=[{"code": "1.1", "title": "发展战略"}])
    assert (second["edition"], second["items"], second["actions"]) == (2, 1, ["end"])
    assert listed(district, kind="prior_study") == [(2, None), (1, "2026-11-30")]
    assert listed(district, kind="prior_study", on="2026-11-30") == [(1, "2026-11-30")]
    assert listed(district, kind="prior_study", on="2026-12-01") == [(2, None)]
    assert listed(district, q="重大投资", kind="prior_study") == [(1, "2026-11-30")]
    district.at("2026-12-07 10:00")
    assert not_added(district, from_on="2026-12-04").problem.code == "list-stands"
    district.call(decision_lists.END_DECISION_LIST, district.operator, second["id"], body={"to_on": "2026-12-31"})
    with pytest.raises(Failure) as caught:
        district.call(decision_lists.END_DECISION_LIST, district.operator, second["id"], body={"to_on": "2027-01-31"})
    assert caught.value.problem.code == "list-ended"
    assert added(district, from_on="2027-02-01")["edition"] == 3
    assert listed(district, kind="prior_study", on="2027-01-15") == []
    types = [event["type"] for event in district.service.emitted() if event["type"].startswith("decision-list.")]
    assert [each.split(".")[1] for each in types] == ["added", "added", "ended", "added", "ended", "added"]


def test_a_version_that_has_not_begun_is_replaced(district: District) -> None:
    added(district)
    # The year is wrong.
    added(district, from_on="2062-12-01")
    assert added(district, from_on="2026-12-01")["edition"] == 3
    assert listed(district) == [(3, None), (2, "2062-11-30"), (1, "2026-11-30")]
    for day, edition in (("2026-11-30", 1), ("2026-12-01", 3), ("2062-12-01", 3)):
        assert [each for each, _ in listed(district, on=day)] == [edition]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("organization_id", {"organization_id": "00000000-0000-0000-0000-000000000001"}),
        ("party_organization_id", {"party_organization_id": "00000000-0000-0000-0000-000000000001"}),
        ("items", {"items": []}),
        ("items.1.code", {"items": [{"code": "a", "title": "甲"}, {"code": "A", "title": "乙"}]}),
    ],
)
def test_what_is_no_list(district: District, field: str, given: dict[str, Any]) -> None:
    failure = not_added(district, **given)
    assert (failure.problem.code, failure.errors[0]["field"]) == ("invalid", field)


def test_an_end_lies_ahead(district: District) -> None:
    one = added(district)
    with pytest.raises(Failure) as caught:
        district.call(decision_lists.END_DECISION_LIST, district.operator, one["id"], body={"to_on": "2026-11-22"})
    assert caught.value.errors[0]["field"] == "to_on"


def test_what_is_to_be_studied_first_is_not_resolved_before(district: District) -> None:
    item = added(district)["listed"][1]
    matter = matter_of(district, item)
    assert (matter["decision_item_title"], matter["studying_name"], matter["studied_on"]) == (
        "重大投资",
        "滨海园区",
        None,
    )
    meeting = board_meeting(district)
    discuss(district, matter, meeting, board(district))
    missing = unresolved(district, meeting, matter_id=matter["id"])
    assert missing.problem.code == "prior-study-missing"
    assert (missing.params["party"], missing.params["item"]) == ("滨海园区", "1.2 重大投资")
    study(district, matter, outcome="objected")
    assert unresolved(district, meeting, matter_id=matter["id"]).problem.code == "prior-study-not-agreed"
    seen = study(district, matter)
    assert (seen["study_outcome"], seen["studied_on"]) == ("agreed", "2026-11-23")
    done = resolve(district, meeting, board(district), matter_id=matter["id"])
    assert (done["decision_item_code"], done["decision_item_title"]) == ("1.2", "重大投资")
    steps = district.call(meetings_matters.LIST_MATTER_HISTORY, district.contact, matter["id"], query={})["items"]
    assert [(each["action"], each["outcome"]) for each in steps] == [
        ("raising", None),
        ("discussion", None),
        ("study", "objected"),
        ("study", "agreed"),
    ]
    assert steps[-1]["words"] == "同意。"
    assert district.service.emitted("matter.studied.v1")[-1]["data"]["study_outcome"] == "agreed"


def test_a_study_after_the_meeting_is_none_before_it(district: District) -> None:
    matter = matter_of(district, added(district)["listed"][0])
    meeting = board_meeting(district)
    discuss(district, matter, meeting, board(district))
    district.at("2026-11-25 10:00")
    study(district, matter, studied_on="2026-11-25")
    assert unresolved(district, meeting, matter_id=matter["id"]).problem.code == "prior-study-missing"
    later = board_meeting(district, day="2026-11-26")
    discuss(district, matter, later, board(district))
    assert resolve(district, later, board(district), matter_id=matter["id"])["status"] == "passed"


def test_the_version_that_held_on_the_day_of_the_meeting_decides(district: District) -> None:
    first = added(district)
    added(district, from_on="2026-11-26", items=[{"code": "1.1", "title": "发展战略"}])
    strategy, investment = (matter_of(district, item) for item in first["listed"])
    before = board_meeting(district)
    discuss(district, investment, before, board(district))
    district.at("2026-11-27 10:00")
    # The list of that day still has it, whatever that of today says.
    assert unresolved(district, before, matter_id=investment["id"]).problem.code == "prior-study-missing"
    after = board_meeting(district, day="2026-11-28")
    for matter in (strategy, investment):
        discuss(district, matter, after, board(district))
    assert unresolved(district, after, matter_id=strategy["id"]).problem.code == "prior-study-missing"
    free = resolve(district, after, board(district), matter_id=investment["id"])
    assert free["decision_item_id"] is None
    waits = district.call(meetings_matters.GET_MATTER, district.contact, investment["id"])
    assert waits["studying_id"] is None
    # Nothing is raised under a list of the past.
    with pytest.raises(Failure) as caught:
        matter_of(district, first["listed"][1])
    assert caught.value.errors[0]["field"] == "decision_item_id"


def test_lists_of_two_kinds_number_their_matters_each_for_itself(district: District) -> None:
    studied = added(district)["listed"][0]
    decided = added(district, "decided", items=[{"code": "1.1", "title": "干部任免"}])["listed"][0]
    matter = matter_of(district, studied)
    assert matter["studying_name"] == "滨海园区"
    assert matter_of(district, decided)["studying_name"] is None
    meeting = board_meeting(district)
    discuss(district, matter, meeting, board(district))
    assert unresolved(district, meeting, matter_id=matter["id"]).problem.code == "prior-study-missing"
    # One that moves to the other list, or stands on both, is decided by the party organization.
    added(district, "decided", from_on="2026-11-26", items=[{"code": "1.1", "title": studied["title"]}])
    later = board_meeting(district, day="2026-11-27")
    discuss(district, matter, later, board(district))
    assert unresolved(district, later, matter_id=matter["id"]).problem.code == "not-the-deciding-body"


def test_who_decides_sees_what_others_raise_under_its_list(district: District) -> None:
    matter = raised(district, district.other_handler, decision_item_id=added(district)["listed"][0]["id"])
    seen = district.call(meetings_matters.GET_MATTER, board(district), matter["id"])
    assert seen["actions"] == ["discussion"]
    # It waits for who decides, and for the party organization to be studied.
    for caller, kind in ((board(district), "matter.discussion"), (party(district), "matter.study")):
        kinds = district.call(GET_SERVICE_WORKLIST, caller, query={})["kinds"]
        assert {each["kind"]: each["counts"]["total"] for each in kinds if each["resource"] == "matter"} == {
            **dict.fromkeys((each["kind"] for each in kinds if each["resource"] == "matter"), 0),
            kind: 1,
        }
    discuss(district, matter, board_meeting(district), board(district))


def test_who_is_not_the_deciding_body_does_not_resolve(district: District) -> None:
    (studied, *_), (decided, *_) = (
        added(district)["listed"],
        added(district, "decided", items=[{"code": "2.1", "title": "干部任免"}])["listed"],
    )
    meeting, of_party = board_meeting(district), board_meeting(district, party(district), day="2026-11-25")
    for item, there, who in ((decided, meeting, board(district)), (studied, of_party, party(district))):
        matter = matter_of(district, item)
        discuss(district, matter, there, who)
        with pytest.raises(Failure) as caught:
            resolve(district, there, who, matter_id=matter["id"])
        assert caught.value.problem.code == "not-the-deciding-body"
    matter = matter_of(district, decided)
    assert matter["studying_id"] is None
    discuss(district, matter, of_party, party(district))
    assert resolve(district, of_party, party(district), matter_id=matter["id"])["decision_item_code"] == "2.1"
    refused(
        "not-the-convenor",
        district,
        meetings_resolutions.RESOLVE,
        of_party,
        district.dispatcher,
        content="同意。",
        organization_id=str(district.water),
        due_on="2026-12-31",
    )


def test_where_there_are_lists_it_is_said_whether_they_apply(district: District) -> None:
    added(district)
    meeting = board_meeting(district)
    assert unresolved(district, meeting).problem.code == "lists-apply"
    assert resolve(district, meeting, board(district), off_lists=True)["decision_item_id"] is None


def test_the_party_organization_studies_once_it_has_agreed(district: District) -> None:
    matter = matter_of(district, added(district)["listed"][0])

    def waits() -> list[str]:
        kinds = district.call(GET_SERVICE_WORKLIST, party(district), query={})["kinds"]
        return [item["id"] for each in kinds if each["kind"] == "matter.study" for item in each["items"]]

    assert waits() == [matter["id"]]
    body = {"studied_on": "2026-11-23", "outcome": "agreed", "note": "同意。"}
    refused("not-the-party-organization", district, meetings_matters.STUDY_MATTER, matter, district.contact, **body)
    refused("not-found", district, meetings_matters.STUDY_MATTER, matter, district.stranger_contact, **body)
    with pytest.raises(Failure) as caught:
        study(district, matter, studied_on="2026-11-24")
    assert caught.value.errors[0]["field"] == "studied_on"
    assert study(district, matter, outcome="revised")["actions"] == ["discussion", "study"]
    assert waits() == [matter["id"]]
    assert study(district, matter, outcome="objected")["actions"] == ["discussion", "study"]
    assert waits() == []
    assert study(district, matter)["actions"] == ["discussion"]
    assert waits() == []
    # Whom the events name is told; a matter that waits to be revised is to be studied again.
    told = [each for kind in ("raised", "studied") for each in district.service.emitted(f"matter.{kind}.v1")]
    assert [each["data"]["studying_id"] for each in told] == [str(district.park), str(district.park), None, None]
    refused("matter-not-now", district, meetings_matters.STUDY_MATTER, matter, party(district), **body)
    plain = matter_of(district, None)
    refused("not-the-party-organization", district, meetings_matters.STUDY_MATTER, plain, district.contact, **body)


def test_what_jingyan_has_published_is_counted_at_full_number(district: District) -> None:
    """S3 and S4: 29 matters for prior study, 14 decided by the party organization."""
    names = ("decision_lists.prior_study", "decision_lists.decided")
    for kind, whose, count in (
        ("prior_study", district.enterprise, 29),
        ("decided", district.enterprise, 14),
        ("decided", district.neighbour, 3),
    ):
        items = [{"code": f"1.{number}", "title": f"事项{number}"} for number in range(1, count + 1)]
        added(district, kind, organization_id=str(whose), items=items)
    added(district, from_on="2026-12-01", items=body_of(district)["items"])
    own = {"organization_id": [str(district.enterprise)]}
    found = computed(district.service, district.contact, *names, **own, to="2026-11-30")
    assert [found[name]["total"]["value"] for name in names] == [29, 14]
    assert opened(district.service, district.contact, found.values()) == 2
    both = {"organization_id": [str(district.enterprise), str(district.neighbour)]}
    grouped = computed(district.service, district.contact, *names, **both, group_by="organization")
    assert by_group(grouped["decision_lists.decided"]) == {"康源药业": 14, "蓝海生物": 3}
    december = computed(district.service, district.contact, *names, to="2026-12-01")
    assert [december[name]["total"]["value"] for name in names] == [2, 17]
