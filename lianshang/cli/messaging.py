"""Implements the commands of ``lianshang events``; each function returns the exit status."""

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import typer
from sqlalchemy.exc import SQLAlchemyError

from chassis.calling.call import Call
from chassis.calling.errors import Failure
from chassis.observing import log
from chassis.operating import messaging_administration
from chassis.running.clock import wall
from chassis.running.handlers import functions_in
from chassis.running.runtime import Runtime
from chassis.running.settings import Settings
from chassis.storing.database import Database
from contracts.catalogue import NOUNS, SUBSCRIPTIONS_BY_CONSUMER
from contracts.messaging.operations import (
    DROP_PARKED,
    DROP_PARKED_MANY,
    GET_PARKED,
    GET_SERVICE_MESSAGING,
    LIST_GAPS,
    LIST_OUTBOX,
    LIST_PARKED,
    REPLAY_PARKED,
    REPLAY_PARKED_MANY,
    SKIP_GAP,
    START_SERVICE_REPLAY,
)
from contracts.operation import Operation
from contracts.platform import SERVICES
from contracts.problem import NOT_FOUND
from lianshang.cli import event_tables as tables
from lianshang.cli.server import Server, user_of_the_machine
from lianshang.cli.settings import complain, complaints, settings
from lianshang.faults import EXIT_DATABASE
from lianshang.usability import opened

EXIT_DONE, EXIT_REFUSED = 0, 1
_PAGE = 100
_AGO = re.compile(r"(\d{1,5})([mhd])")
_FUNCTIONS = functions_in(messaging_administration)
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class Desk:
    """Calls the internal operations of every service on behalf of an operator at the command line."""

    def __init__(self, reachable: Settings) -> None:
        self.settings = reachable
        self._databases: dict[str, Database] = {}
        self._actor = user_of_the_machine()
        self._correlation = f"cli-{uuid.uuid4()}"

    def ask(self, service: str, operation: Operation, content: Mapping[str, Any] | None = None, **path: str) -> Any:
        """Call an operation and return the body of its reply; raises ``Failure``."""
        runtime = Runtime(service, self.settings, self._database(service))
        given = {"body" if operation.writes else "query": {k: v for k, v in (content or {}).items() if v is not None}}
        call = Call(path=path, actor=self._actor, correlation=self._correlation, **given)  # type: ignore[arg-type]
        return runtime.serve(operation, _FUNCTIONS[operation], call.to_wire()).body

    def everything(
        self, services: Sequence[str], operation: Operation, query: Mapping[str, Any], limit: int
    ) -> list[Any]:
        """Return the items of a list from these services, each with its service, page after page up to a limit."""
        found: list[Any] = []
        for service in services:
            after: str | None = None
            while len(found) < limit:
                page = self.ask(service, operation, {**query, "limit": min(limit - len(found), _PAGE), "after": after})
                found += [{"service": service, **item} for item in page["items"]]
                after = page["next"]
                if after is None:
                    break
        return found

    def close(self) -> None:
        """Close the connections."""
        for database in self._databases.values():
            database.close()

    def _database(self, service: str) -> Database:
        if service not in self._databases:
            try:
                self._databases[service] = opened(service, self.settings)
            except SQLAlchemyError as error:
                raise _Away(f"{service}: {' '.join(str(getattr(error, 'orig', None) or error).split())}") from None
        return self._databases[service]


class _Away(Exception):
    """A database cannot be reached; the message says which and why."""


@contextmanager
def _desk() -> Iterator[Desk]:
    """Provide a desk; a refusal or an unreachable database is printed and ends the command with its status."""
    given = settings()
    # Refusals are printed as the result; only unexpected errors are logged.
    log.configure(replace(given, log_level="WARNING"), "events")
    with Server(given, join=True) as reachable:
        desk = Desk(reachable)
        try:
            yield desk
        except _Away as away:
            raise complain(str(away), EXIT_DATABASE) from None
        except Failure as failure:
            _tell(failure)
            raise typer.Exit(EXIT_REFUSED) from None
        finally:
            desk.close()


def status(as_json: bool) -> int:
    """Print the state of every service. A database that cannot be reached is shown as such, and the status is 4."""
    states, away = [], []
    with _desk() as desk:
        for service in SERVICES:
            try:
                states.append(desk.ask(service, GET_SERVICE_MESSAGING))
            except _Away as error:
                away.append(str(error))
                states.append({"service": service, "available": False, "outbox": None, "consumers": [], "replays": []})
    tables.status(states, as_json)
    for problem in away:
        complain(problem)
    return EXIT_DATABASE if away else EXIT_DONE


def outbox(service: str | None, query: Mapping[str, Any], limit: int, as_json: bool) -> int:
    """Print the events that are not published yet."""
    with _desk() as desk:
        found = desk.everything(_services(service, None), LIST_OUTBOX, query, limit)
    tables.outbox(found, as_json)
    return EXIT_DONE


def parked(service: str | None, chosen: Mapping[str, Any], limit: int, as_json: bool) -> int:
    """Print pending retries."""
    with _desk() as desk:
        query = _with_moments(chosen, desk.settings)
        found = desk.everything(_services(service, chosen["consumer"]), LIST_PARKED, query, limit)
    tables.parked(found, as_json)
    return EXIT_DONE


def show(identifier: str, as_json: bool) -> int:
    """Print one pending retry."""
    with _desk() as desk:
        service, found = _where_it_is(desk, identifier, GET_PARKED)
    tables.show({"service": service, **found}, as_json)
    return EXIT_DONE


def replay_parked(ids: Sequence[str], chosen: Mapping[str, Any], as_json: bool) -> int:
    """Have pending retries tried again."""
    return _decide(REPLAY_PARKED, REPLAY_PARKED_MANY, ids, chosen, {}, "due again", as_json)


def drop(ids: Sequence[str], chosen: Mapping[str, Any], reason: str, as_json: bool) -> int:
    """Drop pending retries."""
    return _decide(DROP_PARKED, DROP_PARKED_MANY, ids, chosen, {"reason": reason}, "dropped", as_json)


def gaps(consumer: str | None, limit: int, as_json: bool) -> int:
    """Print the gaps of ordered consumers."""
    with _desk() as desk:
        found = desk.everything(_services(None, consumer), LIST_GAPS, {"consumer": consumer}, limit)
    tables.gaps(found, as_json)
    return EXIT_DONE


def skip_gap(body: Mapping[str, Any], as_json: bool) -> int:
    """Give up the missing events of a gap."""
    [service] = _services(None, body["consumer"])
    with _desk() as desk:
        found = desk.ask(service, SKIP_GAP, body)
    tables.told(found, f"{found['consumer']} goes on with {found['key']} after {found['cursor']}", as_json)
    return EXIT_DONE


def start_replay(consumer: str, since: str, as_json: bool) -> int:
    """Start a replay of events to a consumer."""
    subscription = SUBSCRIPTIONS_BY_CONSUMER.get(consumer)
    if subscription is None:
        raise complain(f"there is no consumer {consumer!r}; there are {', '.join(sorted(SUBSCRIPTIONS_BY_CONSUMER))}")
    with _desk() as desk:
        body = {"consumer": consumer, "since": _moment("--since", since, desk.settings)}
        services = sorted({event.service for event in subscription.events})
        found = [desk.ask(service, START_SERVICE_REPLAY, body) for service in services]
    told = f"{', '.join(services)}: will be published to {consumer} again from {body['since']} on"
    tables.told(found, f"{told}; see `lianshang events status`", as_json)
    return EXIT_DONE


def _decide(
    one: Operation,
    many: Operation,
    ids: Sequence[str],
    chosen: Mapping[str, Any],
    more: Mapping[str, Any],
    done: str,
    as_json: bool,
) -> int:
    """Decide about the pending retries that are named, each by itself, or about all that match."""
    narrowing = [option for option, value in chosen.items() if value is not None and option != "status"]
    if bool(ids) == bool(narrowing):
        raise complain("name the events by their identifiers, or give at least one of --consumer, --type, --key, "
                       "--since and --until")  # fmt: skip
    if ids:
        return _decide_about_each(one, ids, more, done, as_json)
    counted = 0
    with _desk() as desk:
        body = {**_with_moments(chosen, desk.settings), **more}
        for service in _services(None, chosen["consumer"]):
            portion = desk.ask(service, many, body)
            counted += portion["count"]
            while portion["next"] is not None:
                portion = desk.ask(service, many, {**body, "after": portion["next"]})
                counted += portion["count"]
    tables.told({"count": counted}, f"{counted} {done}", as_json)
    return EXIT_DONE


def _decide_about_each(
    operation: Operation, ids: Sequence[str], more: Mapping[str, Any], done: str, as_json: bool
) -> int:
    decided, refused = [], False
    with _desk() as desk:
        for identifier in ids:
            try:
                service, found = _where_it_is(desk, identifier, operation, more)
            except Failure as failure:
                _tell(failure, identifier)
                refused = True
            else:
                decided.append({"service": service, **found})
    tables.decided(decided, done, as_json)
    return EXIT_REFUSED if refused else EXIT_DONE


def _where_it_is(
    desk: Desk, identifier: str, operation: Operation, more: Mapping[str, Any] | None = None
) -> tuple[str, Any]:
    """Ask the service that has this pending retry; identifiers are unique among all services."""
    try:
        path = {"parked_event_id": str(uuid.UUID(identifier))}
    except ValueError:
        raise complain(f"{identifier!r} is no identifier; `lianshang events parked` shows them") from None
    missing: Failure | None = None
    for service in SERVICES:
        try:
            return service, desk.ask(service, operation, more, **path)
        except Failure as failure:
            if failure.problem is not NOT_FOUND:
                raise
            missing = failure
    raise missing or AssertionError("there is no service")


def _services(service: str | None, consumer: str | None) -> tuple[str, ...]:
    """Return the services to ask: the one that is named, the one of a consumer, or all."""
    if service is None and consumer is not None:
        service = consumer.partition(".")[0]
    if service is not None and service not in SERVICES:
        raise complain(f"there is no service {service!r}; there are {', '.join(SERVICES)}")
    return (service,) if service else tuple(SERVICES)


def _with_moments(chosen: Mapping[str, Any], given: Settings) -> dict[str, Any]:
    moments = {name: _moment(f"--{name}", chosen[name], given) for name in ("since", "until") if chosen[name]}
    return {**chosen, **moments}


def _moment(option: str, text: str, given: Settings) -> str:
    """Return a moment as RFC 3339, from a date, a time of day, or how long ago it was."""
    ago, zone = _AGO.fullmatch(text), ZoneInfo(given.timezone)
    if ago:
        return (wall() - timedelta(**{_UNITS[ago[2]]: int(ago[1])})).astimezone(zone).isoformat(timespec="seconds")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise complain(f"{option} {text!r} is no moment; give 2026-11-20, 2026-11-20T08:00 or 12h") from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).isoformat()


def _tell(failure: Failure, about: str = "") -> None:
    """Print in English why something was refused."""
    params = dict(failure.params)
    if noun := NOUNS.get(str(params.get("kind"))):
        params["kind"] = noun.en
    detail = failure.problem.detail.en.format(**params)
    wrong = [f"{error['field']}: {_english(error['detail'])}" for error in failure.errors]
    told = ": ".join(part for part in (about, "; ".join(wrong) or detail) if part)
    complaints.print(f"lianshang: {told}", style="red", markup=False, soft_wrap=True)


def _english(detail: Any) -> str:
    return str(detail[1]) if isinstance(detail, list | tuple) else str(detail)
