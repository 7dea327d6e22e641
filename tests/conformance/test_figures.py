"""Figures of another service by event, between real processes: asked once, answered once, asked and told again."""

from typing import Any
from uuid import uuid4

import pytest

from tests.sample.running import Platform, eventually

pytestmark = pytest.mark.system


def taken(platform: Platform, about: str) -> list[tuple[str, str]]:
    """What the mirror has taken, by the end of the account."""
    statement = "SELECT account, reaction FROM lines WHERE account LIKE :about ORDER BY id"
    rows = platform.rows("mirror", statement, about=f"{about} %")
    return [(row.account.partition(" ")[2], row.reaction) for row in rows]


def ask(platform: Platform, about: str, *accounts: str) -> None:
    reply = platform.call("mirror", "ask_for_figures", body={"about": about, "accounts": accounts})
    assert reply.status_code == 200, reply.text


def outbox(platform: Platform, service: str, about: str) -> list[Any]:
    return platform.rows(service, "SELECT type FROM outbox WHERE key = :key", key=f"figures/{about}")


def test_figures_are_asked_and_answered_by_event_once_also_after_replays(platform: Platform) -> None:
    account, empty, about = str(uuid4()), str(uuid4()), str(uuid4())
    for amount in (3, 4):
        assert platform.add(account, amount=amount).status_code == 200
    ask(platform, about, account, empty)
    expected = [(account, "2 3.5 2 False"), (empty, "0 None 0 False")]
    eventually(lambda: len(taken(platform, about)) == 2, 20, lambda: f"{taken(platform, about)} {platform.parked()}")
    assert taken(platform, about) == expected
    assert [row.type for row in outbox(platform, "mirror", about)] == ["figures.requested-by-mirror.v1"]
    assert [row.type for row in outbox(platform, "ledger", about)] == ["figures.computed-by-ledger.v1"]
    for consumer in ("ledger.figures_requested", "mirror.figures_computed"):
        before = platform.suppressed()
        platform.command("events", "replay", "--consumer", consumer, "--since", "1h")
        eventually(lambda: platform.suppressed() > before, 20, lambda: f"no duplicate at {consumer}")  # noqa: B023
    assert taken(platform, about) == expected
    assert len(outbox(platform, "ledger", about)) == 1


def test_asked_again_they_are_computed_again_and_small_samples_are_withheld(platform: Platform) -> None:
    account, about = str(uuid4()), str(uuid4())
    for count in (1, 2):
        assert platform.add(account, amount=5).status_code == 200
        ask(platform, about, account)
        eventually(lambda: len(taken(platform, about)) == count, 20, lambda: str(platform.parked()))  # noqa: B023
    assert taken(platform, about) == [(account, "1 None 1 True"), (account, "2 5.0 2 False")]
