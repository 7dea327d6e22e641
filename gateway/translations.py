"""What the validation library says, in Chinese.

Declarations speak English, as marshmallow does; here stands the Chinese rendering of each of its sentences and of our
own validators'. A test walks all declared schemas and fails for a sentence without a rendering.
"""

import re
from collections.abc import Callable
from functools import lru_cache

_OPERATORS = {
    "greater than or equal to": "不小于",
    "greater than": "大于",
    "less than or equal to": "不大于",
    "less than": "小于",
}
_KINDS = {
    "datetime": "日期时间(RFC 3339,如 2026-11-21T09:00:00+08:00)",
    "aware datetime": "带时区的日期时间(RFC 3339,如 2026-11-21T09:00:00+08:00)",
    "naive datetime": "不带时区的日期时间",
    "date": "日期(YYYY-MM-DD)",
    "time": "时间(HH:MM[:SS])",
}

_EXACT = {
    "Missing data for required field.": "缺少此必填项。",
    "Field may not be null.": "不能为 null。",
    "Invalid value.": "值无效。",
    "Invalid input.": "值无效。",
    "Invalid type.": "类型有误,应为 JSON 对象。",
    "Invalid input type.": "类型有误,应为 JSON 对象。",
    "Unknown field.": "没有此字段。",
    "Not a valid list.": "应为数组。",
    "Not a valid tuple.": "应为数组。",
    "Not a valid string.": "应为字符串。",
    "Not a valid utf-8 string.": "应为 UTF-8 字符串。",
    "Not a valid UUID.": "应为 UUID。",
    "Not a valid number.": "应为数字。",
    "Number too large.": "数字过大。",
    "Not a valid integer.": "应为整数。",
    "Special numeric values (nan or infinity) are not permitted.": "不能为 NaN 或无穷大。",
    "Not a valid boolean.": "应为 true 或 false。",
    "Not a valid period of time.": "应为时间段。",
    "Not a valid mapping type.": "应为 JSON 对象。",
    "Not a valid URL.": "应为有效的网址。",
    "Not a valid email address.": "应为有效的电子邮箱地址。",
    "Not a valid IP address.": "应为有效的 IP 地址。",
    "Not a valid IPv4 address.": "应为有效的 IPv4 地址。",
    "Not a valid IPv6 address.": "应为有效的 IPv6 地址。",
    "Not a valid IP interface.": "应为有效的 IP 网段。",
    "String does not match expected pattern.": "格式不符。",
    "Must not be blank.": "不能为空白。",
    "Must be one line without control characters.": "应为一行文字,不含控制字符。",
    "Must not contain NUL characters.": "不能含有 NUL 字符。",
    "Must not contain NUL.": "不能含有 NUL 字符。",
    "Give at least one field to change.": "请至少给出一个要修改的字段。",
    "Only letters, digits, - and _ are allowed.": "只能含字母、数字、- 和 _。",
    "Only letters, digits, - and _.": "只能含字母、数字、- 和 _。",
    "Lower-case letters, digits and _, beginning with a letter.": "应为小写字母、数字和 _,以字母开头。",
    "Must be a time such as 09:00.": "应为 09:00 形式的时刻。",
    "Overridden twice; keep one entry.": "同一天出现了两次,请保留一项。",
    "A shift ends after it starts.": "班次的结束应晚于开始。",
    "Begins before the shift before it has ended.": "开始早于上一班次的结束。",
    "Must lie in the years 1900 to 2199.": "须在 1900 年至 2199 年之间。",
    "Must be rising percentages, each once.": "应为递增且不重复的百分数。",
    "A choice lists its possible answers; other types list none.": "选择类型须列出可选项,其他类型不得列出。",
    "The same answer is listed twice.": "同一选项出现了两次。",
    "Another field has this key.": "另一个字段已用此键。",
    "Only goes with `reopen`.": "仅用于 `reopen`。",
    "Give at least one of consumer, type, key, since and until.": "请至少给出 consumer、type、key、since、until 之一。",
}

_PATTERNS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"Must be from 0 to (\d+) days after `from`\.", r"应在 `from` 之后 0 至 \1 天内。"),
    (r"Must not be earlier than `(\w+)`\.", r"不能早于 `\1`。"),
    (r"Must be in the years (\d+) to (\d+)\.", r"应在 \1 年至 \2 年之间。"),
    (r"Shorter than minimum length (\d+)\.", r"长度不足,至少 \1。"),
    (r"Longer than maximum length (\d+)\.", r"过长,至多 \1。"),
    (r"Length must be between (\d+) and (\d+)\.", r"长度应在 \1 至 \2 之间。"),
    (r"Length must be (\d+)\.", r"长度应为 \1。"),
    (r"Must be one of: (.*)\.", r"应为下列之一:\1。"),
    (r"One or more of the choices you made was not in: (.*)\.", r"只能取:\1。"),
    (r"One or more of the choices you made was in: (.*)\.", r"不能取:\1。"),
    (r"Must be equal to (.*)\.", r"应为 \1。"),
    (r"Not a valid ((?:aware |naive )?(?:datetime|date|time))\.", lambda match: f"应为{_KINDS[match[1]]}。"),
    (
        r"Must be (greater than(?: or equal to)?) (.+?) and (less than(?: or equal to)?) (.+)\.",
        lambda match: f"应{_OPERATORS[match[1]]} {match[2]} 且{_OPERATORS[match[3]]} {match[4]}。",
    ),
    (
        r"Must be ((?:greater|less) than(?: or equal to)?) (.+)\.",
        lambda match: f"应{_OPERATORS[match[1]]} {match[2]}。",
    ),
)
_COMPILED = tuple((re.compile(pattern + r"\Z", re.DOTALL), rendering) for pattern, rendering in _PATTERNS)


@lru_cache(maxsize=2048)
def in_chinese(message: str) -> str | None:
    """The Chinese rendering of a validation message, ``None`` for one that has none."""
    if message in _EXACT:
        return _EXACT[message]
    for pattern, rendering in _COMPILED:
        match = pattern.match(message)
        if match:
            return match.expand(rendering) if isinstance(rendering, str) else rendering(match)
    return None


def render(detail: object, language: str) -> str:
    """One detail of an error: a ``[zh, en]`` pair, or a sentence of the library's, in the language asked for."""
    if isinstance(detail, list | tuple) and len(detail) == 2:
        return str(detail[0 if language == "zh" else 1])
    message = str(detail)
    return (in_chinese(message) or message) if language == "zh" else message


ROLES = {
    "enterprise_contact": "企业联系人",
    "dispatcher": "派单员",
    "department_handler": "部门承办人",
    "supervisor": "督办员",
    "chain_chief": "链长",
    "registrar": "登记员",
    "operator": "平台运维",
}
