"""A registrar who would be more: whatever concerns roles of trust waits for somebody else, by every way in."""

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.storing.masking import mask_phone
from contracts.operation import Operation
from contracts.problem import FORBIDDEN, NOT_FOUND, Problem
from contracts.registry import accounts, approvals, organizations, people, signing_keys
from contracts.registry.approvals import APPROVE_PROPOSAL, REFUSE_PROPOSAL, WITHDRAW_PROPOSAL
from contracts.registry.imports import IMPORT_FILE
from contracts.registry.problems import POST_TAKEN
from contracts.registry.proposals import DAYS, PROPOSED_ALREADY, PROPOSED_OTHERWISE
from contracts.roles import TRUSTED, Role
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.approvals.people import Office, office
from tests.services.registry.district import PASSWORD, chain, opened_account, organization, person, signed_in

TRUST_EVENTS = [f"trust.{name}.v1" for name in ("given", "ended", "account-changed", "imported", "keys-changed")]


@pytest.fixture
def desk(registry: ServiceUnderTest) -> Office:
    return office(registry)


def refused(problem: Problem, desk: Office, operation: Operation, who: Actor, *path: Any, **body: Any) -> None:
    with pytest.raises(Failure) as caught:
        desk.registry.call(operation, who, *path, body=body or None)
    assert caught.value.problem is problem


def posts_of(desk: Office, person_id: str) -> list[str]:
    found = desk.registry.call(people.LIST_POSTS, desk.operator, query={"person_id": person_id, "history": True})
    return [each["kind"] for each in found["items"]]


def told(desk: Office, *types: str) -> list[dict[str, Any]]:
    return [event["data"] for event in desk.registry.emitted(*(types or TRUST_EVENTS))]


def sheet(**rows: str) -> dict[str, str]:
    """The body of an import of one csv file."""
    ((name, content),) = rows.items()
    return {"filename": f"{name}.csv", "sheet": name, "content": base64.b64encode(content.encode()).decode()}


def in_effect(desk: Office) -> list[tuple[str, str]]:
    """Every row but those of the machinery and of proposals."""
    besides = {'"audit"', '"proposals"', '"outbox"', '"unpublished"', '"sequences"', '"idempotency_keys"'}
    return [row for row in desk.registry.contents() if row[0] not in besides]


# Every way to a role of trust, or to the account of somebody who has one.


def give(kind: str) -> Callable[[Office], tuple[Operation, list[Any], dict[str, Any]]]:
    def way(desk: Office) -> tuple[Operation, list[Any], dict[str, Any]]:
        place, extra = desk.department, {}
        if kind in ("dispatcher", "service_clerk"):
            place = organization(desk.registry, "YQ90", "park")["id"]
        if kind == "chain_chief":
            extra = {"chain_id": chain(desk.registry)["id"]}
        body = {"kind": kind, "person_id": desk.somebody, "organization_id": place, **extra}
        return people.GIVE_POST, [], body

    return way


def give_oneself(desk: Office) -> tuple[Operation, list[Any], dict[str, Any]]:
    body = {"kind": "supervisor", "person_id": desk.registrar.person_id, "organization_id": desk.department}
    return people.GIVE_POST, [], body


def open_for_holder(desk: Office) -> tuple[Operation, list[Any], dict[str, Any]]:
    return accounts.OPEN_ACCOUNT, [desk.holder("DB1", Role.SUPERVISOR)[0]], {"login": "duban1"}


def open_for_somebody_who_will_hold(desk: Office) -> tuple[Operation, list[Any], dict[str, Any]]:
    holder = desk.holder("DB1", Role.SUPERVISOR, valid_from="2026-12-24")[0]
    return accounts.OPEN_ACCOUNT, [holder], {"login": "duban1"}


def change_account(**body: Any) -> Callable[[Office], tuple[Operation, list[Any], dict[str, Any]]]:
    def way(desk: Office) -> tuple[Operation, list[Any], dict[str, Any]]:
        holder = desk.holder("LZ1", Role.SUPERVISOR)[0]
        opened_account(desk.registry, holder, "lianzhang")
        desk.registry.call(accounts.CHANGE_ACCOUNT, desk.operator, holder, body={"active": False})
        return accounts.CHANGE_ACCOUNT, [holder], body

    return way


def import_posts(desk: Office) -> tuple[Operation, list[Any], dict[str, Any]]:
    content = "人员编号,职务,组织编号,产业链,起始日期,终止日期\nRY99,督办员,BM90,,2026-01-01,\n"
    return IMPORT_FILE, [], sheet(posts=content)


def import_a_longer_post(desk: Office) -> tuple[Operation, list[Any], dict[str, Any]]:
    desk.holder("DB1", Role.SUPERVISOR, valid_from="2026-01-01", valid_to="2026-11-30")
    content = "人员编号,职务,组织编号,产业链,起始日期,终止日期\nDB1,督办员,BM90,,2026-01-01,2099-12-31\n"
    return IMPORT_FILE, [], sheet(posts=content)


def import_an_address(desk: Office) -> tuple[Operation, list[Any], dict[str, Any]]:
    desk.holder("DB1", Role.SUPERVISOR)
    return IMPORT_FILE, [], sheet(persons="编号,姓名,电子邮箱\nDB1,于思DB1,mine@example.cn\n")


def import_a_login(desk: Office) -> tuple[Operation, list[Any], dict[str, Any]]:
    desk.holder("DB1", Role.SUPERVISOR)
    return IMPORT_FILE, [], sheet(persons="编号,姓名,登录名\nDB1,于思DB1,duban1\n")


WAYS = {
    **{f"give {kind}": give(kind) for kind in sorted(TRUSTED - {Role.OPERATOR})},
    "give oneself": give_oneself,
    "open for a holder": open_for_holder,
    "open for somebody who will hold": open_for_somebody_who_will_hold,
    "reset": change_account(reset_password=True),
    "reset and unlock": change_account(reset_password=True, unlock=True),
    "reopen": change_account(active=True),
    "import posts": import_posts,
    "import a longer post": import_a_longer_post,
    "import an address": import_an_address,
    "import a login": import_a_login,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_registrar_alone_only_proposes_and_somebody_else_puts_it_into_effect(desk: Office, way: str) -> None:
    operation, path, body = WAYS[way](desk)
    before, already = in_effect(desk), len(told(desk))
    proposal = desk.propose(operation, *path, **body)
    assert (proposal["status"], proposal["act"]) == ("pending", operation.name)
    assert proposal["proposed_by"]["id"] == desk.registrar.person_id
    assert in_effect(desk) == before
    assert [event["id"] for event in told(desk, "proposal.made.v1")] == [proposal["id"]]
    assert len(told(desk)) == already
    refused(PROPOSED_ALREADY, desk, operation, desk.other_registrar, *path, **body)
    refused(approvals.NOT_THE_SECOND, desk, APPROVE_PROPOSAL, desk.registrar, proposal["id"])
    assert in_effect(desk) == before
    approved = desk.registry.call(APPROVE_PROPOSAL, desk.other_registrar, proposal["id"])
    assert approved["status"] == "approved"
    assert in_effect(desk) != before
    opens = operation is accounts.OPEN_ACCOUNT or body.get("reset_password")
    assert (approved["one_time_password"] is not None) == bool(opens)
    assert (len(told(desk)) > already) == (way != "import a login")
    assert len(told(desk, "proposal.approved.v1")) == 1


@pytest.mark.parametrize("change", [{"phone": "13900000901"}, {"email": "mine@example.cn"}, {"active": True}], ids=str)
def test_a_registrar_alone_does_not_change_how_somebody_of_trust_is_reached(desk: Office, change: Any) -> None:
    holder = desk.holder("DB1", Role.SUPERVISOR)[0]
    if "active" in change:
        version = desk.registry.call(people.GET_PERSON, desk.operator, holder)["version"]
        desk.registry.call(people.CHANGE_PERSON, desk.operator, holder, body={"active": False}, if_match=version)
    before = desk.registry.call(people.GET_PERSON, desk.operator, holder)
    version = before["version"]
    proposal = desk.registry.call(people.CHANGE_PERSON, desk.registrar, holder, body=change, if_match=version)
    assert (proposal["status"], proposal["changes"]) == ("pending", [*change])
    assert desk.registry.call(people.GET_PERSON, desk.operator, holder) == before
    desk.registry.call(APPROVE_PROPOSAL, desk.operator, proposal["id"], if_match=proposal["version"])
    assert desk.registry.call(people.GET_PERSON, desk.operator, holder) != before


def test_what_concerns_nobody_of_trust_is_done_at_once(desk: Office) -> None:
    given = desk.propose(people.GIVE_POST, kind="department_handler", person_id=desk.somebody)
    assert given["kind"] == "department_handler"
    opened = desk.propose(accounts.OPEN_ACCOUNT, desk.somebody, login="jingban")
    assert opened["one_time_password"]
    assert desk.propose(accounts.CHANGE_ACCOUNT, desk.somebody, reset_password=True)["one_time_password"]
    assert rename(desk, desk.somebody, "于琳")["name"] == "于琳"


def rename(desk: Office, person_id: str, name: str) -> dict[str, Any]:
    return change(desk, person_id, name=name)


def change(desk: Office, person_id: str, who: Actor | None = None, **body: Any) -> dict[str, Any]:
    version = desk.registry.call(people.GET_PERSON, desk.operator, person_id)["version"]
    return dict(desk.registry.call(people.CHANGE_PERSON, who or desk.registrar, person_id, body=body, if_match=version))


POSTS = "人员编号,职务,组织编号,产业链,起始日期,终止日期\n"


@pytest.mark.parametrize("way", ["call", "import"])
def test_what_was_proposed_under_a_false_name_is_not_approved_after_the_name_is_put_back(
    desk: Office, way: str
) -> None:
    rename(desk, desk.somebody, "受人尊敬")
    if way == "call":
        proposal = desk.proposed_post()
    else:
        proposal = desk.propose(IMPORT_FILE, **sheet(posts=POSTS + "RY99,督办员,BM90,,2026-01-01,\n"))
    assert proposal["persons"] == [{"id": desk.somebody, "name": "受人尊敬", "code": "RY99", "values": []}]
    assert told(desk, "proposal.made.v1")[-1]["persons"] == "受人尊敬 RY99"
    rename(desk, desk.somebody, "于思RY99")
    refused(approvals.PROPOSAL_OUTDATED, desk, APPROVE_PROPOSAL, desk.other_registrar, proposal["id"])
    assert posts_of(desk, desk.somebody) == []
    rename(desk, desk.somebody, "受人尊敬")
    desk.registry.call(APPROVE_PROPOSAL, desk.other_registrar, proposal["id"])
    assert posts_of(desk, desk.somebody) == ["supervisor"]


@pytest.mark.parametrize("way", ["call", "import"])
def test_what_was_proposed_under_a_false_name_of_a_place_is_not_approved_after_the_name_is_put_back(
    desk: Office, way: str
) -> None:
    def named(name: str) -> None:
        version = desk.registry.call(organizations.GET_ORGANIZATION, desk.operator, desk.department)["version"]
        body = {"name": name}
        desk.registry.call(
            organizations.CHANGE_ORGANIZATION, desk.registrar, desk.department, body=body, if_match=version
        )

    true_name = desk.registry.call(organizations.GET_ORGANIZATION, desk.operator, desk.department)["name"]
    named("无关紧要办")
    if way == "call":
        proposal = desk.proposed_post()
    else:
        proposal = desk.propose(IMPORT_FILE, **sheet(posts=POSTS + "RY99,督办员,BM90,,2026-01-01,\n"))
    named(true_name)
    refused(approvals.PROPOSAL_OUTDATED, desk, APPROVE_PROPOSAL, desk.other_registrar, proposal["id"])
    assert posts_of(desk, desk.somebody) == []


@pytest.mark.parametrize("way", ["call", "import"])
def test_a_registrar_alone_does_not_rename_somebody_of_trust(desk: Office, way: str) -> None:
    holder = desk.holder("DB1", Role.SUPERVISOR)[0]
    if way == "call":
        proposal = rename(desk, holder, "受人尊敬")
    else:
        proposal = desk.propose(IMPORT_FILE, **sheet(persons="编号,姓名\nDB1,受人尊敬\n"))
    assert proposal["persons"][0]["values"] == [{"field": "name", "value": "受人尊敬"}]
    assert desk.registry.call(people.GET_PERSON, desk.operator, holder)["name"] == "于思DB1"
    desk.registry.call(APPROVE_PROPOSAL, desk.other_registrar, proposal["id"])
    assert desk.registry.call(people.GET_PERSON, desk.operator, holder)["name"] == "受人尊敬"
    assert told(desk)[-1]["change"] == "renamed"


@pytest.mark.parametrize("way", ["call", "import"])
def test_the_second_person_sees_what_would_become_of_somebody(desk: Office, way: str) -> None:
    holder = desk.holder("DB1", Role.SUPERVISOR)[0]
    change(desk, holder, desk.operator, email="mine@example.cn", phone=None)
    if way == "call":
        proposal = change(desk, holder, phone="13900000901", email=None, locale="en")
    else:
        proposal = desk.propose(IMPORT_FILE, **sheet(persons="编号,姓名,手机,电子邮箱\nDB1,于思DB1,13900000901,清空\n"))
    seen = desk.registry.call(approvals.GET_PROPOSAL, desk.other_registrar, proposal["id"])
    values = {each["field"]: each["value"] for each in seen["persons"][0]["values"]}
    assert values["email"] is None
    assert values["phone"] == mask_phone("13900000901") != "13900000901"
    with desk.registry.database.engine.begin() as connection:
        kept = connection.exec_driver_sql("SELECT persons::text FROM proposals").scalars().all()
    assert "13900000901" not in "".join(kept)


def test_the_second_person_reads_in_full_what_is_proposed_and_the_read_is_written_down(desk: Office) -> None:
    holder, as_holder = desk.holder("DB1", Role.SUPERVISOR)
    proposal = change(desk, holder, email="mine@example.cn", locale="en")
    read = desk.registry.call(approvals.GET_PROPOSED_VALUES, desk.other_registrar, proposal["id"])
    assert read == {"id": proposal["id"], "values": [{"field": "email", "value": "mine@example.cn"}]}
    with desk.registry.database.engine.begin() as connection:
        rows = connection.exec_driver_sql("SELECT operation, object_id FROM audit").all()
    assert ("get_proposed_values", proposal["id"]) in [(row[0], str(row[1])) for row in rows]
    refused(FORBIDDEN, desk, approvals.GET_PROPOSED_VALUES, as_holder, proposal["id"])
    desk.registry.call(REFUSE_PROPOSAL, desk.other_registrar, proposal["id"], body={"reason": "未经核实"})
    read = desk.registry.call(approvals.GET_PROPOSED_VALUES, desk.other_registrar, proposal["id"])
    assert read["values"] == []


@pytest.mark.parametrize("first", ["call", "import"])
@pytest.mark.parametrize("second", ["call", "import"])
def test_of_one_field_of_one_person_only_one_change_waits(desk: Office, first: str, second: str) -> None:
    holder, other = (desk.holder(code, Role.SUPERVISOR)[0] for code in ("DB1", "DB2"))

    def proposed(way: str, address: str) -> dict[str, Any]:
        if way == "call":
            return change(desk, holder, email=address)
        return desk.propose(IMPORT_FILE, **sheet(persons=f"编号,姓名,电子邮箱\nDB1,于思DB1,{address}\n"))

    waiting = proposed(first, "mine@example.cn")
    with pytest.raises(Failure) as caught:
        proposed(second, "yours@example.cn")
    assert caught.value.problem is PROPOSED_OTHERWISE
    assert change(desk, holder, phone="13900000901")["status"] == "pending"
    assert change(desk, other, email="yours@example.cn")["status"] == "pending"
    desk.registry.call(WITHDRAW_PROPOSAL, desk.registrar, waiting["id"])
    assert proposed(second, "yours@example.cn")["status"] == "pending"


def test_an_operator_acts_at_once_and_it_is_told(desk: Office) -> None:
    already = len(told(desk))
    given = desk.propose(people.GIVE_POST, who=desk.operator, kind="supervisor", person_id=desk.somebody)
    assert given["kind"] == "supervisor"
    desk.propose(accounts.OPEN_ACCOUNT, desk.somebody, who=desk.operator, login="duban1")
    desk.registry.call(signing_keys.ROTATE_SIGNING_KEY, desk.operator)
    given, opened, keys = told(desk)[already:]
    assert (given["kind"], given["by"]) == ("supervisor", "于思PT1")
    assert (opened["person_id"], opened["change"]) == (desk.somebody, "opened")
    assert keys == {"by": "于思PT1"}


def test_nobody_whom_it_concerns_approves(desk: Office) -> None:
    proposal = desk.proposed_post(person_id=desk.other_registrar.person_id)
    refused(approvals.NOT_THE_SECOND, desk, APPROVE_PROPOSAL, desk.other_registrar, proposal["id"])
    content = (
        "人员编号,职务,组织编号,产业链,起始日期,终止日期\nRY99,督办员,BM90,,2026-01-01,\nDJ2,督办员,BM90,,2026-01-01,\n"
    )
    of_file = desk.propose(IMPORT_FILE, **sheet(posts=content))
    assert {each["person"] for each in of_file["posts"]} == {"于思RY99", "于思DJ2"}
    refused(approvals.NOT_THE_SECOND, desk, APPROVE_PROPOSAL, desk.other_registrar, of_file["id"])
    desk.registry.call(APPROVE_PROPOSAL, desk.operator, of_file["id"])
    assert posts_of(desk, desk.somebody) == ["supervisor"]


def test_only_registrars_and_operators_decide_and_a_stranger_sees_nothing(desk: Office) -> None:
    proposal = desk.proposed_post()
    for role in sorted(set(Role) - {Role.REGISTRAR, Role.OPERATOR}):
        for operation, body in ((APPROVE_PROPOSAL, {}), (REFUSE_PROPOSAL, {"reason": "否"}), (WITHDRAW_PROPOSAL, {})):
            refused(FORBIDDEN, desk, operation, actor((role, desk.department)), proposal["id"], **body)
        with pytest.raises(Failure) as caught:
            desk.registry.call(approvals.GET_PROPOSAL, actor((role, desk.department)), proposal["id"])
        assert caught.value.problem is NOT_FOUND
    concerned = actor(person=UUID(desk.somebody))
    assert desk.registry.call(approvals.GET_PROPOSAL, concerned, proposal["id"])["id"] == proposal["id"]


def test_the_rules_are_checked_again_at_the_approval(desk: Office) -> None:
    proposal = desk.proposed_post()
    desk.propose(people.GIVE_POST, who=desk.operator, kind="supervisor", person_id=desk.somebody)
    refused(POST_TAKEN, desk, APPROVE_PROPOSAL, desk.other_registrar, proposal["id"])
    assert desk.registry.call(approvals.GET_PROPOSAL, desk.registrar, proposal["id"])["status"] == "pending"
    with pytest.raises(Failure):
        desk.proposed_post()


def test_nothing_is_approved_of_a_registrar_whose_post_has_ended(desk: Office) -> None:
    proposal = desk.proposed_post()
    query = {"person_id": desk.registrar.person_id}
    (held,) = desk.registry.call(people.LIST_POSTS, desk.operator, query=query)["items"]
    yesterday = {"last_day": str(desk.registry.now().date() - timedelta(days=1))}
    desk.registry.call(people.END_POST, desk.operator, held["id"], body=yesterday)
    refused(approvals.PROPOSER_LEFT, desk, APPROVE_PROPOSAL, desk.other_registrar, proposal["id"])
    assert posts_of(desk, desk.somebody) == []


@pytest.mark.parametrize("end", ["approved", "refused", "withdrawn", "expired", "expired unnoticed"])
def test_what_has_ended_is_not_decided_again(desk: Office, end: str) -> None:
    proposal, call = desk.proposed_post(), desk.registry.call
    match end:
        case "approved":
            call(APPROVE_PROPOSAL, desk.other_registrar, proposal["id"])
        case "refused":
            call(REFUSE_PROPOSAL, desk.other_registrar, proposal["id"], body={"reason": "未经研究"})
        case "withdrawn":
            refused(approvals.NOT_YOURS, desk, WITHDRAW_PROPOSAL, desk.other_registrar, proposal["id"])
            call(WITHDRAW_PROPOSAL, desk.registrar, proposal["id"])
        case _:
            desk.registry.move_clock(desk.registry.now() + timedelta(days=DAYS))
            if end == "expired":
                assert desk.registry.tick("expire_proposals") == 1
    status = end.split()[0]
    for operation, who, body in (
        (APPROVE_PROPOSAL, desk.operator, {}),
        (REFUSE_PROPOSAL, desk.operator, {"reason": "否"}),
        (WITHDRAW_PROPOSAL, desk.registrar, {}),
    ):
        refused(approvals.PROPOSAL_DECIDED, desk, operation, who, proposal["id"], **body)
    assert call(approvals.GET_PROPOSAL, desk.operator, proposal["id"])["status"] == status
    for one in ("pending", status):
        listed = call(approvals.LIST_PROPOSALS, desk.operator, query={"status": one, "person_id": desk.somebody})
        assert len(listed["items"]) == (one == status)
    assert posts_of(desk, desk.somebody) == (["supervisor"] if end == "approved" else [])
    with desk.registry.database.engine.begin() as connection:
        kept = connection.exec_driver_sql("SELECT content FROM proposals").scalars().all()
    assert kept == ([None] if end != "expired unnoticed" else kept)
    assert len(told(desk, f"proposal.{status}.v1")) == (end != "expired unnoticed")
    if end != "approved":
        assert desk.proposed_post()["status"] == "pending"


def test_a_registrar_who_knows_a_password_does_not_carry_it_into_a_role_of_trust(desk: Office) -> None:
    opened_account_by(desk, desk.other_registrar, desk.somebody, "mine")
    assert signed_in(desk.registry, "mine")
    proposal = desk.proposed_post()
    desk.propose(accounts.CHANGE_ACCOUNT, desk.somebody, reset_password=True, who=desk.other_registrar)
    desk.registry.call(APPROVE_PROPOSAL, desk.operator, proposal["id"])
    refused(accounts.LOGIN_REFUSED, desk, accounts.OPEN_SESSION, actor(), login="mine", password=PASSWORD)
    assert desk.registry.call(accounts.GET_ACCOUNT, desk.operator, desk.somebody)["opened"] is False
    assert desk.propose(accounts.OPEN_ACCOUNT, desk.somebody)["status"] == "pending"


def test_a_password_that_an_operator_made_goes_with_its_person(desk: Office) -> None:
    opened_account(desk.registry, desk.somebody, "mine")
    desk.registry.call(APPROVE_PROPOSAL, desk.other_registrar, desk.proposed_post()["id"])
    assert signed_in(desk.registry, "mine")


def opened_account_by(desk: Office, who: Actor, person_id: str, login: str) -> None:
    opened = desk.registry.call(accounts.OPEN_ACCOUNT, who, person_id, body={"login": login})
    body = {"current_password": opened["one_time_password"], "new_password": PASSWORD}
    desk.registry.call(accounts.CHANGE_PASSWORD, actor(person=UUID(person_id)), body=body)


def test_an_approved_reset_gives_its_password_to_the_approver_alone(desk: Office) -> None:
    holder = desk.holder("DB1", Role.CHAIN_CHIEF, chain_id=chain(desk.registry)["id"])[0]
    opened_account(desk.registry, holder, "lianzhang")
    proposal = desk.propose(accounts.CHANGE_ACCOUNT, holder, reset_password=True)
    assert "one_time_password" not in proposal
    assert signed_in(desk.registry, "lianzhang")
    approved = desk.registry.call(APPROVE_PROPOSAL, desk.other_registrar, proposal["id"])
    assert signed_in(desk.registry, "lianzhang", approved["one_time_password"])["must_change_password"]
    read = desk.registry.call(approvals.GET_PROPOSAL, desk.registrar, proposal["id"])
    assert "one_time_password" not in read
    assert told(desk)[-1] == {"person_id": holder, "person": "于思DB1", "change": "reset", "by": "于思DJ2"}


def test_a_registrar_proposes_nothing_about_operators(desk: Office) -> None:
    operator = desk.operator.person_id
    opened_account(desk.registry, str(operator), "boss")
    refused(accounts.NOT_FOR_YOU, desk, accounts.CHANGE_ACCOUNT, desk.registrar, operator, reset_password=True)
    body = {"kind": "operator", "person_id": desk.somebody, "organization_id": desk.department}
    refused(accounts.NOT_FOR_YOU, desk, people.GIVE_POST, desk.registrar, **body)


def test_what_could_not_be_done_is_not_proposed(desk: Office) -> None:
    with pytest.raises(Failure) as caught:
        desk.proposed_post(person_id=str(UUID(int=7)))
    assert caught.value.problem.code == "invalid"
    with pytest.raises(Failure) as caught:
        desk.propose(
            IMPORT_FILE, **sheet(posts="人员编号,职务,组织编号,产业链,起始日期,终止日期\nXX,督办员,BM90,,2026-01-01,\n")
        )
    assert caught.value.problem.code == "import-refused"
    assert told(desk, "proposal.made.v1") == []


def test_a_first_set_up_is_one_proposal_and_approved_as_a_whole(registry: ServiceUnderTest) -> None:
    desk = office(registry)
    person(registry, "ZX01")
    content = "人员编号,职务,组织编号,产业链,起始日期,终止日期\n" + "".join(
        f"{code},督办员,BM90,,2026-01-01,\n" for code in ("RY99", "ZX01", "DJ2")
    )
    before = in_effect(desk)
    proposal = desk.propose(IMPORT_FILE, **sheet(posts=content))
    assert (len(proposal["posts"]), proposal["filename"], in_effect(desk)) == (3, "posts.csv", before)
    desk.registry.call(APPROVE_PROPOSAL, desk.operator, proposal["id"])
    imported = told(desk, "trust.imported.v1")
    assert imported == [{"filename": "posts.csv", "posts": 3, "by": "于思PT1"}]
    assert [event["imported"] for event in told(desk, "trust.given.v1")][-3:] == [True] * 3


def test_the_end_of_a_role_of_trust_is_told(desk: Office) -> None:
    holder = desk.holder("DB1", Role.SUPERVISOR)[0]
    (held,) = desk.registry.call(people.LIST_POSTS, desk.operator, query={"person_id": holder})["items"]
    desk.registry.call(people.END_POST, desk.registrar, held["id"], body={})
    (ended,) = told(desk, "trust.ended.v1")
    assert (ended["person_id"], ended["kind"], ended["by"]) == (holder, "supervisor", "于思DJ1")
