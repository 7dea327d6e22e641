"""Lexemes: what a text is found by, and the condition that finds it; the same rule makes both.

Chinese is segmented by the dictionary of jieba. A text has all words of the dictionary that occur in it, so that a
word is found in whatever surroundings; where characters make no word, it has each such pair of neighbours, so that
names that no dictionary has are found too. What is looked for is segmented once, into the most probable words.

A text of 300 characters takes 0.3 ms, one of 4,000 some 3, so texts are indexed in the transaction that writes them.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import regex

from chassis.searching.initials import initials
from contracts.search import compact, plain

# A lexeme begins with a sign for what it is, and a word of a text with none: no text contributes such signs.
KIND, SCOPE, NAME, CODE, INITIALS, INTERNAL = "@", "=", "^", "#", "~", "!"
# How much of a name, from any of its characters on, is told apart.
_LONGEST_NAME = 16
# The beginnings of codes that are looked for: shorter ones begin too many.
_LEAST_OF_CODE, _LEAST_OF_NUMBER = 2, 6
_RUN = regex.compile(r"[\p{Han}\p{Co}]+|[\p{L}\p{N}\p{M}--\p{Han}]+", regex.V1)
# Characters of private use are rare characters of names.
_HAN = regex.compile(r"[\p{Han}\p{Co}]")
# Of what people know things by, so common that a pair with them tells nothing.
_PARTICLES = frozenset("的了和与及在是为等我们对将并请其之以中有个也不就都而但或被把向从到")
_LONGEST_WORD = 100


def load() -> None:
    """Load the dictionaries, which takes 0.4 s and 47 MB: before a process serves, so that no request waits for it."""
    words_of = list(words("字典"))
    initials("".join(words_of))


def words(text: str) -> Iterator[str]:
    """Yield the lexemes of a text; the same may come more than once."""
    import rjieba

    for run in _RUN.findall(plain(text)):
        if not _HAN.match(run):
            yield run[:_LONGEST_WORD]
            continue
        yield from (word for word in rjieba.cut_all(run) if len(word) > 1)
        parts, place = rjieba.cut(run, False), 0
        for part in parts:
            if len(part) == 1 and part not in _PARTICLES:
                yield from (run[at : at + 2] for at in (place - 1, place) if at >= 0 and at + 2 <= len(run))
            place += len(part)


def name(given: str) -> Iterator[str]:
    """Yield the lexemes of a name besides its words: itself from each of its characters on, and its first letters."""
    key = compact(given)
    for place in range(len(key)):
        if place == 0 or _HAN.match(key[place]) or _HAN.match(key[place - 1]):
            yield NAME + key[place : place + _LONGEST_NAME]
    yield from (INITIALS + found for found in initials(key))


def code(given: str) -> str:
    """Return the lexeme of a code."""
    return CODE + compact(given)


def scope(column: str, identifier: object) -> str:
    """Return the lexeme of a value that decides who sees a thing."""
    return f"{SCOPE}{column}{str(identifier).replace('-', '')}"


def condition(sought: str, *, internal: bool) -> str:
    """Return as a ``tsquery`` that a thing has all words of what is looked for, or a name or code that it is part of.

    With ``internal`` they may be in texts that are not for the enterprise.
    """
    whole = compact(sought)
    found = [_part(term, internal) for term in terms(sought)]
    together = [f"({' & '.join(found)})"] if found else []
    return " | ".join([*together, *_as_a_whole(whole)])


def terms(sought: str) -> list[str]:
    """Return the words that are looked for; a single character stands alone only where it was typed alone."""
    import rjieba

    found: dict[str, None] = {}
    for run in _RUN.findall(plain(sought)):
        parts = rjieba.cut(run, False) if _HAN.match(run) and len(run) > 1 else [run]
        if len(parts) == 1:
            found[run] = None
            continue
        found |= dict.fromkeys(part for part in parts if len(part) > 1)
        found |= dict.fromkeys(a + b for a, b in pairwise(parts) if len(a) == len(b) == 1)
    return list(found)


def either(conditions: Iterable[str]) -> str:
    """Return as a ``tsquery`` that one of the conditions is met."""
    return " | ".join(f"({each})" for each in conditions)


def quoted(lexeme: str, *, begins: bool = False) -> str:
    """Return a lexeme as part of a ``tsquery``, or that one begins with it."""
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}':*" if begins else f"'{escaped}'"


def _part(term: str, internal: bool) -> str:
    ways = [quoted(NAME + term[:_LONGEST_NAME], begins=True)]
    if len(term) > 1 or not _HAN.match(term):
        ways.append(quoted(term[:_LONGEST_WORD]))
        ways += [quoted(INTERNAL + term[:_LONGEST_WORD])] if internal else []
        ways += _as_code(term)
    return f"({' | '.join(ways)})"


def _as_a_whole(whole: str) -> list[str]:
    return [quoted(NAME + whole[:_LONGEST_NAME], begins=True), *_as_code(whole)]


def _as_code(term: str) -> list[str]:
    if not term.isascii():
        return []
    least = _LEAST_OF_NUMBER if term.isdigit() else _LEAST_OF_CODE
    ways = [quoted(CODE + term, begins=len(term) >= least)]
    return [*ways, quoted(INITIALS + term, begins=True)] if term.isalpha() and len(term) > 1 else ways
