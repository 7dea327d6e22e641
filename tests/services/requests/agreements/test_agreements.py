"""Agreements: registered, changed, renewed and ended by who keeps them; how one stands follows from its days."""

from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.operation import Operation
from contracts.registry.events import CHAIN_CHANGED
from contracts.requests import agreement_steps, agreements
from contracts.requests.agreement_events import AGREEMENT_FILES
from contracts.requests.mirror import MIRROR
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from contracts.worklists import GET_SERVICE_WORKLIST
from tests.harness import actor
from tests.services import filing
from tests.services.registry.events import chain_data
from tests.services.requests.agreements.signing import BANK, UNIVERSITY, content, of, signed
from tests.services.requests.district import District

KEEPING = (agreement_steps.CHANGE_AGREEMENT, agreement_steps.RENEW_AGREEMENT, agreement_steps.END_AGREEMENT)
BODIES: dict[Operation, dict[str, Any]] = {
    agreement_steps.CHANGE_AGREEMENT: {"ends_on": "2027-12-31"},
    agreement_steps.RENEW_AGREEMENT: {"signed_on": "2026-11-20", "ends_on": "2028-06-30"},
    agreement_steps.END_AGREEMENT: {"ended_on": "2026-11-30", "reason": "机构撤并"},
}


def take(
    district: District, operation: Operation, made: dict[str, Any], caller: Actor | None = None, **body: Any
) -> Any:
    """Take a step, on the version that is there."""
    now = district.call(agreements.GET_AGREEMENT, district.operator, made["id"])
    return district.call(
        operation, caller or district.handler, made["id"], body=body or BODIES[operation], if_match=now["version"]
    )


def refused(code: str, district: District, operation: Operation, made: dict[str, Any], **given: Any) -> Failure:
    with pytest.raises(Failure) as caught:
        take(district, operation, made, **given)
    assert caught.value.problem.code == code
    return caught.value


def read(district: District, made: dict[str, Any], caller: Actor | None = None) -> dict[str, Any]:
    found: dict[str, Any] = district.call(agreements.GET_AGREEMENT, caller or district.handler, made["id"])
    return found


def listed(district: District, caller: Actor | None = None, **query: Any) -> list[str]:
    found = district.call(agreements.LIST_AGREEMENTS, caller or district.supervisor, query=query)["items"]
    return [each["id"] for each in found]


def history(district: District, made: dict[str, Any]) -> list[tuple[str, dict[str, tuple[str | None, str | None]]]]:
    found = district.call(agreements.LIST_AGREEMENT_HISTORY, district.supervisor, made["id"], query={})["items"]
    return [
        (each["action"], {one["field"]: (one["before"], one["after"]) for one in each["changed"]}) for each in found
    ]


def waits(district: District, caller: Actor | None = None) -> list[str]:
    """The agreements that are to be renewed or let go."""
    kinds = district.call(GET_SERVICE_WORKLIST, caller or district.handler, query={})["kinds"]
    return [item["id"] for kind in kinds if kind["kind"] == "agreement.renewal" for item in kind["items"]]


def test_a_department_registers_an_agreement_with_somebody_outside(district: District) -> None:
    made = signed(district, amount="120000.5", chain_id=str(district.chain))
    assert (
        made
        | {
            "number": "XY000001",
            "status": "in_force",
            "owner_name": "人社局",
            "chain_name": "生物医药",
            "amount": "120000.50",
            "last_day": "2027-06-30",
            "days_left": 219,
            "parties": [
                {"organization_id": str(district.labour), "name": "人社局", "kind": "government", "affiliation": None},
                {"organization_id": None, "name": "海州农商银行", "kind": "bank", "affiliation": None},
            ],
            "predecessor_id": None,
            "successor_id": None,
            "actions": ["change", "renewal", "ending"],
        }
        == made
    )
    data = district.service.emitted("agreement.registered.v1")[0]["data"]
    assert (data["parties"], data["party_ids"]) == (["人社局", "海州农商银行"], [str(district.labour)])
    assert history(district, made) == [("registration", {})]


def test_who_sees_an_agreement(district: District) -> None:
    made = signed(district, parties=[of(district.labour), of(district.water), UNIVERSITY], chain_id=str(district.chain))
    for caller in (district.handler, district.other_handler, district.supervisor, district.chief, district.operator):
        assert listed(district, caller) == [made["id"]]
        assert read(district, made, caller)["number"] == made["number"]
    for caller in (
        *(district.handler_of(district.health), district.clerk, district.park_dispatcher, district.other_chief),
        actor((Role.SUPERVISOR, district.park, district.other_chain)),
    ):
        assert listed(district, caller) == []
        for operation in (agreements.GET_AGREEMENT, AGREEMENT_FILES.list, agreements.LIST_AGREEMENT_HISTORY):
            query = {"query": {}} if operation is agreements.LIST_AGREEMENT_HISTORY else {}
            with pytest.raises(Failure) as caught:
                district.call(operation, caller, made["id"], **query)
            assert caught.value.problem.code == "not-found"


def test_who_keeps_an_agreement_alone_changes_it(district: District) -> None:
    made = signed(district, parties=[of(district.labour), of(district.water)])
    for operation in KEEPING:
        refused("forbidden", district, operation, made, caller=district.other_handler)
        refused("not-found", district, operation, made, caller=district.clerk)
        with pytest.raises(Failure) as caught:
            take(district, operation, made, district.supervisor)
        assert caught.value.problem.code == "forbidden"
    assert read(district, made, district.other_handler)["actions"] == []
    assert read(district, made, district.supervisor)["actions"] == []
    mine = signed(district, district.clerk, parties=[of(district.park), BANK])
    assert mine["owner_name"] == "滨海园区"
    # Whoever works at the same park keeps it too.
    assert read(district, mine, district.park_dispatcher)["actions"] == ["change", "renewal", "ending"]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("signed_on", {"signed_on": "2026-11-24"}),
        ("ends_on", {"ends_on": "2026-06-30"}),
        ("ends_on", {"starts_on": None, "ends_on": "2026-06-19"}),
        ("chain_id", {"chain_id": str(UUID(int=1))}),
        ("owner_id", {"owner_id": str(UUID(int=1))}),
        ("amount", {"kind": "technology_contract"}),
        ("amount", {"amount": "0.00"}),
        ("amount", {"amount": "1.005"}),
        ("amount", {"amount": 1.5}),
        ("amount", {"amount": "-1.00"}),
        ("amount", {"amount": "1e3"}),
        ("amount", {"amount": "1" * 14}),
        ("parties", {"parties": [BANK]}),
        ("parties.1.organization_id", {"parties": [BANK, of(UUID(int=1))]}),
        ("parties.1", {"parties": [BANK, {"name": "海州农商银行", "kind": "bank"}]}),
        ("parties.1.kind", {"parties": [BANK, {"name": "某所"}]}),
        ("parties.1", {"parties": [BANK, {}]}),
        ("parties.1.affiliation", {"parties": [BANK, {**UNIVERSITY, "affiliation": "某学院"}]}),
        ("kind", {"kind": "treaty"}),
        ("title", {"title": " "}),
    ],
)
def test_what_cannot_be_registered(district: District, field: str, given: dict[str, Any]) -> None:
    with pytest.raises(Failure) as caught:
        signed(district, **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_who_works_for_several_says_which_keeps_it_and_one_that_is_gone_keeps_none(district: District) -> None:
    both = actor((Role.DEPARTMENT_HANDLER, district.labour), (Role.SERVICE_CLERK, district.park))
    with pytest.raises(Failure) as caught:
        signed(district, both)
    assert caught.value.errors[0]["field"] == "owner_id"
    assert signed(district, both, owner_id=str(district.park))["owner_name"] == "滨海园区"
    district.tell_organization(district.park, "park", "滨海园区", active=False, sequence=2)
    for given in ({"owner_id": str(district.park)}, {"parties": [of(district.park), BANK]}):
        with pytest.raises(Failure) as caught:
            signed(district, district.clerk if "owner_id" in given else district.handler, **given)
        assert caught.value.problem.code == "invalid"


def test_what_an_agreement_was_and_is_stands_in_its_history(district: District) -> None:
    made = signed(district, parties=[of(district.labour), of(district.water)])
    district.tell_organization(district.water, "department", "水务局", active=False, sequence=2)
    changes = {
        "kind": "other",
        "amount": "500.00",
        "chain_id": str(district.chain),
        "ends_on": "2027-12-31",
        "parties": [of(district.water), UNIVERSITY],
        "reason": "补充协议",
    }
    changed = take(district, agreement_steps.CHANGE_AGREEMENT, made, **changes)
    assert (changed["last_day"], changed["version"]) == ("2027-12-31", made["version"] + 1)
    assert history(district, made)[-1] == (
        "change",
        {
            "kind": ("co_building", "other"),
            "amount": (None, "500.00"),
            "chain": (None, "生物医药"),
            "ends_on": ("2027-06-30", "2027-12-31"),
            "parties": ("人社局、水务局", "水务局、海州大学"),
        },
    )
    assert district.service.emitted("agreement.changed.v1")[0]["data"]["reason"] == "补充协议"
    endless = take(district, agreement_steps.CHANGE_AGREEMENT, made, ends_on=None)
    assert (endless["last_day"], endless["days_left"], endless["status"]) == (None, None, "in_force")
    for body, field in (
        ({"signed_on": "2027-01-01"}, "signed_on"),
        ({"ends_on": "2026-01-01"}, "ends_on"),
        ({"kind": "technology_contract", "amount": None}, "amount"),
        ({"chain_id": str(UUID(int=1))}, "chain_id"),
        ({"parties": [of(UUID(int=1)), BANK]}, "parties.0.organization_id"),
        ({"reason": "只有原因"}, "reason"),
        ({"owner_id": str(district.water)}, "owner_id"),
    ):
        wrong = refused("invalid", district, agreement_steps.CHANGE_AGREEMENT, made, **body)
        assert wrong.errors[0]["field"] == field


def test_how_an_agreement_stands_follows_from_the_day(district: District) -> None:
    made = signed(district, starts_on="2026-12-01", ends_on="2026-12-31")
    for day, status, left in (
        ("2026-11-30", "upcoming", None),
        ("2026-12-01", "in_force", 30),
        ("2026-12-31", "in_force", 0),
        ("2027-01-01", "expired", None),
    ):
        district.at(f"{day} 09:00")
        found = read(district, made)
        assert (found["status"], found["days_left"]) == (status, left), day
        assert listed(district, status=[status]) == [made["id"]]
        others = [each for each in ("upcoming", "in_force", "expired", "ended") if each != status]
        assert listed(district, status=others) == []
        assert listed(district, in_force_on=day) == ([made["id"]] if status == "in_force" else [])
    assert read(district, made)["actions"] == ["change", "renewal"]
    refused("agreement-over", district, agreement_steps.END_AGREEMENT, made)


def test_an_agreement_ends_early_once_with_a_reason(district: District) -> None:
    made = signed(district)
    for day in ("2026-06-19", "2027-06-30", "2027-07-01"):
        wrong = refused("invalid", district, agreement_steps.END_AGREEMENT, made, ended_on=day, reason="撤并")
        assert wrong.errors[0]["field"] == "ended_on"
    wrong = refused("invalid", district, agreement_steps.END_AGREEMENT, made, ended_on="2026-11-30")
    assert wrong.errors[0]["field"] == "reason"
    ended = take(district, agreement_steps.END_AGREEMENT, made)
    assert (ended["status"], ended["last_day"], ended["end_reason"]) == ("in_force", "2026-11-30", "机构撤并")
    assert ended["actions"] == ["change"]
    assert history(district, made)[-1] == ("ending", {"last_day": ("2027-06-30", "2026-11-30")})
    for operation in KEEPING:
        refused("agreement-ended-early", district, operation, made)
    # What says nothing of its term can be corrected still, while the days stay in order.
    wrong = refused("invalid", district, agreement_steps.CHANGE_AGREEMENT, made, signed_on="2026-12-01")
    assert wrong.errors[0]["field"] == "signed_on"
    assert take(district, agreement_steps.CHANGE_AGREEMENT, made, title="共建协议")["last_day"] == "2026-11-30"
    district.at("2026-12-01 09:00")
    assert read(district, made)["status"] == "ended"
    assert listed(district, status=["ended"]) == [made["id"]]
    endless = signed(district, ends_on=None)
    assert take(district, agreement_steps.END_AGREEMENT, endless)["status"] == "ended"


def test_an_agreement_is_renewed_once_by_another_that_follows(district: District) -> None:
    made = signed(district, chain_id=str(district.chain))
    for given in ("2027-06-30", "2026-12-01"):
        wrong = refused(
            "invalid", district, agreement_steps.RENEW_AGREEMENT, made,
            **BODIES[agreement_steps.RENEW_AGREEMENT], starts_on=given,
        )  # fmt: skip
        assert wrong.errors[0]["field"] == "starts_on"
    renewed = take(district, agreement_steps.RENEW_AGREEMENT, made)
    assert (renewed["successor_number"], renewed["actions"]) == ("XY000002", ["change"])
    follows = read(district, {"id": renewed["successor_id"]})
    assert (follows["starts_on"], follows["ends_on"], follows["predecessor_number"]) == (
        *("2027-07-01", "2028-06-30"),
        made["number"],
    )
    for name in ("title", "kind", "parties", "chain_id", "owner_id", "content"):
        assert follows[name] == made[name]
    told = district.service.emitted("agreement.renewed.v1")[0]["data"]
    assert (told["successor_id"], told["version"]) == (renewed["successor_id"], renewed["version"])
    assert [event["subject"] for event in district.service.emitted("agreement.registered.v1")] == [
        made["id"],
        follows["id"],
    ]
    assert history(district, made)[-1] == ("renewal", {"successor": (None, "XY000002")})
    assert history(district, follows) == [("registration", {"predecessor": (None, "XY000001")})]
    for operation in KEEPING:
        refused("agreement-renewed", district, operation, made)
    wrong = refused("invalid", district, agreement_steps.CHANGE_AGREEMENT, follows, starts_on="2027-06-30")
    assert wrong.errors[0]["field"] == "starts_on"
    refused("agreement-without-end", district, agreement_steps.RENEW_AGREEMENT, signed(district, ends_on=None))
    # One that has expired is renewed late.
    past = signed(district, starts_on="2025-01-01", signed_on="2025-01-01", ends_on="2025-12-31")
    late = take(district, agreement_steps.RENEW_AGREEMENT, past, signed_on="2026-11-01", starts_on="2026-11-01")
    assert read(district, {"id": late["successor_id"]})["status"] == "in_force"


def test_who_keeps_an_agreement_is_told_once_before_it_ends(district: District) -> None:
    soon, later = signed(district, ends_on="2026-12-24"), signed(district)
    renewed, ended = signed(district, ends_on="2026-12-10"), signed(district, ends_on="2026-12-10")
    take(district, agreement_steps.RENEW_AGREEMENT, renewed, signed_on="2026-11-20", ends_on="2027-12-10")
    take(district, agreement_steps.END_AGREEMENT, ended)
    assert district.service.tick("remind_of_agreements") == 0
    assert waits(district) == []
    district.at("2026-11-24 09:00")
    assert waits(district) == [soon["id"]]
    assert listed(district, district.handler, waiting="renewal") == [soon["id"]]
    assert listed(district, district.other_handler, waiting="renewal") == []
    assert (waits(district, district.other_handler), waits(district, district.clerk)) == ([], [])
    assert district.service.tick("remind_of_agreements") == 1
    assert district.service.tick("remind_of_agreements") == 0
    (event,) = district.service.emitted("agreement.ends-soon.v1")
    assert (event["subject"], event["data"]["last_day"]) == (soon["id"], "2026-12-24")
    assert read(district, soon)["reminded_at"] is not None
    take(district, agreement_steps.CHANGE_AGREEMENT, soon, ends_on="2026-12-24", title="共建协议")
    assert district.service.tick("remind_of_agreements") == 0
    # With another last day it is told again, once that is near.
    take(district, agreement_steps.CHANGE_AGREEMENT, soon, ends_on="2027-03-31")
    assert waits(district) == []
    assert district.service.tick("remind_of_agreements") == 0
    district.at("2027-03-01 09:00")
    assert district.service.tick("remind_of_agreements") == 1
    assert waits(district) == [soon["id"]]
    district.at("2027-04-01 09:00")
    assert waits(district) == []
    assert read(district, later)["reminded_at"] is None


def test_agreements_are_listed_by_what_they_are(district: District) -> None:
    first = signed(district, kind="technology_contract", amount="1000.00", chain_id=str(district.chain))
    second = signed(
        district, district.clerk, title="产学研合作", parties=[of(district.park), UNIVERSITY], signed_on="2026-11-02",
        starts_on="2026-11-02", ends_on=None,
    )  # fmt: skip
    both = [second["id"], first["id"]]
    assert listed(district) == both
    assert listed(district, sort="signed_on") == both[::-1]
    assert listed(district, sort="last_day") == both[::-1]
    for query, found in (
        ({"kind": ["technology_contract"]}, first),
        ({"owner_id": str(district.labour)}, first),
        ({"chain_id": str(district.chain)}, first),
        ({"party_id": str(district.park)}, second),
        ({"party_kind": "university"}, second),
        ({"signed_from": "2026-11-01"}, second),
        ({"signed_to": "2026-11-01"}, first),
        ({"ends_from": "2027-01-01"}, first),
        ({"ends_to": "2027-12-31"}, first),
        ({"min_amount": "1000.00"}, first),
    ):
        assert listed(district, **query) == [found["id"]], query
    for pair in (("signed_from", "signed_to"), ("ends_from", "ends_to")):
        with pytest.raises(Failure) as caught:
            listed(district, **dict(zip(pair, ("2026-12-01", "2026-11-01"), strict=True)))
        assert caught.value.errors[0]["field"] == pair[1]
    page = district.call(agreements.LIST_AGREEMENTS, district.supervisor, query={"limit": 1})
    after = {"limit": 1, "after": page["next"]}
    assert [each["id"] for each in page["items"]] + listed(district, **after) == both


def test_agreements_are_found_by_title_party_number_and_content(district: District) -> None:
    made = signed(district, title="中试平台共建", parties=[of(district.labour), UNIVERSITY])
    for words in ("中试平台", "hzdx", "海州大学", made["number"], "融资辅导"):
        assert listed(district, q=words) == [made["id"]], words
        found = district.call(SEARCH_SERVICE, district.handler, query={"q": words})["kinds"]
        assert [item["id"] for kind in found if kind["kind"] == "agreement" for item in kind["items"]] == [made["id"]]
        assert listed(district, district.clerk, q=words) == []


def test_files_hang_on_an_agreement(district: District) -> None:
    made = signed(district, parties=[of(district.labour), of(district.water)])
    file = filing.attached(district.service, AGREEMENT_FILES, district.handler, {"agreement_id": made["id"]})
    assert history(district, made)[-1] == ("file", {"file": (None, filing.KNOWN["name"])})
    found = district.call(AGREEMENT_FILES.list, district.other_handler, made["id"])
    assert [each["removable"] for each in found["items"]] == [False]
    for caller, code in ((district.other_handler, "file-cannot-be-removed"), (district.clerk, "not-found")):
        with pytest.raises(Failure) as caught:
            district.call(AGREEMENT_FILES.remove, caller, made["id"], file["id"])
        assert caught.value.problem.code == code
    district.call(AGREEMENT_FILES.remove, district.handler, made["id"], file["id"])
    assert history(district, made)[-1] == ("file_removal", {"file": (filing.KNOWN["name"], None)})


def test_a_version_that_is_not_there_any_more_is_not_changed(district: District) -> None:
    made = signed(district)
    take(district, agreement_steps.CHANGE_AGREEMENT, made, title="甲")
    with pytest.raises(Failure) as caught:
        district.call(
            agreement_steps.CHANGE_AGREEMENT,
            district.handler,
            made["id"],
            body={"title": "乙"},
            if_match=made["version"],
        )
    assert caught.value.problem.code == "changed-meanwhile"
    assert content(district)["title"] != read(district, made)["title"]


def test_a_chain_that_is_not_active_any_more_stays_where_it_is_and_comes_nowhere_else(district: District) -> None:
    made, other = signed(district, chain_id=str(district.chain)), signed(district)
    district.service.react(MIRROR, CHAIN_CHANGED, district.chain, chain_data(district.chain, active=False), 2)
    given = {"chain_id": str(district.chain), "title": "共建协议"}
    assert take(district, agreement_steps.CHANGE_AGREEMENT, made, **given)["chain_name"] == "生物医药"
    assert (
        refused("invalid", district, agreement_steps.CHANGE_AGREEMENT, other, **given).errors[0]["field"] == "chain_id"
    )
