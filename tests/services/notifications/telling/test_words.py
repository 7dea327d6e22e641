"""Every template in both languages, with examples of its event."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import product
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from jinja2 import UndefinedError
from marshmallow import Schema, fields

from contracts.operation import Event
from services.notifications import words
from services.notifications.telling import PRESET

ZONE = ZoneInfo("Asia/Shanghai")
HAN = re.compile(r"[\u4e00-\u9fff]")
VARIANTS: dict[str, list[Any]] = {
    "rung": ["reminder_50", "reminder_65", "overdue", "supervision_notice", "chain_chief", "a_later_one"],
    "granted": [True, False],
    "provisional": [True, False],
    "attendance": ["present", "absent"],
}


def example(schema: type[Schema], *, full: bool) -> dict[str, Any]:
    """Data of an event with everything that can be null filled in, or null."""
    data: dict[str, Any] = {}
    for name, field in schema().fields.items():
        if field.allow_none and not full:
            data[name] = None
        elif isinstance(field, fields.UUID):
            data[name] = UUID("01980000-0000-7000-8000-000000000001")
        elif isinstance(field, fields.AwareDateTime):
            data[name] = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
        elif isinstance(field, fields.Date):
            data[name] = date(2026, 11, 27)
        elif isinstance(field, fields.Boolean):
            data[name] = True
        elif isinstance(field, fields.Integer):
            data[name] = 3
        elif isinstance(field, fields.List) and isinstance(field.inner, fields.Nested):
            data[name] = [example(type(field.inner.schema), full=full)]
        else:
            data[name] = f"<{name}>\nsecond line"
    return data


def examples(event: Event) -> Iterator[dict[str, Any]]:
    """Examples of an event with every combination of what its texts may turn on."""
    for full in (True, False):
        data = example(event.data, full=full)
        turning = {name: values for name, values in VARIANTS.items() if name in data}
        for values in product(*turning.values()):
            yield {**data, **dict(zip(turning, values, strict=True))}


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("key", words.template_keys())
def test_a_template_says_something_for_every_example_of_its_event(key: str, language: str) -> None:
    for data in examples(words.event_of(key)):
        text = words.render(key, language, data, ZONE)
        assert text.title
        assert text.body
        assert "\n" not in text.title
        for part in (text.title, text.body):
            assert "None" not in part
            assert "{" not in part
            assert bool(HAN.search(part)) == (language == "zh")


def test_both_languages_have_the_same_templates() -> None:
    assert set(words._templates("zh")) == set(words._templates("en"))


def test_every_preset_rule_names_a_template_of_its_event() -> None:
    keys = words.template_keys()
    for rule in PRESET:
        assert rule.template in keys
        assert words.event_of(rule.template).type == rule.event


def test_a_name_that_the_event_does_not_have_is_an_error() -> None:
    data = example(words.event_of("request.accepted").data, full=True)
    del data["number"]
    with pytest.raises(UndefinedError, match="number"):
        words.render("request.accepted", "zh", data, ZONE)


def test_times_stand_in_the_zone_of_the_deployment_and_the_manner_of_the_language() -> None:
    data = example(words.event_of("request.accepted").data, full=True)
    assert "2026年11月27日 17:30" in words.render("request.accepted", "zh", data, ZONE).body
    assert "27 November 2026, 17:30" in words.render("request.accepted", "en", data, ZONE).body


def test_what_ends_at_midnight_ends_with_the_day_before() -> None:
    data = {
        **example(words.event_of("request.accepted").data, full=True),
        "due_at": datetime(2026, 11, 27, 16, tzinfo=UTC),
    }
    assert "2026年11月27日 24:00" in words.render("request.accepted", "zh", data, ZONE).body
    assert "27 November 2026, 24:00" in words.render("request.accepted", "en", data, ZONE).body


def test_what_looks_like_a_template_in_the_data_is_left_as_it_is() -> None:
    data = {**example(words.event_of("request.closed").data, full=True), "title": "{{ 7 * 7 }} <b>"}
    assert "{{ 7 * 7 }} <b>" in words.render("request.closed", "zh", data, ZONE).body
