"""A message is acknowledged when what became of its event is kept, however long the database is away."""

from collections.abc import Callable

from chassis.consuming.persistence import DATABASE_PAUSE, acknowledge_when_kept
from tests.chassis.consuming.fakes import NotingQueue, message


def keep_after(*errors: Exception) -> Callable[[], None]:
    """Something that fails so, and then no more."""
    left = list(errors)

    def keep() -> None:
        if left:
            raise left.pop(0)

    return keep


def settle(keep: Callable[[], None], *, stopping: bool = False) -> tuple[list[tuple[str, str]], list[float]]:
    queue, slept = NotingQueue(), list[float]()
    acknowledge_when_kept(queue, message("it"), keep, "could not keep it", lambda: stopping, slept.append)
    return queue.answers, slept


def test_what_is_kept_is_acknowledged() -> None:
    assert settle(keep_after()) == ([("ack", "it")], [])


def test_while_the_database_is_away_it_is_tried_again() -> None:
    away = [ConnectionError(), KeyError("whatever it is")]
    assert settle(keep_after(*away)) == ([("ack", "it")], [DATABASE_PAUSE, DATABASE_PAUSE])


def test_a_process_that_stops_leaves_to_the_broker_what_it_cannot_keep() -> None:
    assert settle(keep_after(ConnectionError()), stopping=True) == ([("leave", "it")], [])
    assert settle(keep_after(), stopping=True) == ([("ack", "it")], [])


def test_what_the_database_can_never_keep_is_rejected() -> None:
    assert settle(keep_after(ValueError("a NUL"))) == ([("reject", "it")], [])
