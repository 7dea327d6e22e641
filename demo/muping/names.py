"""Invented names, codes and numbers, the same on every machine and every Python.

Choices are made by hashing a key rather than with `random`, whose shuffles have changed between Python releases.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

from stdnum.cn import uscc

REGION = "370612"
T = TypeVar("T")

_BRAND_FIRST = "澜沄岚屿昱蔚砚衡祺霁桦芷珩霖栩朗钧峤苒泓澄麓"
_BRAND_SECOND = "禾曜序垣楷舟弦澍衍芮桓昀策崧翎汀垚桢旻屹筠渚"

_FIRMS = (
    "恒瑞 药明 荣昌 绿叶 石药 百克 鲁南 齐鲁 东诚 瑞康 迈瑞 联影 华熙 爱美客 百济 信达 君实 复星 正大 扬子江 豪森 科伦 "
    "人福 丽珠 云南白药 同仁堂 片仔癀 东阿阿胶 步长 罗欣 新华 威高 鱼跃 乐普 微创 安图 迪安 金域 泰格 康龙 凯莱英 康弘 "
    "华海 普洛 天士力 以岭 康缘 白云山 太极 九芝堂 贝泰妮 昊海 巨子 锦波 福瑞达 海正 海思科 贝达 泽璟 艾力斯 荣泰 健友 "
    "万华 张裕 杰瑞 泰和 辰欣 睿创 正海 中际 澳柯玛 海尔 海信 衡瑞 朗姿 朗迪 泓博 澄天 霖珂 昱能 蔚来 岚图 朗致"
)
# A generated brand that equals one of these is skipped: short names of known pharmaceutical, device, cosmetic and
# traditional-medicine firms, and of well-known firms of the region.
KNOWN_BRANDS = frozenset(_FIRMS.split())

_SURNAMES = "于曲孙王姜宫邹初林矫都常李张刘陈杨赵周吴徐朱马胡郭何高罗郑梁宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余杜叶程魏苏"
# Given names in a young fashion, so that no name is that of an official or other public figure.
_GIVEN_FIRST = "雨思若亦可欣慧雅景泽承嘉钰沐梓昱屿予知舒"
_GIVEN_SECOND = "颖琳芸岩楠珂敏婷娜睿菲昕阳然航哲潼澍禾"
_CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANIZATION_CODE_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANIZATION_CODE_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def digest(*key: object) -> int:
    """Return a large integer that depends on the key only."""
    text = "/".join(str(part) for part in key)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def pick(choices: Sequence[T], *key: object) -> T:
    """Return the choice that the key stands for."""
    return choices[digest(*key) % len(choices)]


def between(low: int, high: int, *key: object) -> int:
    """Return an integer from `low` to `high`, both included."""
    return low + digest(*key) % (high - low + 1)


def mixed(items: Iterable[T], *key: object) -> list[T]:
    """Return the items in an order that looks random and is always the same."""
    numbered = sorted(enumerate(items), key=lambda pair: digest(*key, pair[0]))
    return [item for _, item in numbered]


def brands(count: int) -> list[str]:
    """Return `count` different invented two-syllable brands, none of them in `KNOWN_BRANDS`."""
    every = [first + second for first in _BRAND_FIRST for second in _BRAND_SECOND]
    return [brand for brand in mixed(every, "brand") if brand not in KNOWN_BRANDS][:count]


def person_names(count: int) -> list[str]:
    """Return `count` different invented names of persons."""
    names: dict[str, None] = {}
    attempt = 0
    while len(names) < count:
        attempt += 1
        surname = pick(_SURNAMES, "surname", attempt)
        middle = pick(_GIVEN_FIRST, "middle", attempt)
        names[surname + middle + pick(_GIVEN_SECOND, "last", attempt)] = None
    return list(names)


def organization_code(*key: object) -> str:
    """Return a nine-character organization code with the check character of GB 11714.

    The code begins with MAX, a range that runs far ahead of what the registries issue in turn.
    """
    body = "MAX" + "".join(pick(_CODE_LETTERS, *key, place) for place in range(5))
    total = sum(
        _ORGANIZATION_CODE_VALUES.index(letter) * weight
        for letter, weight in zip(body, _ORGANIZATION_CODE_WEIGHTS, strict=True)
    )
    check = 11 - total % 11
    return body + {10: "X", 11: "0"}.get(check, str(check))


def social_credit_code(authority: str, *key: object) -> str:
    """Return an invented unified social credit code (GB 32100) of Muping with its right check character.

    `authority` is the first two characters: 91 enterprise, 11 government body, 12 public institution.
    """
    body = authority + REGION + organization_code(*key)
    return body + uscc.calc_check_digit(body)
