"""Courses in agendas: those that one has enrolled in."""

from contracts.agenda import GET_SERVICE_AGENDA
from contracts.talent.courses import CANCEL_COURSE
from contracts.talent.enrolments import CANCEL_ENROLMENT, ENROL
from tests.harness import ServiceUnderTest, actor
from tests.services.talent.district import CHAIN, DISPATCHER, announce, mirror_organization, mirror_person


def test_a_course_stands_in_the_agendas_of_who_has_enrolled(talent: ServiceUnderTest) -> None:
    course = announce(talent)
    enterprise = mirror_organization(talent, CHAIN)
    first, other = (actor(person=mirror_person(talent, enterprise)) for _ in range(2))
    enrolment = talent.call(ENROL, first, course["id"], body={})
    (found,) = talent.call(GET_SERVICE_AGENDA, first, query={})["items"]
    assert (found["kind"], found["number"], found["status"]) == ("course", course["code"], "confirmed")
    assert (found["place"], found["starts_at"]) == (course["venue"], course["starts_at"])
    assert talent.call(GET_SERVICE_AGENDA, other, query={})["items"] == []
    talent.call(ENROL, other, course["id"], body={})
    talent.call(CANCEL_ENROLMENT, first, enrolment["id"], body={"reason": "出差"})
    (left,) = talent.call(GET_SERVICE_AGENDA, first, query={})["items"]
    assert left["status"] == "cancelled"
    assert left["revision"] > found["revision"]
    talent.call(CANCEL_COURSE, DISPATCHER, course["id"], body={"reason": "停电"})
    assert [each["status"] for each in talent.call(GET_SERVICE_AGENDA, other, query={})["items"]] == ["cancelled"]
