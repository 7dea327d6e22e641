"""Validation messages in both languages, for the declarations of this package and for marshmallow's own checks.

``contracts`` imports this module before any schema is declared, because a field takes its messages when it is made.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from contracts.problem import Text


class Message(str):
    """An error message that carries both languages: to marshmallow it is the English string.

    marshmallow formats messages and passes them on as strings, while it takes a tuple such as ``Text`` for several
    messages. ``Message(zh, en)`` can be used wherever it takes one: as ``error`` of a validator, or in
    ``ValidationError``.
    """

    zh: str

    def __new__(cls, zh: str, en: str) -> "Message":
        """Make a message; in a validator, both languages may use the same placeholders in braces."""
        made = super().__new__(cls, en)
        made.zh = zh
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """Return the arguments with which a copy is made."""
        return self.zh, str(self)

    @property
    def text(self) -> Text:
        """Both languages as plain strings."""
        return Text(self.zh, str(self))

    def format(self, *args: Any, **values: Any) -> "Message":
        """Fill the placeholders of both languages; a value that is itself a message is inserted in each language."""
        chinese = {name: value.zh if isinstance(value, Message) else value for name, value in values.items()}
        return Message(self.zh.format(*args, **chinese), str(self).format(*args, **values))


def validation_error(zh: str, en: str, at: tuple[str | int, ...] = ()) -> ValidationError:
    """Return the error for content that is invalid at a path such as ``("shifts", 0, "end")``, or as a whole."""
    messages: Any = [Message(zh, en)]
    for part in reversed(at):
        messages = {part: messages}
    return ValidationError(messages)


def refuse(why: Text | None) -> None:
    """Raise the error for a value that a rule gives a reason against."""
    if why is not None:
        raise ValidationError(Message(*why))


def check_period(data: Mapping[str, Any], name: str = "") -> None:
    """Raise the error for a period that a query ends before it begins: by ``<name>_from`` and ``<name>_to``.

    Without a name it is that of ``from`` and ``to``, which are loaded as ``first`` and ``last``.
    """
    begins, ends = (f"{name}_from", f"{name}_to") if name else ("from", "to")
    first, last = (data[begins], data[ends]) if name else (data["first"], data["last"])
    if first and last and last < first:
        raise validation_error(f"不能早于 `{begins}`。", f"Must not be earlier than `{begins}`.", at=(ends,))


def in_both(message: object) -> list[str]:
    """Return a message as it crosses a call, ``[zh, en]``; one without Chinese is the same in both."""
    return list(message.text) if isinstance(message, Message) else [str(message)] * 2


_NOT_FINITE = "不能为 NaN 或无穷大。"
_DATETIME = "日期时间(RFC 3339,如 2026-11-21T09:00:00+08:00)"
# The keys are those of the marshmallow version in use: a key that it no longer has fails the import.
_FIELDS: dict[type[fields.Field[Any]], dict[str, str]] = {
    fields.Field: {"required": "缺少此必填项。", "null": "不能为 null。", "validator_failed": "值无效。"},
    fields.Nested: {"type": "类型有误,应为 JSON 对象。"},
    fields.List: {"invalid": "应为数组。"},
    fields.Tuple: {"invalid": "应为数组。"},
    fields.String: {"invalid": "应为字符串。", "invalid_utf8": "应为 UTF-8 字符串。"},
    fields.UUID: {"invalid_uuid": "应为 UUID。"},
    fields.Number: {"invalid": "应为数字。", "too_large": "数字过大。"},
    fields.Integer: {"invalid": "应为整数。"},
    fields.Float: {"special": _NOT_FINITE},
    fields.Decimal: {"special": _NOT_FINITE},
    fields.Boolean: {"invalid": "应为 true 或 false。"},
    fields.DateTime: {"invalid": f"应为{_DATETIME}。"},
    fields.AwareDateTime: {"invalid_awareness": f"应为带时区的{_DATETIME}。"},
    fields.NaiveDateTime: {"invalid_awareness": "应为不带时区的日期时间。"},
    fields.Time: {"invalid": "应为时间(HH:MM[:SS])。"},
    fields.Date: {"invalid": "应为日期(YYYY-MM-DD)。"},
    fields.TimeDelta: {"invalid": "应为时间段。"},
    fields.Mapping: {"invalid": "应为 JSON 对象。"},
    fields.Url: {"invalid": "应为有效的网址。"},
    fields.Email: {"invalid": "应为有效的电子邮箱地址。"},
    fields.IP: {"invalid_ip": "应为有效的 IP 地址。"},
    fields.IPv4: {"invalid_ip": "应为有效的 IPv4 地址。"},
    fields.IPv6: {"invalid_ip": "应为有效的 IPv6 地址。"},
    fields.IPInterface: {"invalid_ip_interface": "应为有效的 IP 网段。"},
    fields.Enum: {"unknown": "应为下列之一:{choices}。"},
}
_VALIDATORS: dict[type[validate.Validator], dict[str, str]] = {
    validate.URL: {"default_message": "应为有效的网址。"},
    validate.Email: {"default_message": "应为有效的电子邮箱地址。"},
    validate.Range: {
        "message_min": "应{min_op} {{min}}。",
        "message_max": "应{max_op} {{max}}。",
        "message_all": "应{min_op} {{min}} 且{max_op} {{max}}。",
        "message_gte": "不小于",
        "message_gt": "大于",
        "message_lte": "不大于",
        "message_lt": "小于",
    },
    validate.Length: {
        "message_min": "长度不足,至少 {min}。",
        "message_max": "过长,至多 {max}。",
        "message_all": "长度应在 {min} 至 {max} 之间。",
        "message_equal": "长度应为 {equal}。",
    },
    validate.Equal: {"default_message": "应为 {other}。"},
    validate.Regexp: {"default_message": "格式不符。"},
    validate.Predicate: {"default_message": "值无效。"},
    validate.NoneOf: {"default_message": "值无效。"},
    validate.OneOf: {"default_message": "应为下列之一:{choices}。"},
    validate.ContainsOnly: {"default_message": "只能取:{choices}。"},
    validate.ContainsNoneOf: {"default_message": "不能取:{values}。"},
}
_SCHEMA = {"type": "类型有误,应为 JSON 对象。", "unknown": "没有此字段。"}


# RFC 3339, but that seconds may be left out; whether there must be a zone is for the field to say. The parsers of the
# interpreter take week dates, days without hyphens and offsets of seconds besides, which other programs do not.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    rf"{_DAY.pattern}[Tt][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}}(\.[0-9]{{1,6}})?)?([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})?"
)


def _parsed(form: re.Pattern[str], parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    def parsed(value: Any) -> Any:
        if not form.fullmatch(value):
            raise ValueError(value)
        return parse(value)

    return parsed


def _teach_marshmallow() -> None:
    """Set the Chinese of marshmallow's own messages, in the class attributes meant for overriding them."""
    fields.DateTime.DESERIALIZATION_FUNCS["iso"] = _parsed(_MOMENT, datetime.fromisoformat)
    fields.Date.DESERIALIZATION_FUNCS["iso"] = _parsed(_DAY, date.fromisoformat)
    for field, messages in _FIELDS.items():
        english: dict[str, Any] = {}
        for base in reversed(field.__mro__):
            english |= vars(base).get("default_error_messages", {})
        own = vars(field).get("default_error_messages", {})
        field.default_error_messages = {**own, **{key: Message(zh, english[key]) for key, zh in messages.items()}}
    for validator, messages in _VALIDATORS.items():
        for name, zh in messages.items():
            setattr(validator, name, Message(zh, getattr(validator, name)))
    Schema.error_messages = {key: Message(zh, Schema._default_error_messages[key]) for key, zh in _SCHEMA.items()}


_teach_marshmallow()
