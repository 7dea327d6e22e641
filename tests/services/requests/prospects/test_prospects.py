"""The libraries of investors and target enterprises, and who reads whom to speak to."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.requests import lead_steps, prospects
from contracts.search import SEARCH_SERVICE
from services.requests.agreements.domain import identity
from tests.services.figures import totals
from tests.services.requests.district import District
from tests.services.requests.leads.investing import CONTACT, known, negotiated, opened, step

MASKED = {"name": "陈**", "phone": "139****0002", "email": "c***@example.com"}


def contact(district: District, made: dict[str, Any], caller: Actor | None = None) -> dict[str, Any]:
    found: dict[str, Any] = district.call(prospects.GET_PROSPECT_CONTACT, caller or district.handler, made["id"])
    return found


def listed(district: District, caller: Actor | None = None, **query: Any) -> list[str]:
    found = district.call(prospects.LIST_PROSPECTS, caller or district.supervisor, query=query)["items"]
    return [each["id"] for each in found]


def change(district: District, made: dict[str, Any], caller: Actor | None = None, **body: Any) -> Any:
    now = district.call(prospects.GET_PROSPECT, district.operator, made["id"])
    return district.call(
        prospects.CHANGE_PROSPECT, caller or district.handler, made["id"], body=body, if_match=now["version"]
    )


def test_an_investor_is_registered_once_with_a_contact(district: District) -> None:
    made = known(district, chain_id=str(district.chain))
    assert (
        made
        | {
            "number": "ZS000001",
            "kind": "investor",
            "owner_name": "人社局",
            "chain_name": "生物医药",
            "contact": MASKED,
            "contact_readable": True,
            "active": True,
            "open_leads": 0,
            "actions": ["change", "lead"],
        }
        == made
    )
    with pytest.raises(Failure) as caught:
        known(district, district.other_handler, name="远海生物 投资有限公司")
    assert (caught.value.problem.code, caught.value.params["number"]) == ("prospect-known", "ZS000001")
    # The other library may hold it too.
    assert known(district, district.other_handler, kind="target")["number"] == "ZS000002"


def test_a_name_that_grows_where_names_compare_is_known_again(district: District) -> None:
    # One such character becomes eighteen.
    made = known(district, name="\ufdfa" * 100)
    with pytest.raises(Failure) as refused:
        known(district, name="\ufdfa" * 100)
    assert (refused.value.problem.code, refused.value.params["number"]) == ("prospect-known", made["number"])
    assert known(district, name="\ufdfa" * 99)["id"] != made["id"]
    party = {"organization_id": None, "kind": "expert", "name": "\ufdfa" * 100, "affiliation": "\ufdfa" * 100}
    assert len(identity(party)) <= 400


def test_everybody_who_does_this_work_sees_the_libraries_and_the_owner_alone_changes_them(district: District) -> None:
    made = known(district)
    for caller in (district.other_handler, district.clerk, district.dispatcher, district.chief, district.operator):
        assert listed(district, caller) == [made["id"]]
        found = district.call(prospects.GET_PROSPECT, caller, made["id"])
        assert (found["contact"], found["contact_readable"]) == (MASKED, False)
        assert "change" not in found["actions"]
    with pytest.raises(Failure) as caught:
        change(district, made, district.other_handler, region="深圳")
    assert caught.value.problem.code == "forbidden"
    for caller in (district.contact, district.agent, district.nobody):
        with pytest.raises(Failure) as caught:
            listed(district, caller)
        assert caught.value.problem.code == "forbidden"


def test_who_needs_a_contact_reads_it_and_every_read_is_written_down(district: District) -> None:
    made = known(district)
    assert contact(district, made) == {
        "prospect_id": made["id"],
        "name": "陈立新",
        "phone": CONTACT["contact_phone"],
        "email": CONTACT["contact_email"],
    }
    read = "SELECT count(*) FROM audit WHERE operation = 'get_prospect_contact'"
    with district.service.database.transaction() as session:
        assert session.scalar(text(read)) == 1

    def refused(caller: Actor) -> None:
        with pytest.raises(Failure) as caught:
            contact(district, made, caller)
        assert caught.value.problem.code == "forbidden"

    for caller in (district.other_handler, district.clerk, district.supervisor, district.operator):
        refused(caller)
    # Whoever follows an open lead on it has to speak with them, and so has its commissioner.
    lead = opened(district, district.other_handler, made, commissioner_id=str(district.clerk.person_id))
    for caller in (district.other_handler, district.clerk):
        assert contact(district, made, caller)["name"] == "陈立新"
    step(district, lead_steps.LOSE_LEAD, lead, district.other_handler, reason="落户外地")
    for caller in (district.other_handler, district.clerk):
        refused(caller)


def test_contacts_are_encrypted_and_stand_in_no_event_and_no_search(district: District) -> None:
    made = known(district)
    changed = change(district, made, contact_name="周敏", contact_phone=None, region="深圳")
    assert (changed["contact"], changed["version"]) == ({**MASKED, "name": "周**", "phone": None}, 2)
    negotiated(district, prospect=made)
    opened(district, prospect=made)
    with district.service.database.transaction() as session:
        tables = session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
        stored = "\n".join(row for each in tables for row in session.scalars(text(f'SELECT t::text FROM "{each}" t')))
    for secret in ("陈立新", "周敏", "13900000002", "chen@example.com"):
        assert secret not in stored
    assert "远海生物" in stored
    for words in ("陈立新", "13900000002"):
        assert listed(district, q=words) == []
    for words in ("远海生物", "yhsw", "深圳", made["number"]):
        assert listed(district, q=words) == [made["id"]], words
        found = district.call(SEARCH_SERVICE, district.clerk, query={"q": words})["kinds"]
        assert made["id"] in [item["id"] for kind in found if kind["kind"] == "prospect" for item in kind["items"]]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("chain_id", {"chain_id": str(UUID(int=1))}),
        ("owner_id", {"owner_id": str(UUID(int=1))}),
        ("contact_phone", {"contact_phone": "12"}),
        ("contact_email", {"contact_email": "nowhere"}),
        ("kind", {"kind": "bank"}),
        ("name", {"name": " "}),
    ],
)
def test_what_cannot_be_registered(district: District, field: str, given: dict[str, Any]) -> None:
    with pytest.raises(Failure) as caught:
        known(district, **given)
    assert (caught.value.problem.code, caught.value.errors[0]["field"]) == ("invalid", field)


def test_an_entry_takes_the_name_of_no_other(district: District) -> None:
    made, _ = known(district), known(district, name="瑞禾资本")
    with pytest.raises(Failure) as caught:
        change(district, made, name="瑞禾资本")
    assert caught.value.problem.code == "prospect-known"
    assert change(district, made, name="远海生物 投资有限公司")["name"] == "远海生物 投资有限公司"


def test_the_libraries_are_listed_and_counted_by_kind_and_owner(district: District) -> None:
    first = known(district, chain_id=str(district.chain))
    second = known(district, district.clerk, kind="target", name="瑞禾制药")
    third = known(district, name="已撤资本")
    change(district, third, active=False)
    lead = opened(district, prospect=first)
    by_name = [third["id"], second["id"], first["id"]]
    assert listed(district) == by_name
    assert listed(district, sort="-registered_at") == [third["id"], second["id"], first["id"]]
    for query, found in (
        ({"kind": "target"}, [second]),
        ({"owner_id": str(district.park)}, [second]),
        ({"chain_id": str(district.chain)}, [first]),
        ({"active": False}, [third]),
        ({"followed": True}, [first]),
        ({"followed": False, "active": True}, [second]),
    ):
        assert listed(district, **query) == [each["id"] for each in found], query
    with pytest.raises(Failure) as caught:
        opened(district, prospect=third)
    assert caught.value.errors[0]["field"] == "prospect_id"
    assert totals(district.service, district.handler, "prospects.investors", "prospects.targets") == [1, 1]
    step(district, lead_steps.LOSE_LEAD, lead, reason="落户外地")
    assert listed(district, followed=True) == []


def test_leads_and_negotiations_are_found_by_the_name_that_an_entry_has_now(district: District) -> None:
    made = known(district)
    about = {"lead": opened(district, prospect=made)["id"], "negotiation": negotiated(district, prospect=made)["id"]}

    def found(q: str) -> dict[str, str]:
        kinds = district.call(SEARCH_SERVICE, district.handler, query={"q": q})["kinds"]
        return {kind["kind"]: item["id"] for kind in kinds for item in kind["items"] if kind["kind"] in about}

    assert found("远海生物") == about
    change(district, made, name="金鼎控股")
    district.service.tick("keep_found")
    assert (found("金鼎控股"), found("远海生物")) == (about, {})
