"""Who is told what: audiences on the business day, one message a person, rules that an operator changes."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from chassis.calling.actor import ANONYMOUS, Actor
from chassis.calling.errors import Failure
from chassis.consuming.cursors import OutOfOrder
from chassis.migrating import histories, schema_state
from contracts.notifications.rules import GET_NOTIFICATION_RULES
from contracts.notifications.subscriptions import MIRROR, TELL
from contracts.registry.events import ORGANIZATION_CHANGED
from contracts.requests import events as requests
from contracts.requests.outdated_rules import RULES_OUTDATED
from contracts.requests.vacancies import VACANCY_FOUND
from contracts.talent import events as talent_events
from services.notifications.models import RuleVersion
from tests.harness import ServiceUnderTest
from tests.services.notifications.district import (
    CHAIN,
    DEPARTMENT,
    ENTERPRISE,
    NOT_OPERATORS,
    NOW,
    OPERATOR,
    PARK,
    announced,
    inbox,
    mirror_person,
    put,
    request_data,
    rule,
    tell,
    told,
)
from tests.services.registry.events import organization_data, place


@pytest.fixture(autouse=True)
def _clock(notifications: ServiceUnderTest) -> None:
    notifications.move_clock(NOW)


def test_the_migrated_database_is_what_the_models_say(notifications: ServiceUnderTest) -> None:
    with notifications.database.engine.connect() as connection:
        assert histories.differences("services.notifications", connection) == []
    assert schema_state.is_current("services.notifications", notifications.database.engine)


def test_a_submitted_request_is_told_to_the_dispatchers_of_its_chain_and_park(notifications: ServiceUnderTest) -> None:
    committee = mirror_person(notifications, "dispatcher", uuid4(), CHAIN)
    park = mirror_person(notifications, "dispatcher", PARK)
    mirror_person(notifications, "dispatcher", uuid4(), uuid4())
    mirror_person(notifications, "dispatcher", uuid4())
    mirror_person(notifications, "department_handler", PARK)
    submitter = mirror_person(notifications)
    data = tell(notifications, requests.REQUEST_SUBMITTED, submitted_by=str(submitter))
    assert told(notifications) == {str(committee), str(park), str(submitter)}
    (entry,) = inbox(notifications, committee)
    assert entry["title"] == {
        "zh": "待派单:20261121-0042 厂区蒸汽压力不足",
        "en": "To dispatch: 20261121-0042 厂区蒸汽压力不足",
    }
    assert (entry["kind"], entry["link"]) == ("request.submitted", f"/v1/requests/{data['id']}")
    assert entry["created_at"].startswith("2026-11-21T09:00:")
    assert entry["read_at"] is None
    assert inbox(notifications, submitter)[0]["title"]["zh"] == "诉求已提交:20261121-0042"


def test_service_agents_are_told_as_contacts_are_while_the_event_lists_them(notifications: ServiceUnderTest) -> None:
    contact = mirror_person(notifications, "enterprise_contact", ENTERPRISE)
    agents = [mirror_person(notifications, "service_agent", PARK) for _ in range(3)]
    listed = [str(agent) for agent in agents[:2]]
    tell(notifications, requests.REQUEST_SUBMITTED, agents=listed)
    tell(notifications, requests.REQUEST_ANSWERED, answer="已办", on_time=True, agents=listed)
    (first, second, none) = (inbox(notifications, agent) for agent in agents)
    assert none == []
    assert [entry["body"] for entry in first] == [entry["body"] for entry in inbox(notifications, contact)]
    assert len(first) == len(second) == 2
    # Who acts for several is told whose request it is.
    assert all("海岚生物" in entry["body"]["zh"] for entry in first)


def test_a_vacancy_is_told_to_the_dispatchers_of_every_chain_and_park_concerned_once(
    notifications: ServiceUnderTest,
) -> None:
    chains, parks = [uuid4(), uuid4()], [uuid4()]
    of_chains = [mirror_person(notifications, "dispatcher", chain=chain) for chain in chains]
    of_both = mirror_person(notifications, "dispatcher", parks[0], chains[1])
    registrar = mirror_person(notifications, "registrar")
    stranger = mirror_person(notifications, "dispatcher", chain=uuid4())
    vacancy = uuid4()
    data = {
        "id": str(vacancy),
        "role": "department_handler",
        "department_id": str(DEPARTMENT),
        "department_name": "住建局",
        "chain_id": None,
        "chain_name": None,
        "park_id": None,
        "park_name": None,
        "chain_ids": [str(chain) for chain in chains],
        "park_ids": [str(park) for park in parks],
        "requests": 7,
    }
    notifications.react(TELL, VACANCY_FOUND, vacancy, data)
    told = {person: len(inbox(notifications, person)) for person in (*of_chains, of_both, registrar, stranger)}
    assert told == {**dict.fromkeys((*of_chains, of_both, registrar), 1), stranger: 0}
    assert "7 件诉求" in inbox(notifications, registrar)[0]["body"]["zh"]


def test_of_outdated_rules_their_author_is_told_and_every_supervisor(notifications: ServiceUnderTest) -> None:
    author, supervisor = mirror_person(notifications, "dispatcher", PARK), mirror_person(notifications, "supervisor")
    other = mirror_person(notifications, "dispatcher", PARK)
    changes = [
        {"kind": "segment", "before": "中试", "now": None, "positions": [1, 3]},
        {"kind": "park", "before": "滨海园区", "now": "滨海新园区", "positions": [2]},
        {"kind": "item", "before": "用工", "now": "用工", "positions": [2]},
    ]
    data = {"version": 4, "created_by_id": str(author), "changes": changes}
    notifications.react(TELL, RULES_OUTDATED, "dispatch_rules", data)
    assert [len(inbox(notifications, person)) for person in (author, supervisor, other)] == [1, 1, 0]
    (entry,) = inbox(notifications, author)
    assert entry["link"] == "/v1/dispatch-rules"
    assert "第 1、3 条:环节“中试”已不存在" in entry["body"]["zh"]
    assert "the park “滨海园区” is called “滨海新园区” now" in entry["body"]["en"]
    assert "事项“用工”已恢复" in entry["body"]["zh"]


def test_the_live_event_carries_the_entry_and_the_unread_count(notifications: ServiceUnderTest) -> None:
    person = mirror_person(notifications, "dispatcher", PARK)
    for _ in range(2):
        tell(notifications, requests.REQUEST_SUBMITTED)
    added = [entry for entry in announced(notifications) if entry["person_id"] == str(person)]
    assert [entry["unread"] for entry in added] == [1, 2]
    newest = inbox(notifications, person)[0]
    live = added[1]
    shared = ("id", "kind", "title", "body", "link", "created_at")
    assert {name: live[name] for name in shared} == {name: newest[name] for name in shared}
    assert live["person_id"] == str(person)


def test_a_person_in_two_audiences_is_told_once_in_the_words_of_the_first_rule(notifications: ServiceUnderTest) -> None:
    contact = mirror_person(notifications, "enterprise_contact", ENTERPRISE)
    mirror_person(notifications, "dispatcher", PARK, person=contact)
    tell(notifications, requests.REQUEST_SUBMITTED, submitted_by=str(contact))
    (entry,) = inbox(notifications, contact)
    assert entry["title"]["zh"].startswith("待派单")


@pytest.mark.parametrize(
    ("days", "held"),
    [
        (("2025-01-01", None), True),
        (("2026-11-21", "2026-11-21"), True),
        (("2026-11-22", None), False),
        (("2025-01-01", "2026-11-20"), False),
    ],
)
def test_only_who_holds_the_post_on_the_business_day_is_told(
    notifications: ServiceUnderTest, days: tuple[str, str | None], held: bool
) -> None:
    handler = mirror_person(notifications, "department_handler", DEPARTMENT, days=days)
    tell(notifications, requests.REQUEST_ACCEPTED)
    tell(notifications, requests.REQUEST_DISPATCHED, note="", rules_version=None)
    assert bool(inbox(notifications, handler)) == held


def test_somebody_who_is_no_longer_active_is_not_told(notifications: ServiceUnderTest) -> None:
    handler = mirror_person(notifications, "department_handler", DEPARTMENT, active=False)
    tell(notifications, requests.REQUEST_RETURN_CONFIRMED)
    assert inbox(notifications, handler) == []


def test_a_poor_evaluation_goes_to_the_supervisor_and_not_to_the_department(notifications: ServiceUnderTest) -> None:
    handler = mirror_person(notifications, "department_handler", DEPARTMENT)
    ours = mirror_person(notifications, "supervisor", uuid4(), CHAIN)
    everywhere = mirror_person(notifications, "supervisor", uuid4())
    mirror_person(notifications, "supervisor", uuid4(), uuid4())
    marks = {"response_time": 2, "result": 1, "attitude": 3, "overall": 1}
    tell(notifications, requests.REQUEST_EVALUATED, poor=True, **marks)
    assert told(notifications) == {str(ours), str(everywhere)}
    tell(notifications, requests.REQUEST_EVALUATED, poor=False, **marks)
    assert len(inbox(notifications, handler)) == 1


def test_the_ladder_climbs_from_the_department_to_the_chief(notifications: ServiceUnderTest) -> None:
    people = {
        kind: mirror_person(notifications, kind, organization, chain)
        for kind, organization, chain in (
            ("department_handler", DEPARTMENT, None),
            ("dispatcher", PARK, None),
            ("supervisor", uuid4(), CHAIN),
            ("chain_chief", uuid4(), CHAIN),
        )
    }
    expected = {
        "reminder_50": {"department_handler"},
        "reminder_65": {"department_handler"},
        "overdue": {"department_handler", "dispatcher"},
        "supervision_notice": {"department_handler", "supervisor"},
        "chain_chief": {"supervisor", "chain_chief"},
    }
    for rung, kinds in expected.items():
        before = len(announced(notifications))
        tell(notifications, requests.REQUEST_RUNG_REACHED, rung=rung)
        assert {e["person_id"] for e in announced(notifications)[before:]} == {str(people[kind]) for kind in kinds}


def test_a_reminder_names_its_percentage(notifications: ServiceUnderTest) -> None:
    handler = mirror_person(notifications, "department_handler", DEPARTMENT)
    tell(notifications, requests.REQUEST_RUNG_REACHED, rung="reminder_65")
    (entry,) = inbox(notifications, handler)
    assert entry["title"]["zh"].startswith("办理时间已过 65%")
    assert entry["body"]["en"].startswith("65 % of the time")


def test_the_enterprise_that_was_told_a_deadline_is_told_when_it_moves(notifications: ServiceUnderTest) -> None:
    contact = mirror_person(notifications, "enterprise_contact", ENTERPRISE)
    handler = mirror_person(notifications, "department_handler", DEPARTMENT)
    tell(notifications, requests.REQUEST_DEADLINE_MOVED)
    assert told(notifications) == {str(contact), str(handler)}


def test_a_redispatched_request_is_told_to_both_departments(notifications: ServiceUnderTest) -> None:
    before = uuid4()
    old = mirror_person(notifications, "department_handler", before)
    new = mirror_person(notifications, "department_handler", DEPARTMENT)
    tell(notifications, requests.REQUEST_REDISPATCHED, from_department_id=str(before))
    assert inbox(notifications, old)[0]["body"]["zh"].endswith("贵部门无需再办理。")
    assert inbox(notifications, new)[0]["title"]["zh"].startswith("待接单(改派)")


def test_a_course_is_told_to_the_contacts_on_its_chain(notifications: ServiceUnderTest) -> None:
    on, off = uuid4(), uuid4()
    for organization, chains in ((on, [CHAIN]), (off, [uuid4()])):
        data = organization_data(organization, chains=[place(chain) for chain in chains])
        notifications.react(MIRROR, ORGANIZATION_CHANGED, organization, data)
    contact = mirror_person(notifications, "enterprise_contact", on)
    mirror_person(notifications, "enterprise_contact", off)
    course = str(uuid4())
    announced = {
        "id": course,
        "code": "PX01",
        "title": "履职能力培训班",
        "starts_on": "2027-03-18",
        "starts_at": "2027-03-18T08:30:00+08:00",
        "ends_at": "2027-03-19T17:00:00+08:00",
        "venue": "红领讲堂",
        "capacity": 70,
        "chain_id": str(CHAIN),
        "organizer_id": None,
        "enrolment_closes_at": "2027-03-18T08:30:00+08:00",
        "reason": None,
    }
    notifications.react(TELL, talent_events.COURSE_ANNOUNCED, course, announced)
    assert told(notifications) == {str(contact)}
    assert inbox(notifications, contact)[0]["link"] == f"/v1/courses/{course}"


def test_somebody_promoted_is_told_even_before_registry_told_of_them(notifications: ServiceUnderTest) -> None:
    person, data = uuid4(), enrolment_data()
    notifications.react(
        TELL, talent_events.ENROLMENT_PROMOTED, data["id"], {**data, "person_id": str(person), "organization_id": None}
    )
    assert inbox(notifications, person)[0]["title"]["en"] == "You have a place: 履职能力培训班"


def test_the_enterprise_is_told_of_a_place_and_of_its_loss(notifications: ServiceUnderTest) -> None:
    contact, data = mirror_person(notifications, "enterprise_contact", ENTERPRISE), enrolment_data()
    notifications.react(TELL, talent_events.ENROLMENT_CONFIRMED, data["id"], data, 1)
    notifications.react(TELL, talent_events.ENROLMENT_WAS_CANCELLED, data["id"], {**data, "reason": "出差"}, 2)
    latest, first = inbox(notifications, contact)
    assert first["title"]["zh"] == "员工报名成功:履职能力培训班"
    assert latest["title"]["zh"] == "员工报名已取消:履职能力培训班"
    assert latest["body"]["zh"].endswith("原因:出差")


def enrolment_data() -> dict[str, Any]:
    """The data of an event of an enrolment, as on the wire."""
    return {
        "id": str(uuid4()),
        "course_id": str(uuid4()),
        "course_code": "PX01",
        "course_title": "履职能力培训班",
        "starts_at": "2027-03-18T08:30:00+08:00",
        "venue": "红领讲堂",
        "person_id": str(uuid4()),
        "person_name": "林知夏",
        "organization_id": str(ENTERPRISE),
        "chain_id": None,
        "state": "confirmed",
        "reason": None,
    }


def test_a_rule_for_enrolments_asks_for_their_state_as_events_have_always_called_it(
    notifications: ServiceUnderTest,
) -> None:
    contact = mirror_person(notifications, "enterprise_contact", ENTERPRISE)
    moved = talent_events.ENROLMENT_MOVED
    asking = rule(event=moved.type, audience="person", template="enrolment.moved", when={"state": ["waiting"]})
    assert put(notifications, [asking])["rules"] == [asking]
    for state in ("confirmed", "waiting"):
        data = {**enrolment_data(), "state": state, "person_id": str(contact)}
        notifications.react(TELL, moved, data["id"], data)
    assert len(inbox(notifications, contact)) == 1


def test_the_events_of_one_request_are_told_in_their_order_and_each_once(notifications: ServiceUnderTest) -> None:
    handler = mirror_person(notifications, "department_handler", DEPARTMENT)
    data = request_data(note="", rules_version=None)
    with pytest.raises(OutOfOrder):
        notifications.react(TELL, requests.REQUEST_RETURN_CONFIRMED, data["id"], data, 2)
    assert inbox(notifications, handler) == []
    notifications.react(TELL, requests.REQUEST_DISPATCHED, data["id"], data, 1)
    notifications.react(TELL, requests.REQUEST_RETURN_CONFIRMED, data["id"], data, 2)
    kinds = [entry["kind"] for entry in inbox(notifications, handler)]
    assert kinds == ["request.return-confirmed", "request.dispatched"]


def test_an_address_is_unreadable_in_the_database(notifications: ServiceUnderTest) -> None:
    mirror_person(notifications, "dispatcher", PARK, email="zhang@example.cn")
    tell(notifications, requests.REQUEST_SUBMITTED)
    with notifications.database.engine.connect() as connection:
        rows = connection.scalars(
            text("SELECT email FROM mirror_persons UNION ALL SELECT address FROM deliveries")
        ).all()
    assert len(rows) == 2
    assert not any("zhang" in row for row in rows)


# ---- rules


def faults(notifications: ServiceUnderTest, **fields: Any) -> list[str]:
    """The fields at which a rule is refused."""
    with pytest.raises(Failure, match="invalid") as failure:
        put(notifications, [rule(), rule(**fields)])
    return [error["field"] for error in failure.value.errors]


def test_the_preset_holds_until_other_rules_are_set(notifications: ServiceUnderTest) -> None:
    preset = notifications.call(GET_NOTIFICATION_RULES, OPERATOR)
    assert (preset["version"], preset["changed_at"]) == (1, None)
    person = mirror_person(notifications, "supervisor")
    changed = put(notifications, [rule(audience="supervisor")])
    assert changed["version"] == 2
    assert changed["rules"] == [{**rule(audience="supervisor"), "when": {}}]
    assert notifications.call(GET_NOTIFICATION_RULES, OPERATOR) == changed
    tell(notifications, requests.REQUEST_SUBMITTED)
    assert told(notifications) == {str(person)}


def test_rules_that_another_process_sets_hold_at_once(notifications: ServiceUnderTest) -> None:
    def set_elsewhere(version: int, *rules: dict[str, Any]) -> None:
        """What this process knows of rules stays as it is, as when another one sets them."""
        row = RuleVersion(version=version, rules=[{**one, "when": {}} for one in rules], changed_at=NOW)
        with notifications.database.transaction() as session:
            session.add(row)

    def told_now() -> list[tuple[str, str]]:
        """Who is told of the next submission besides the submitter, in which words."""
        before = len(announced(notifications))
        submitter = tell(notifications, requests.REQUEST_SUBMITTED)["submitted_by"]
        entries = [entry for entry in announced(notifications)[before:] if entry["person_id"] != submitter]
        return [(entry["person_id"], entry["title"]["zh"][:3]) for entry in entries]

    supervisor, dispatcher = (
        str(mirror_person(notifications, kind, organization))
        for kind, organization in (("supervisor", None), ("dispatcher", PARK))
    )
    assert told_now() == [(dispatcher, "待派单")]
    set_elsewhere(2, rule(audience="supervisor", template="request.submitted/enterprise"))
    assert told_now() == [(supervisor, "诉求已")]
    # None that this event falls under, and from there to one again.
    set_elsewhere(3)
    assert told_now() == []
    set_elsewhere(4, rule(audience="dispatcher"))
    assert told_now() == [(dispatcher, "待派单")]


def test_the_preset_can_be_put_back_as_it_was_read(notifications: ServiceUnderTest) -> None:
    preset = notifications.call(GET_NOTIFICATION_RULES, OPERATOR)
    assert put(notifications, preset["rules"])["rules"] == preset["rules"]
    assert put(notifications, [], version=2)["rules"] == []


def test_rules_are_only_replaced_in_the_version_that_was_read(notifications: ServiceUnderTest) -> None:
    for version, code in ((None, "precondition-required"), (2, "changed-meanwhile")):
        with pytest.raises(Failure, match=code):
            put(notifications, [rule()], version)

    def attempt(_: int) -> str:
        try:
            return str(put(notifications, [rule()])["version"])
        except Failure as failure:
            return failure.problem.code

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(attempt, range(3))) == ["2", "changed-meanwhile", "changed-meanwhile"]


@pytest.mark.parametrize("caller", NOT_OPERATORS)
def test_only_operators_read_and_set_rules(notifications: ServiceUnderTest, caller: Actor) -> None:
    with pytest.raises(Failure, match="forbidden"):
        notifications.call(GET_NOTIFICATION_RULES, caller)
    with pytest.raises(Failure, match="forbidden"):
        put(notifications, [rule()], caller=caller)


def test_who_is_not_signed_in_reaches_no_rules(notifications: ServiceUnderTest) -> None:
    with pytest.raises(Failure, match="unauthenticated"):
        notifications.call(GET_NOTIFICATION_RULES, ANONYMOUS)
    with pytest.raises(Failure, match="unauthenticated"):
        put(notifications, [rule()], caller=ANONYMOUS)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("event", {"event": "person.changed.v1"}),
        ("event", {"event": "request.vanished.v1"}),
        ("audience", {"audience": "person"}),
        ("audience", {"audience": "everybody"}),
        ("template", {"template": "request.accepted"}),
        ("template", {"template": "request.submitted"}),
        ("channels", {"channels": ["inbox", "inbox"]}),
        ("channels", {"channels": []}),
        ("when", {"when": {"colour": ["red"]}}),
        ("when", {"when": {"due_at": ["2026-11-27T17:30:00+08:00"]}}),
        ("when", {"when": {"provisional": ["often"]}}),
        ("when", {"when": {"status": [None]}}),
        ("when", {"when": {"status": ["a\x00b"]}}),
        ("when", {"when": {"status": [{"a": 1}]}}),
    ],
)
def test_a_rule_that_cannot_work_is_refused_at_its_field(
    notifications: ServiceUnderTest, field: str, wrong: Mapping[str, Any]
) -> None:
    (found,) = faults(notifications, **wrong)
    assert found.startswith(f"rules.1.{field}")


def test_a_refused_rule_is_told_what_would_be_right(notifications: ServiceUnderTest) -> None:
    wrong = [
        rule(audience="person"),
        rule(when={"colour": ["red"]}),
        rule(when={"provisional": ["often"]}),
        rule(when={"status": [3]}),
    ]
    with pytest.raises(Failure) as failure:
        put(notifications, wrong)
    details = [error["detail"][1] for error in failure.value.errors]
    assert "enterprise, submitter, agents, dispatcher" in details[0]
    assert "person" not in details[0].partition("it tells: ")[2].split(", ")
    assert "provisional" in details[1]
    assert details[2] == "provisional must be true or false."
    assert details[3] == "status must be a text of at most 100 characters."


def test_what_rules_can_name_is_told_of_each_event(notifications: ServiceUnderTest) -> None:
    examples = {"text": "x*", "number": 3, "flag": True}
    events = {one["event"]: one for one in notifications.call(GET_NOTIFICATION_RULES, OPERATOR)["events"]}
    submitted = events[requests.REQUEST_SUBMITTED.type]
    fields = {one["name"]: one for one in submitted["conditions"]}
    assert fields["provisional"]["kind"] == "flag"
    assert "submitted" in [one["value"] for one in fields["status"]["values"]]
    assert "due_at" not in fields
    for audience in submitted["audiences"]:
        for name, field in fields.items():
            value = field["values"][0]["value"] if field["values"] else examples[field["kind"]]
            # The second is refused, and nothing else.
            given = [rule(audience=audience, when={name: [value]}), rule(audience="nobody")]
            with pytest.raises(Failure) as failure:
                put(notifications, given)
            assert [error["field"] for error in failure.value.errors] == ["rules.1.audience"]


def test_a_rule_can_ask_for_all_values_that_begin_alike(notifications: ServiceUnderTest) -> None:
    person = mirror_person(notifications, "chain_chief", uuid4(), CHAIN)
    asking = rule(audience="chief", when={"status": ["sub*"]})
    assert put(notifications, [asking])["rules"] == [asking]
    for status in ("dispatched", "su"):
        tell(notifications, requests.REQUEST_SUBMITTED, status=status)
    assert inbox(notifications, person) == []
    tell(notifications, requests.REQUEST_SUBMITTED, status="submitted")
    assert len(inbox(notifications, person)) == 1


def test_a_rule_can_ask_for_values_of_the_event(notifications: ServiceUnderTest) -> None:
    person = mirror_person(notifications, "chain_chief", uuid4(), CHAIN)
    asking = rule(audience="chief", when={"provisional": [True], "status": ["submitted", "dispatched"]})
    assert put(notifications, [asking])["rules"] == [asking]
    for fields in ({"provisional": False}, {"provisional": True, "status": "closed"}):
        tell(notifications, requests.REQUEST_SUBMITTED, **fields)
    assert inbox(notifications, person) == []
    tell(notifications, requests.REQUEST_SUBMITTED, provisional=True)
    assert len(inbox(notifications, person)) == 1
