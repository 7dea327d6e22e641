"""Compare the published figures with those that the services compute; nothing is filled in here."""

import asyncio
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from demo.client import User
from demo.district import Figure
from demo.meetings import CONFERENCE, NEGOTIATION
from demo.play import YEAR
from demo.setup import District
from demo.venues import ACTIVITY_CENTRES

# The sign of a published figure, by the relation that the computed one must have to it.
_WRITTEN = {"equal": "{}", "at_least": "≥ {}", "above": "> {}"}
# Counted whatever the chain.
OF_ALL = ["on_site_days.held", "negotiations.held", "projects.signed"]
LADDER = ("reminder_50", "reminder_80", "overdue", "supervision_notice", "chain_chief")


class Verdict(Enum):
    """The result of comparing a published with a computed figure."""

    AGREES = "✓"
    DIFFERS = "✗"
    LEFT_OUT = "–"
    NOT_BUILT = "…"


@dataclass(frozen=True)
class Line:
    """One line of the report; ``computed`` is None if nothing is computed."""

    label: str
    label_en: str
    published: str
    computed: int | None
    verdict: Verdict
    remark: str = ""


def compare(figures: Sequence[Figure], computed: Mapping[str, int], left_out: Mapping[str, str]) -> list[Line]:
    """Return a line for each published figure; ``left_out`` gives the reason why a report cannot be compared here.

    A figure that should have been computed and is missing counts as different.
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
    """Whether at least one figure was compared and none differs."""
    verdicts = {line.verdict for line in lines}
    return Verdict.AGREES in verdicts and Verdict.DIFFERS not in verdicts


@dataclass(frozen=True)
class Year:
    """The figures that the services compute about the year: ``published`` by report name, the rest for the tables.

    ``rungs`` counts requests by the highest rung they reached, ``inbox`` the entries of the acting persons. ``words``
    has the Chinese and the English word for each code, by vocabulary.
    """

    published: dict[str, int]
    departments: list[dict[str, Any]]
    totals: dict[str, Any]
    rungs: Counter[str]
    inbox: int
    mails: Counter[str]
    words: dict[str, dict[str, tuple[str, str]]]


async def gather(home: District, supervisor: User, clerk: User, movable: bool) -> Year:
    """Query the services for all figures of the report; if the clock cannot be moved, those of the current year.

    A supervisor of a chain sees no staff requests; the clerk of the service centre does.
    """
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
    of_all = {name: day for name, day in within.items() if name != "chain_id"}
    staff, on_site, met, active, reserve = await asyncio.gather(
        clerk.get("/v1/figures/values", names=["staff_requests.closed"], **of_all),
        supervisor.get("/v1/figures/values", names=OF_ALL, **of_all),
        supervisor.get(
            "/v1/figures/values", names=["meetings.held", "matters.settled"], group_by="meeting_kind", **within
        ),
        supervisor.get("/v1/figures/values", names=["activities.held"], activity_kind="exchange", **within),
        supervisor.get("/v1/figures/values", names=["projects.in_reserve"], **chain),
    )
    held, settled = ({group["name"]: int(group["value"]) for group in one["groups"]} for one in met["figures"])
    published = {
        "coverage.organizations": coverage["organizations"],
        "coverage.enterprises": coverage["covered"],
        "honours.organizations": honours["organizations"],
        "honours.enterprises": honours["enterprises"],
        "requests.closed": requests["totals"]["closed"],
        "staff_requests.closed": int(staff["figures"][0]["total"]["value"]),
        "training.courses": training["courses"],
        "training.attendances": training["attendances"],
        "activities.exchanges": int(active["figures"][0]["total"]["value"]),
        **{one["figure"]: int(one["total"]["value"]) for one in (*on_site["figures"], *reserve["figures"])},
        "meetings.joint_conferences": held.get(CONFERENCE["name"], 0),
        "matters.settled_by_negotiation": settled.get(NEGOTIATION["name"], 0),
    }
    if venues["venues"]:
        # In whole square metres, as published.
        published["venues.smallest_activity_centre"] = math.floor(venues["smallest_area"])
    rungs = Counter(request["rung"] for request in told if request["rung"])
    inbox, mails = await notifications(home)
    departments = sorted(requests["groups"], key=lambda group: -group["received"])
    return Year(published, departments, requests["totals"], rungs, inbox, mails, await words(supervisor))


async def words(user: User) -> dict[str, dict[str, tuple[str, str]]]:
    """Return the Chinese and the English word for each code, by vocabulary."""
    found = await user.get("/v1/vocabulary")
    return {
        one["name"]: {code["code"]: (code["zh"], code["en"]) for code in one["codes"]} for one in found["vocabularies"]
    }


async def notifications(home: District) -> tuple[int, Counter[str]]:
    """Return the number of inbox entries of the acting persons, and the mails by status."""
    counts = await asyncio.gather(*(user.get("/v1/inbox/unread-count") for user in home.users.values()))
    mails = await home.operator.pages("/v1/deliveries")
    return sum(count["unread"] for count in counts), Counter(mail["status"] for mail in mails)
