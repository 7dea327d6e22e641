"""The figures of training: courses held and attendances, and the report of a chain."""

from typing import Any

from marshmallow import fields

from contracts.common import Strict, day, described
from contracts.figures import Figure, FigureDimension, FigureKind, Opening
from contracts.operation import Operation
from contracts.problem import Text
from contracts.talent.courses import LIST_COURSES
from contracts.talent.fields import REPORT_READERS, identifier, shown_moment


class TrainingQuery(Strict):
    """Which courses count."""

    chain_id = identifier("Only courses held for this chain.", load_default=None)
    since = day("The first day on which a course may start.", data_key="from", load_default=None)
    until = day("The last day on which a course may start.", data_key="to", load_default=None)


class CourseFiguresSchema(Strict):
    """The figures of one course."""

    course_id = identifier("The course.", required=True)
    code = fields.String(required=True, metadata=described("Its code."))
    title = fields.String(required=True, metadata=described("Its title."))
    starts_at = shown_moment("When it started.", required=True)
    capacity = fields.Integer(required=True, metadata=described("Places."))
    enrolments = fields.Integer(required=True, metadata=described("Enrolments that were not cancelled."))
    attendances = fields.Integer(required=True, metadata=described("Persons recorded as present."))


class TrainingReportSchema(Strict):
    """Training figures; courses count once they have been held."""

    chain_id = identifier("The chain asked for.", required=True, allow_none=True)
    since = fields.Date(data_key="from", required=True, allow_none=True, metadata=described("The first day asked for."))
    until = fields.Date(data_key="to", required=True, allow_none=True, metadata=described("The last day asked for."))
    courses = fields.Integer(required=True, metadata=described("Courses held."))
    enrolments = fields.Integer(required=True, metadata=described("Enrolments in them that were not cancelled."))
    attendances = fields.Integer(required=True, metadata=described("Attendances: one for each person and course."))
    by_course = fields.List(
        fields.Nested(CourseFiguresSchema),
        required=True,
        metadata=described("The same for each course, the latest first, at most 200."),
    )


GET_TRAINING_REPORT = Operation(
    service="talent",
    name="get_training_report",
    method="GET",
    path="/v1/reports/training",
    summary=Text("培训统计", "Training figures"),
    description=(
        "Computed from courses and attendances. Registrars, operators and supervisors of all chains see every course, "
        "dispatchers, chiefs and supervisors of a chain those of their chains."
    ),
    access=REPORT_READERS,
    query=TrainingQuery,
    result=TrainingReportSchema,
)

_OF_COURSES = (FigureDimension.CHAIN, FigureDimension.MONTH)
_OF_ENROLMENTS = (*_OF_COURSES, FigureDimension.COURSE, FigureDimension.ORGANIZATION)


def _count(name: str, words: Text, unit: Text, dimensions: tuple[FigureDimension, ...], **more: Any) -> Figure:
    return Figure("talent", f"training.{name}", words, unit, FigureKind.COUNT, REPORT_READERS, dimensions, **more)


# Courses count by the day on which they start, once they have been held.
COURSES = _count(
    "courses",
    Text("举办培训班", "Courses held"),
    Text("期", "courses"),
    _OF_COURSES,
    opens=Opening(LIST_COURSES, {"status": "held"}, {"chain": "chain_id", "from": "from", "to": "to"}),
)
ENROLMENTS = _count("enrolments", Text("培训报名", "Enrolments"), Text("人次", "enrolments"), _OF_ENROLMENTS)
ATTENDANCES = _count(
    "attendances",
    Text("培训参训", "Attendances of training"),
    Text("人次", "attendances"),
    _OF_ENROLMENTS,
    meaning=Text("每人每期计一次。", "One for each person and course."),
)
TRAINING_FIGURES = (COURSES, ENROLMENTS, ATTENDANCES)
