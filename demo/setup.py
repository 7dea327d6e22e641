"""Load the sample district into an empty platform: registry, accounts, catalog, dispatch rules.

Every step is what a person would do through the HTTP API: the operator imports the workbook and opens accounts, each
person signs in with the one-time password, when there is something to do, and chooses another.
"""

import asyncio
import base64
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from demo import district
from demo.client import Api, Refused, User
from demo.progress import Advance
from demo.roster import Roster

AT_ONCE = 4
# So many accounts are opened in one call: each takes a hash, and a busy machine must answer in time.
TOGETHER = 5
# Events of registry reach the other services after a moment.
ARRIVAL_SECONDS = 30.0
PAUSE_SECONDS = 0.1
# The refusals of a service for references to objects that it has not received yet.
NOT_YET = ("not-found", "invalid")

Result = TypeVar("Result")


class AlreadyLoaded(Exception):
    """The platform holds the district already; playing its year again would double the figures."""


class NeverArrived(Exception):
    """An expected effect of an earlier step did not appear in time."""


@dataclass
class District:
    """The loaded district: ids by the codes of the files, users by login."""

    api: Api
    operator: User
    chain_id: str
    organizations: dict[str, str]
    persons: dict[str, str]
    users: dict[str, User] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)


async def refuse_if_loaded(operator: User) -> None:
    """Raise ``AlreadyLoaded`` if the chain of the sample district exists."""
    code = district.chain_code()
    if any(chain["code"] == code for chain in await operator.pages("/v1/chains", q=code)):
        raise AlreadyLoaded(f"{operator.api.url} holds the chain {code} already")


async def import_registry(operator: User, path: Path = district.MUPING / "registry.xlsx") -> District:
    """Import the workbook, then read the ids that the platform has given."""
    content = base64.b64encode(path.read_bytes()).decode()
    await operator.post("/v1/imports", {"filename": path.name, "content": content})
    chains, organizations, persons = await asyncio.gather(
        operator.pages("/v1/chains"), operator.pages("/v1/organizations"), operator.pages("/v1/persons")
    )
    chain_ids = {chain["code"]: chain["id"] for chain in chains}
    return District(
        operator.api,
        operator,
        chain_ids[district.chain_code()],
        {one["code"]: one["id"] for one in organizations},
        {one["code"]: one["id"] for one in persons if one["code"]},
    )


async def open_accounts(home: District, roster: Roster, password: str, advance: Advance) -> None:
    """Open the accounts of the acting persons, some in each call; each chooses a password at the first sign-in."""
    accounts = list(roster.accounts().items())
    gate = asyncio.Semaphore(AT_ONCE)

    async def open_some(some: list[tuple[str, str]]) -> None:
        items = [{"person_id": home.persons[person], "body": {}} for _, person in some]
        async with gate:
            opened = await home.operator.post_each("/v1/persons/accounts", items)
        for (login, _), account in zip(some, opened, strict=True):
            home.users[login] = User(home.api, login, account["one_time_password"], password)
        advance(len(some))

    portions = (accounts[first : first + TOGETHER] for first in range(0, len(accounts), TOGETHER))
    await asyncio.gather(*(open_some(some) for some in portions))


async def load_catalog(home: District) -> None:
    """Load the classes and items of the service catalog, then the dispatch rules."""
    classes: dict[str, str] = {}
    items = district.catalog()
    for position, item in enumerate(items, start=1):
        if item.class_code not in classes:
            body = {"code": item.class_code, "name": item.class_name, "position": position}
            classes[item.class_code] = (await home.operator.post("/v1/catalog/classes", body))["id"]
    gate = asyncio.Semaphore(AT_ONCE)

    async def add(item: district.Item) -> None:
        body = {
            "class_id": classes[item.class_code],
            "code": item.code,
            "name": item.name,
            "department_id": home.organizations[item.department],
            "working_days": item.working_days,
            "form": [_form_field(one) for one in item.fields],
        }
        async with gate:
            added = await arrived(lambda: home.operator.post("/v1/catalog/items", body), item.department)
        home.items[item.code] = added["id"]

    await asyncio.gather(*(add(item) for item in items))
    await _load_rules(home)


def _form_field(one: district.FormField) -> dict[str, Any]:
    return {
        "key": one.key,
        "label": one.label,
        "type": one.type,
        "required": one.required,
        "choices": list(one.choices),
    }


async def _load_rules(home: District) -> None:
    rules = [
        {
            "items": [home.items[code] for code in rule.items],
            "chains": [home.chain_id for _ in rule.chains],
            "segments": list(rule.segments),
            "parks": [home.organizations[code] for code in rule.parks],
            "department_id": home.organizations[rule.department],
            "note": rule.note,
        }
        for rule in district.dispatch_rules()
    ]
    _, version = await home.operator.get_with_etag("/v1/dispatch-rules")
    body = {"rules": rules, "comment": "牟平区生物医药产业链派单规则"}
    await arrived(lambda: home.operator.put("/v1/dispatch-rules", body, version), "the departments of the rules")


async def arrived(attempt: Callable[[], Awaitable[Result]], what: str, refusals: Collection[str] = NOT_YET) -> Result:
    """Repeat a call that is refused with one of these codes until the service has received registry's events.

    Raises ``NeverArrived`` with the last refusal after ``ARRIVAL_SECONDS``, and every other refusal at once.
    """
    deadline = time.monotonic() + ARRIVAL_SECONDS
    while True:
        try:
            return await attempt()
        except Refused as refused:
            if refused.code not in refusals:
                raise
            if time.monotonic() > deadline:
                raise NeverArrived(f"{what} is still unknown after {ARRIVAL_SECONDS:g} s: {refused}") from refused
        await asyncio.sleep(PAUSE_SECONDS)


async def until(condition: Callable[[], Awaitable[bool]], what: str, seconds: float = ARRIVAL_SECONDS) -> None:
    """Wait until an effect of events is visible. Raises ``NeverArrived``."""
    deadline = time.monotonic() + seconds
    while not await condition():
        if time.monotonic() > deadline:
            raise NeverArrived(f"{what} did not come about within {seconds:g} s")
        await asyncio.sleep(PAUSE_SECONDS)
