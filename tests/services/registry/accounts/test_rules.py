"""Rules of accounts that need no database: passwords, failed log-ins, logins."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registry.accounts.domain import FailedLogins, login_key, one_time_password, refused_password
from services.registry.accounts.queries import commonest_passwords

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "password",
    [
        "kurz-1234",
        "aaaaaaaaaaaaaa",
        "abababababab",
        "0123456789",
        "zyxwvutsrq",
        "password123",
        "woaini1314520",
        "Zhang.Wei-01",
    ],
)
def test_a_password_that_is_short_common_or_the_login_is_refused(password: str) -> None:
    assert refused_password(password, "zhang.wei-01", commonest_passwords()) is not None


@pytest.mark.parametrize("password", ["kiefer-wolke-7-hafen", "蓝谷产业园的海风真的很大", "zhang.wei-01-and-more"])
def test_a_long_uncommon_password_is_taken_whatever_it_is_made_of(password: str) -> None:
    assert refused_password(password, "zhang.wei-01", commonest_passwords()) is None


def test_the_commonest_passwords_are_only_those_that_the_other_rules_let_through() -> None:
    assert all(len(password) >= 10 for password in commonest_passwords())
    assert len(commonest_passwords()) > 200


def test_a_one_time_password_is_never_the_same_and_is_itself_a_good_one() -> None:
    drawn = {one_time_password() for _ in range(100)}
    assert len(drawn) == 100
    assert all(refused_password(password, "a", commonest_passwords()) is None for password in drawn)


def test_the_fifth_failure_in_a_row_locks_for_a_quarter_of_an_hour() -> None:
    failed = FailedLogins(0, None)
    for _ in range(4):
        failed = failed.and_one_more(NOW)
        assert not failed.locked_at(NOW)
    failed = failed.and_one_more(NOW)
    assert failed.locked_at(NOW)
    assert failed.locked_at(NOW + timedelta(minutes=14, seconds=59))
    assert not failed.locked_at(NOW + timedelta(minutes=15))
    assert failed.count == 0


@given(st.text(min_size=1, max_size=60))
def test_capitals_and_outer_spaces_do_not_tell_logins_apart(login: str) -> None:
    assert login_key(f" {login} ") == login_key(login)
    assert login_key(login_key(login)) == login_key(login)
