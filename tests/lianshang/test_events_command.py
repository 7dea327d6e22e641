"""``lianshang events`` as somebody at the terminal meets it: what it prints, what it refuses, how it ends."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from click.testing import Result
from sqlalchemy import select
from typer.testing import CliRunner

from chassis.consuming.cursors import OutOfOrder
from chassis.operating import pending_retries
from chassis.publishing import outbox
from chassis.publishing.outbox import Emitted
from chassis.storing import tables
from contracts.notifications.subscriptions import MIRROR, TELL
from contracts.platform import SERVICES
from contracts.registry.events import CHAIN_CHANGED, PERSON_CHANGED
from lianshang.cli.app import app
from tests.chassis.operating.parking import bury, envelope, park, request_event, states
from tests.harness import FIELD_KEY, ServiceUnderTest

NOTHING = "0195a000-0000-7000-8000-000000000001"
REQUEST_TYPE = "request.accepted.v1"
Run = Callable[..., Result]


@pytest.fixture
def run(services: Callable[[str], ServiceUnderTest], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on the databases of the tests, all empty."""
    for name in SERVICES:
        services(name).empty()
    settings = services("registry").settings
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    monkeypatch.setenv("FIELD_KEYS", FIELD_KEY)
    monkeypatch.setenv("ENVIRONMENT", "test")
    return lambda *words: CliRunner().invoke(app, ["events", *words])


def printed(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout


def answered(result: Result) -> Any:
    return json.loads(printed(result))


def test_an_empty_platform_says_so(run: Run) -> None:
    assert printed(run("outbox")) == "Everything is published.\n"
    assert printed(run("parked")) == "Nothing is parked.\n"
    assert printed(run("gaps")) == "There is no gap.\n"
    assert "notifications.tell" in printed(run("status"))


def test_the_status_shows_outboxes_consumers_and_replays(run: Run, services: Callable[[str], ServiceUnderTest]) -> None:
    with services("registry").database.transaction() as session:
        outbox.write(session.connection(), [Emitted(CHAIN_CHANGED, "c", {})], datetime.now().astimezone())
    park(services("notifications"), TELL, request_event(uuid4(), 1))
    told = printed(run("replay", "--consumer", TELL.consumer, "--since", "2026-11-20"))
    assert "requests, talent: will be published to notifications.tell again from 2026-11-20T00:00:00+08:00" in told
    found = {state["service"]: state for state in answered(run("status", "--json"))["services"]}
    assert found["registry"]["outbox"]["depth"] == 1
    [tell] = [one for one in found["notifications"]["consumers"] if one["consumer"] == TELL.consumer]
    assert (tell["dead"], tell["gaps"]) == (1, 1)
    shown = printed(run("status"))
    for words in ("registry", "notifications.tell", "2026-11-20 00:00:00", "going on"):
        assert words in shown, shown


def test_parked_events_are_listed_with_their_errors_and_found_by_what_they_are(
    run: Run, services: Callable[[str], ServiceUnderTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = park(services("notifications"), TELL, request_event(uuid4(), 3))
    two = park(services("requests"), MIRROR, envelope(PERSON_CHANGED.type, "person/1", 1, {}), ValueError("[b]ad[/b]"))
    three = park(services("requests"), MIRROR, envelope(PERSON_CHANGED.type, "person/2", 1, {}))
    shown = printed(run("parked"))
    for words in (str(one), str(two), "RuntimeError: no such rule", "ValueError: [b]ad[/b]", REQUEST_TYPE, "person/1"):
        assert words in shown, shown
    assert ids(run("parked", "--service", "requests", "--json")) == {str(two), str(three)}
    # The name of a consumer says whose it is.
    assert ids(run("parked", "--consumer", TELL.consumer, "--json")) == {str(one)}
    assert ids(run("parked", "--key", "person/1", "--since", "1h", "--json")) == {str(two)}
    assert ids(run("parked", "--until", "2d", "--json")) == set()
    assert len(ids(run("parked", "--limit", "2", "--json"))) == 2
    monkeypatch.setattr("lianshang.cli.messaging._PAGE", 1)
    assert ids(run("parked", "--json")) == {str(one), str(two), str(three)}


def test_one_is_shown_with_what_it_means_and_what_can_be_done(
    run: Run, services: Callable[[str], ServiceUnderTest]
) -> None:
    data = {"id": NOTHING, "name": "赵小明", "email": "sealed", "locale": "zh", "active": True}
    parked = park(services("notifications"), MIRROR, envelope(PERSON_CHANGED.type, "person/1", 4, data))
    shown = printed(run("show", str(parked)))
    for words in ("notifications.mirror: Keeps what addressing", "A person was registered", "person/1, no. 4",
                  "RuntimeError: no such rule", f"events replay-parked {parked}", '"name": "***"'):  # fmt: skip
        assert words in shown, shown
    assert "赵小明" not in shown
    raw = bury(services("talent"), "no [json] at all")
    shown = printed(run("show", str(raw)))
    assert "not an event" in shown
    assert "no [json] at all" in shown
    assert "replay-parked" not in shown
    assert f"events drop {raw}" in shown


def test_many_are_replayed_and_dropped_until_none_is_left(
    run: Run, services: Callable[[str], ServiceUnderTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pending_retries, "MOST_AT_ONCE", 2)
    for number in range(1, 6):
        park(services("notifications"), TELL, request_event(uuid4(), number))
    park(services("talent"), MIRROR, envelope(PERSON_CHANGED.type, "person/1", 1, {}))
    assert "5 due again" in printed(run("replay-parked", "--type", REQUEST_TYPE))
    assert set(states(services("notifications")).values()) == {"waiting"}
    dropping = ("drop", "--status", "waiting", "--since", "1h", "--reason", "x")
    assert answered(run(*dropping, "--json")) == {"count": 5}
    assert states(services("talent")) == {1: "dead"}


def test_of_several_that_are_named_those_that_can_be_are_decided_about(
    run: Run, services: Callable[[str], ServiceUnderTest]
) -> None:
    parked = park(services("talent"), MIRROR, envelope(PERSON_CHANGED.type, "person/1", 1, {}))
    done = run("drop", NOTHING, str(parked), "--reason", "left over")
    assert (done.exit_code, str(parked) in done.stdout, NOTHING in done.stderr) == (1, True, True)
    again = run("drop", str(parked), "--reason", "left over")
    assert again.exit_code == 1
    assert "counts as applied" in again.stderr
    with services("talent").database.engine.begin() as connection:
        [row] = connection.execute(select(tables.audit))
    assert row.actor.endswith("(command line)")
    assert (row.object_id, row.content["reason"]) == (str(parked), "left over")


def test_a_gap_is_shown_and_skipped(run: Run, services: Callable[[str], ServiceUnderTest]) -> None:
    event = request_event(uuid4(), 7)
    park(services("notifications"), TELL, event, OutOfOrder("not yet"), dead=False)
    shown = printed(run("gaps"))
    assert event["partitionkey"] in shown
    assert "missing" in shown
    words = ("--consumer", TELL.consumer, "--key", event["partitionkey"], "--reason", "restored")
    assert "goes on with" in printed(run("skip-gap", *words))
    assert printed(run("gaps")) == "There is no gap.\n"


def test_events_that_no_queue_takes_are_shown(run: Run, services: Callable[[str], ServiceUnderTest]) -> None:
    long_ago = datetime.now().astimezone() - timedelta(days=3)
    with services("registry").database.transaction() as session:
        outbox.write(session.connection(), [Emitted(CHAIN_CHANGED, "c", {})], long_ago)
        session.execute(tables.outbox.update().values(created_at=long_ago))
        outbox.defer(session.connection(), session.scalars(select(tables.outbox.c.id)).all(), "no queue is bound")
    shown = printed(run("outbox", "--unroutable"))
    for words in ("chain.changed.v1", "no queue is bound", "3 d ago"):
        assert words in shown, shown


def test_a_database_that_is_away_is_shown_and_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg2://nobody@127.0.0.1:1/{service}")
    status = run("status")
    assert (status.exit_code, status.stdout.count("away")) == (4, 4)
    assert "registry: connection to server" in " ".join(status.stderr.split())
    assert run("parked").exit_code == 4


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("show", NOTHING), 1, "There is no parked event"),
        (("show", "x"), 2, "is no identifier"),
        (("drop", NOTHING, "--reason", " "), 1, "reason: Must not be blank."),
        (("drop", NOTHING), 2, "--reason"),
        (("replay-parked",), 2, "name the events"),
        (("replay-parked", NOTHING, "--consumer", TELL.consumer), 2, "name the events"),
        (("drop", "--status", "dead", "--reason", "x"), 2, "name the events"),
        (("drop", "--consumer", "nobody.listens", "--reason", "x"), 2, "there is no service 'nobody'"),
        (("parked", "--service", "gateway"), 2, "there is no service 'gateway'"),
        (("parked", "--status", "gone"), 1, "status: Must be one of"),
        (("replay", "--consumer", "talent.none", "--since", "1h"), 2, "notifications.tell"),
        (("replay", "--consumer", TELL.consumer, "--since", "yesterday"), 2, "is no moment"),
        (("skip-gap", "--consumer", TELL.consumer, "--key", "request/1", "--reason", "x"), 1, "misses no event"),
    ],
)
def test_what_cannot_be_done_is_told_with_a_status(run: Run, words: tuple[str, ...], status: int, told: str) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (status, "")
    assert told in " ".join(done.stderr.split()), done.stderr


@pytest.mark.parametrize(
    "command", ["status", "outbox", "parked", "show", "replay-parked", "drop", "gaps", "skip-gap", "replay"]
)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    shown = CliRunner().invoke(app, ["events", command, "--help"]).output
    assert f"lianshang events {command}" in shown


def ids(result: Result) -> set[str]:
    return {item["id"] for item in answered(result)["items"]}
