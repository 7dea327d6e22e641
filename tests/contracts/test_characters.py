"""One rule for the characters of every text that is taken: what it keeps, what it drops, what it refuses."""

from collections.abc import Iterator
from typing import Any

import pytest
from marshmallow import Schema, ValidationError, fields, validate

from contracts.catalogue import OPERATIONS
from contracts.characters import line, paragraphs
from contracts.common import TextField, ValueField, text
from contracts.common import line as line_field
from contracts.registry import people

# What stands for nothing: zero-width blanks and joiners, soft hyphens, fillers, a blank Braille pattern, selectors and
# tags without a character, bidirectional controls, annotation marks, a combining mark on nothing.
UNSEEN = [
    *(
        "\u200b",
        "\u200c",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "\u2060",
        "\u2800",
        "\u115f",
        "\u1160",
        "\u3164",
        "\uffa0",
        "\U00013441\U00013442",
    ),
    *("\u034f", "\u180b", "\u180e", "\ufe0f", "\U000e0100", "\U000e0041", "\u202e", "\u2067", "\u200f", "\u061c"),
    *(
        "\u2065",
        "\u206f",
        "\ufff9",
        "\ufffc",
        "\U0001d159",
        "\U00013441",
        "\U00013442",
        "\U0001d173",
        "\U000e0fff",
        "\u0301",
    ),
    *("\u3000", "\u00a0", "\u2003", "\u1680", "\t", " "),
]
# Extensions B, F, G, H, I and J of the Han characters, one of private use, one of GBK, one that is not assigned yet.
RARE = ["𠮷", "\U0002ceb0", "\U00030000", "\U00031350", "\U0002ebf0", "\U000323b0", "\ue863", "\u9fb4", "\U0003fff0"]
UNFIT = ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ud800", "\udfff", "\ufdd0", "\uffff", "\U0010ffff"]
LINE_BREAKS = ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]


def said(field: fields.Field[Any], given: str) -> list[str]:
    with pytest.raises(ValidationError) as refusal:
        field.deserialize(given)
    return [str(message) for message in refusal.value.messages]


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_a_text_in_which_nothing_can_be_seen_is_blank(unseen: str) -> None:
    for field in (line_field(60), text(60)):
        assert said(field, unseen) == ["Must not be blank."]
        assert said(field, unseen * 3) == ["Must not be blank."]
    assert text(60, minimum=0).deserialize(unseen) == ""


@pytest.mark.parametrize("unseen", [each for each in UNSEEN if len(line(f"甲{each}乙")) == 2], ids=ascii)
def test_what_cannot_be_seen_is_dropped_within_a_text(unseen: str) -> None:
    for field in (line_field(60), text(60)):
        assert field.deserialize(f"{unseen}蒸汽{unseen if unseen not in SELECTORS else ''}管道{unseen}x{unseen}") in (
            "蒸汽管道x",
            f"蒸汽管道{unseen}x",
        )


SELECTORS = ("\ufe0f", "\U000e0100")


def test_a_variation_selector_stays_behind_a_han_character_alone() -> None:
    assert line("葛\U000e0100城") == "葛\U000e0100城"
    assert line("葛\U000e0100\U000e0101城") == "葛\U000e0100城"
    assert line("a\U000e0100❤\ufe0f") == "a❤"


@pytest.mark.parametrize("rare", RARE, ids=ascii)
def test_every_han_character_and_those_of_private_use_are_kept(rare: str) -> None:
    for field in (line_field(60), text(60)):
        assert field.deserialize(f"王{rare}") == f"王{rare}"


@pytest.mark.parametrize("unfit", UNFIT, ids=ascii)
def test_what_no_text_can_hold_is_refused_by_its_place_and_number(unfit: str) -> None:
    for field in (line_field(60), text(60)):
        assert said(field, f"蒸汽{unfit}管道") == [
            f"Character 3, U+{ord(unfit):04X}, is none that a text can hold.",
        ]
        assert said(field, unfit)[0] == f"Character 1, U+{ord(unfit):04X}, is none that a text can hold."


@pytest.mark.parametrize("given", LINE_BREAKS, ids=ascii)
def test_a_line_break_is_refused_in_one_line(given: str) -> None:
    assert said(line_field(60), f"蒸汽{given}管道") == ["Must be one line: character 3 is a line break."]


def test_paragraphs_keep_their_blanks_and_have_one_kind_of_line_break() -> None:
    assert (
        paragraphs("\u3000\u3000甲\r\n\u3000\u3000乙\u2028丙\r丁\t戊 ") == "\u3000\u3000甲\n\u3000\u3000乙\n丙\n丁\t戊 "
    )


def test_every_blank_of_a_line_is_a_space() -> None:
    assert line("\u3000张\u3000三\u00a0\t") == "张 三"


def test_the_length_is_that_of_what_is_stored() -> None:
    assert line_field(3).deserialize("\u200b王\ufeff 三 ") == "王 三"
    assert said(line_field(2), "王小三") == ["Length must be between 1 and 2."]


def test_a_value_is_refused_for_one_reason() -> None:
    for given in ("", " " * 61, "\u200b" * 300, "\x07" * 61, "1" * 61):
        assert len(said(people.phone(), given)) == 1


def _inputs() -> Iterator[tuple[str, fields.Field[Any]]]:
    """Every field that takes a string, with where it is, in what a caller sends to any operation."""
    for operation in OPERATIONS:
        for schema in (operation.body, operation.query):
            if schema is not None:
                yield from _strings(f"{operation.name}", schema())


def _strings(where: str, schema: Schema) -> Iterator[tuple[str, fields.Field[Any]]]:
    for name, field in schema.load_fields.items():
        yield from _within(f"{where}.{name}", field)


def _within(where: str, field: fields.Field[Any]) -> Iterator[tuple[str, fields.Field[Any]]]:
    if isinstance(field, fields.Nested):
        yield from _strings(where, field.schema)
    elif isinstance(field, fields.List):
        yield from _within(where, field.inner)
    elif isinstance(field, fields.Dict):
        assert field.key_field is not None, where
        assert field.value_field is not None, where
        yield from _within(f"{where}.key", field.key_field)
        yield from _within(f"{where}.value", field.value_field)
    elif isinstance(field, fields.String | fields.Raw) and not isinstance(field, fields.UUID):
        yield where, field


def _one_of_few(field: fields.Field[Any]) -> bool:
    """Whether only certain ASCII strings are taken: a code of a vocabulary, or a time of day."""
    return any(isinstance(check, validate.OneOf | validate.Regexp) for check in field.validators) and all(
        not _takes(field, f"{given}") for given in ("甲", "\u200b", "a\nb", "\x07")
    )


def _takes(field: fields.Field[Any], given: str) -> bool:
    try:
        field.deserialize(given)
    except ValidationError:
        return False
    return True


def test_every_string_that_a_caller_sends_goes_through_the_rule() -> None:
    # Taken as they are: what only a program reads.
    opaque = {
        "open_session.password",
        "open_session.device_key",
        "change_password.current_password",
        "change_password.new_password",
        "reset_password.new_password",
        "change_me.current_password",
        "complete_sign_in.challenge",
        "complete_sign_in.device_key",
        "enrol_factor.current_password",
        "renew_recovery_codes.current_password",
        "remove_factor.current_password",
        "exchange_api_key.key",
        "refresh_session.refresh_token",
        "import_file.content",
        "import_records.content",
        "get_live.ticket",
        "redeem_stream_ticket.ticket",
        "open_calendar_feed.secret",
    }
    found = dict(_inputs())
    assert len(found) > 100
    besides = {
        where
        for where, field in found.items()
        if not isinstance(field, TextField | ValueField) and not _one_of_few(field) and not where.endswith(".after")
    }
    assert besides == opaque


def test_every_text_that_a_caller_sends_drops_what_is_invisible_and_refuses_what_is_unfit() -> None:
    tried = 0
    for where, field in _inputs():
        if isinstance(field, TextField | ValueField):
            tried += 1
            assert not _takes(field, "a\x07b"), where
            assert not _takes(field, "甲\ud800"), where
            if _takes(field, "甲乙"):
                assert field.deserialize("甲\u200b乙\ufeff") == "甲乙", where
    assert tried > 80


@pytest.mark.parametrize("unfit", ["\x0b", "\x0c"])
def test_what_ends_no_line_of_a_text_of_several_is_called_by_its_number(unfit: str) -> None:
    assert said(text(60), f"a{unfit}b") == [f"Character 2, U+{ord(unfit):04X}, is none that a text can hold."]
