"""How alike two requests are: by what their texts share, the more the rarer it is, and by what they are about.

A text is a set of features with weights: its words, and the matters that it names in any of the words for them
(``words.toml``). Two texts are as alike as the angle between their weights is small (cosine): so a long text is not
like everything, and what all requests say counts for nothing. Whoever asks for the price of steam does not ask what
somebody asks who has too little of it: texts without a concern in common are less alike. Measured by
``make bench BENCH="--only similarity"``.
"""

import math
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple
from uuid import UUID

import regex

from chassis.searching import lexemes
from contracts.requests.similarity import SimilarityReason
from contracts.search import plain

# A feature that is a matter begins with this sign; no word of a text does.
MATTER = "*"
# How alike two requests must be to be shown as similar: where most of the labelled pairs are told apart.
SIMILAR = 0.27
# What the title says counts so much more than what only the description says.
_TITLE = 1.6
# How much a matter counts, of what a word of its rarity does, and a pair of characters that is no word, and a number.
_OF_MATTER, _OF_PAIR, _OF_NUMBER, _OF_USUAL = 1.6, 0.35, 0.2, 0.08
# How much less alike texts are that have other concerns, and how much more where they share one.
_OTHER_CONCERNS, _SAME_CONCERN = 0.4, 1.3
# How rare a matter is taken to be, and a word of which nothing is known: in natural logarithms.
RARE = 6.0
# What else makes requests alike, as parts of what their texts do: none of it makes two requests alike by itself.
_SAME_ITEM, _SAME_CHAIN, _SAME_SEGMENT = 0.25, 0.05, 0.05
# Requests of the last ninety days stand before equally similar ones.
RECENT = timedelta(days=90)
_RECENT = 0.03
_MOST_WORDS = 6
_NUMBER = regex.compile(r"[\d.]+\w?")


@dataclass(frozen=True)
class Matters:
    """What is known of words: the matter that each names, and those of any request."""

    of: Mapping[str, str]
    words: Mapping[str, Sequence[str]]
    usual: frozenset[str]
    pattern: regex.Pattern[str]
    concerns: Mapping[str, str]
    concern: regex.Pattern[str]


@cache
def matters() -> Matters:
    """Return what ``words.toml`` says."""
    given = tomllib.loads((resources.files(__package__) / "words.toml").read_text(encoding="utf-8"))
    of = {plain(word): MATTER + group[0] for group in given["alike"] for word in group}
    groups = {MATTER + group[0]: tuple(map(plain, group)) for group in given["alike"]}
    concerns = {plain(word): name for name, words in given["concerns"].items() for word in words}
    return Matters(of, groups, frozenset(given["usual"].split()), _any_of(of), concerns, _any_of(concerns))


def _any_of(words: Iterable[str]) -> regex.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return regex.compile("|".join(map(regex.escape, longest_first)))


class Said(NamedTuple):
    """What a request says, by feature: whether the title says it; and what is wrong or wanted."""

    features: Mapping[str, bool]
    concerns: frozenset[str]


def said(title: str, description: str) -> Said:
    """Return the features of a request's texts."""
    found = dict.fromkeys(_features(description), False)
    found.update(dict.fromkeys(_features(title), True))
    known, whole = matters(), plain(f"{title}\n{description}")
    return Said(found, frozenset(known.concerns[word] for word in known.concern.findall(whole)))


def _features(text: str) -> Iterable[str]:
    known = matters()
    yield from (known.of[word] for word in known.pattern.findall(plain(text)))
    yield from lexemes.words(text)


# How rare a word is: the natural logarithm of how many requests there are for one that has it.
Rarity = Callable[[str], float]


def unknown_rarity(_word: str) -> float:
    """Say that nothing is known of how rare words are."""
    return RARE


def weight(feature: str, rarity: Rarity) -> float:
    """Return how much a feature tells of the matter of a text."""
    known = matters()
    if feature.startswith(MATTER):
        return _OF_MATTER * RARE
    if feature in known.usual:
        return _OF_USUAL * RARE
    if _NUMBER.fullmatch(feature):
        return _OF_NUMBER * RARE
    if feature in known.of:
        # Its matter counts already.
        return 0.5 * rarity(feature)
    return rarity(feature) * (1.0 if _is_word(feature) else _OF_PAIR)


def words_of(feature: str) -> tuple[str, ...]:
    """Return the words by one of which a text has a feature."""
    return tuple(matters().words[feature]) if feature.startswith(MATTER) else (feature,)


def is_usual(feature: str) -> bool:
    """Whether any request may have it."""
    return feature in matters().usual or bool(_NUMBER.fullmatch(feature))


@lru_cache(maxsize=65_536)
def _is_word(feature: str) -> bool:
    """Whether the dictionary has it, which the pairs of neighbours that make no word are not in."""
    import rjieba

    return feature in rjieba.cut_all(feature)


def weights(text: Said, rarity: Rarity) -> dict[str, float]:
    """Return the weights of a text's features."""
    return {name: weight(name, rarity) * (_TITLE if titled else 1.0) for name, titled in text.features.items()}


def alike(one: Said, other: Said, rarity: Rarity) -> float:
    """Return how alike two texts are, from 0 to 1."""
    return _with_concerns(cosine(weights(one, rarity), weights(other, rarity)), one, other)


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of the angle between two texts' weights."""
    shared = sum(value * other[name] for name, value in one.items() if name in other)
    return shared / (_length(one) * _length(other)) if shared else 0.0


def _length(given: Mapping[str, float]) -> float:
    return math.sqrt(sum(value * value for value in given.values()))


def _with_concerns(alike: float, one: Said, other: Said) -> float:
    if one.concerns & other.concerns:
        return min(1.0, alike * _SAME_CONCERN)
    return alike * _OTHER_CONCERNS if one.concerns and other.concerns else alike


def shared_words(one: Said, other: Said, rarity: Rarity) -> list[str]:
    """Return what tells most of what two texts have in common, as people read it."""
    told = weights(one, rarity)
    both = sorted((name for name in told if name in other.features), key=lambda name: (-told[name], name))
    found: list[str] = []
    usual = matters().usual
    for name in both:
        word = name.removeprefix(MATTER)
        if len(word) > 1 and word not in usual and not any(word in each or each in word for each in found):
            found.append(word)
        if len(found) == _MOST_WORDS:
            break
    return found


@dataclass(frozen=True)
class About:
    """What a request is about beside its words."""

    item_id: UUID | None
    chain_id: UUID | None
    segments: tuple[str, ...]


class Likeness(NamedTuple):
    """How alike two requests are, from 0 to 1, and why; ``order`` tells apart what is as alike as can be."""

    score: float
    order: float
    reasons: tuple[SimilarityReason, ...]


def judged(texts: float, one: About, other: About, submitted_at: datetime, now: datetime) -> Likeness:
    """Return how alike requests are whose texts are so much, with what else they have in common."""
    more, reasons = 0.0, [SimilarityReason.WORDS]
    for same, part, reason in (
        (one.item_id is not None and one.item_id == other.item_id, _SAME_ITEM, SimilarityReason.ITEM),
        (one.chain_id is not None and one.chain_id == other.chain_id, _SAME_CHAIN, SimilarityReason.CHAIN),
        (bool(set(one.segments) & set(other.segments)), _SAME_SEGMENT, SimilarityReason.SEGMENT),
        (now - submitted_at <= RECENT, _RECENT, SimilarityReason.RECENT),
    ):
        if same:
            more += part
            reasons.append(reason)
    whole = texts * (1 + more)
    return Likeness(round(min(1.0, whole), 3), whole, tuple(reasons))
