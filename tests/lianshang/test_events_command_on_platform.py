"""Messaging administration as commands on a running platform, on RabbitMQ and embedded."""

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.sample.running import Platform, eventually, run_sample
from tests.servers import DatabaseServer

pytestmark = pytest.mark.system
FAULTY = {"SAMPLE_HURRY": "1", "SAMPLE_FAULTY": "1"}
NOBODY = "0195a000-0000-7000-8000-000000000001"
OPERATOR = {"name": "op", "person_id": NOBODY, "session_id": NOBODY, "posts": [["operator", NOBODY, None]]}


@pytest.fixture(scope="module", params=["rabbitmq", "embedded"])
def platform(
    request: pytest.FixtureRequest, database_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Platform]:
    """The sample, started with a fault in the mirror."""
    broker = request.getfixturevalue("broker_server") if request.param == "rabbitmq" else None
    platform = Platform(broker, database_server, tmp_path_factory.mktemp("sample"))
    with platform.serving(**FAULTY):
        yield platform


def run(platform: Platform, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run ``lianshang events`` to its end."""
    return run_sample(platform.environment, "events", *words)


def asked(platform: Platform, *words: str) -> Any:
    """What a command answers as JSON."""
    done = run(platform, *words, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def await_parked(platform: Platform, account: str, state: str, count: int) -> None:
    """Wait until so many events of an account are in this state at the mirror."""
    statement = "SELECT count(*) FROM parked WHERE key = :key AND state = :state"

    def there() -> bool:
        return bool(platform.rows("mirror", statement, key=f"account/{account}", state=state)[0][0] == count)

    eventually(there, 30, lambda: f"{count} {state} of {account}: {platform.parked()}")


def parked_ids(platform: Platform, account: str, *words: str) -> dict[str, str]:
    """The identifiers of an account's parked events, by consumer."""
    return {
        item["consumer"]: item["id"]
        for item in asked(platform, "parked", "--key", f"account/{account}", *words)["items"]
    }


def test_a_dead_letter_is_seen_explained_replayed_when_its_cause_is_mended_and_gone(platform: Platform) -> None:
    assert platform.add("mended", behave="fault").status_code == 200
    assert platform.add("mended", amount=2).status_code == 200
    await_parked(platform, "mended", "dead", 2)
    await_parked(platform, "mended", "waiting", 1)

    [mirror] = [state for state in asked(platform, "status")["services"] if state["service"] == "mirror"]
    dead = {one["consumer"]: (one["dead"], one["gaps"]) for one in mirror["consumers"]}
    assert (dead["mirror.follow"], dead["mirror.tally"]) == ((1, 1), (1, 0))
    ids = parked_ids(platform, "mended", "--status", "dead")
    shown = run(platform, "show", ids["mirror.follow"]).stdout
    error, advice = "RuntimeError: a fault of this release", f"replay-parked {ids['mirror.follow']}"
    for words in ("In order", "An account has changed", "account/mended, no. 1", error, advice, '"amount": 1'):
        assert words in shown, shown
    [gap] = asked(platform, "gaps")["items"]
    assert (gap["key"], gap["cursor"], gap["cause"], gap["waiting"]) == ("account/mended", 0, "dead", 1)
    assert gap["parked_event_id"] == ids["mirror.follow"]

    platform.restart(platform.process_of("mirror"), SAMPLE_HURRY="1")
    assert "due again" in run(platform, "replay-parked", ids["mirror.follow"]).stdout
    assert asked(platform, "replay-parked", "--consumer", "mirror.tally") == {"count": 1}
    platform.await_effects("mended", 2)
    assert platform.effects("mended", "follow") == [1, 2]
    assert run(platform, "parked").stdout == "Nothing is parked.\n"


def test_a_dropped_event_lets_those_behind_it_go_and_is_audited(platform: Platform) -> None:
    assert platform.add("dropped", behave="poison").status_code == 200
    assert platform.add("dropped").status_code == 200
    await_parked(platform, "dropped", "dead", 2)
    ids = parked_ids(platform, "dropped", "--status", "dead")
    printed = run(platform, "drop", ids["mirror.follow"], ids["mirror.tally"], "--reason", "poison of a test").stdout
    assert printed.count("dropped") == 2, printed
    platform.await_effects("dropped", 1)
    assert platform.effects("dropped", "follow") == [2]
    assert parked_ids(platform, "dropped") == {}
    assert parked_ids(platform, "dropped", "--status", "dropped") == ids
    audited = platform.rows("mirror", "SELECT actor, object_id, content FROM audit WHERE operation = 'drop_parked'")
    assert {row.object_id for row in audited} == set(ids.values())
    assert all(row.actor.endswith("(command line)") for row in audited)
    assert {row.content["reason"] for row in audited} == {"poison of a test"}


def test_over_http_a_dead_letter_is_taken_up_at_once(platform: Platform) -> None:
    assert platform.add("rung", behave="fail:4").status_code == 200
    await_parked(platform, "rung", "dead", 2)
    for identifier in parked_ids(platform, "rung").values():
        answer = platform.call("mirror", "replay_parked", path={"parked_event_id": identifier}, actor=OPERATOR)
        assert answer.status_code == 200, answer.text
    # Less than the pause after which a consumer would look by itself.
    platform.await_effects("rung", 1, seconds=3)


def test_a_consumer_that_has_lost_its_data_gets_what_the_outbox_holds_and_nobody_else_does(platform: Platform) -> None:
    for _ in range(5):
        assert platform.add("lost").status_code == 200
    platform.await_effects("lost", 5)
    lost = "consumer = 'mirror.follow' AND"
    platform.execute("mirror", "DELETE FROM lines WHERE account = 'lost' AND reaction = 'follow'")
    platform.execute("mirror", f"DELETE FROM cursors WHERE {lost} key = 'account/lost'")
    rows = platform.rows("ledger", "SELECT event_id, published_at FROM outbox WHERE key = 'account/lost' ORDER BY id")
    for row in rows:
        platform.execute("mirror", f"DELETE FROM inbox WHERE {lost} event_id = :id", id=row.event_id)
    for _ in range(2):
        printed = run(platform, "replay", "--consumer", "mirror.follow", "--since", "1h")
        assert "will be published to mirror.follow again" in printed.stdout, printed.stderr
        eventually(lambda: _replayed(platform), 20, lambda: str(asked(platform, "status")))
        platform.await_effects("lost", 5)
    assert platform.effects("lost", "follow") == [1, 2, 3, 4, 5]
    assert sorted(platform.effects("lost", "tally")) == [1, 2, 3, 4, 5]
    assert (
        platform.rows("ledger", "SELECT event_id, published_at FROM outbox WHERE key = 'account/lost' ORDER BY id")
        == rows
    )


def _replayed(platform: Platform) -> bool:
    return all(row.finished_at for row in platform.rows("ledger", "SELECT finished_at FROM replays"))
