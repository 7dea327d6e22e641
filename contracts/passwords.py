"""The rule for passwords, the same wherever one is set (NIST SP 800-63B, 3.1.1.2): length, and not guessed first.

It asks for no kinds of characters. A password is taken apart into what guessers try first (words of a list, words of
its owner, pinyin, keys side by side, dates, repetitions) and the rest, at the fewest guesses, as zxcvbn does
(Wheeler, USENIX Security 2016); it is refused if they are too few. What is easy in Chinese offices no library knows.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import pairwise
from unicodedata import normalize

from contracts.problem import Text

LEAST = 10
LONGEST = 128
# Guesses, as a power of ten. Three words of the list are enough, a name with a birthday is not.
ENOUGH = 10.0

_WORD, _OWN, _AGAIN = 3.5, 0.5, 0.7
# Syllables of pinyin; two letters are often one by chance.
_SYLLABLE, _SHORT = 1.8, 2.2
# Characters by themselves.
_FIGURE, _LETTER, _SIGN, _OTHER = 1.0, 1.4, 1.0, 1.6
_LONGEST_WORD = 30
# What begins with enough is enough, and the time grows with the length.
_LOOKED_AT = 48
# Words of this platform, and of everybody who works with it.
_PLATFORM = (
    "lianshang", "链上", "链上平台运维", "产业链党建服务平台", "platform", "operator", "admin", "password", "mima",
    "密码", "muping", "牟平", "yantai", "烟台",
)  # fmt: skip
_MONTH, _DAY, _YEAR = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])", "(?:19|20)[0-9]{2}"
# Figures that stand for something, with the guesses that they take.
_FIGURES = (
    (re.compile(_YEAR), 1.5),
    (re.compile(f"{_YEAR}{_MONTH}"), 2.5),
    (re.compile(f"{_YEAR}[-./年]?{_MONTH}[-./月]?{_DAY}日?"), 3.5),
    (re.compile(f"{_DAY}[-./]?{_MONTH}[-./]?{_YEAR}"), 3.5),
    (re.compile(f"[0-9]{{2}}{_MONTH}{_DAY}"), 3.2),
    (re.compile(f"{_MONTH}{_DAY}"), 2.2),
    # Telephone and identity numbers: whoever knows the owner knows them.
    (re.compile("1[3-9][0-9]{9}"), 5.5),
    (re.compile(f"[0-9]{{6}}{_YEAR}{_MONTH}{_DAY}[0-9]{{3}}[0-9x]"), 6.0),
)  # fmt: skip
_SYLLABLES = re.compile(
    "(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|van|ai|ei|ao|ou|an|en|in"
    "|un|vn|er|ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v)"
)
_KEYS = ("`1234567890-=", " qwertyuiop[]\\", " asdfghjkl;'", " zxcvbnm,./")
_PLACES = {key: (x + y / 2, y) for y, row in enumerate(_KEYS) for x, key in enumerate(row) if key != " "}
_PAD = {key: (x, y) for y, row in enumerate(("789", "456", "123", " 0.")) for x, key in enumerate(row) if key != " "}
_SHIFTED = str.maketrans('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./")
# Signs and figures that stand for letters; 1, ! and | do for two.
_LEET = str.maketrans("@4831!|05$7+692", "aabeiiiossttggz")
_LEET_L = str.maketrans("1!|", "lll")


def normal(password: str) -> str:
    """Return the form that is hashed: NFKC, so that it is the same on every keyboard (NIST SP 800-63B, 3.1.1.2)."""
    return normalize("NFKC", password)


def refused(password: str, own: Iterable[str] = ()) -> Text | None:
    """Return why a password is refused and what would be right, or ``None``.

    ``own`` are words of its owner: the login, names of the person and of organizations, codes, addresses.
    """
    plain = normal(password)
    if len(plain) < LEAST:
        return Text(
            f"密码至少 {LEAST} 个字符;请换用更长的内容,例如四个无关的词。",
            f"A password has at least {LEAST} characters; take four words that have nothing to do with each other.",
        )
    if max(len(plain), len(password)) > LONGEST:
        return Text(f"密码至多 {LONGEST} 个字符,请缩短。", f"A password has {LONGEST} characters at most; shorten it.")
    guesses, kinds = _guesses(plain.casefold()[:_LOOKED_AT], _parts(own))
    if guesses >= ENOUGH:
        return None
    made = [_MADE_OF[kind] for kind in sorted(kinds)] or [_MADE_OF[""]]
    return Text(
        f"此密码容易被猜到:主要由{'、'.join(text.zh for text in made)}组成。"
        "请换用更长且互不相关的内容,例如四个无关的词;中文、空格与标点均可使用。",
        f"This password is guessed soon: it is mostly {', '.join(text.en for text in made)}. Take something longer, "
        "whose parts have nothing to do with each other, such as four words; any characters will do, spaces too.",
    )


_MADE_OF = {
    "": Text("数字等少量字符", "few characters, such as figures"),
    "again": Text("重复", "a repetition"),
    "figures": Text("年份、日期或号码", "a year, a date or a number of yours"),
    "keys": Text("相邻按键或连续字符", "keys side by side or characters that count up"),
    "own": Text("登录名、姓名、单位或平台的名称", "your login or name, or that of your organization or the platform"),
    "pinyin": Text("拼音", "pinyin"),
    "word": Text("常见密码或词语", "common passwords or words"),
}


@cache
def common() -> frozenset[str]:
    """Return the list, in small letters."""
    content = resources.files(__package__).joinpath("common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(line for line in content.splitlines() if not line.startswith("#"))


def _parts(own: Iterable[str]) -> frozenset[str]:
    """Return the words of the owner and of the platform, and their parts: two Han characters, or four others."""
    found = set()
    for word in (*own, *_PLATFORM):
        whole = normal(word).casefold().strip()
        for piece in {whole, *re.split(r"[\W_]+", whole)}:
            least = 2 if _is_han(piece) else 4
            found |= {piece[i:j] for i in range(len(piece)) for j in range(i + least, len(piece) + 1)}
            if len(piece) >= 2:
                found.add(piece)
    return frozenset(found)


def _is_han(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" or character > "\U00020000" for character in text)


def _guesses(text: str, own: frozenset[str]) -> tuple[float, set[str]]:
    """Return the fewest guesses for a text, as a power of ten, and of what it is then made."""
    readings = tuple(dict.fromkeys((text, text.translate(_LEET), text.translate(_LEET_L).translate(_LEET))))
    keys = text.translate(_SHIFTED)
    figure = 0.7 if all(not character.isalpha() for character in text) else _FIGURE
    # The fewest guesses for what comes before each place, where the last part begins, and of which kind it is.
    best: list[tuple[float, int, str]] = [(0.0, 0, "")]
    for end in range(1, len(text) + 1):
        alone = min(_single(text[end - 1], figure), _single(readings[-1][end - 1], figure))
        ways = [(best[end - 1][0] + alone, end - 1, "")]
        for start in range(max(0, end - _LONGEST_WORD), end - 1):
            for cost, kind in _part(text, keys, readings, own, start, end):
                ways.append((best[start][0] + cost, start, kind))
        best.append(min(ways))
    kinds, place = set(), len(text)
    while place:
        _, start, kind = best[place]
        kinds |= {kind} - {""}
        place = start
    return best[-1][0], kinds


def _part(
    text: str, keys: str, readings: tuple[str, ...], own: frozenset[str], start: int, end: int
) -> Iterator[tuple[float, str]]:
    """Yield the guesses for one part of a text, by each way in which it is easy."""
    part, length = text[start:end], end - start
    for reading in readings:
        read = reading[start:end]
        if read in own or read[::-1] in own:
            yield _OWN, "own"
        if read in common() or read[::-1] in common():
            yield _WORD, "word"
    if part == text[max(0, start - length) : start]:
        yield _AGAIN, "again"
    if (length >= 3 and _is_walk(keys[start:end])) or _counts(part):
        yield 1.5 + 0.1 * length, "keys"
    if length <= 6 and _SYLLABLES.fullmatch(part):
        yield (_SYLLABLE if length > 2 else _SHORT), "pinyin"
    if part[0].isdigit():
        for pattern, cost in _FIGURES:
            if pattern.fullmatch(part):
                yield cost, "figures"


def _single(character: str, figure: float) -> float:
    if character.isdigit():
        return figure
    if character.isascii():
        return _LETTER if character.isalpha() else _SIGN
    return _OTHER


def _is_walk(text: str) -> bool:
    """Whether a finger finds each key beside the one before, on the keys or on the number pad."""
    return any(
        all(
            a in places
            and b in places
            and abs(places[a][0] - places[b][0]) <= 1
            and abs(places[a][1] - places[b][1]) <= 1
            for a, b in pairwise(text)
        )
        for places in (_PLACES, _PAD)
    )


def _counts(text: str) -> bool:
    """Whether the characters of a text count up or down by the same step, or stay the same: 2468, gfedcba, aaaa."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return len(text) >= 3 and len(steps) == 1 and abs(min(steps)) <= 2
