"""A load of submissions, made by a process of its own so that it does not share an interpreter with what it measures.

An *open* load sends its requests at their times, whatever became of the earlier ones, as a district's enterprises do;
a *closed* one keeps so many workers busy, which finds the capacity. Patient clients do as an app should: they try again
with the same Idempotency-Key, ever more slowly, until they are told what became of their request.
"""

import asyncio
import contextlib
import dataclasses
import itertools
import json
import random
import signal
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.system.district import District

ANSWER_SECONDS = 60.0
FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0


@dataclass(frozen=True)
class Plan:
    """What is sent: ``rate`` requests a second in an open load, as much as ``workers`` get done in a closed one.

    ``patience`` says how many seconds a client goes on trying to get its request acknowledged; 0 for a single try.
    """

    url: str
    token: str
    item_id: str
    tag: str
    seconds: float
    rate: float = 0
    workers: int = 0
    patience: float = 0


@dataclass
class Submission:
    """What became of one request. Moments are seconds since the epoch.

    ``tries`` holds the moment and the status of each answer, with 0 for a connection that was lost or refused. ``bare``
    says that a refusal came without a problem document or, being a 503, without Retry-After.
    """

    title: str
    planned: float
    number: str = ""
    tries: list[tuple[float, int]] = field(default_factory=list)
    bare: bool = False

    @property
    def ended(self) -> float:
        """When its last answer came."""
        return self.tries[-1][0]

    @property
    def seconds(self) -> float:
        """From the moment it was due to its last answer."""
        return self.ended - self.planned


class Outcome:
    """What became of all of them."""

    def __init__(self, submissions: list[Submission]) -> None:
        self.submissions = sorted(submissions, key=lambda each: each.planned)
        self.acknowledged = [each for each in self.submissions if each.number]

    @property
    def statuses(self) -> Counter[int]:
        """How often each status came, tries that were repeated included."""
        return self.statuses_between(0, float("inf"))

    def statuses_between(self, begin: float, end: float) -> Counter[int]:
        """How often each status came between two moments."""
        return Counter(status for each in self.submissions for moment, status in each.tries if begin <= moment < end)

    def slowest(self, share: float, *statuses: int) -> float:
        """The time within which ``share`` of the requests that ended with one of these statuses were answered."""
        times = sorted(each.seconds for each in self.submissions if each.tries[-1][1] in statuses)
        return times[min(int(len(times) * share), len(times) - 1)] if times else 0.0

    @property
    def longest_stall(self) -> float:
        """The longest time, in seconds, without an acknowledged request while some were due."""
        moments = sorted([self.submissions[0].planned, *(each.ended for each in self.acknowledged)])
        return max(later - earlier for earlier, later in itertools.pairwise(moments))


class Load:
    """A running load."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def end(self) -> None:
        """Send no more than what has been sent."""
        self._process.terminate()

    def outcome(self) -> Outcome:
        """What became of it, when all of it has been answered; fails when the load itself failed."""
        printed, errors = self._process.communicate(timeout=ANSWER_SECONDS * 2)
        assert self._process.returncode == 0, errors
        return Outcome([Submission(**each) for each in json.loads(printed)])


def plan_of(district: District, seconds: float, *, rate: float = 0, workers: int = 0, patience: float = 0) -> Plan:
    """A load of the district's first enterprise, under a tag of its own; its token lasts five minutes."""
    district.contact.refresh()
    token = district.contact.http.headers["Authorization"].split()[1]
    tag = f"load-{uuid.uuid4().hex[:8]}"
    return Plan(district.stack.url, token, district.ids["item"], tag, seconds, rate, workers, patience)


@contextlib.contextmanager
def loading(plan: Plan) -> Iterator[Load]:
    """Start a load; it ends with the block at the latest."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.system.load", json.dumps(dataclasses.asdict(plan))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    try:
        yield Load(process)
    finally:
        process.kill()
        process.communicate()


class Connections:
    """Connections to the gateway, used again while it keeps them open."""

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        self._host, self._port = str(address.hostname), address.port or 80
        self._idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def post(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        """Send one request: status, headers and body of its answer. ``OSError`` when the connection is lost."""
        reader, writer = await self._take()
        try:
            fields = {"Host": self._host, "Content-Type": "application/json", "Content-Length": len(body), **headers}
            head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
            writer.write(f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
            status_line, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            found = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}
            content = await reader.readexactly(int(found.get("content-length", 0)))
        except (OSError, asyncio.IncompleteReadError) as error:
            writer.close()
            raise ConnectionResetError(str(error)) from error
        except asyncio.CancelledError:
            writer.close()
            raise
        if found.get("connection") == "close":
            writer.close()
        else:
            self._idle.append((reader, writer))
        return int(status_line.split()[1]), found, content

    async def _take(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        while self._idle:
            reader, writer = self._idle.pop()
            if not reader.at_eof():
                return reader, writer
            writer.close()
        return await asyncio.open_connection(self._host, self._port)


class Client:
    """Sends what a plan says."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.submissions: list[Submission] = []
        self._connections = Connections(plan.url)

    async def run(self) -> None:
        """Send all of it, or what can be sent until told to end, and wait for the answers."""
        ended = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
        end = time.time() + self.plan.seconds
        if self.plan.workers:
            await asyncio.gather(*(self._keep_busy(end) for _ in range(self.plan.workers)))
            return
        begin, tasks = time.time(), []
        for serial in range(int(self.plan.rate * self.plan.seconds)):
            due = begin + serial / self.plan.rate
            if (early := due - time.time()) > 0:
                await asyncio.sleep(early)
            if ended.is_set():
                break
            tasks.append(asyncio.create_task(self._submit(due)))
        await asyncio.gather(*tasks)

    async def _keep_busy(self, end: float) -> None:
        while time.time() < end:
            await self._submit(time.time())

    async def _submit(self, due: float) -> None:
        serial = len(self.submissions)
        found = Submission(f"{self.plan.tag}-{serial}", due)
        self.submissions.append(found)
        body = {"title": found.title, "description": found.title, "item_id": self.plan.item_id}
        content = json.dumps(body, ensure_ascii=False).encode()
        headers = {"Authorization": f"Bearer {self.plan.token}", "Idempotency-Key": str(uuid.uuid4())}
        pause = FIRST_PAUSE
        while True:
            status, advised = await self._try(found, headers, content)
            found.tries.append((time.time(), status))
            wait = max(advised, pause) * random.uniform(1.0, 1.5)
            if found.number or found.ended + wait > due + self.plan.patience:
                return
            await asyncio.sleep(wait)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _try(self, found: Submission, headers: dict[str, str], content: bytes) -> tuple[int, float]:
        """One try; returns its status, and how many seconds the answer asks to wait for before the next."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                status, answered, body = await self._connections.post("/v1/requests", headers, content)
        except (OSError, TimeoutError):
            return 0, 0.0
        if status == 201:
            found.number = json.loads(body)["number"]
        else:
            advised = status != 503 or "retry-after" in answered
            found.bare = found.bare or not advised or answered.get("content-type") != "application/problem+json"
        return status, float(answered.get("retry-after", 0))


def main(given: dict[str, Any]) -> None:
    """Run a plan and print what became of each request."""
    client = Client(Plan(**given))
    asyncio.run(client.run())
    json.dump([dataclasses.asdict(each) for each in client.submissions], sys.stdout)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
