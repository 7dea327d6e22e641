"""Which things have most of the words of a text in common, out of a bounded number that have some of them.

How common words are is taken from what PostgreSQL has sampled of the entries (``pg_stats``), so nothing is counted. Of
words that it has not met often enough it knows that they are rarer than those that it has. The rarest words lead to the
things; of common ones several have to be there together. Where even those are too many, the newest things are looked
through, among which enough fit then.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from sqlalchemy import text

from chassis.calling.actor import Actor
from chassis.running.work import Work
from chassis.searching import lexemes
from chassis.searching.finding import scopes, within
from contracts.search import Search

# So many entries are looked at, and so many of the newest where everything fits.
MOST_READ, NEWEST = 2_000, 3_000
# From so many expected on, the newest are looked through instead.
MANY = 20_000
# So many of the words that are not rare enough by themselves are combined.
_COMBINED = 8
# Words of a text come together more often than chance has it.
_TOGETHER = 3.0
_SHARES = text(
    """
    SELECT (SELECT reltuples FROM pg_class WHERE oid = 'search_entries'::regclass) AS entries, sampled.least,
        common.word, common.share
    FROM (
        SELECT most_common_elems::text::text[] AS words, most_common_elem_freqs AS shares,
            most_common_elem_freqs[cardinality(most_common_elems::text::text[]) + 1] AS least
        FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'search_entries' AND attname = 'words'
    ) AS sampled
    LEFT JOIN LATERAL (
        SELECT word, share FROM unnest(words, shares[1 : cardinality(words)]) AS of (word, share)
        WHERE word = ANY(:words)
    ) AS common ON true
    """
)
_SIMILAR = text("SELECT search_similar(CAST(:condition AS tsquery), :telling, :others, :most, :best)")
_NEWEST = text(
    """
    SELECT id FROM (
        SELECT id, words FROM search_entries WHERE resource = :resource ORDER BY resource DESC, id DESC LIMIT :most
    ) AS newest
    WHERE words @@ CAST(:condition AS tsquery)
    ORDER BY 3 * length(words) - 2 * length(ts_delete(words, :telling)) - length(ts_delete(words, :others)) DESC,
        id DESC
    LIMIT :best
    """
)


@dataclass(frozen=True)
class Commonness:
    """How common words are among the entries, by what PostgreSQL has sampled: the share of entries that have each."""

    entries: float
    shares: dict[str, float]
    least: float

    def share(self, word: str) -> float:
        """Return which share of the entries has a word, as far as is known; nothing of a table that was not sampled."""
        # One that was not met often enough is somewhere between none and the rarest of those that were.
        return self.shares.get(word, self.least / 2)

    def expected(self, words: Iterable[str]) -> float:
        """Return how many entries may have any of these words."""
        return min(1.0, sum(map(self.share, words))) * max(0.0, self.entries)

    def rarity(self, word: str, at_most: float) -> float:
        """Return the logarithm of how many entries there are for one that has the word, ``at_most`` for rare ones."""
        share = self.share(word)
        return min(at_most, -math.log(share)) if share > 0 else at_most


def commonness(work: Work, words: Iterable[str]) -> Commonness:
    """Return how common these words are."""
    rows = work.session.connection().execute(_SHARES, {"words": sorted(set(words))}).all()
    if not rows:
        return Commonness(0.0, {}, 0.0)
    shares = {row.word: row.share for row in rows if row.word is not None}
    return Commonness(rows[0].entries, shares, rows[0].least or 0.0)


def similar(
    work: Work, search: Search, terms: Sequence[Sequence[str]], known: Commonness, best: int, actor: Actor | None = None
) -> list[UUID]:
    """Return the things that the actor sees and that have most of the terms, at most ``best`` of them.

    A term is a word, or several of which any counts; the first terms are those that tell most.
    """
    actor = actor or work.actor
    if not terms:
        return []
    own = scopes(search, actor)
    reached = 1.0 if own is None else known.expected(own) / known.entries if known.entries > 0 else 0.0
    condition, expected = _condition(terms, known)
    seldom = expected * reached <= MANY
    chosen = condition if seldom else lexemes.either(map(_any, terms))
    kind = lexemes.quoted(lexemes.KIND + search.resource.name)
    values = {
        "condition": f"{kind} & ({within(search, actor, lambda _: chosen)})",
        "telling": _words(terms[: (len(terms) + 1) // 2]),
        "others": _words(terms),
        "best": best,
    }
    if seldom:
        found = work.session.connection().scalars(_SIMILAR, {**values, "most": MOST_READ})
    else:
        newest = {"most": NEWEST, "resource": search.resource.name}
        found = work.session.connection().scalars(_NEWEST, {**values, **newest})
    return list(found)


def _words(terms: Iterable[Sequence[str]]) -> list[str]:
    return sorted({word for term in terms for word in term})


def _condition(terms: Sequence[Sequence[str]], known: Commonness) -> tuple[str, float]:
    """Return the condition that leads to what has the rarest terms, and how many that may be."""
    by_rarity = sorted(terms, key=known.expected)
    found, expected, common = [], 0.0, []
    for term in by_rarity:
        number = known.expected(term)
        if expected + number <= MOST_READ:
            found.append(_any(term))
            expected += number
        else:
            common.append(term)
    for one, other in combinations(common[:_COMBINED], 2):
        both = min(known.expected(one), known.expected(one) * known.expected(other) / known.entries * _TOGETHER)
        if expected + both <= MOST_READ:
            found.append(f"{_any(one)} & {_any(other)}")
            expected += both
    if not found:
        first = common[:4]
        found.append(" & ".join(map(_any, first)))
        expected = known.expected(first[0])
    return lexemes.either(found), expected


def _any(words: Sequence[str]) -> str:
    return f"({' | '.join(map(lexemes.quoted, words))})"
