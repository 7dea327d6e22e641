"""Check the answers of a request against the form of its item."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from contracts.characters import line, refused
from contracts.years import is_day_accepted

_LONGEST = {"text": 200, "long_text": 5000}
_LARGEST = 10**12
# Answers of one line: what is written, and what is chosen of labels, which are lines too.
_OF_ONE_LINE = {"text", "choice"}


@dataclass(frozen=True, slots=True)
class Wrong:
    """An invalid answer: its key, the value given, and what would be right, in both languages."""

    key: str
    value: Any
    zh: str
    en: str


def in_stored_form(form: Sequence[Mapping[str, Any]], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``answers`` with those of one line as every line is stored; the others are in their stored form."""
    of_one_line = {field["key"] for field in form if field["type"] in _OF_ONE_LINE}
    return {
        key: line(value) if key in of_one_line and isinstance(value, str) else value for key, value in answers.items()
    }


def check_answers(form: Sequence[Mapping[str, Any]], answers: Mapping[str, Any]) -> list[Wrong]:
    """Return the errors in ``answers``, in their stored form, to ``form``, in its order; empty if they fit.

    An answer of null or of blank text counts as none.
    """
    known = {field["key"]: field for field in form}
    wrong = [
        Wrong(
            key, value, f"此事项没有字段“{key}”。", f"This item has no field {key}; it has: {', '.join(known) or '-'}."
        )
        for key, value in answers.items()
        if key not in known
    ]
    for key, field in known.items():
        value = answers.get(key)
        if _blank(value):
            if field["required"]:
                wrong.append(Wrong(key, value, f"“{field['label']}”必填。", f"{key} must be answered."))
        else:
            told = _CHECKS[field["type"]](field, value)
            if told is not None:
                wrong.append(Wrong(key, value, *told))
    return wrong


def laid_out(form: Sequence[Mapping[str, Any]], answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the answers given, in the order of the form, each with its question as it reads now."""
    return [
        {"key": field["key"], "label": field["label"], "value": answers[field["key"]]}
        for field in form
        if not _blank(answers.get(field["key"]))
    ]


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


_Told = tuple[str, str] | None


def _check_text(field: Mapping[str, Any], value: Any) -> _Told:
    most = _LONGEST[field["type"]]
    if isinstance(value, str) and len(value) <= most:
        return refused(value, one_line=field["type"] == "text")
    return f"应为不超过 {most} 字的文本。", f"Must be text of at most {most} characters."


def _check_number(field: Mapping[str, Any], value: Any) -> _Told:
    # Python counts a boolean as a number, but the form does not.
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
        return f"应为数字,绝对值不超过 {_LARGEST:,}。", f"Must be a number, {_LARGEST:,} at most either way."
    return None


def _check_date(field: Mapping[str, Any], value: Any) -> _Told:
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is not None and found.isoformat() == value and is_day_accepted(found):
        return None
    return "应为 1900 年至 2199 年间的日期,如 2026-11-21。", "Must be a date of 1900 to 2199, such as 2026-11-21."


def _check_boolean(field: Mapping[str, Any], value: Any) -> _Told:
    return None if isinstance(value, bool) else ("应为是或否(true 或 false)。", "Must be true or false.")


def _check_choice(field: Mapping[str, Any], value: Any) -> _Told:
    if isinstance(value, str) and value in field["choices"]:
        return None
    listed = field["choices"]
    return f"应为下列之一:{'、'.join(listed)}。", f"Must be one of: {', '.join(listed)}."


_CHECKS: dict[str, Callable[[Mapping[str, Any], Any], _Told]] = {
    "text": _check_text,
    "long_text": _check_text,
    "number": _check_number,
    "date": _check_date,
    "boolean": _check_boolean,
    "choice": _check_choice,
}
