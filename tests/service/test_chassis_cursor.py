"""The cursor of an ordered consumer, where two processes apply neighbouring events at the same moment."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.orm import Session

from chassis import inbox, tables
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


def apply(engine: Engine, number: int) -> None:
    """Enter one event as a reaction does."""
    envelope = {"id": f"01a20000-0000-7000-8000-00000000000{number}", "partitionkey": "account/a", "sequence": number}
    with Session(engine) as session:
        assert inbox.begin(session, FOLLOW, envelope)
        session.commit()


def cursor(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(text("SELECT sequence FROM cursors")) or 0)


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


def test_an_event_before_its_turn_is_early(engine: Engine) -> None:
    apply(engine, 1)
    with pytest.raises(inbox.Early, match="account/a is at 1, this is 3"):
        apply(engine, 3)
    assert cursor(engine) == 1
