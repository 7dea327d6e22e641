"""The moves of a request: which step follows on which status."""

import pytest

from contracts.requests.vocabulary import REQUEST_ACTION, REQUEST_STATUS
from contracts.roles import Role
from services.requests.clocks.ladder import higher
from services.requests.lifecycle.domain import ENDED, MOVES, Action, Status, is_possible, possible


def test_the_contract_names_the_statuses_and_actions_of_the_rules() -> None:
    assert tuple(Status) == REQUEST_STATUS.codes
    assert tuple(action for action in Action if action in MOVES and MOVES[action].role) == REQUEST_ACTION.codes


def test_every_status_can_be_reached_and_left_unless_it_is_an_end() -> None:
    reached, grown = {Status.SUBMITTED}, True
    while grown:
        targets = {target for move in MOVES.values() if move.sources & reached for target in move.targets}
        grown = not targets <= reached
        reached |= targets
    assert reached == set(Status)
    for status in Status:
        assert (possible(status) == ()) == (status in ENDED)


def test_nothing_follows_an_end_but_a_follow_up_which_is_no_step_of_the_request() -> None:
    following = {action for status in ENDED for action in MOVES if is_possible(status, action)}
    assert following == {Action.FOLLOW_UP}
    assert MOVES[Action.FOLLOW_UP].role is None


def test_a_poor_evaluation_is_never_the_department_s_to_settle() -> None:
    roles = {MOVES[action].role for action in possible(Status.UNDER_REVIEW)}
    assert roles == {Role.SUPERVISOR}


@pytest.mark.parametrize(
    ("rung", "than", "expected"),
    [
        ("reminder_50", None, "reminder_50"),
        ("reminder_80", "reminder_50", "reminder_80"),
        ("reminder_50", "overdue", "overdue"),
        ("supervision_notice", "overdue", "supervision_notice"),
        ("chain_chief", "supervision_notice", "chain_chief"),
        ("overdue", "chain_chief", "chain_chief"),
    ],
)
def test_the_higher_rung_stays(rung: str, than: str | None, expected: str) -> None:
    assert higher(rung, than) == expected
