"""The doors of talent."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.rpc import operation
from chassis.consuming.reactions import reaction
from chassis.running.schedule import every
from chassis.running.service import Service
from chassis.running.work import Arrived, Work
from contracts.talent import courses, enrolments, report, subscriptions
from services.talent import commands, queries, reactions, schedule

Body = Mapping[str, Any]


class Talent(Service):
    """Training courses, enrolment with a waiting list, attendance."""

    name = "talent"

    @operation(courses.LIST_COURSES)
    def list_courses(self, work: Work, query: Body) -> dict[str, Any]:
        """See the contract."""
        return queries.list_courses(work, query)

    @operation(courses.GET_COURSE)
    def get_course(self, work: Work, course_id: UUID) -> dict[str, Any]:
        """See the contract."""
        return queries.get_course(work, course_id)

    @operation(courses.ANNOUNCE_COURSE)
    def announce_course(self, work: Work, body: Body) -> dict[str, Any]:
        """See the contract."""
        return commands.announce_course(work, body)

    @operation(courses.CHANGE_COURSE)
    def change_course(self, work: Work, course_id: UUID, body: Body) -> dict[str, Any]:
        """See the contract."""
        return commands.change_course(work, course_id, body)

    @operation(courses.CANCEL_COURSE)
    def cancel_course(self, work: Work, course_id: UUID, body: Body) -> dict[str, Any]:
        """See the contract."""
        return commands.cancel_course(work, course_id, body)

    @operation(enrolments.ENROL)
    def enrol(self, work: Work, course_id: UUID, body: Body) -> dict[str, Any]:
        """See the contract."""
        return commands.enrol(work, course_id, body)

    @operation(enrolments.LIST_ENROLMENTS)
    def list_enrolments(self, work: Work, course_id: UUID, query: Body) -> dict[str, Any]:
        """See the contract."""
        return queries.list_enrolments(work, course_id, query)

    @operation(enrolments.GET_ENROLMENT)
    def get_enrolment(self, work: Work, enrolment_id: UUID) -> dict[str, Any]:
        """See the contract."""
        return queries.get_enrolment(work, enrolment_id)

    @operation(enrolments.LIST_MY_ENROLMENTS)
    def list_my_enrolments(self, work: Work, query: Body) -> dict[str, Any]:
        """See the contract."""
        return queries.list_my_enrolments(work, query)

    @operation(enrolments.CANCEL_ENROLMENT)
    def cancel_enrolment(self, work: Work, enrolment_id: UUID, body: Body) -> dict[str, Any]:
        """See the contract."""
        return commands.cancel_enrolment(work, enrolment_id, body)

    @operation(enrolments.RECORD_ATTENDANCE)
    def record_attendance(self, work: Work, enrolment_id: UUID, body: Body) -> dict[str, Any]:
        """See the contract."""
        return commands.record_attendance(work, enrolment_id, body)

    @operation(report.GET_TRAINING_REPORT)
    def get_training_report(self, work: Work, query: Body) -> dict[str, Any]:
        """See the contract."""
        return queries.get_training_report(work, query)

    @reaction(subscriptions.MIRROR)
    def mirror(self, arrived: Arrived) -> None:
        """Keep what enrolment must know of registry."""
        reactions.mirror(arrived)

    @every(seconds=10)
    def mark_ended(self, work: Work) -> int:
        """Mark courses that have ended."""
        return schedule.mark_ended(work)
