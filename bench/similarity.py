"""Measures how well similar requests are told from others, by the labelled pairs, against the plain ratio of texts."""

from bench.report import Lines
from services.requests.similarity.likeness import SIMILAR
from tests.services.requests.similarity.pairs import Told, at_best, by_characters, by_platform, pairs, told_apart

NAME = "similarity of labelled pairs"


def tabulated() -> Lines:
    """Tabulate precision and recall of the platform, and of the plain ratio at its best and with as much recall."""
    given = pairs()
    platform, characters = by_platform(given), by_characters(given)
    found = told_apart(given, platform, SIMILAR)
    best, at_its_best = at_best(given, characters, lambda told: told.both)
    same, as_many = at_best(given, characters, lambda told: told.precision if told.recall >= found.recall else 0)

    def line(name: str, least: float, told: Told) -> list[str]:
        return [name, f"{least:.2f}", f"{told.precision:.2f}", f"{told.recall:.2f}", f"{told.both:.2f}"]

    return [
        [f"{len(given)} pairs, {sum(pair.alike for pair in given)} alike", "from", "precision", "recall", "F1"],
        line("the platform", SIMILAR, found),
        line("ratio of characters, at its best", best, at_its_best),
        line("ratio of characters, with as much recall", same, as_many),
    ]
