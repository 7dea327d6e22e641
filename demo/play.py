"""Play the planned year: move the clock from one acting day to the next and take the steps of each day."""

import asyncio
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from demo import phrases
from demo.client import User
from demo.muping.names import between, pick
from demo.plan import Step, Story
from demo.progress import Advance
from demo.roster import Roster
from demo.scenes import Scene, Turn
from demo.setup import District, arrived, until
from demo.training import Training

SHANGHAI = ZoneInfo("Asia/Shanghai")
YEAR = 2026
AT_ONCE = 6
# So many requests have files with them, and with their answers.
WITH_FILES = 2
_DAYS_AWAY = re.compile(r"[+-]\d+")


def moment(day: date, key: int = 0) -> datetime:
    """Return the moment of a step on a day: in working hours, the same every time the year is played."""
    return datetime.combine(day, datetime.min.time(), SHANGHAI) + timedelta(
        hours=9, minutes=between(10, 430, "moment", key)
    )


async def working_days(user: User, year: int = YEAR) -> list[date]:
    """Return the working days of the year from the platform's own calendar."""
    query = {"from": f"{year}-01-01", "to": f"{year}-12-31"}
    calendar = await user.get("/v1/working-calendar", **query)
    return [date.fromisoformat(day["day"]) for day in calendar["days"] if day["working"]]


@dataclass
class Clock:
    """The business clock of the platform; ``moves`` counts how often it was moved."""

    operator: User
    movable: bool
    moves: int = 0

    async def move(self, now: datetime) -> None:
        """Move the business time to ``now``; everything that falls due on the way has happened when this returns."""
        if self.movable:
            await self.operator.put("/v1/clock", {"now": now.isoformat()})
            self.moves += 1


@dataclass
class Player:
    """Takes the steps of all persons of the year; ``requests`` holds each story's request as last returned."""

    home: District
    roster: Roster
    clock: Clock
    days: Sequence[date]
    requests: dict[int, dict[str, Any]] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)
    _parts: dict[int, dict[str, Any]] = field(default_factory=dict)
    _gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _today: date = date.min

    @property
    def today(self) -> date:
        """The business day that has been played last."""
        return self._today

    async def play(
        self, stories: Sequence[Story], training: Training, scenes: Sequence[Scene], advance: Advance
    ) -> None:
        """Play all stories, courses and scenes, day by day; the steps of a story are taken in order."""
        self._codes = {identifier: code for code, identifier in self.home.organizations.items()}
        agenda: dict[int, list[tuple[Story, list[Step]]]] = defaultdict(list)
        for story in stories:
            for day in dict.fromkeys(step.day for step in story.steps):
                agenda[day].append((story, [step for step in story.steps if step.day == day]))
        for stop, day in enumerate(sorted({*agenda, *training.days})):
            await self._begin_day(day)
            turn = Turn(day, stop, self.home, self.roster, self._today)
            await asyncio.gather(
                self._one_day(agenda[day], advance),
                training.on_day(day, self.home, advance),
                *(scene.on_day(turn) for scene in scenes),
            )

    async def _begin_day(self, day: int) -> None:
        await self.clock.move(moment(self.days[day], day))
        before, self._today = self._today, self.days[day]
        for login, first in self.roster.turning_days().items():
            if before < first <= self._today:
                # The token was issued before the post began.
                await self.home.users[login].renew()

    async def _one_day(self, acts: Sequence[tuple[Story, list[Step]]], advance: Advance) -> None:
        """Take the steps of one day, submissions one after the other, so that the numbers are always the same."""
        new = [(story, steps) for story, steps in acts if steps[0].action == "submit"]
        old = [(story, steps) for story, steps in acts if steps[0].action != "submit"]

        async def submit_all() -> None:
            going_on = []
            for story, steps in new:
                await self._submit(story)
                advance(1)
                going_on.append(asyncio.ensure_future(self._steps(story, steps[1:], advance)))
            await asyncio.gather(*going_on)

        await asyncio.gather(submit_all(), *(self._steps(story, steps, advance) for story, steps in old))

    async def _steps(self, story: Story, steps: Sequence[Step], advance: Advance) -> None:
        async with self._gate:
            for step in steps:
                await self._act(story, step)
                advance(1)

    async def _attach(self, story: Story, login: str, name: str, kind: str, text: str) -> None:
        """Attach a file to a request, if it is one of the first."""
        if story.number <= WITH_FILES:
            path = f"/v1/requests/{self.requests[story.number]['id']}/files"
            await self.home.users[login].upload(path, text.encode(), name=name, kind=kind)

    async def _submit(self, story: Story) -> None:
        body = {
            "title": story.matter.title,
            "description": story.matter.description,
            "item_id": self.home.items[story.matter.item],
            "form": {key: self._form_value(value) for key, value in story.matter.form.items()},
        }
        contact = self.home.users[story.contact]
        self.requests[story.number] = await arrived(
            lambda: contact.post("/v1/requests", body), story.enterprise, refusals=("enterprise-unknown",)
        )
        await self._attach(story, story.contact, "情况说明.txt", "matter", story.matter.description)

    def _form_value(self, value: Any) -> Any:
        if isinstance(value, str) and _DAYS_AWAY.fullmatch(value):
            return (self._today + timedelta(days=int(value))).isoformat()
        return value

    async def _act(self, story: Story, step: Step) -> None:
        request = self.requests[story.number]
        if step.action.partition("/")[0] == "part":
            await self._act_on_part(story, step)
            return
        body: dict[str, Any] | None = dict(step.body)
        if step.action == "accept":
            if request["status"] != "dispatched":
                return
            body = None
        elif step.action == "redispatch":
            body = {**step.body, "department_id": self._neighbour(request)}
        path, who = f"/v1/requests/{request['id']}/{step.action}", self._who(story, step.action)
        if step.action == "answer":
            await self._attach(story, who.login, "答复函.txt", "answer", str(step.body["answer"]))
        changed = await who.post(path, body)
        if step.action != "comments":
            self.requests[story.number] = changed

    async def _act_on_part(self, story: Story, step: Step) -> None:
        """Give the neighbour of the department a part, or take a step with it."""
        request = self.requests[story.number]
        neighbour, path = self._neighbour(request), f"/v1/requests/{request['id']}/parts"
        if step.action == "part":
            dispatcher = self.home.users[pick(self.dispatchers(story), "dispatcher", story.number).login]
            self._parts[story.number] = await dispatcher.post(path, {**step.body, "department_id": neighbour})
            return
        handler = pick(self.roster.of("部门经办人", self._codes[neighbour], self._today), "handler", story.number)
        path = f"{path}/{self._parts[story.number]['id']}/{step.action.removeprefix('part/')}"
        await self.home.users[handler.login].post(path, dict(step.body) or None)

    def _neighbour(self, request: dict[str, Any]) -> str:
        return self.home.organizations[phrases.NEIGHBOURS[self._codes[request["department_id"]]]]

    def _who(self, story: Story, action: str) -> User:
        """Return the user for a step: contact, dispatcher, a handler of the current department, or supervisor."""
        match action:
            case "evaluation" | "withdrawal" | "supply":
                login = story.contact
            case "accept" | "return" | "extension" | "answer" | "comments" | "supplement" | "progress":
                department = self._codes[self.requests[story.number]["department_id"]]
                holders = self.roster.of("部门经办人", department, self._today)
                login = pick(holders, "handler", story.number).login
            case "dispatch" | "confirmation" | "redispatch" | "extension/decision":
                login = pick(self.dispatchers(story), "dispatcher", story.number).login
            case "review":
                login = self.roster.one("督办员")
            case _:
                raise ValueError(f"nobody does {action!r}")
        return self.home.users[login]

    def dispatchers(self, story: Story) -> list[Any]:
        """Return the dispatchers for an enterprise: those of its park, or of the chain committee outside the parks."""
        return self.roster.of("派单员", story.park) if story.park else self.roster.of("派单员", "LW01")


async def wait_for_inboxes(player: Player, stories: Sequence[Story]) -> str:
    """Wait until each contact's inbox has the answers of the year, and the dispatcher's inbox the last request.

    Returns the number of that request and the login of that dispatcher.
    """
    last = player.requests[stories[-1].number]
    dispatcher = player.home.users[player.dispatchers(stories[-1])[0].login]
    expected = Counter(story.contact for story in stories for step in story.steps if step.action == "answer")

    async def all_told() -> bool:
        for login, count in list(expected.items()):
            entries = await player.home.users[login].pages("/v1/inbox", kind="request.answered")
            if len({entry["id"] for entry in entries}) < count:
                return False
            del expected[login]
        return True

    async def shown() -> bool:
        entries = await dispatcher.pages("/v1/inbox", kind="request.submitted")
        return any(entry["link"] == f"/v1/requests/{last['id']}" for entry in entries)

    await until(all_told, "the answers in the inboxes of the enterprises", 60.0)
    await until(shown, f"request {last['number']} in the inbox of {dispatcher.login}", 60.0)
    return f"{last['number']} → {dispatcher.login}"
