"""Measurements over HTTP: the platform's gateway against the bare program's HTTP server."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bench.effects import READING, SIGN_IN, SUBMISSION
from bench.load import REFUSED
from bench.measure import Case, Options, Round, at_least, within
from bench.stacks import Bench
from bench.usage import Meter, microseconds_each

NAMES = (
    "submit a request",
    "submit, until all is done",
    "read a request",
    "list a page of 25",
    "sign in",
    "submit → in the inbox",
)
WARM_SECONDS = 1.0
# Checking a password takes long on purpose, so more clients would only wait for each other.
SIGN_IN_CLIENTS = 4
# The requests that the contact reads: those that existed before both programs started.
_OWN = "SELECT id FROM requests WHERE status = 'submitted' AND number LIKE 'B%%' AND enterprise_id = %(QY1)s"

Plan = Callable[[str], dict[str, Any]]


def cases(bench: Bench, options: Options) -> Iterator[Case]:
    """Yield the cases in the order in which they are run."""
    closed: dict[str, Any] = {"clients": options.clients, "seconds": options.seconds}
    half = at_least(0.5)
    submitting, finishing, reading, listing, signing_in, telling = NAMES
    yield Case(submitting, over_http(bench, submit(bench, **closed), 201, SUBMISSION), half)
    yield Case(finishing, over_http(bench, submit(bench, **closed), 201, SUBMISSION, whole=True))
    yield Case(reading, over_http(bench, read(bench, **closed), 200, READING), half)
    yield Case(listing, over_http(bench, page(bench, **closed), 200, READING))
    few = {"clients": SIGN_IN_CLIENTS, "seconds": options.seconds}
    yield Case(signing_in, over_http(bench, sign_in(bench, **few), 201, SIGN_IN))
    steady: dict[str, Any] = {"rate": options.rate, "seconds": options.seconds, "listener": "dispatcher"}
    told = over_http(bench, submit(bench, **steady), 201, SUBMISSION)
    yield Case(f"{telling}, {options.rate:g} a second", told, within(15, 60), by_delay=True)


def over_http(
    bench: Bench,
    plan: Plan,
    good: int,
    effects: Mapping[str, int],
    *,
    refusals: bool = False,
    whole: bool = False,
) -> Callable[[str, bool], Round]:
    """Return a function that runs one round, in which the load generator executes a plan.

    Raises ``AssertionError`` when any response has a status other than ``good`` (with ``refusals`` also 503), when a
    listener is not told, or when the rows written are not ``effects`` for each good response. Work that goes on after
    the response counts as processor time, and with ``whole`` as part of the round's time.
    """
    accepted = {str(good), *([str(REFUSED)] if refusals else [])}

    def run(program: str, short: bool) -> Round:
        asked = {**plan(program), **({"seconds": WARM_SECONDS} if short else {})}
        rows = bench.rows(program)
        before, meter = rows.counts(), Meter(bench.pids(program))
        got = bench.load(asked)
        if not {str(good)} <= set(got["statuses"]) <= accepted or got["untold"]:
            raise AssertionError(f"{program}, {asked['paths'][0]}: answers {got['statuses']}, {got['untold']} untold")
        count, answered = got["statuses"][str(good)], time.monotonic()
        rows.wait_for(before, effects, count)
        seconds = got["seconds"] + (time.monotonic() - answered if whole else 0)
        cpu = microseconds_each(meter.seconds(), count)
        rows.check(before, effects, count)
        return Round(count, seconds, cpu, got["told"] or got["latencies"], got["cpu_share"])

    return run


def submit(bench: Bench, *, listener: str = "", **more: Any) -> Plan:
    """Plan submissions by the contact; ``listener`` is the login of a person who listens meanwhile."""
    content = {
        "title": "蒸汽管道增容 {unique}",
        "description": "二期车间下月投产,蒸汽压力不足,请协调管网增容。",
        "item_id": bench.district.ids["item"],
    }
    body = json.dumps(content, ensure_ascii=False)

    def plan(program: str) -> dict[str, Any]:
        live = {"live": bench.headers(listener)} if listener else {}
        headers = {**bench.headers("contact"), "Idempotency-Key": "{unique}"}
        return asking(bench, program, "POST", ["/v1/requests"], headers, body=body, **live, **more)

    return plan


def read(bench: Bench, **more: Any) -> Plan:
    """Plan reads of one request after another by the contact."""
    paths = [f"/v1/requests/{one}" for (one,) in bench.execute("requests", _OWN, bench.district.ids)]
    return lambda program: asking(bench, program, "GET", paths, bench.headers("contact"), **more)


def page(bench: Bench, **more: Any) -> Plan:
    """Plan reads by the handler of the list of requests dispatched to the department."""
    path = f"/v1/requests?status=dispatched&department_id={bench.district.ids['BM1']}&limit=25"
    return lambda program: asking(bench, program, "GET", [path], bench.headers("handler"), **more)


def sign_in(bench: Bench, **more: Any) -> Plan:
    """Plan one sign-in after another by the contact."""
    body = json.dumps({"login": "contact", "password": bench.password})
    return lambda program: asking(bench, program, "POST", ["/v1/sessions"], {}, body=body, **more)


def asking(
    bench: Bench, program: str, method: str, paths: list[str], headers: dict[str, str], **more: Any
) -> dict[str, Any]:
    """Return a plan for the load generator."""
    return {
        "url": bench.urls.get(program, bench.stack.url),
        "method": method,
        "paths": paths,
        "headers": headers,
        **more,
    }
