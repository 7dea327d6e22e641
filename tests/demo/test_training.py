"""How the courses of the sample district are played: many in one call."""

import asyncio
import json

import httpx

from demo import district
from demo.client import Api, User
from demo.setup import District
from demo.training import TOGETHER, Doing, Training

SESSION = {"access_token": "t", "refresh_token": "r", "expires_in": 3600, "must_change_password": False}
COURSE, CODE = "01980000-0000-7000-8000-00000000000c", "PX01"


class Talent(httpx.AsyncBaseTransport):
    """Answers bulks as the platform does; it hears of ``late`` persons after the first call."""

    def __init__(self, late=()):
        self.late = set(late)
        self.bulks = []

    async def handle_async_request(self, request):
        if request.url.path == "/v1/sessions":
            return httpx.Response(201, json=SESSION)
        items = json.loads(request.content)["items"]
        self.bulks.append((request.url.path, items))
        results = [self.result(item) for item in items]
        self.late.clear()
        return httpx.Response(200, json={"results": results})

    def result(self, item):
        person = item["body"].get("person_id")
        if person in self.late:
            return {"status": 404, "result": None, "problem": {"code": "not-found", "detail": "不存在"}}
        return {"status": 201, "result": {"id": f"enrolment of {person}"}, "problem": None}


def played(talent, *doings):
    people = {one.person: f"id of {one.person}" for one in district.enrolments()}

    async def play():
        async with Api("http://platform.test", transport=talent) as api:
            registrar = User(api, "registrar", "secret-secret")
            training = Training({0: list(doings)}, registrar, {CODE: COURSE})
            steps = []
            await training.on_day(0, District(api, registrar, "chain", {}, people), steps.append)
            return training, steps

    return asyncio.run(play())


def doing(what):
    (course,) = (one for one in district.courses() if one.code == CODE)
    return Doing(what, course, tuple(one for one in district.enrolments() if one.course == CODE))


def test_enrolments_and_attendances_are_sent_in_portions_and_in_their_order():
    enrolling, attending, talent = doing("enrol"), doing("attend"), Talent()
    training, steps = played(talent, enrolling, attending)
    assert {path for path, _ in talent.bulks} == {"/v1/courses/enrolments", "/v1/enrolments/attendance"}
    assert max(len(items) for _, items in talent.bulks) == max(steps) == TOGETHER
    assert sum(steps) == 2 * len(enrolling.enrolments)
    sent = [item for _, items in talent.bulks for item in items]
    people = [one.person for one in enrolling.enrolments]
    assert [item["body"]["person_id"] for item in sent if "course_id" in item] == [f"id of {one}" for one in people]
    assert [item["enrolment_id"] for item in sent if "enrolment_id" in item] == [
        f"enrolment of id of {one}" for one in people
    ]
    assert len(training.ids) == len(people)


def test_only_those_of_whom_talent_has_not_heard_yet_are_sent_again():
    enrolling = doing("enrol")
    third, fifth = (f"id of {enrolling.enrolments[place].person}" for place in (2, 4))
    talent = Talent(late=(third, fifth))
    training, _ = played(talent, enrolling)
    assert [item["body"]["person_id"] for item in talent.bulks[1][1]] == [third, fifth]
    assert len(training.ids) == len(enrolling.enrolments) == sum(len(items) for _, items in talent.bulks) - 2
