"""The place of a text where the words stand that were looked for."""

from collections.abc import Iterable, Sequence
from typing import Any

from chassis.searching.lexemes import terms
from contracts.search import plain

# How much is shown, in characters, and how much of it before the first word.
_LENGTH, _BEFORE = 90, 20


def excerpt(texts: Iterable[tuple[str, str]], sought: str) -> dict[str, Any] | None:
    """Return in the form of ``ExcerptSchema`` the first of the texts with most of the words; ``None`` if none has any.

    ``texts`` are pairs of field and text.
    """
    words = [word for word in terms(sought) if len(word) > 1]
    best: tuple[int, str, str, list[tuple[int, int]]] | None = None
    for field, text in texts:
        marks = _marks(text, words)
        distinct = len({plain(text[start:end]) for start, end in marks})
        if marks and (best is None or distinct > best[0]):
            best = (distinct, field, text, marks)
    return _cut(*best[1:]) if best else None


def _marks(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the words stand, in order and without overlaps: of two that overlap, both together."""
    # A character may be several in the form in which texts are compared.
    forms = [plain(character) for character in text]
    whole, places = "".join(forms), [at for at, form in enumerate(forms) for _ in form]
    found = []
    for word in words:
        start = whole.find(word)
        while start >= 0:
            found.append((places[start], places[start + len(word) - 1] + 1))
            start = whole.find(word, start + len(word))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(field: str, text: str, marks: Sequence[tuple[int, int]]) -> dict[str, Any]:
    first = max(0, marks[0][0] - _BEFORE)
    last = min(len(text), first + _LENGTH)
    before, after = "…" if first else "", "…" if last < len(text) else ""
    # A line break is a blank here, of the same length.
    content = before + text[first:last].replace("\n", " ") + after
    moved = len(before) - first
    shown = [(start, min(end, last)) for start, end in marks if start < last]
    return {
        "field": field,
        "content": content,
        "marks": [{"start": start + moved, "end": end + moved} for start, end in shown],
    }
