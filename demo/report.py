"""The district's report: the published figures beside those that the services compute. Nothing is filled in here."""

import asyncio
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from demo.client import User
from demo.district import Figure
from demo.play import YEAR
from demo.setup import District
from demo.venues import ACTIVITY_CENTRES

# How a published figure is written, by how the computed one must stand to it.
_WRITTEN = {"equal": "{}", "at_least": "≥ {}", "above": "> {}"}
LADDER = ("reminder_50", "reminder_80", "overdue", "supervision_notice", "chain_chief")


class Verdict(Enum):
    """How a published and a computed figure stand to each other."""

    AGREES = "✓"
    DIFFERS = "✗"
    LEFT_OUT = "–"
    NOT_BUILT = "…"


@dataclass(frozen=True)
class Line:
    """One line of the report. ``computed`` is None where nothing is computed."""

    label: str
    label_en: str
    published: str
    computed: int | None
    verdict: Verdict
    remark: str = ""


def compare(figures: Sequence[Figure], computed: Mapping[str, int], left_out: Mapping[str, str]) -> list[Line]:
    """Return a line for each published figure. ``left_out`` says of reports why they cannot be compared here.

    A figure that should have been computed and was not differs.
    """
    return [_line(figure, computed, left_out) for figure in figures]


def _line(figure: Figure, computed: Mapping[str, int], left_out: Mapping[str, str]) -> Line:
    published = _WRITTEN[figure.relation].format(figure.value)
    if figure.report is None:
        return Line(figure.label, figure.label_en, published, None, Verdict.NOT_BUILT, figure.not_built or "")
    value = computed.get(figure.report)
    if figure.report in left_out:
        return Line(figure.label, figure.label_en, published, value, Verdict.LEFT_OUT, left_out[figure.report])
    verdict = Verdict.AGREES if value is not None and _agrees(figure, value) else Verdict.DIFFERS
    return Line(figure.label, figure.label_en, published, value, verdict, figure.report)


def _agrees(figure: Figure, value: int) -> bool:
    match figure.relation:
        case "equal":
            return value == figure.value
        case "at_least":
            return value >= figure.value
        case _:
            return value > figure.value


def all_agree(lines: Sequence[Line]) -> bool:
    """Whether something was compared and nothing differs."""
    verdicts = {line.verdict for line in lines}
    return Verdict.AGREES in verdicts and Verdict.DIFFERS not in verdicts


@dataclass(frozen=True)
class Year:
    """What the services compute about the year: ``published`` by the names of the reports, the rest for the tables.

    ``rungs`` counts requests by the highest rung they reached, ``inbox`` the entries of those who act. ``words`` has
    the Chinese and the English word for each code, by vocabulary.
    """

    published: dict[str, int]
    departments: list[dict[str, Any]]
    totals: dict[str, Any]
    rungs: Counter[str]
    inbox: int
    mails: Counter[str]
    words: dict[str, dict[str, tuple[str, str]]]


async def gather(home: District, supervisor: User, movable: bool) -> Year:
    """Ask the services for everything that the report shows; where the clock stands fixed, of whatever year it is."""
    chain = {"chain_id": home.chain_id}
    within = {"from": f"{YEAR}-01-01", "to": f"{YEAR}-12-31", **chain} if movable else chain
    coverage, honours, requests, training, venues, told = await asyncio.gather(
        supervisor.get("/v1/reports/coverage", **chain),
        supervisor.get("/v1/reports/honours", **chain),
        supervisor.get("/v1/reports/requests", group_by="department", **within),
        supervisor.get("/v1/reports/training", **within),
        supervisor.get("/v1/reports/venues", kind=ACTIVITY_CENTRES, **chain),
        supervisor.pages("/v1/requests", **chain),
    )
    published = {
        "coverage.organizations": coverage["organizations"],
        "coverage.enterprises": coverage["covered"],
        "honours.organizations": honours["organizations"],
        "honours.enterprises": honours["enterprises"],
        "requests.closed": requests["totals"]["closed"],
        "training.courses": training["courses"],
        "training.attendances": training["attendances"],
    }
    if venues["venues"]:
        # Whole square metres, as published.
        published["venues.smallest_activity_centre"] = math.floor(venues["smallest_area"])
    rungs = Counter(request["rung"] for request in told if request["rung"])
    inbox, mails = await notifications(home)
    departments = sorted(requests["groups"], key=lambda group: -group["received"])
    return Year(published, departments, requests["totals"], rungs, inbox, mails, await words(supervisor))


async def words(user: User) -> dict[str, dict[str, tuple[str, str]]]:
    """The Chinese and the English word for each code, by vocabulary."""
    found = await user.get("/v1/vocabulary")
    return {
        one["name"]: {code["code"]: (code["zh"], code["en"]) for code in one["codes"]} for one in found["vocabularies"]
    }


async def notifications(home: District) -> tuple[int, Counter[str]]:
    """How many entries the inboxes of those who act hold, and the mails by what became of them."""
    counts = await asyncio.gather(*(user.get("/v1/inbox/unread-count") for user in home.users.values()))
    mails = await home.operator.pages("/v1/deliveries")
    return sum(count["unread"] for count in counts), Counter(mail["state"] for mail in mails)
