"""Values made to break what reads them: long ones, ones that look like others, and ones that end a line elsewhere."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError, fields

from chassis.calling.errors import Failure
from contracts import characters
from contracts.common import line, text
from contracts.identifiers import (
    folded,
    mail_address,
    normal_phone,
    normal_uscc,
    phone_key,
    refused_phone,
    refused_uscc,
)
from contracts.registry import accounts, organizations, people
from contracts.registry.accounts import LOGIN_TAKEN, OPEN_ACCOUNT
from tests.harness import ServiceUnderTest
from tests.services.registry.district import OPERATOR, opened_account, person

LONG = 50_000
PIECES = ["1", " ", "-", ")", "a", "a.", "@", "例.", "\u200b", "\u0301", "葛\U000e0100", "转1"]
FIELDS: dict[str, fields.Field[Any]] = {
    "line": line(60),
    "text": text(5000),
    "phone": people.phone(),
    "email": people.email(),
    "uscc": organizations.uscc(),
    "login": accounts.login(),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_long_value_is_read_in_time_that_grows_with_its_length_alone(name: str) -> None:
    """A pattern that is quadratic would take hours for these."""
    for piece, other in product(PIECES, PIECES):
        value = f"{piece * (LONG // len(piece) // 2)}{other * (LONG // len(other) // 2)}!"
        with suppress(ValidationError):
            assert len(FIELDS[name].deserialize(value)) <= 5000


@given(st.text(alphabet=st.characters(codec=None), max_size=30))
def test_a_stored_form_is_its_own_stored_form(value: str) -> None:
    """What was checked is what is stored, also when it is read and written back."""
    for form in (characters.line, characters.paragraphs, folded):
        assert form(form(value)) == form(value)


@given(st.text(max_size=30), st.text(alphabet="0123456789 +-()", max_size=20))
def test_no_value_is_a_fault_of_the_program(anything: str, digits: str) -> None:
    for value in (anything, digits, f"{anything}@{anything}", f"a@{anything}.cn"):
        phone_key(value)
        refused_phone(normal_phone(value))
        refused_uscc(normal_uscc(value))
        address = mail_address(value)
        assert address is None or (address.isascii() and address.isprintable() and mail_address(address) == address)


@given(st.from_regex(r"\+?[0-9(][0-9 ().-]{5,20}[0-9]", fullmatch=True))
def test_a_telephone_number_has_the_same_key_in_its_stored_form_and_without_what_separates_digits(value: str) -> None:
    assert phone_key(normal_phone(value)) == phone_key(value)
    bare = "".join(letter for letter in value if letter.isdigit())
    assert phone_key(f"+{bare}" if value.lstrip("( ").startswith("+") else bare) == phone_key(value)


def _writings(login: str) -> Iterator[str]:
    yield login.upper()
    yield "".join(chr(ord(letter) + 0xFEE0) for letter in login)
    # Circled, mathematical and superscript letters are the same by compatibility.
    yield "".join(chr(0x24D0 + ord(letter) - ord("a")) for letter in login)
    yield "".join(chr(0x1D41A + ord(letter) - ord("a")) for letter in login)
    yield "\u200b".join(login)
    yield f"\u202e{login}\u2066"
    yield f" {login}\u3000"


@pytest.mark.parametrize("writing", list(_writings("duban")), ids=ascii)
def test_nobody_gets_a_login_beside_one_that_looks_the_same(registry: ServiceUnderTest, writing: str) -> None:
    opened_account(registry, person(registry, "RY01")["id"], "duban")
    with pytest.raises(Failure) as refusal:
        registry.call(OPEN_ACCOUNT, OPERATOR, person(registry, "RY02")["id"], body={"login": writing})
    assert refusal.value.problem is LOGIN_TAKEN
