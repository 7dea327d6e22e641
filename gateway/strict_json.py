"""Parse a JSON object (RFC 8259) that every parser reads alike (RFC 7493, I-JSON).

Large bodies are parsed in a process of its own, see ``chassis.running.confined``, so this module imports nothing but
the standard library.
"""

import json
import math
from collections import Counter
from typing import Any, BinaryIO, NoReturn

# Larger whole numbers are not read alike by every JSON parser (RFC 7493, 2.2).
LARGEST_INTEGER = 2**53 - 1
# Far deeper than any operation needs, and far less than the stack allows in the calls that follow.
DEEPEST = 32
# Of a large body: it has few values, of which one is large.
MOST_VALUES = 20_000


class Malformed(Exception):
    """The body cannot be read; the two arguments are the reason in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


def main(given: BinaryIO, answer: BinaryIO) -> None:
    """Write whether a large body can be parsed and has few values: nothing, or the reason against it in JSON."""
    try:
        value = parse_json(given.read())
    except Malformed as refused:
        why = [refused.zh, refused.en]
    else:
        if _has_few(value):
            return
        zh, en = "大于 256 kB 的 JSON 至多 {most} 个值。", "A JSON of more than 256 kB has {most} values at most."
        why = [each.format(most=f"{MOST_VALUES:,}") for each in (zh, en)]
    answer.write(json.dumps(why).encode())


def parse_json(raw: bytes) -> dict[str, Any]:
    """Parse a body.

    Raises ``Malformed`` for bad syntax, duplicate names, NaN and Infinity, numbers beyond double or 2^53, NUL and lone
    surrogates in strings, and anything but an object.
    """
    try:
        value = _decoder.decode(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Malformed(
            f"请求体不是 UTF-8,第 {error.start} 字节有误。", f"The body is not UTF-8: byte {error.start}."
        ) from None
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        raise Malformed(
            f"JSON 语法错误,行列 {place}。", f"The JSON has a syntax error at line:column {place}."
        ) from None
    except RecursionError:
        raise Malformed("JSON 嵌套过深。", "The JSON is nested too deeply.") from None
    # Few bodies have so many brackets that their depth needs to be checked.
    if raw.count(b"[") + raw.count(b"{") > DEEPEST and _depth(value) > DEEPEST:
        raise Malformed("JSON 嵌套过深。", "The JSON is nested too deeply.")
    if not isinstance(value, dict):
        raise Malformed("请求体应为 JSON 对象。", "The body must be a JSON object.")
    # Such characters can only be written as escapes, so most bodies need no check.
    if b"\\u" in raw:
        _check_strings(value)
    return value


def _depth(value: Any) -> int:
    """Return the nesting depth of containers, counted no further than just beyond ``DEEPEST``."""
    depth, level = 0, [value]
    while depth <= DEEPEST and (level := [each for each in level if isinstance(each, dict | list)]):
        depth += 1
        level = [inner for each in level for inner in (each.values() if isinstance(each, dict) else each)]
    return depth


def _has_few(value: Any) -> bool:
    count, waiting = 0, [value]
    while waiting and count <= MOST_VALUES:
        each = waiting.pop()
        count += 1
        if isinstance(each, dict | list):
            if len(each) > MOST_VALUES:
                return False
            waiting += each.values() if isinstance(each, dict) else each
    return count <= MOST_VALUES


def _check_strings(value: Any) -> None:
    if isinstance(value, str):
        if "\x00" in value:
            raise Malformed("字符串不能含有 NUL(\\u0000)。", "Strings must not contain NUL (\\u0000).")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise Malformed("字符串含有不成对的代理字符。", "A string has a surrogate without its pair.")
    elif isinstance(value, dict):
        for name, inner in value.items():
            _check_strings(name)
            _check_strings(inner)
    elif isinstance(value, list):
        for inner in value:
            _check_strings(inner)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        # Counted in one pass: there may be hundreds of thousands of names, and the event loop waits meanwhile.
        ((twice, _),) = Counter(name for name, _ in pairs).most_common(1)
        raise Malformed(f"JSON 中 {twice[:60]!r} 出现了两次。", f"The JSON has {twice[:60]!r} twice.")
    return found


def _constant(name: str) -> NoReturn:
    raise Malformed(f"JSON 中不能有 {name}。", f"{name} is not JSON.")


def _integer(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > LARGEST_INTEGER:
        raise Malformed(
            f"整数 {digits[:20]} 超出 ±(2^53−1)。", f"The integer {digits[:20]} is beyond ±(2^53−1), see RFC 7493."
        )
    return int(digits)


def _float(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise Malformed(f"数字 {digits[:20]} 过大。", f"The number {digits[:20]} is too large.")
    return value


_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer, parse_float=_float)
