"""Patience with events that came before their turn."""

from chassis.consuming.cursors import OutOfOrder
from chassis.consuming.out_of_order import PATIENCE, OutOfOrderEvents, patiently
from tests.chassis.consuming.fakes import Reaction, envelope


def try_patiently(first: BaseException | None, *then: BaseException | None) -> tuple[BaseException | None, list[float]]:
    slept: list[float] = []
    reaction = Reaction(list(then))
    return patiently(first, lambda: reaction([envelope(2)]), slept.append), slept


def test_an_event_before_its_turn_is_tried_again_until_its_turn_has_come() -> None:
    assert try_patiently(OutOfOrder(), OutOfOrder(), None) == (None, list(PATIENCE[:2]))


def test_patience_ends() -> None:
    last = OutOfOrder("the last")
    assert try_patiently(OutOfOrder(), OutOfOrder(), OutOfOrder(), last) == (last, list(PATIENCE))


def test_what_has_been_applied_or_has_failed_is_not_tried_again() -> None:
    failed = ValueError()
    assert try_patiently(None) == (None, [])
    assert try_patiently(failed) == (failed, [])
    assert try_patiently(OutOfOrder(), failed) == (failed, [PATIENCE[0]])


def test_those_that_wait_are_looked_at_after_each_that_is_applied_while_there_are_any() -> None:
    woken: list[bool] = []
    waiting = OutOfOrderEvents(lambda: woken.append(True))
    waiting.applied()
    assert woken == []
    waiting.kept()
    waiting.applied()
    waiting.applied()
    assert woken == [True, True]
    waiting.gone(1)
    waiting.applied()
    assert woken == [True, True]


def test_one_that_was_kept_while_the_database_was_asked_is_not_forgotten() -> None:
    waiting = OutOfOrderEvents(lambda: None)
    waiting.kept()
    seen = waiting.count
    waiting.kept()
    waiting.gone(seen)
    assert waiting.count == 2


def test_it_is_known_for_how_long_the_last_has_waited() -> None:
    now = [100.0]
    waiting = OutOfOrderEvents(lambda: None, lambda: now[0])
    assert waiting.waited is None
    waiting.kept()
    now[0] = 102.5
    assert waiting.waited == 2.5
    waiting.kept()
    assert waiting.waited == 0.0
    waiting.gone(2)
    assert waiting.waited is None
