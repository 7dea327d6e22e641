"""Courses and enrolments say what can be done with them: just that is not refused."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.roles import Role
from contracts.talent.courses import CANCEL_COURSE, CHANGE_COURSE, GET_COURSE, LIST_COURSES
from contracts.talent.enrolments import CANCEL_ENROLMENT, ENROL, GET_ENROLMENT, LIST_ENROLMENTS, RECORD_ATTENDANCE
from contracts.talent.vocabulary import CourseAction, EnrolmentAction
from tests.harness import ServiceUnderTest, actor
from tests.services.statements import noted
from tests.services.talent.district import (
    CHAIN,
    DISPATCHER,
    OTHER_CHAIN,
    REGISTRAR,
    START,
    announce,
    mirror_chain,
    mirror_organization,
    mirror_person,
)

SCHEDULE = {
    "enrolment_opens_at": (START - timedelta(days=10)).isoformat(),
    "enrolment_closes_at": (START - timedelta(days=5)).isoformat(),
}
BEFORE, DURING, AFTER = START - timedelta(days=20), START - timedelta(days=7), START - timedelta(days=2)
BEGUN = START + timedelta(hours=1)


class _Undone(Exception):
    """Ends the transaction of a call that has succeeded."""


def is_possible(talent: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch, *call: Any, **content: Any) -> bool:
    """Whether a call is not refused; what it would do is undone."""

    def undo(*_: object) -> None:
        raise _Undone

    with monkeypatch.context() as undoing:
        undoing.setattr("chassis.running.runtime.audit.record", undo)
        with pytest.raises((_Undone, Failure)) as ended:
            talent.call(*call, **content)
    if isinstance(ended.value, Failure):
        assert ended.value.problem.status in (403, 404, 409)
    return isinstance(ended.value, _Undone)


@pytest.mark.parametrize("cancelled", [False, True])
def test_what_is_told_is_what_is_not_refused(
    talent: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch, cancelled: bool
) -> None:
    mirror_chain(talent, CHAIN)
    enterprise = mirror_organization(talent, CHAIN)
    confirmed, waiting, other = (mirror_person(talent, enterprise) for _ in range(3))
    course = announce(talent, capacity=1, **SCHEDULE)
    talent.move_clock(DURING)
    made = [talent.call(ENROL, actor(person=person), course["id"], body={}) for person in (confirmed, waiting)]
    assert [enrolment["status"] for enrolment in made] == ["confirmed", "waiting"]
    gone = talent.call(ENROL, actor(person=other), course["id"], body={})
    talent.call(CANCEL_ENROLMENT, actor(person=other), gone["id"], body={})
    if cancelled:
        talent.call(CANCEL_COURSE, DISPATCHER, course["id"], body={"reason": "改期"})
    contact = actor((Role.ENTERPRISE_CONTACT, enterprise), person=mirror_person(talent, enterprise))
    dispatcher = actor(*((post.role, post.organization_id, post.chain_id) for post in DISPATCHER.posts),
                       person=mirror_person(talent))  # fmt: skip
    callers = [
        actor(person=confirmed), actor(person=waiting), actor(person=other), contact, dispatcher,
        actor((Role.DISPATCHER, uuid4(), OTHER_CHAIN), person=mirror_person(talent)),
        actor((Role.SUPERVISOR, uuid4()), person=mirror_person(talent)),
    ]  # fmt: skip
    anybody = {"person_id": str(mirror_person(talent, enterprise))}
    told: set[str] = set()
    for moment in (BEFORE, DURING, AFTER, BEGUN):
        talent.move_clock(moment)
        for caller in callers:
            found = talent.call(GET_COURSE, caller, course["id"])
            assert talent.call(LIST_COURSES, caller, query={})["items"][0]["actions"] == found["actions"]
            calls: dict[str, Any] = {
                CourseAction.ENROLMENT: (ENROL, {"body": {}}),
                CourseAction.ENROLMENT_OF_OTHERS: (ENROL, {"body": anybody}),
                CourseAction.CHANGE: (
                    CHANGE_COURSE,
                    {"body": {"venue": course["venue"]}, "if_match": found["version"]},
                ),
                CourseAction.CANCELLATION: (CANCEL_COURSE, {"body": {"reason": "改期"}}),
            }
            for action, (operation, content) in calls.items():
                possible = is_possible(talent, monkeypatch, operation, caller, course["id"], **content)
                assert possible == (action in found["actions"]), (moment, caller, action)
            told |= {f"course {action}" for action in found["actions"]}
            for enrolment in talent.call(LIST_ENROLMENTS, caller, course["id"], query={})["items"]:
                assert talent.call(GET_ENROLMENT, caller, enrolment["id"])["actions"] == enrolment["actions"]
                calls = {
                    EnrolmentAction.CANCELLATION: (CANCEL_ENROLMENT, {"body": {}}),
                    EnrolmentAction.ATTENDANCE: (RECORD_ATTENDANCE, {"body": {"attendance": "present"}}),
                }
                for action, (operation, content) in calls.items():
                    possible = is_possible(talent, monkeypatch, operation, caller, enrolment["id"], **content)
                    assert possible == (action in enrolment["actions"]), (moment, caller, action)
                told |= {f"enrolment {action}" for action in enrolment["actions"]}
    every = {f"course {action}" for action in CourseAction} | {f"enrolment {action}" for action in EnrolmentAction}
    assert told == (set() if cancelled else every)


def test_a_page_of_courses_takes_as_many_statements_for_many_as_for_few(talent: ServiceUnderTest) -> None:
    mirror_chain(talent, CHAIN)
    person = mirror_person(talent)
    reader: Actor = actor(person=person)
    counts = []
    for number in (1, 2, 3, 4):
        course = announce(talent, REGISTRAR, code=f"PX{number}")
        talent.call(ENROL, reader, course["id"], body={})
        with noted(talent) as statements:
            talent.call(LIST_COURSES, reader, query={})
        counts.append(len(statements))
    assert len(set(counts)) == 1, counts
