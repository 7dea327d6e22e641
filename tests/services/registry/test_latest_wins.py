"""Of two transactions the one that commits last has the later number, so its event tells of the state after both."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import text, update

from chassis.calling.errors import Failure
from contracts.problem import NOT_FOUND
from contracts.registry.accounts import CHANGE_ACCOUNT, OPEN_ACCOUNT
from contracts.registry.chains import CHANGE_CHAIN, LIST_CHAINS
from services.registry.organizations.models import AnnouncedDay
from tests.harness import ServiceUnderTest
from tests.servers import wait_until
from tests.services.registry.district import OPERATOR, REGISTRAR, chain, join, organization, person, post

_WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


def meanwhile(registry: ServiceUnderTest, change: str, act: Callable[[], Any]) -> None:
    """Commit a change after ``act`` has begun: when it waits for it, or has ended."""
    look = registry.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    with look, ThreadPoolExecutor(1) as pool:
        with registry.database.engine.begin() as connection:
            connection.execute(text(change))
            acting = pool.submit(act)
            wait_until(lambda: acting.done() or look.scalar(_WAITING) == 1, 20, "waiting for the change")
        acting.result(20)


def last(registry: ServiceUnderTest, kind: str, subject: str) -> Any:
    return [event["data"] for event in registry.emitted(kind) if event["subject"] == subject][-1]


@pytest.fixture
def held(registry: ServiceUnderTest) -> dict[str, Any]:
    office = organization(registry, "BM01", "department")["id"]
    return post(registry, "department_handler", person(registry, name="甲")["id"], office)


def test_announced_persons_and_posts_are_those_after_a_change_meanwhile(
    registry: ServiceUnderTest, held: dict[str, Any]
) -> None:
    for change in ("UPDATE persons SET name = '乙'", "UPDATE posts SET valid_to = '2031-05-01'"):
        registry.tick("announce_new_day")
        with registry.database.transaction() as session:
            session.execute(update(AnnouncedDay).values(posts=False))
        meanwhile(registry, change, lambda: registry.tick("announce_new_day"))
    assert last(registry, "person.changed.v1", held["person"]["id"])["name"] == "乙"
    assert last(registry, "post.changed.v1", held["id"])["valid_to"] == "2031-05-01"


def test_whoever_opens_or_closes_an_account_tells_of_the_person_after_a_change_meanwhile(
    registry: ServiceUnderTest, held: dict[str, Any]
) -> None:
    someone = held["person"]["id"]
    for name, operation, body in (
        ("乙", OPEN_ACCOUNT, {"login": "qy001"}),
        ("丙", CHANGE_ACCOUNT, {"active": False}),
        ("丁", CHANGE_ACCOUNT, {"active": True}),
    ):
        change = f"UPDATE persons SET name = '{name}'"
        meanwhile(registry, change, lambda o=operation, b=body: registry.call(o, OPERATOR, someone, body=b))
        told = last(registry, "person.changed.v1", someone)
        assert (told["name"], told["signs_in"]) == (name, body.get("active", True))


def test_organizations_of_a_renamed_segment_or_a_new_day_are_those_after_a_change_meanwhile(
    registry: ServiceUnderTest,
) -> None:
    made, enterprise = chain(registry), organization(registry, "QY001")["id"]
    registry.move_clock(datetime.fromisoformat("2026-03-01T09:00:00+08:00"))
    join(registry, enterprise, made["id"], segments=["研发"], valid_to="2026-03-09")
    found = registry.call(LIST_CHAINS, REGISTRAR, query={})["items"][0]
    segments = [{"id": each["id"], "name": f"{each['name']}二"} for each in found["segments"]]

    def rename() -> None:
        body = {"segments": segments}
        registry.call(CHANGE_CHAIN, REGISTRAR, made["id"], body=body, if_match=found["version"])

    meanwhile(registry, "UPDATE organizations SET name = '甲'", rename)
    told = last(registry, "organization.changed.v1", enterprise)
    assert (told["name"], told["chains"][0]["segment"]) == ("甲", "研发二")
    registry.tick("announce_new_day")
    registry.move_clock(datetime.fromisoformat("2026-03-12T00:01:00+08:00"))
    meanwhile(registry, "UPDATE organizations SET name = '乙'", lambda: registry.tick("announce_new_day"))
    told = last(registry, "organization.changed.v1", enterprise)
    assert (told["name"], told["chains"]) == ("乙", [])


def test_an_account_is_not_opened_for_somebody_who_is_deactivated_meanwhile(registry: ServiceUnderTest) -> None:
    someone = person(registry, "RY01")["id"]
    with pytest.raises(Failure) as failure:
        meanwhile(
            registry,
            "UPDATE persons SET active = false",
            lambda: registry.call(OPEN_ACCOUNT, REGISTRAR, someone, body={"login": "qy001"}),
        )
    assert failure.value.problem is NOT_FOUND
