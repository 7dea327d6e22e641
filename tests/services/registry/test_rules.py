"""Rules of registry that need no database: passwords, logins, codes, attributes, posts, cells."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.registry.kinds import PARTY_KINDS, POST_WORDS, OrganizationKind, PostKind
from contracts.roles import Role
from demo.muping.names import social_credit_code
from services.registry.accounts.domain import FailedLogins, login_key, one_time_password, refused_password
from services.registry.accounts.queries import commonest_passwords
from services.registry.imports import cells
from services.registry.imports.faults import CellFault
from services.registry.organizations import domain as organizations
from services.registry.people import domain as people

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_every_role_is_a_post_of_the_same_name() -> None:
    assert {role.value for role in Role} <= {kind.value for kind in PostKind}
    assert set(POST_WORDS) == set(PostKind)


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


@pytest.mark.parametrize("code", ["91370612MAX900A0XE", "91370612", "", "9137061200000000IO"])
def test_a_wrong_social_credit_code_is_refused(code: str) -> None:
    assert organizations.refused_uscc(code) is not None


def test_a_right_social_credit_code_is_taken_however_it_is_written() -> None:
    code = social_credit_code("91", "unit")
    assert organizations.refused_uscc(code) is None
    assert organizations.normal_uscc(f" {code[:8].lower()} {code[8:].lower()} ") == code


@pytest.mark.parametrize("place", range(18))
def test_a_social_credit_code_with_one_wrong_character_is_refused(place: int) -> None:
    code = social_credit_code("91", "unit")
    other = "1" if code[place] != "1" else "2"
    assert organizations.refused_uscc(code[:place] + other + code[place + 1 :]) is not None


def test_only_enterprises_have_staff_and_only_party_organizations_and_enterprises_have_members() -> None:
    assert organizations.foreign_attributes(OrganizationKind.ENTERPRISE, {"headcount": 1, "honors": []}) == []
    assert organizations.foreign_attributes(OrganizationKind.BRANCH, {"headcount": 1, "member_count": 3}) == [
        "headcount"
    ]
    assert organizations.foreign_attributes(OrganizationKind.PARK, {"member_count": 3}) == ["member_count"]


def test_each_post_is_held_where_it_makes_sense() -> None:
    assert people.fits(PostKind.DISPATCHER, OrganizationKind.PARK)
    assert people.fits(PostKind.SUPERVISOR, OrganizationKind.UNIVERSITY)
    assert not people.fits(PostKind.DISPATCHER, OrganizationKind.ENTERPRISE)
    assert not people.fits(PostKind.ENTERPRISE_CONTACT, OrganizationKind.PARK)
    assert all(people.fits(PostKind.INSTRUCTOR, kind) for kind in PARTY_KINDS)
    assert people.needs_chain(PostKind.DISPATCHER, OrganizationKind.CHAIN_COMMITTEE)
    assert not people.needs_chain(PostKind.DISPATCHER, OrganizationKind.PARK)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2026, 7, 1), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 8), date(2026, 7, 1)),  # noqa: DTZ001 (a date cell has no zone)
        ("2026-07-01", date(2026, 7, 1)),
        ("2026/7/1", date(2026, 7, 1)),
        ("2026年7月1日", date(2026, 7, 1)),
    ],
)
def test_days_are_read_as_people_write_them(cell: object, day: date) -> None:
    assert cells.day(cell) == day


@pytest.mark.parametrize("cell", ["2026-02-30", "7月1日", 46204.0, "soon"])
def test_what_is_no_day_is_refused(cell: object) -> None:
    with pytest.raises(CellFault):
        cells.day(cell)


def test_number_cells_are_read_as_they_are_seen() -> None:
    assert cells.count(1647.0) == 1647
    assert cells.count("1,647") == 1647
    assert cells.phone(13900000001.0) == "13900000001"
    assert cells.code(12.0) == "12"


@pytest.mark.parametrize("cell", [-1.0, 1.5, "many", True])
def test_what_is_no_count_is_refused(cell: object) -> None:
    with pytest.raises(CellFault):
        cells.count(cell)


def test_lists_have_two_kinds_of_separators_and_nothing_twice() -> None:
    read = cells.listed(cells.text(10))
    assert read("研发、生产；销售;中试、") == ["研发", "生产", "销售", "中试"]
    with pytest.raises(CellFault):
        read("研发、研发")
