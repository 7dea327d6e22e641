"""The rule for passwords, the same wherever one is set (NIST SP 800-63B, 3.1.1.2): length, and not guessed first.

It asks for no kinds of characters. A password is taken apart into what guessers try first (words of a list, words of
its owner, pinyin, keys side by side, dates, repetitions) and the rest, at the fewest guesses, as zxcvbn does
(Wheeler, USENIX Security 2016); it is refused if they are too few. What is easy in Chinese offices no library knows.
"""

import re
from bisect import bisect
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

_WORD, _OWN, _AGAIN, _SEPARATED = 3.5, 0.5, 0.7, 0.8
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
    "密码", "muping", "牟平", "yantai", "烟台", "山东省烟台市牟平区", "山东烟台牟平", "牟平区生物医药产业链",
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
# Cyrillic and Greek letters that look like others, and the keys on which Russian letters lie.
_LOOKALIKE = str.maketrans("авекмнорстухіјѕԁԛԝһӏєαβεικνορτυχγ", "abekmhopctyxijsdqwhleabeikvoptuxy")
_LAYOUT = str.maketrans("ёйцукенгшщзхъфывапролджэячсмитьбю", "`qwertyuiop[]asdfghjkl;'zxcvbnm,.")
# What everybody can go on reciting, forwards and backwards.
_ROWS = (
    "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "零一二三四五六七八九十百千万亿", "〇一二三四五六七八九十",
    "零壹贰叁肆伍陆柒捌玖拾佰仟万亿", "鼠牛虎兔龙蛇马羊猴鸡狗猪", "红橙黄绿青蓝紫红橙黄绿青蓝紫",
    "赤橙黄绿青蓝紫赤橙黄绿青蓝紫", "金木水火土", "东南西北中发白", "春夏秋冬", "乾坤震巽坎离艮兑", "仁义礼智信",
    "琴棋书画", "柴米油盐酱醋茶", "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜",
    "道可道非常道名可名非常名无名天地之始有名万物之母", "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏",
    "人之初性本善性相近习相远苟不教性乃迁", "学而时习之不亦说乎有朋自远方来不亦乐乎",
    "富强民主文明和谐自由平等公正法治爱国敬业诚信友善", "立春雨水惊蛰春分清明谷雨立夏小满芒种夏至",
    "jiayibingdingwujigengxinrengui", "zichouyinmaochensiwuweishenyouxuhai", "lingyiersansiwuliuqibajiushi",
    "shuniuhutulongshemayanghoujigouzhu", "honghuanglvqinglanzi", "zhaoqiansunlizhouwuzhengwangfengchen",
    "tiandixuanhuangyuzhouhonghuangriyueyingze", "daokedaofeichangdaomingkemingfeichangming", "renzhichuxingbenshan",
    "fuqiangminzhuwenminghexieziyoupingdenggongzhengfazhiaiguojingyechengxinyoushan", "jinmushuihuotu",
    "dongnanxibei", "zeroonetwothreefourfivesixseveneightnineteneleventwelve",
    "mondaytuesdaywednesdaythursdayfridaysaturdaysunday",
    "januaryfebruarymarchaprilmayjunejulyaugustseptemberoctobernovemberdecember",
    "redorangeyellowgreenblueindigoviolet", "alphabravocharliedeltaechofoxtrotgolfhotel",
    "alphabetagammadeltaepsilon", "doremifasolatido",
)  # fmt: skip
_RECITED = "\n".join((*_ROWS, *(row[::-1] for row in _ROWS)))
# The first letters of the pinyin of the characters that GB 2312 sorts by it, and where each letter begins there.
_BEGINS = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"), (0xB8C1, "g"),
    (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"), (0xC4C3, "n"), (0xC5B6, "o"),
    (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"), (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"),
    (0xD1B9, "y"), (0xD4D1, "z"),
)  # fmt: skip
_LAST_SORTED = 0xD7F9
# The password of the demonstration, which the documents print (demo/command.py).
DEMONSTRATION = "kunyu-ting-songtao"


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
    parts, small = _parts(own), plain.casefold()
    guesses, kinds = _guesses(small[:_LOOKED_AT], parts)
    # Signs between the letters of a word hide it from nobody.
    joined = re.sub(r"[\W_]+", "", small)[:_LOOKED_AT]
    if joined and joined != small:
        fewer, others = _guesses(joined, parts)
        if fewer + _SEPARATED < guesses:
            guesses, kinds = fewer + _SEPARATED, others
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
            # A name is abbreviated with the family name first or last.
            for first in {_initials(piece), _initials(piece[1:] + piece[:1])} if _is_han(piece) else ():
                found |= {first[i:j] for i in range(len(first)) for j in range(i + 4, len(first) + 1)}
                found |= {first} if len(first) >= 3 else set()
    return frozenset(found)


def _is_han(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" or character > "\U00020000" for character in text)


def _initials(text: str) -> str:
    """Return the first letters of the pinyin of Han characters; what is not sorted by pinyin is left out."""
    letters = ""
    for character in text:
        code = int.from_bytes(character.encode("gb2312", "ignore"), "big")
        if _BEGINS[0][0] <= code <= _LAST_SORTED:
            letters += _BEGINS[bisect(_BEGINS, code, key=lambda begin: begin[0]) - 1][1]
    return letters


def _guesses(text: str, own: frozenset[str]) -> tuple[float, set[str]]:
    """Return the fewest guesses for a text, as a power of ten, and of what it is then made."""
    latin = "".join(normalize("NFD", character)[0] for character in text).translate(_LOOKALIKE)
    typed = text.translate(_LAYOUT)
    readings = tuple(
        dict.fromkeys((text, latin, typed, latin.translate(_LEET), latin.translate(_LEET_L).translate(_LEET)))
    )
    keys = typed.translate(_SHIFTED)
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
        if length >= (5 if part.isascii() else 3) and read in _RECITED:
            yield 1.5 + 0.1 * length, "keys"
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
