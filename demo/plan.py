"""Plan the year to be played: each request with its enterprise, its steps and their days.

Everything is decided here by hashes before anything is sent, so the same year comes out on every machine. Days are
numbers of working days of the year, counted from 0.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import count

from demo import phrases
from demo.district import Item, Matter
from demo.muping.names import between, digest, mixed, pick
from demo.roster import Roster

# People act on every second working day: half the moves of the clock, and no bound of two working days is missed.
PACE = 2
FIRST_DAY = 2
# The preset working days after the due date at which the later rungs of the ladder are reached.
NOTICE_AFTER = 5
CHIEF_AFTER = 10
# In the last days of the year only short plots begin, so that everything that is to be closed is closed.
QUIET_TAIL = 40
# A plan for a year whose days are not counted yet assumes this length.
ORDINARY_YEAR = 248
# One of so many requests that go as they should is talked of.
TALKED_OF = 10


class Plot(Enum):
    """The course of a request: its name in both languages, how many requests take it, and what it needs.

    ``closes`` says whether it counts among the requests closed in the year; ``by_time`` whether only time can cause it,
    so that it cannot be played if the clock cannot be moved.
    """

    PLAIN = ("按期办结", "answered in time", 104)
    REDISPATCHED = ("退单改派", "returned and redispatched", 9)
    CONFIRMED = ("退单后维持原派单", "returned and confirmed", 5)
    EXTENDED = ("准予延期", "extension granted", 12)
    NOT_EXTENDED = ("不予延期", "extension refused", 5)
    OVERDUE = ("逾期", "overdue", 8, True, True)
    NOTICE = ("逾期并督办", "overdue up to the supervision notice", 5, True, True)
    CHIEF = ("逾期并报链长", "overdue up to the chain chief", 4, True, True)
    REOPENED = ("差评后重新办理", "poor evaluation, reopened", 6)
    UPHELD = ("差评后维持答复", "poor evaluation, upheld", 4)
    UNEVALUATED = ("逾期未评自动办结", "not evaluated, closed by time", 13, True, True)
    WITHDRAWN_EARLY = ("派单前撤回", "withdrawn before the dispatch", 3, False)
    WITHDRAWN_LATE = ("办理中撤回", "withdrawn while handled", 3, False)
    LEFT_SUBMITTED = ("年末待派单", "to be dispatched at the end of the year", 1, False)
    LEFT_DISPATCHED = ("年末待接单", "to be accepted at the end of the year", 2, False)
    LEFT_HANDLING = ("年末办理中", "being handled at the end of the year", 3, False)
    LEFT_ANSWERED = ("年末待评价", "to be evaluated at the end of the year", 2, False)

    def __init__(self, zh: str, en: str, count: int, closes: bool = True, by_time: bool = False) -> None:
        self.zh = zh
        self.en = en
        self.count = count
        self.closes = closes
        self.by_time = by_time

    @property
    def left_open(self) -> bool:
        """Whether the request is still open when the year ends."""
        return self.name.startswith("LEFT_")


# Of each of these one is handled jointly.
JOINT = (Plot.PLAIN, Plot.OVERDUE)
CLOSED = sum(plot.count for plot in Plot if plot.closes)


@dataclass(frozen=True)
class Step:
    """One step of a request on a day; ``body`` is what is sent, as far as it is known beforehand."""

    day: int
    action: str
    body: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """One request from its submission to its end; ``contact`` is the login of the contact who submits it."""

    number: int
    plot: Plot
    contact: str
    enterprise: str
    park: str
    matter: Matter
    steps: tuple[Step, ...]

    @property
    def last_day(self) -> int:
        """Return the day of the last step."""
        return self.steps[-1].day


def plan(roster: Roster, items: Iterable[Item], matters: Sequence[Matter], days: int | None) -> list[Story]:
    """Return the stories of a year of ``days`` working days, in the order in which they begin.

    ``None`` stands for a clock that cannot be moved: then everything is done on one day in the same order, and what
    only time can cause does not happen.

    Raises ValueError if the year is too short for the requests that are to be closed in it.
    """
    known = {item.code: item for item in items}
    length = ORDINARY_YEAR if days is None else days
    drafts = [
        _story(number, plot, begins, roster, known, matters)
        for number, (plot, begins) in enumerate(_calendar(length), start=1)
    ]
    drafts = _jointly(drafts)
    late = [story for story in drafts if story.last_day >= length]
    if late:
        raise ValueError(f"{len(late)} stories do not end within {length} working days, such as {late[0].number}")
    if days is None:
        drafts = [_at_once(story) for story in drafts]
    return sorted(drafts, key=lambda story: (story.steps[0].day, story.number))


def _jointly(drafts: Sequence[Story]) -> list[Story]:
    """Give the first stories of some plots a co-department, whose part lasts from the acceptance to the answer.

    Where the lead is late, so is the co-department.
    """
    chosen = {next(story.number for story in drafts if story.plot is plot) for plot in JOINT}
    return [_with_a_part(story) if story.number in chosen else story for story in drafts]


def _with_a_part(story: Story) -> Story:
    steps: list[Step] = []
    for step in story.steps:
        if step.action == "answer":
            contribution = pick(phrases.CONTRIBUTIONS, "contribution", story.number)
            steps.append(Step(step.day, "part/contribution", {"contribution": contribution}))
        steps.append(step)
        if step.action == "accept":
            steps += [Step(step.day, "part", dict(phrases.PART)), Step(step.day, "part/accept")]
    return replace(story, steps=tuple(steps))


def _calendar(days: int) -> list[tuple[Plot, int]]:
    """Return the plots with the days on which they begin: spread over the year, long ones never in the last weeks."""
    closing = [plot for plot in Plot if plot.closes for _ in range(plot.count)]
    long_ones = [plot for plot in closing if plot is not Plot.PLAIN]
    plain = [plot for plot in closing if plot is Plot.PLAIN]
    withdrawn = [plot for plot in Plot if not plot.closes and not plot.left_open for _ in range(plot.count)]
    left = [plot for plot in Plot if plot.left_open for _ in range(plot.count)]

    last_begin = days - 16
    early = max(FIRST_DAY, last_begin - QUIET_TAIL)
    share = len(closing + withdrawn) * (early - FIRST_DAY) // (last_begin - FIRST_DAY)
    if share < len(long_ones + withdrawn):
        raise ValueError(f"{len(long_ones + withdrawn)} stories that take long do not end within {days} working days")
    body = mixed([*long_ones, *withdrawn, *plain[: share - len(long_ones) - len(withdrawn)]], "plots")
    tail = plain[share - len(long_ones) - len(withdrawn) :]
    placed = _spread(body, FIRST_DAY, early) + _spread(tail, early, last_begin)
    # Requests left open are submitted shortly before the year ends, earlier the further they have come.
    ending = days - 1 - (days - 1) % PACE
    return placed + [(plot, ending - PACE * _AGE[plot]) for plot in left]


_AGE = {Plot.LEFT_SUBMITTED: 0, Plot.LEFT_DISPATCHED: 0, Plot.LEFT_HANDLING: 1, Plot.LEFT_ANSWERED: 2}


def _spread(plots: Sequence[Plot], first: int, last: int) -> list[tuple[Plot, int]]:
    width = last - first
    return [(plot, on_pace(first + width * place // max(len(plots), 1))) for place, plot in enumerate(plots)]


def on_pace(day: int) -> int:
    """Return the first acting day that is not before ``day``."""
    return day + -day % PACE


def _before(day: int) -> int:
    """Return the last acting day that is not after ``day``."""
    return day - day % PACE


def _story(
    number: int, plot: Plot, begins: int, roster: Roster, items: dict[str, Item], matters: Sequence[Matter]
) -> Story:
    enterprise = roster.enterprises[digest("enterprise", number) % len(roster.enterprises)]
    matter = _matter(number, plot, items, matters)
    steps = tuple(_steps(number, plot, begins, items[matter.item].working_days, matter.answer))
    return Story(number, plot, enterprise.contact, enterprise.code, enterprise.park, matter, steps)


def _matter(number: int, plot: Plot, items: dict[str, Item], matters: Sequence[Matter]) -> Matter:
    """Return the matter of a request; the time for its item allows one act, with an extension or a dispute more."""
    least = 5 if plot in (Plot.EXTENDED, Plot.NOT_EXTENDED, Plot.CONFIRMED) else PACE
    for attempt in count():
        matter = pick(matters, "matter", number, attempt)
        if items[matter.item].working_days >= least:
            return matter
    raise AssertionError


def _steps(number: int, plot: Plot, begins: int, term: int, answer: str) -> Iterable[Step]:
    """Yield the steps of a plot; ``term`` is the item's handling time in working days, counted from the dispatch."""
    yield Step(begins, "submit")
    if plot is Plot.LEFT_SUBMITTED:
        return
    if plot is Plot.WITHDRAWN_EARLY:
        yield Step(begins + PACE, "withdrawal", {"reason": pick(phrases.WITHDRAW_REASONS, "why", number)})
        return
    yield Step(begins, "dispatch", {"note": pick(phrases.NOTES, "note", number)})
    if plot is Plot.LEFT_DISPATCHED:
        return
    if plot in (Plot.REDISPATCHED, Plot.CONFIRMED):
        begins += PACE
        yield from _return(number, plot, begins)
    yield Step(begins, "accept")
    yield from _talk(number, plot, begins)
    if plot is Plot.LEFT_HANDLING:
        return
    if plot is Plot.WITHDRAWN_LATE:
        yield Step(begins + PACE, "withdrawal", {"reason": pick(phrases.WITHDRAW_REASONS, "why", number)})
        return
    if plot in (Plot.EXTENDED, Plot.NOT_EXTENDED):
        yield from _extension(number, plot, begins)
    answered = begins + _handling(number, plot, term)
    if plot in (Plot.OVERDUE, Plot.NOTICE, Plot.CHIEF):
        answer = pick(phrases.LATE_PREFIXES, "late", number) + answer
    yield Step(answered, "answer", {"answer": answer})
    if plot not in (Plot.UNEVALUATED, Plot.LEFT_ANSWERED):
        yield from _afterwards(number, plot, answered, answer)


def _return(number: int, plot: Plot, day: int) -> Iterable[Step]:
    yield Step(day, "return", {"reason": pick(phrases.RETURN_REASONS, "return", number)})
    if plot is Plot.CONFIRMED:
        yield Step(day, "confirmation", {"reason": pick(phrases.CONFIRM_REASONS, "confirm", number)})
    else:
        yield Step(day, "redispatch", {"reason": pick(phrases.REDISPATCH_REASONS, "redispatch", number)})


def _talk(number: int, plot: Plot, day: int) -> Iterable[Step]:
    """Yield what the department says meanwhile; what it waits for at the end of the year is never supplied."""
    if plot is Plot.LEFT_HANDLING:
        yield Step(day, "supplement", {"content": pick(phrases.SUPPLEMENTS, "supplement", number)})
    elif plot is Plot.PLAIN and number % TALKED_OF == 0:
        remark = pick(phrases.REMARKS, "remark", number)
        yield Step(day, "comments", {"content": remark, "visibility": "internal"})
        yield Step(day, "comments", {"content": pick(phrases.COMMENTS, "comment", number), "visibility": "public"})
        yield Step(day, "supplement", {"content": pick(phrases.SUPPLEMENTS, "supplement", number)})
        yield Step(day, "supply", {"content": pick(phrases.SUPPLIES, "supply", number)})
        yield Step(day, "progress", {"content": pick(phrases.PROGRESS, "progress", number)})


def _extension(number: int, plot: Plot, begins: int) -> Iterable[Step]:
    day = begins + PACE
    granted = plot is Plot.EXTENDED
    reasons = phrases.GRANT_REASONS if granted else phrases.REFUSE_REASONS
    yield Step(
        day,
        "extension",
        {"days": _more_days(number), "reason": pick(phrases.EXTENSION_REASONS, "extension", number)},
    )
    yield Step(day, "extension/decision", {"granted": granted, "reason": pick(reasons, "decision", number)})


def _more_days(number: int) -> int:
    return between(2, 6, "more days", number)


def _handling(number: int, plot: Plot, term: int) -> int:
    """Return the number of days from the dispatch (or the return) to the answer."""
    match plot:
        case Plot.OVERDUE:
            return on_pace(term + 1)
        case Plot.NOTICE:
            return on_pace(term + NOTICE_AFTER + 1)
        case Plot.CHIEF:
            return on_pace(term + CHIEF_AFTER + 1)
        case Plot.EXTENDED:
            return _before(term + _more_days(number))
        case Plot.NOT_EXTENDED:
            return _before(term)
        case Plot.LEFT_ANSWERED:
            return PACE
        case _:
            # Some of the time has passed before a dispatch is returned and confirmed.
            usable = term - PACE if plot is Plot.CONFIRMED else term
            return PACE * between(1, usable // PACE, "handling", number)


def _afterwards(number: int, plot: Plot, answered: int, answer: str) -> Iterable[Step]:
    day = answered + PACE
    if plot in (Plot.REOPENED, Plot.UPHELD):
        yield Step(day, "evaluation", _marks(number, 2, pick(phrases.COMPLAINTS, "comment", number)))
        day += PACE
        if plot is Plot.UPHELD:
            reason = pick(phrases.UPHOLD_REASONS, "review", number)
            yield Step(day, "review", {"decision": "uphold", "reason": reason})
            return
        reason = pick(phrases.REOPEN_REASONS, "review", number)
        yield Step(day, "review", {"decision": "reopen", "reason": reason})
        yield Step(day, "accept")
        day += PACE
        yield Step(day, "answer", {"answer": phrases.AGAIN_PREFIX + answer})
        yield Step(day + PACE, "evaluation", _marks(number, 4, pick(phrases.CONSOLED, "comment again", number)))
    elif plot in (Plot.OVERDUE, Plot.NOTICE, Plot.CHIEF):
        yield Step(day, "evaluation", _marks(number, 3, pick(phrases.LUKEWARM, "comment", number), slow=True))
    else:
        overall = 5 if digest("overall", number) % 3 else 4
        yield Step(day, "evaluation", _marks(number, overall, pick(phrases.PRAISES, "comment", number)))


def _marks(number: int, overall: int, comment: str, slow: bool = False) -> dict[str, object]:
    """Return the marks of an evaluation, near the overall one."""

    def near(dimension: str) -> int:
        return min(5, max(1, overall + between(-1, 1, "mark", dimension, number)))

    return {
        "response_time": 2 if slow else near("response_time"),
        "result": near("result"),
        "attitude": near("attitude"),
        "overall": overall,
        "comment": comment,
    }


def _at_once(story: Story) -> Story:
    """Return the story on one day; an answer that time would have closed is evaluated instead."""
    steps = [Step(0, step.action, step.body) for step in story.steps]
    if story.plot is Plot.UNEVALUATED:
        steps.append(Step(0, "evaluation", _marks(story.number, 5, "")))
    return Story(story.number, story.plot, story.contact, story.enterprise, story.park, story.matter, tuple(steps))
