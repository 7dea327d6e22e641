"""The cursor of an ordered consumer, where two processes apply neighbouring events at the same moment."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.orm import Session

from chassis.consuming import inbox
from chassis.consuming.cursors import OutOfOrder
from chassis.storing import tables
from contracts.operation import Subscription
from contracts.problem import Text
from tests.servers import DatabaseServer

FOLLOW = Subscription("mirror.follow", (), Text("按序", "In order"), ordered=True)


@pytest.fixture
def engine(database_server: DatabaseServer) -> Iterator[Engine]:
    engine = create_engine(database_server.create("cursor"))
    tables.metadata.create_all(engine)
    yield engine
    engine.dispose()
    database_server.drop("cursor")


def envelope(number: int, account: str = "a") -> dict[str, Any]:
    return {
        "id": f"01a20000-0000-7000-8000-0000000{account * 4}{number}",
        "partitionkey": f"account/{account}",
        "sequence": number,
    }


def apply(engine: Engine, *numbers: int) -> list[int]:
    """Enter events together, as a reaction does; returns the numbers of those that were not there."""
    return [entered["sequence"] for entered in together(engine, *map(envelope, numbers))]


def together(engine: Engine, *envelopes: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    with Session(engine) as session:
        entered = inbox.begin(session, FOLLOW, envelopes)
        session.commit()
    return entered


def cursor(engine: Engine, account: str = "a") -> int:
    with engine.connect() as connection:
        found = connection.scalar(text("SELECT sequence FROM cursors WHERE key = :key"), {"key": f"account/{account}"})
        return int(found or 0)


def test_the_cursor_moves_when_the_event_before_is_committed_between_two_looks(engine: Engine) -> None:
    apply(engine, 1)
    meanwhile = [2]

    @event.listens_for(engine, "before_cursor_execute")
    def commit_the_one_before(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        # The cursor could not be moved to the third event; before it is asked how far it is, the second is committed.
        if statement.startswith("SELECT cursors") and meanwhile:
            apply(engine, meanwhile.pop())

    apply(engine, 3)
    assert not meanwhile
    assert cursor(engine) == 3
    apply(engine, 4)
    assert cursor(engine) == 4


def test_an_event_before_its_turn_is_out_of_order(engine: Engine) -> None:
    apply(engine, 1)
    with pytest.raises(OutOfOrder, match="account/a is at 1, this is 3"):
        apply(engine, 3)
    assert cursor(engine) == 1


def test_events_that_come_together_move_every_cursor_as_far_as_they_go(engine: Engine) -> None:
    together(engine, envelope(1, "b"))
    came = [envelope(1), envelope(2, "b"), envelope(2), envelope(3, "b"), envelope(1, "c")]
    assert together(engine, *came) == came
    assert (cursor(engine), cursor(engine, "b"), cursor(engine, "c")) == (2, 3, 1)


def test_of_events_that_come_together_those_that_were_there_are_left_out(engine: Engine) -> None:
    apply(engine, 1)
    assert apply(engine, 1, 2, 2, 3) == [2, 3]
    assert apply(engine, 2, 3) == []
    assert cursor(engine) == 3


@pytest.mark.parametrize("numbers", [(3, 4), (2, 4), (3, 2)])
def test_nothing_of_what_came_together_is_entered_where_one_is_not_next(engine: Engine, numbers: tuple[int]) -> None:
    apply(engine, 1)
    with pytest.raises(OutOfOrder):
        apply(engine, *numbers)
    assert cursor(engine) == 1
    # Alone they are entered where their turn has come.
    assert apply(engine, 2) == [2]


def test_an_event_is_not_applied_again_for_being_written_in_capitals(engine: Engine) -> None:
    shouted = {**envelope(1), "id": envelope(1)["id"].upper()}
    assert together(engine, shouted) == [shouted]
    assert together(engine, envelope(1), envelope(2)) == [envelope(2)]
