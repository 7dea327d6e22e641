"""What is measured, and how: each case runs the platform and the bare program in turn, several rounds."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bench.stacks import Bench
from bench.usage import Meter, median, percentile

PROGRAMS = ("limit", "platform")
STATUS = "dispatched"
# What the contact reads: those that were there before both programs began.
NEW = "SELECT id FROM requests WHERE status = 'submitted' AND number LIKE 'B%%' AND enterprise_id = %(QY1)s"


@dataclass
class Measured:
    """Rounds of one case with one program: answers a second, latencies in seconds, microseconds of processor time."""

    per_second: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    cpu: dict[str, list[float]] = field(default_factory=dict)
    load_share: list[float] = field(default_factory=list)
    untold: int = 0


@dataclass
class Case:
    """One case. ``plan`` makes the load generator's plan for a program."""

    name: str
    plan: Callable[[Bench, str], dict[str, Any]]
    good: int = 200
    measured: dict[str, Measured] = field(default_factory=lambda: {program: Measured() for program in PROGRAMS})

    def round(self, bench: Bench, program: str) -> None:
        """One round. Raises ``AssertionError`` when anything was answered other than it should."""
        into = self.measured[program]
        meter = Meter(bench.pids(program))
        got = bench.load(self.plan(bench, program))
        count = got["statuses"].get(str(self.good), 0)
        if set(got["statuses"]) != {str(self.good)}:
            raise AssertionError(f"{self.name}, {program}: {got['statuses']}")
        into.per_second.append(count / got["seconds"])
        into.latencies += got["latencies"]
        into.told += got["told"]
        into.untold += got["untold"]
        into.load_share.append(got["cpu_share"])
        for name, seconds in meter.seconds().items():
            into.cpu.setdefault(name, []).append(seconds / max(1, count) * 1e6)

    @property
    def ratio(self) -> float:
        """The platform's throughput as a share of the bare program's."""
        return median(self.measured["platform"].per_second) / median(self.measured["limit"].per_second)


def plan(bench: Bench, program: str, login: str, method: str, paths: list[str], **more: Any) -> dict[str, Any]:
    """The plan of one load."""
    headers = bench.headers(login)
    if method == "POST":
        headers["Idempotency-Key"] = "{unique}"
    return {"url": bench.urls[program], "headers": headers, "method": method, "paths": paths, **more}


def submission(bench: Bench) -> str:
    """The body of a submission."""
    content = {
        "title": "蒸汽管道增容 {unique}",
        "description": "二期车间下月投产,蒸汽压力不足,请协调管网增容。",
        "item_id": bench.district.ids["item"],
    }
    return json.dumps(content, ensure_ascii=False)


def cases(clients: int, seconds: float) -> Iterator[Case]:
    """The cases that compare throughput, in the order in which they are run."""
    closed = {"clients": clients, "seconds": seconds}

    def submit(bench: Bench, program: str) -> dict[str, Any]:
        return plan(bench, program, "contact", "POST", ["/v1/requests"], body=submission(bench), **closed)

    def read(bench: Bench, program: str) -> dict[str, Any]:
        paths = [f"/v1/requests/{one}" for (one,) in bench.execute("requests", NEW, bench.district.ids)]
        return plan(bench, program, "contact", "GET", paths, **closed)

    def page(bench: Bench, program: str) -> dict[str, Any]:
        query = f"status={STATUS}&department_id={bench.district.ids['BM1']}&limit=25"
        return plan(bench, program, "handler", "GET", [f"/v1/requests?{query}"], **closed)

    def sign_in(bench: Bench, program: str) -> dict[str, Any]:
        body = json.dumps({"login": "contact", "password": bench.password})
        few = {"clients": 4, "seconds": seconds}
        return {
            "url": bench.urls[program], "headers": {}, "method": "POST", "paths": ["/v1/sessions"], "body": body, **few,
        }  # fmt: skip

    yield Case("submit a request", submit, good=201)
    yield Case("read a request", read)
    yield Case("list a page of 25", page)
    yield Case("sign in", sign_in, good=201)


def told(seconds: float, rate: float) -> Case:
    """From sending a submission until the recipient's client has been told of the entry in the inbox."""

    def submit(bench: Bench, program: str) -> dict[str, Any]:
        live = bench.headers("dispatcher")
        return plan(
            bench, program, "contact", "POST", ["/v1/requests"],
            body=submission(bench), rate=rate, seconds=seconds, live=live,
        )  # fmt: skip

    return Case(f"submit → told, {rate:g} a second", submit, good=201)


def quantiles(values: list[float]) -> str:
    """p50 and p99 in milliseconds."""
    return f"{percentile(values, 50) * 1000:.1f} / {percentile(values, 99) * 1000:.1f}"
