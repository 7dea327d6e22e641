"""Labelled pairs of requests, and how well a measure of likeness tells them apart.

``pairs.csv`` has pairs that could be answered together (``alike``) and pairs that could not. ``kind`` says what makes a
pair hard: of those alike ``same`` words, or other ``words`` for one matter; of the others the ``same`` words for
another matter, or nothing in common (``far``).
"""

import csv
import math
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from services.requests.similarity import likeness

LEAST_PAIRS = 200


class Pair(NamedTuple):
    """Two requests by title and description, and whether they are alike."""

    alike: bool
    kind: str
    one: tuple[str, str]
    other: tuple[str, str]


class Told(NamedTuple):
    """How well pairs are told apart: of those called alike how many are, of those alike how many are called so."""

    precision: float
    recall: float

    @property
    def both(self) -> float:
        """The harmonic mean of the two, F1."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision else 0.0


def pairs() -> list[Pair]:
    """The labelled pairs."""
    with Path(__file__).with_name("pairs.csv").open(encoding="utf-8", newline="") as file:
        return [
            Pair(row["alike"] == "1", row["kind"], (row["one_title"], row["one"]), (row["other_title"], row["other"]))
            for row in csv.DictReader(file)
        ]


def by_platform(given: Sequence[Pair]) -> list[float]:
    """How alike the platform finds the requests of each pair, with words as rare as they are in these texts."""
    texts = [text for pair in given for text in (pair.one, pair.other)]
    found = Counter(feature for text in texts for feature in likeness.said(*text).features)

    def rarity(word: str) -> float:
        return math.log(len(texts) / found[word])

    return [likeness.alike(likeness.said(*pair.one), likeness.said(*pair.other), rarity) for pair in given]


def by_characters(given: Sequence[Pair]) -> list[float]:
    """The plain ratio of the texts, as they stand: what is to be beaten."""

    def ratio(pair: Pair) -> float:
        return SequenceMatcher(None, "".join(pair.one), "".join(pair.other), autojunk=False).ratio()

    return [ratio(pair) for pair in given]


def told_apart(given: Sequence[Pair], scores: Sequence[float], least: float) -> Told:
    """How well pairs are told apart if those count as alike whose score is at least so much."""
    called = [pair.alike for pair, score in zip(given, scores, strict=True) if score >= least]
    return Told(sum(called) / len(called) if called else 0.0, sum(called) / sum(pair.alike for pair in given))


def at_best(given: Sequence[Pair], scores: Sequence[float], which: Callable[[Told], float]) -> tuple[float, Told]:
    """The threshold at which a measure is best, and how well it tells pairs apart there."""
    every = ((least / 100, told_apart(given, scores, least / 100)) for least in range(1, 100))
    return max(every, key=lambda found: which(found[1]))
