"""Rules of accounts that need no database: passwords, waits after failed sign-ins, logins."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts import passwords
from services.registry.accounts.domain import (
    ADDRESS,
    LOGIN,
    ONE_GUESSER,
    Budget,
    login_key,
    one_time_password,
)


def test_a_one_time_password_is_never_the_same_and_is_itself_a_good_one() -> None:
    drawn = {one_time_password() for _ in range(100)}
    assert len(drawn) == 100
    assert all(passwords.refused(password, ["a"]) is None for password in drawn)


@pytest.mark.parametrize("budget", [ONE_GUESSER, LOGIN, ADDRESS])
def test_after_some_failures_the_wait_doubles_up_to_its_longest(budget: Budget) -> None:
    waits = [budget.delay(failures).total_seconds() for failures in range(budget.free + 30)]
    assert waits[: budget.free] == [0] * budget.free
    assert waits[budget.free : budget.free + 3] == [10, 20, 40]
    assert waits[-1] == budget.longest.total_seconds()
    assert budget.delay(1e9) == budget.longest


@pytest.mark.parametrize(("budget", "most"), [(ONE_GUESSER, 200), (LOGIN, 350), (ADDRESS, 1600)])
def test_whoever_guesses_all_day_as_fast_as_they_may_gets_so_many_tries(budget: Budget, most: int) -> None:
    failures, gone, tries = 0.0, timedelta(), 0
    while gone < timedelta(days=1):
        failures, tries = failures + 1, tries + 1
        wait = max(budget.delay(failures), timedelta(seconds=0.1))
        gone += wait
        failures = budget.left(failures, wait)
    assert tries <= most


def test_failures_are_forgotten_one_by_one() -> None:
    assert ONE_GUESSER.left(5, timedelta(minutes=20)) == pytest.approx(3)
    assert ONE_GUESSER.left(5, timedelta(days=1)) == 0


@given(st.text(min_size=1, max_size=60))
def test_capitals_and_outer_spaces_do_not_tell_logins_apart(login: str) -> None:
    assert login_key(f" {login} ") == login_key(login)
    assert login_key(login_key(login)) == login_key(login)
