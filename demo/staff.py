"""Staff requests of the sample district: what employees bring to the service centre, taken in at once."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

from demo.muping.names import digest
from demo.scenes import Turn

# The clerk enters the centre's sheet and dispatches it; two stops of the clock later the departments have answered,
# and the clerk has rung everybody up.
TAKEN_IN_ON, ANSWERED_ON = 30, 32
COUNT = 104
CLERK = "fuwu1"
# What is asked: the item, the department with the login of its handler, title, matter and answer.
MATTERS = (
    (
        *("ZG-01", "子女就学", "BM12", "jtj1"),
        *("随迁子女入学材料", "孩子今年上小学,需要准备哪些材料?", "已告知材料清单并预约办理。"),
    ),
    (
        *("ZG-02", "劳动关系与社保", "BM04", "rsj1"),
        *("社保关系转移", "换单位后社保如何转移接续?", "已协助网上办理转移接续。"),
    ),
)
PLEASED = {"response_time": 5, "result": 5, "attitude": 5, "overall": 5, "comment": "问题解决了"}


class StaffDesk:
    """The desk of the service centre for employees."""

    def __init__(self) -> None:
        self._taken: list[list[dict[str, Any]]] = []

    async def on_day(self, turn: Turn) -> None:
        """Take the requests in, dispatch and accept them; answer and evaluate them."""
        match turn.stop:
            case stop if stop == TAKEN_IN_ON:
                await self._take_in(turn)
            case stop if stop == ANSWERED_ON:
                await asyncio.gather(*(self._answer(turn, matter, own) for matter, own in self._by_matter()))

    async def _take_in(self, turn: Turn) -> None:
        operator, clerk = turn.home.operator, turn.home.users[CLERK]
        body = {"code": "ZG", "name": "职工服务", "position": 90, "for_staff": True}
        of_staff = await operator.post("/v1/catalog/classes", body)
        items = []
        for code, name, department, *_ in MATTERS:
            item = {"class_id": of_staff["id"], "code": code, "name": name}
            item["department_id"] = turn.home.organizations[department]
            items.append((await operator.post("/v1/catalog/items", item))["id"])
        asked = [{"body": _asked(turn, number, items)} for number in range(COUNT)]
        taken = await clerk.post_each("/v1/staff-requests/several", asked)
        self._taken = [[one for one in taken if one["item_id"] == item] for item in items]
        await asyncio.gather(*(self._send(turn, matter, own) for matter, own in self._by_matter()))

    async def _send(self, turn: Turn, matter: tuple[str, ...], own: Sequence[dict[str, Any]]) -> None:
        _, _, department, login, *_ = matter
        body = {"department_id": turn.home.organizations[department]}
        await turn.home.users[CLERK].post_each(
            "/v1/requests/dispatch", [{"request_id": one["id"], "body": body} for one in own]
        )
        await turn.home.users[login].post_each("/v1/requests/accept", [{"request_id": one["id"]} for one in own])

    async def _answer(self, turn: Turn, matter: tuple[str, ...], own: Sequence[dict[str, Any]]) -> None:
        _, _, _, login, *_, answer = matter
        for who, act, body in ((login, "answer", {"answer": answer}), (CLERK, "evaluation", PLEASED)):
            items = [{"request_id": one["id"], "body": body} for one in own]
            await turn.home.users[who].post_each(f"/v1/requests/{act}", items)

    def _by_matter(self) -> Iterator[tuple[tuple[str, ...], list[dict[str, Any]]]]:
        return zip(MATTERS, self._taken, strict=True)


def _asked(turn: Turn, number: int, items: list[str]) -> dict[str, Any]:
    """What one employee asks; the employer is told nothing of it."""
    place = digest("staff", number) % len(MATTERS)
    _, _, _, _, title, matter, _ = MATTERS[place]
    employer = turn.roster.enterprises[digest("employer", number) % len(turn.roster.enterprises)]
    return {
        "title": title,
        "description": matter,
        "item_id": items[place],
        "person_name": f"职工{number + 1:03}",
        "person_phone": f"1380000{number:04}",
        "employer_id": turn.home.organizations[employer.code],
    }
