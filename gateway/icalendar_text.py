"""The text of a calendar (RFC 5545), of what stands in an agenda and what is due."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from contracts.catalogue import AGENDA
from contracts.problem import Text

# For programs that heed it: how often they should read.
REFRESH = timedelta(minutes=30)
_NAME, _DEADLINES = Text("链上日程", "Lianshang agenda"), Text("期限", "Deadline")
_STATUSES = {"confirmed": "CONFIRMED", "tentative": "TENTATIVE", "cancelled": "CANCELLED"}


@dataclass(frozen=True)
class Writing:
    """How a calendar is written: in which language and zone, and where what it tells of is found.

    ``place_of`` returns the address of a page by the link of a thing, such as ``/v1/meetings/…``.
    """

    language: str
    zone: str
    host: str
    place_of: Callable[[str], str]


def writing(language: str, zone: str, public_url: str, console_url: str) -> Writing:
    """Return how a calendar is written for somebody who opens the console at ``console_url``, or ``public_url``."""
    console = (console_url or public_url).rstrip("/")
    host = urlsplit(public_url).hostname or "lianshang"
    return Writing(language, zone, host, lambda link: console + link.removeprefix("/v1"))


def calendar(how: Writing, occasions: Iterable[Mapping[str, Any]], due: Iterable[Mapping[str, Any]]) -> bytes:
    """Return the calendar of occasions (``OccasionSchema``) and of work that is due (``ListedWorkSchema``).

    The same content gives the same bytes. Times are in UTC, which every program shows in the zone of who looks at it:
    rules of zones in calendars are read differently by different programs.
    """
    # Here, since most gateways never write a calendar, and a process loads only what it uses.
    from icalendar import Calendar, Event, vDuration

    found = Calendar()
    found.add("prodid", "-//Lianshang//Lianshang//ZH")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    name = getattr(_NAME, how.language)
    for known in ("name", "x-wr-calname"):
        found.add(known, name)
    found.add("x-wr-timezone", how.zone)
    found.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    found.add("x-published-ttl", vDuration(REFRESH))

    def when(item: Mapping[str, Any], told: str) -> datetime | date:
        # A day without hours is that day in whatever zone: the date as it is told in the zone of the deployment.
        moment = datetime.fromisoformat(told)
        return moment.date() if item.get("whole_day") else moment.astimezone(UTC)

    def add(identity: str, item: Mapping[str, Any], kind: str, words: str, starts: str, noted: str) -> Event:
        event = Event()
        event.add("uid", f"{identity}@{how.host}")
        event.add("dtstamp", datetime.fromisoformat(noted))
        event.add("dtstart", when(item, starts))
        event.add("summary", words)
        event.add("url", how.place_of(item["link"]))
        event.add("categories", [kind])
        if item["number"]:
            event.add("description", item["number"])
        found.add_component(event)
        return event

    for item in occasions:
        kind, identity = item["words"][how.language], f"{item['kind']}-{item['id']}"
        words = item["title"] if AGENDA[item["kind"]].titled else f"{kind} · {item['title']}"
        event = add(identity, item, kind, words, item["starts_at"], item["noted_at"])
        event.add("dtend", when(item, item["ends_at"]))
        event.add("location", item["place"])
        event.add("sequence", item["revision"])
        event.add("status", _STATUSES[item["status"]])
    for item in due:
        words = f"{item['words'][how.language]} · {item['title']}"
        identity = f"{item['kind']}-{item['id']}"
        # A moment, which takes up no time of its own.
        event = add(identity, item, getattr(_DEADLINES, how.language), words, item["due_at"], item["since"])
        event.add("transp", "TRANSPARENT")
    return found.to_ical()
