"""First letters of the pinyin of names."""

import os
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

import regex

# How many letters are told apart, in how many ways where characters have several readings, from how many words on: the
# last words of long names are those that all have.
_LONGEST, _MOST_WAYS, _MOST_WORDS = 6, 8, 4
_RUN = regex.compile(r"\p{Han}+")


@lru_cache(maxsize=4096)
def initials(name: str) -> tuple[str, ...]:
    """Return the first letters of a name in its ``compact`` form, from each of its first words on, in all readings."""
    import rjieba

    found: dict[str, None] = {}
    for run in _RUN.findall(name):
        letters, place = _letters(run), 0
        for word in rjieba.cut(run, False)[:_MOST_WORDS]:
            found |= dict.fromkeys(_ways(letters[place : place + _LONGEST]))
            place += len(word)
    return tuple(found)


def _ways(letters: list[list[str]]) -> Iterator[str]:
    return ("".join(way) for way in islice(product(*letters), _MOST_WAYS))


def _letters(run: str) -> list[list[str]]:
    """Return the letters that each character can begin with, the usual one first."""
    # Its dictionary of phrases takes 43 MB more; a reading too many does no harm here.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    # One by one, since those without a reading would come together.
    return [pinyin(character, style=Style.FIRST_LETTER, heteronym=True)[0] for character in run]
