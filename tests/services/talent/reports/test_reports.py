"""The report on trainings: what it counts, and whose."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from contracts.figures import COMPUTE_FIGURES
from contracts.roles import Role
from contracts.talent.enrolments import (
    CANCEL_ENROLMENT,
    ENROL,
    RECORD_ATTENDANCE,
)
from contracts.talent.report import GET_TRAINING_REPORT
from demo.district import MUPING, rows
from tests.harness import ServiceUnderTest, actor
from tests.services.figures import by_group, computed, opened, totals
from tests.services.talent.district import (
    CHAIN,
    DISPATCHER,
    OTHER_CHAIN,
    REGISTRAR,
    START,
    announce,
    mirror_organization,
    mirror_person,
    refused,
)


@pytest.mark.slow
def test_the_report_of_the_sample_district_counts_its_courses_and_attendances(talent: ServiceUnderTest) -> None:
    """The published figures of Muping: 4 courses, 278 attendances."""
    enrolments = rows(MUPING / "attendance.csv")
    people = {code: mirror_person(talent) for code in sorted({row["人员编号"] for row in enrolments})}
    for row in rows(MUPING / "courses.csv"):
        _play(talent, row, [entry for entry in enrolments if entry["课程编号"] == row["编号"]], people)
    report = talent.call(GET_TRAINING_REPORT, REGISTRAR, query={"chain_id": str(CHAIN)})
    assert (report["courses"], report["attendances"]) == (4, 278)
    assert [entry["attendances"] for entry in report["by_course"]] == [67, 71, 69, 71]
    spring = {"from": "2026-03-01", "to": "2026-05-21"}
    assert talent.call(GET_TRAINING_REPORT, REGISTRAR, query=spring)["attendances"] == 140
    talent.move_clock(START)
    assert talent.call(GET_TRAINING_REPORT, REGISTRAR, query={})["courses"] == 0


def _play(
    talent: ServiceUnderTest, row: dict[str, str], enrolments: list[dict[str, str]], people: dict[str, UUID]
) -> None:
    talent.move_clock(START.fromisoformat(f"{row['报名开始']}T09:00:00+08:00"))
    course = announce(
        talent,
        code=row["编号"],
        capacity=int(row["容量"]),
        starts_at=row["开始时间"],
        ends_at=row["结束时间"],
        enrolment_opens_at=f"{row['报名开始']}T00:00:00+08:00",
    )
    made = {}
    for entry in enrolments:
        body = {"person_id": str(people[entry["人员编号"]])}
        made[entry["人员编号"]] = talent.call(ENROL, DISPATCHER, course["id"], body=body)["id"]
    for entry in enrolments:
        if entry["结果"] == "取消":
            talent.call(CANCEL_ENROLMENT, DISPATCHER, made[entry["人员编号"]], body={})
    talent.move_clock(START.fromisoformat(row["结束时间"]))
    for entry in enrolments:
        if entry["结果"] in ("参加", "缺席"):
            body = {"attendance": "present" if entry["结果"] == "参加" else "absent"}
            talent.call(RECORD_ATTENDANCE, DISPATCHER, made[entry["人员编号"]], body=body)


def test_the_report_shows_dispatchers_and_chiefs_their_chains_and_others_nothing(talent: ServiceUnderTest) -> None:
    announce(talent)
    announce(talent, REGISTRAR, code="PX02", chain_id=None)
    talent.move_clock(START + timedelta(days=30))
    report = GET_TRAINING_REPORT
    assert talent.call(report, REGISTRAR, query={})["courses"] == 2
    for own in (DISPATCHER, actor((Role.CHAIN_CHIEF, uuid4(), CHAIN))):
        assert talent.call(report, own, query={})["courses"] == 1
        assert refused(talent, report, own, query={"chain_id": str(OTHER_CHAIN)}) == "not-found"
    for other in (actor(), actor((Role.ENTERPRISE_CONTACT, uuid4())), actor((Role.DEPARTMENT_HANDLER, uuid4()))):
        assert refused(talent, report, other, query={}) == "forbidden"


def test_figures_count_as_the_report_does_by_chain_month_course_and_organization(talent: ServiceUnderTest) -> None:
    names = ("training.courses", "training.enrolments", "training.attendances")
    course = announce(talent)
    announce(talent, REGISTRAR, code="PX02", chain_id=None)
    home = mirror_organization(talent)
    person = mirror_person(talent, home)
    enrolment = talent.call(ENROL, DISPATCHER, course["id"], body={"person_id": str(person)})
    talent.move_clock(START + timedelta(days=30))
    talent.call(RECORD_ATTENDANCE, DISPATCHER, enrolment["id"], body={"attendance": "present"})
    assert totals(talent, REGISTRAR, *names) == [2, 1, 1]
    assert totals(talent, DISPATCHER, *names) == [1, 1, 1]
    assert totals(talent, REGISTRAR, *names, chain_id=[str(OTHER_CHAIN)]) == [0, 0, 0]
    by_chain = computed(talent, REGISTRAR, *names, group_by="chain")
    assert {group["key"]: group["value"] for group in by_chain["training.courses"]["groups"]} == {
        str(CHAIN): 1,
        None: 1,
    }
    assert opened(talent, REGISTRAR, computed(talent, REGISTRAR, *names).values()) == 1
    by_month = computed(talent, REGISTRAR, "training.courses", group_by="month")["training.courses"]
    assert by_group(by_month) == {"2026-03": 2}
    assert opened(talent, REGISTRAR, [by_month]) == 2
    for subject, group_by in ((course["id"], "course"), (str(home), "organization")):
        asked = {f"{group_by}_id": [subject], "group_by": group_by}
        found = computed(talent, REGISTRAR, "training.attendances", **asked)["training.attendances"]
        assert [(group["key"], group["value"]) for group in found["groups"]] == [(subject, 1)]
    assert refused(
        talent, COMPUTE_FIGURES, DISPATCHER, query={"names": [names[0]], "chain_id": [str(OTHER_CHAIN)]}
    ) == ("not-found")
