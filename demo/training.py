"""Play the courses of the year: announcement, enrolments by the registrar, cancellations, attendance."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from demo import district, phrases
from demo.client import Refused, User
from demo.district import Course, Enrolment
from demo.plan import on_pace
from demo.progress import Advance
from demo.setup import District, arrived

# So many enrolments are made, or attendances recorded, in one call, which a busy machine must answer in time.
TOGETHER = 25
ENROLMENT_DAYS = 4
ATTENDED, ABSENT, CANCELLED = "参加", "缺席", "取消"
# If the clock cannot be moved, courses lie in the future.
AHEAD = timedelta(days=30)


@dataclass(frozen=True)
class Doing:
    """One kind of step for some enrolments of one course on one day."""

    what: str
    course: Course
    enrolments: tuple[Enrolment, ...]


@dataclass
class Training:
    """The courses and their days, as numbers of working days of the year."""

    doings: dict[int, list[Doing]]
    registrar: User | None = None
    courses: dict[str, str] = field(default_factory=dict)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    states: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def days(self) -> list[int]:
        """Return the days on which something happens."""
        return sorted(self.doings)

    @property
    def steps(self) -> int:
        """Return the number of steps that it takes, of which a call may take many."""
        return sum(len(doing.enrolments) for doings in self.doings.values() for doing in doings)

    async def announce(self, home: District, registrar: User, now: datetime, movable: bool) -> None:
        """Announce the courses; if the clock cannot be moved, at the same distances counted from now."""
        self.registrar = registrar
        courses = district.courses()
        shift = timedelta() if movable else now + AHEAD - courses[0].begins
        for course in courses:
            body = {
                "code": course.code,
                "title": course.name,
                "venue": course.place,
                "starts_at": (course.begins + shift).isoformat(),
                "ends_at": (course.ends + shift).isoformat(),
                "capacity": course.capacity,
                "enrolment_opens_at": _opening(course) if movable else None,
                "chain_id": home.chain_id,
                "organizer_id": home.organizations[course.organizer],
            }
            answer = await arrived(lambda body=body: registrar.post("/v1/courses", body), f"course {course.code}")  # type: ignore[misc]
            self.courses[course.code] = answer["id"]

    async def on_day(self, day: int, home: District, advance: Advance) -> None:
        """Do what is due on a day: enrolments one after the other, because their order decides who waits."""
        for doing in self.doings.get(day, ()):
            match doing.what:
                case "enrol":
                    for some in _portions(doing.enrolments):
                        await self._enrol(some, home)
                        advance(len(some))
                case "cancel":
                    for one in doing.enrolments:
                        await self._cancel(one)
                        advance(1)
                case "attend":
                    for some in _portions(doing.enrolments):
                        await self._attend(some)
                        advance(len(some))

    async def _enrol(self, some: Sequence[Enrolment], home: District) -> None:
        """Enrol some in one call; whoever talent has not heard of yet is enrolled after the others."""
        left = list(some)

        async def enrol_left() -> None:
            items = [
                {"course_id": self.courses[one.course], "body": {"person_id": home.persons[one.person]}} for one in left
            ]
            answers = await self._registrar.answers_to("/v1/courses/enrolments", items)
            refused = []
            for one, answer in zip(tuple(left), answers, strict=True):
                if isinstance(answer, Refused):
                    refused.append(answer)
                else:
                    self.ids[one.course, one.person] = answer["id"]
                    left.remove(one)
            if refused:
                raise refused[0]

        await arrived(enrol_left, f"somebody to be enrolled in {some[0].course}")

    async def _cancel(self, one: Enrolment) -> None:
        path = f"/v1/enrolments/{self.ids[one.course, one.person]}/cancellation"
        await self._registrar.post(path, {"reason": phrases.ABSENCE_REASON})

    async def _attend(self, some: Sequence[Enrolment]) -> None:
        items = [
            {
                "enrolment_id": self.ids[one.course, one.person],
                "body": {"attendance": "present" if one.outcome == ATTENDED else "absent"},
            }
            for one in some
        ]
        await self._registrar.post_each("/v1/enrolments/attendance", items)

    @property
    def _registrar(self) -> User:
        assert self.registrar is not None
        return self.registrar


def _portions(enrolments: Sequence[Enrolment]) -> Iterator[Sequence[Enrolment]]:
    return (enrolments[first : first + TOGETHER] for first in range(0, len(enrolments), TOGETHER))


def _opening(course: Course) -> str:
    return datetime.combine(course.enrolment_opens, time(8, 30), course.begins.tzinfo).isoformat()


def plan_training(days: Sequence[date], movable: bool) -> Training:
    """Plan the courses over the working days: enrolments over some days, cancellations just before, attendance after.

    If the clock cannot be moved, everything before the course happens on the one day, and attendance is left out.
    """
    doings: dict[int, list[Doing]] = defaultdict(list)
    for course in district.courses():
        enrolled = tuple(one for one in district.enrolments() if one.course == course.code)
        cancelled = tuple(one for one in enrolled if one.outcome == CANCELLED)
        if not movable:
            doings[0] += [Doing("enrol", course, enrolled), Doing("cancel", course, cancelled)]
            continue
        opens = on_pace(_first(days, course.enrolment_opens + timedelta(days=1)))
        size = -(-len(enrolled) // ENROLMENT_DAYS)
        for place in range(ENROLMENT_DAYS):
            part = enrolled[place * size : (place + 1) * size]
            doings[on_pace(opens + 2 * place)].append(Doing("enrol", course, part))
        before = _first(days, course.begins.date()) - 1
        doings[before - before % 2].append(Doing("cancel", course, cancelled))
        after = on_pace(_first(days, course.ends.date() + timedelta(days=1)))
        came = tuple(one for one in enrolled if one.outcome in (ATTENDED, ABSENT))
        doings[after].append(Doing("attend", course, came))
    return Training(dict(doings))


def _first(days: Sequence[date], day: date) -> int:
    """Return the number of the first working day that is not before ``day``."""
    return next(number for number, working in enumerate(days) if working >= day)
