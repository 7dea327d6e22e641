"""The description of the API in Chinese: every description of a field and of an operation has its words."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from contracts.catalogue import OPERATIONS
from contracts.documents.chinese import in_chinese, words
from gateway.openapi import document

_HAN = re.compile(r"[\u4e00-\u9fff]")
_CODE = re.compile(r"`[^`]+`")
WITH_PATH = tuple(operation for operation in OPERATIONS if operation.path)


def said(value: Any) -> Iterator[str]:
    """Every description below a value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "description" and isinstance(inner, str):
                yield inner
            else:
                yield from said(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from said(inner)


@cache
def in_english() -> frozenset[str]:
    """What declarations say in English alone, of fields and operations; vocabularies have both languages."""
    found = document(WITH_PATH, "en", "/")
    asked = [
        parameter
        for methods in found["paths"].values()
        for one in methods.values()
        for parameter in one["parameters"]
        if parameter["in"] == "query"
    ]
    of_fields = {text for text in said([found["components"], asked]) if not _HAN.search(text)}
    return frozenset(of_fields | {operation.description for operation in WITH_PATH if operation.description})


def test_every_description_has_chinese_words() -> None:
    """Those that lack them go into ``<module>.zh.toml`` beside the module that says them (CONTRIBUTING)."""
    lacking = sorted(text for text in in_english() if text not in words())
    assert lacking == [], "\n".join(f'"{text}" = ""' for text in lacking)


def test_no_words_are_of_a_description_that_nobody_says() -> None:
    assert sorted(set(words()) - in_english()) == []


def test_what_stands_between_backticks_is_the_same_in_both_languages() -> None:
    wrong = [
        english
        for english, chinese in words().items()
        if not set(_CODE.findall(english)) <= set(_CODE.findall(chinese))
    ]
    assert wrong == []
    assert [english for english, chinese in words().items() if not _HAN.search(_CODE.sub("", chinese + "字"))] == []


def test_a_field_that_is_called_description_stays_as_it_is() -> None:
    given = {"properties": {"description": {"description": "Why.", "type": "string"}}}
    assert in_chinese(given) == {"properties": {"description": {"description": "理由。", "type": "string"}}}
