"""Measures live updates to a thousand clients: the cost of keeping them connected, and of updating all at once."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bench.cases import SIGN_IN_CLIENTS
from bench.measure import LIMIT, PLATFORM, Case, Options, Round
from bench.stacks import Bench
from bench.usage import microseconds_each
from gateway.live import EVENT, HEARTBEAT_SECONDS, MOST_PER_PERSON
from tests.system.client import User

CLIENTS = 1_000
# The limit of streams for each person.
PERSONS = CLIENTS // MOST_PER_PERSON
# The first, short round has few clients, so that memory for many has not been allocated yet.
SHORT = 10
BURSTS = 10
HOLD, TELL = f"hold {CLIENTS:,} live streams", f"tell {CLIENTS:,} live streams"
# Tokens live for five minutes.
RENEWED_SECONDS = 120
EXCHANGES = {PLATFORM: "notifications.events", LIMIT: "limit.entries"}
SERVERS = {PLATFORM: "gateway", LIMIT: "door"}

# People with the password of the district's contact, and no post: everybody who signs in may listen.
_PEOPLE = """
WITH people AS (
    INSERT INTO persons (id, name, locale, active, version)
    SELECT gen_random_uuid(), 'listener' || n, 'zh', true, 1 FROM generate_series(1, %(count)s) AS n RETURNING id, name
)
INSERT INTO accounts (id, person_id, login, login_key, password_hash, must_change_password, failures, active)
SELECT gen_random_uuid(), people.id, people.name, people.name, password_hash, false, 0, true
FROM people, accounts WHERE login_key = 'contact' RETURNING login
"""


class Crowd:
    """People who sign in like everybody, and listen with every device they have."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._signed_in = 0.0
        self._users: list[User] = []
        self._logins = [login for (login,) in bench.execute("registry", _PEOPLE, {"count": PERSONS})]

    def users(self) -> list[User]:
        """All of them, with tokens that are valid for minutes."""
        if time.monotonic() - self._signed_in > RENEWED_SECONDS:
            url, password = self._bench.stack.url, self._bench.password
            with ThreadPoolExecutor(SIGN_IN_CLIENTS) as pool:
                self._users = list(pool.map(lambda login: User(url, login, password), self._logins))
            self._signed_in = time.monotonic()
        return self._users


def cases(bench: Bench, options: Options) -> Iterator[Case]:
    """Yield the cases in order: holding comes first, while neither program has had so many clients."""
    if not any(options.wants(name) for name in (HOLD, TELL)):
        return
    crowd = Crowd(bench)
    # One round of holding is enough: its rest is long, and nothing in it depends on chance.
    yield Case(HOLD, holding(bench, crowd), most_rounds=1)
    yield Case(TELL, telling(bench, crowd), by_delay=True)


def holding(bench: Bench, crowd: Crowd) -> Callable[[str, bool], Round]:
    """Connect all clients, and do nothing until each has received its heartbeat."""

    def run(program: str, short: bool) -> Round:
        rest = 0.0 if short else HEARTBEAT_SECONDS + 1
        got, count = listen(bench, program, crowd.users()[: SHORT if short else None], rest=rest)
        each = {"KB of memory": got["kilobytes"] / count, "CPU µs a second at rest": got["resting"] / count * 1e6}
        return Round(count, got["seconds"], microseconds_each(got["cpu"], count), besides=each)

    return run


def telling(bench: Bench, crowd: Crowd) -> Callable[[str, bool], Round]:
    """Write an entry for each person at once, and measure the delay until each of their clients has the update."""

    def run(program: str, short: bool) -> Round:
        got, count = listen(bench, program, crowd.users()[: SHORT if short else None], bursts=BURSTS)
        burst, told = got["burst"], count * BURSTS
        cpu = microseconds_each(burst["cpu"], told)
        return Round(told, burst["seconds"], cpu, burst["delays"], burst["cpu_share"])

    return run


def listen(
    bench: Bench, program: str, users: list[User], *, rest: float = 0.0, bursts: int = 0
) -> tuple[dict[str, Any], int]:
    """Have these people listen; returns what was measured, and how many clients there were."""
    envelope = bench.latest_event("notifications", EVENT)
    clients = [
        {"Authorization": str(user.http.headers["Authorization"]), "Person": user.person_id}
        for user in users
        for _ in range(MOST_PER_PERSON)
    ]
    plan = {
        "url": bench.urls[program],
        "clients": clients,
        "rest": rest,
        "amqp": bench.broker.uri,
        "exchange": EXCHANGES[program],
        "key": EVENT,
        "events": [_event(envelope, user.person_id) for user in users],
        "bursts": bursts,
        "updates": len(clients),
        "pids": bench.pids(program),
        "server": SERVERS[program],
    }
    return bench.aside("bench.listen", plan), len(clients)


def _event(envelope: dict[str, Any], person: str) -> str:
    """Return the event about a new entry of this person, as notifications emits it."""
    told = {**envelope["data"]["entries"][0], "id": "{unique}", "person_id": person}
    return json.dumps(
        {**envelope, "id": "{unique}", "data": {"entries": [told]}}, ensure_ascii=False, separators=(",", ":")
    )
