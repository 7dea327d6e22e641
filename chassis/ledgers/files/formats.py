"""What a number shows by its number format (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

import re
from typing import NamedTuple

# One section of a format: quoted text, an escaped character, a blank or filling of some width, brackets, others.
_TOKEN = re.compile(r'"[^"]*"?|\\.?|_.?|\*.?|\[[^\]]*\]?|.', re.DOTALL)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_COLOR = re.compile(
    r"\[(black|blue|cyan|green|magenta|red|white|yellow|color ?\d{1,2}|"
    r"黑色|蓝色|青色|绿色|洋红|红色|白色|黄色|颜色 ?\d{1,2})\]",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[#?]*(0*)")
_LONGEST_FORMAT = 255


class Format(NamedTuple):
    """``kind`` is ``plain``, ``date``, ``time`` or ``other``; ``zeros`` are the fewest digits of a plain number."""

    kind: str
    zeros: int = 0


OTHER, DATE, TIME = Format("other"), Format("date"), Format("time")

# Those that a file does not spell out, by number; 27 to 36 and 50 to 58 are as in Chinese and Japanese programs.
BUILT_IN: dict[int, Format] = {
    0: Format("plain"), 1: Format("plain", 1), 49: Format("plain"),
    **dict.fromkeys((14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), DATE),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), TIME),
}  # fmt: skip


def format_of(code: str) -> Format:
    """Return what a spelt-out format shows of a positive number: its first section."""
    if code.casefold() in ("", "@", "general", "g/通用格式"):
        return Format("plain")
    literal, rest = False, ""
    for piece in _TOKEN.findall(code[:_LONGEST_FORMAT]):
        if piece == ";":
            break
        if piece[0] in '"\\':
            literal = literal or bool(piece.strip('"\\').strip())
        elif piece[0] == "[":
            if _ELAPSED.fullmatch(piece):
                return TIME
            # Beside colours there are conditions, and the signs of currencies, but [$-804] only names a language.
            literal = literal or not (_COLOR.fullmatch(piece) or piece.startswith("[$-"))
        elif piece[0] not in "_*":
            rest += piece
    rest = rest.strip().casefold()
    if rest == "general":
        return OTHER if literal else Format("plain")
    if re.search(r"[yd年日]|aaa", rest) or ("m" in rest and not re.search("[hs]", rest)):
        return DATE
    if re.search("[hs]", rest):
        return TIME
    digits = _DIGITS.fullmatch(rest)
    return OTHER if literal or not rest or digits is None else Format("plain", len(digits[1]))


def shown(value: float, displayed: Format) -> str | None:
    """Return the digits that one sees of a whole number; ``None`` if one sees something else.

    Spreadsheet programs keep 15 digits and put zeros in the place of others.
    """
    if displayed.kind != "plain" or not value.is_integer() or abs(value) >= 1e15:
        return None
    digits = str(int(value))
    return digits.zfill(displayed.zeros) if value >= 0 else digits
