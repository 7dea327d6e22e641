"""Negotiations: planned and held, online and offline, with whom, about which lead."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.agenda import GET_SERVICE_AGENDA
from contracts.operation import Operation
from contracts.requests import leads, negotiation_steps, negotiations
from contracts.search import SEARCH_SERVICE
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.services import filing
from tests.services.figures import by_group, computed, totals
from tests.services.figures import opened as listed_by
from tests.services.requests.district import District
from tests.services.requests.leads.investing import event, known, negotiated, opened

BODIES: dict[Operation, dict[str, Any]] = {
    negotiation_steps.CHANGE_NEGOTIATION: {"day": "2026-12-01"},
    negotiation_steps.ENTER_NEGOTIATION: {"outcome": "达成意向"},
    negotiation_steps.CANCEL_NEGOTIATION: {"reason": "行程调整"},
}


def planned(district: District, caller: Actor | None = None, **given: Any) -> dict[str, Any]:
    return negotiated(district, caller, **{"day": "2026-11-23", "outcome": None, **given})


def take(district: District, operation: Operation, made: Any, caller: Actor | None = None, **body: Any) -> Any:
    now = district.call(negotiations.GET_NEGOTIATION, district.operator, made["id"])
    return district.call(
        operation, caller or district.handler, made["id"], body=body or BODIES[operation], if_match=now["version"]
    )


def refused(code: str, district: District, operation: Operation, made: Any, caller: Any = None, **body: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        take(district, operation, made, caller, **body)
    assert caught.value.problem.code == code
    return caught.value


def listed(district: District, caller: Actor | None = None, **query: Any) -> list[str]:
    found = district.call(negotiations.LIST_NEGOTIATIONS, caller or district.supervisor, query=query)["items"]
    return [each["id"] for each in found]


def waits(district: District, caller: Actor) -> list[str]:
    kinds = district.call(GET_SERVICE_WORKLIST, caller, query={})["kinds"]
    return [item["id"] for kind in kinds if kind["kind"] == "negotiation.outcome" for item in kind["items"]]


def test_a_negotiation_that_was_held_stands_in_the_log_of_its_lead(district: District) -> None:
    lead = opened(district, chain_id=str(district.chain))
    made = negotiated(district, lead_id=lead["id"], organization_ids=[str(district.water)])
    assert (
        made
        | {
            "number": "QT000001",
            "status": "held",
            "lead_number": "XS000001",
            "owner_name": "人社局",
            "chain_name": "生物医药",
            "prospects": [{"id": lead["prospect_id"], "name": "远海生物投资有限公司"}],
            "organizations": [{"id": str(district.water), "name": "水务局"}],
            "actions": [],
        }
        == made
    )
    now = district.call(leads.GET_LEAD, district.handler, lead["id"])
    assert (now["status"], now["negotiations"], now["last_entry_on"]) == ("negotiating", 1, "2026-11-20")
    entry = district.call(leads.LIST_LEAD_LOG, district.handler, lead["id"], query={})["items"][-1]
    assert (entry["day"], entry["action"], entry["negotiation_id"]) == ("2026-11-20", "negotiation", made["id"])
    assert district.service.emitted("negotiation.held.v1")[0]["data"]["prospects"] == ["远海生物投资有限公司"]
    assert district.service.emitted("lead.changed.v1")[0]["data"]["status"] == "negotiating"


def test_a_commissioner_negotiates_for_the_organization_that_follows_the_lead(district: District) -> None:
    lead = opened(district, commissioner_id=str(district.clerk.person_id))
    made = negotiated(district, district.clerk, lead_id=lead["id"])
    assert (made["owner_name"], [each["name"] for each in made["organizations"]]) == ("滨海园区", ["人社局"])
    assert listed(district, district.handler) == [made["id"]]
    with pytest.raises(Failure) as caught:
        negotiated(district, district.other_handler, lead_id=lead["id"])
    assert caught.value.errors[0]["field"] == "lead_id"


def test_a_negotiation_about_a_lead_stays_with_its_prospect_and_the_organization_that_follows_it(
    district: District,
) -> None:
    lead = opened(district, commissioner_id=str(district.clerk.person_id))
    made = planned(district, district.clerk, lead_id=lead["id"])
    other = known(district, name="瑞禾资本")
    given = {"prospect_ids": [other["id"]], "organization_ids": [str(district.water)]}
    changed = take(district, negotiation_steps.CHANGE_NEGOTIATION, made, district.clerk, **given)
    assert [each["name"] for each in changed["prospects"]] == ["瑞禾资本", "远海生物投资有限公司"]
    assert [each["name"] for each in changed["organizations"]] == ["水务局", "人社局"]
    assert listed(district, district.handler) == [made["id"]]


def test_who_holds_a_negotiation_is_none_of_the_others(district: District) -> None:
    own = [str(district.labour)]
    with pytest.raises(Failure) as caught:
        negotiated(district, prospect=known(district), organization_ids=own)
    assert caught.value.errors[0]["field"] == "organization_ids.0"
    made = planned(district, prospect=known(district, name="瑞禾资本"))
    wrong = refused("invalid", district, negotiation_steps.CHANGE_NEGOTIATION, made, organization_ids=own)
    assert wrong.errors[0]["field"] == "organization_ids.0"


def test_a_planned_negotiation_waits_for_its_outcome_from_its_day_on(district: District) -> None:
    lead = opened(district)
    made = planned(district, lead_id=lead["id"], day="2026-11-25")
    assert (made["status"], made["actions"]) == ("planned", ["change", "cancellation"])
    assert district.call(leads.GET_LEAD, district.handler, lead["id"])["status"] == "contacted"
    refused("negotiation-ahead", district, negotiation_steps.ENTER_NEGOTIATION, made)
    assert waits(district, district.handler) == []
    district.at("2026-11-25 09:00")
    assert waits(district, district.handler) == listed(district, district.handler, waiting="outcome") == [made["id"]]
    assert waits(district, district.other_handler) == []
    held = take(district, negotiation_steps.ENTER_NEGOTIATION, made)
    assert (held["status"], held["outcome"], held["actions"]) == ("held", "达成意向", [])
    assert district.call(leads.GET_LEAD, district.handler, lead["id"])["status"] == "negotiating"
    assert waits(district, district.handler) == []
    for operation in BODIES:
        refused("negotiation-settled", district, operation, made)


def test_what_is_planned_is_changed_or_cancelled_by_who_holds_it(district: District) -> None:
    prospect, other = known(district), known(district, name="瑞禾资本")
    made = planned(district, prospect=prospect, organization_ids=[str(district.water)], chain_id=str(district.chain))
    for operation in BODIES:
        refused("forbidden", district, operation, made, district.other_handler)
        refused("forbidden", district, operation, made, district.supervisor)
        refused("not-found", district, operation, made, district.clerk)
    changed = take(
        district, negotiation_steps.CHANGE_NEGOTIATION, made, prospect_ids=[other["id"]], way="online", place=""
    )
    assert (changed["way"], [each["name"] for each in changed["prospects"]]) == ("online", ["瑞禾资本"])
    for field, body in (
        ("day", {"day": "2026-11-22"}),
        ("prospect_ids", {"prospect_ids": []}),
        ("prospect_ids.0", {"prospect_ids": [str(UUID(int=1))]}),
        ("organization_ids.0", {"organization_ids": [str(UUID(int=1))]}),
    ):
        failure = refused("invalid", district, negotiation_steps.CHANGE_NEGOTIATION, made, **body)
        assert failure.errors[0]["field"] == field
    cancelled = take(district, negotiation_steps.CANCEL_NEGOTIATION, made)
    assert (cancelled["status"], cancelled["reason"], cancelled["settled_by_name"]) == (
        *("cancelled", "行程调整"),
        district.handler.name,
    )
    assert totals(district.service, district.handler, "negotiations.held") == [0]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("day", {"day": "2026-11-24"}),
        ("day", {"day": "2026-11-22", "outcome": None}),
        ("prospect_ids", {"prospect_ids": []}),
        ("prospect_ids.0", {"prospect_ids": [str(UUID(int=1))]}),
        ("organization_ids.0", {"organization_ids": [str(UUID(int=1))]}),
        ("lead_id", {"lead_id": str(UUID(int=1))}),
        ("chain_id", {"chain_id": str(UUID(int=1))}),
        ("owner_id", {"owner_id": str(UUID(int=1))}),
        ("way", {"way": "letter"}),
        ("outcome", {"outcome": " "}),
    ],
)
def test_what_cannot_be_recorded(district: District, field: str, given: dict[str, Any]) -> None:
    with pytest.raises(Failure) as caught:
        negotiated(district, prospect=known(district), **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_nobody_has_negotiated_about_a_lead_before_its_first_contact(district: District) -> None:
    lead = opened(district)
    with pytest.raises(Failure) as caught:
        negotiated(district, lead_id=lead["id"], day="2026-11-01")
    assert caught.value.errors[0]["field"] == "day"


def test_eighty_negotiations_are_counted_online_and_offline(district: District) -> None:
    prospect = known(district)
    ways = {"online": 32, "offline": 48}
    items = [
        {"body": event(prospect, way=way, day=f"2026-{1 + number % 10:02}-15", chain_id=str(district.chain))}
        for way, many in ways.items()
        for number in range(many)
    ]
    found = district.call(negotiation_steps.RECORD_NEGOTIATIONS, district.handler, body={"items": items})
    assert (found["succeeded"], found["refused"]) == (80, 0)
    planned(district, prospect=prospect)
    negotiated(district, district.clerk, prospect)
    figure = "negotiations.held"
    by_way = computed(district.service, district.supervisor, figure, group_by="negotiation_way")[figure]
    ways_of = {each["key"]: each["value"] for each in by_way["groups"]}
    assert (ways_of, by_way["total"]["value"]) == ({"online": 32, "offline": 49}, 81)
    assert listed_by(district.service, district.supervisor, [by_way]) == 3
    by_month = computed(
        district.service, district.chief, figure, group_by="month", negotiation_way=["online"], **{"from": "2026-09-01"}
    )[figure]
    assert by_group(by_month) == {"2026-09": 3, "2026-10": 3}
    assert totals(district.service, district.handler, figure) == [80]
    assert totals(district.service, district.clerk, figure) == [1]


def test_negotiations_are_listed_and_found(district: District) -> None:
    prospect = known(district, district.clerk, name="瑞禾资本")
    first = negotiated(district, lead_id=opened(district)["id"], chain_id=str(district.chain))
    second = negotiated(district, district.clerk, prospect, way="online", day="2026-10-12", title="云招商")
    third = planned(district, district.clerk, prospect=prospect, title="再谈")
    both = [third["id"], first["id"], second["id"]]
    assert listed(district) == both
    assert listed(district, sort="day") == both[::-1]
    for query, found in (
        ({"way": "online"}, [second]),
        ({"status": ["planned"]}, [third]),
        ({"lead_id": first["lead_id"]}, [first]),
        ({"prospect_id": prospect["id"]}, [third, second]),
        ({"owner_id": str(district.labour)}, [first]),
        ({"chain_id": str(district.chain)}, [first]),
        ({"from": "2026-11-01", "to": "2026-11-22"}, [first]),
        ({"q": "rhzb"}, [third, second]),
        ({"q": "云招商"}, [second]),
        ({"q": "实地考察 疫苗"}, [first]),
    ):
        assert listed(district, **query) == [each["id"] for each in found], query
    assert listed(district, district.handler) == [first["id"]]
    assert listed(district, district.other_handler, q="云招商") == []
    found = district.call(SEARCH_SERVICE, district.handler, query={"q": first["number"]})["kinds"]
    assert [item["id"] for kind in found if kind["kind"] == "negotiation" for item in kind["items"]] == [first["id"]]
    with pytest.raises(Failure) as caught:
        listed(district, **{"from": "2026-12-01", "to": "2026-11-01"})
    assert caught.value.errors[0]["field"] == "to"


def test_files_hang_on_a_negotiation(district: District) -> None:
    made = negotiated(district, prospect=known(district), organization_ids=[str(district.water)])
    ids = {"negotiation_id": made["id"]}
    file = filing.attached(district.service, negotiation_steps.NEGOTIATION_FILES, district.handler, ids)
    found = district.call(negotiation_steps.NEGOTIATION_FILES.list, district.other_handler, made["id"])
    assert [each["removable"] for each in found["items"]] == [False]
    with pytest.raises(Failure) as caught:
        district.call(negotiation_steps.NEGOTIATION_FILES.remove, district.other_handler, made["id"], file["id"])
    assert caught.value.problem.code == "file-cannot-be-removed"
    district.call(negotiation_steps.NEGOTIATION_FILES.remove, district.handler, made["id"], file["id"])


def test_a_negotiation_stands_on_its_day_in_the_agendas_of_those_who_hold_it_and_take_part(district: District) -> None:
    made = planned(
        district, prospect=known(district), day="2026-12-01", organization_ids=[str(district.water)],
        chain_id=str(district.chain),
    )  # fmt: skip

    def agenda(caller: Actor) -> list[tuple[str, str, bool, int]]:
        items = district.call(GET_SERVICE_AGENDA, caller, query={})["items"]
        found = [each for each in items if each["id"] == made["id"]]
        return [(each["starts_at"][:10], each["status"], each["whole_day"], each["revision"]) for each in found]

    for caller in (district.handler, district.other_handler):
        assert agenda(caller) == [("2026-12-01", "confirmed", True, 1)]
    # Who sees it and has no part in it, and who does not.
    for caller in (district.chief, district.contact, district.operator):
        assert agenda(caller) == []
    take(district, negotiation_steps.CHANGE_NEGOTIATION, made, day="2026-12-02")
    assert agenda(district.handler) == [("2026-12-02", "confirmed", True, 2)]
    take(district, negotiation_steps.CANCEL_NEGOTIATION, made)
    assert agenda(district.other_handler) == [("2026-12-02", "cancelled", True, 3)]
