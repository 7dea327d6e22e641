"""Finds requests that are much like another one, or like one that has not been submitted yet."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, and_, any_, bindparam, select

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.searching.similar import Commonness, commonness, similar
from chassis.storing.dumping import shown
from contracts.requests.case_vocabulary import CaseMemberStatus
from contracts.requests.cases import SEEN_BY as CASES_SEEN_BY
from contracts.requests.cases import VIEWERS as CASE_VIEWERS
from contracts.requests.reading import SEEN_BY
from contracts.requests.search import SEARCH_REQUESTS
from contracts.requests.similarity import FIND_SIMILAR_REQUESTS, GET_SIMILAR_REQUESTS, SimilarRequestSchema
from contracts.requests.vocabulary import RequestStatus
from services.requests.cases.access import posts_on
from services.requests.cases.models import Case, CaseMember
from services.requests.lifecycle.access import VISIBLE, roles_on, sight
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.queries import NAMED, find_visible
from services.requests.similarity import likeness
from services.requests.similarity.likeness import MATTER, About, Likeness, Said

_requests, _cases, _members = Request.__table__.c, Case.__table__.c, CaseMember.__table__.c
# So many of those that have most words in common are compared in full; the search is for no more terms than these.
_COMPARED, _MOST_TERMS = 60, 24
# A request waits in one case at most.
_WITH_ITS_CASE = Request.__table__.outerjoin(
    CaseMember.__table__,
    and_(_members.request_id == _requests.id, _members.status == str(CaseMemberStatus.WAITING)),
).outerjoin(Case.__table__, _cases.id == _members.case_id)
# Its case, and what decides who sees that.
_OF_CASE = ("id", "number", *CASES_SEEN_BY.fields)
_SHOWN = (
    *("id", "number", "title", "description", "status", "item_id", "chain_id", "segments"),
    *("enterprise_id", "department_id", "submitted_at"),
)
_READ = (
    select(
        *(_requests[name] for name in sorted({*_SHOWN, *SEEN_BY.fields})),
        *NAMED,
        *(_cases[name].label(f"case_{name}") for name in _OF_CASE),
    )
    .select_from(_WITH_ITS_CASE)
    .where(
        _requests.id == any_(bindparam("requests", type_=ARRAY(Uuid))),
        _requests.status != RequestStatus.WITHDRAWN,
        VISIBLE,
    )
    .execution_options(prepared=True)
)


class _Found(NamedTuple):
    likeness: Likeness
    row: Any
    content: dict[str, Any]


@handles(GET_SIMILAR_REQUESTS)
def get_similar_requests(work: Work, request_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return the requests most like one. Raises ``Failure`` if there is none that the actor may see."""
    one = find_visible(work, request_id)
    about = About(one.item_id, one.chain_id, tuple(one.segments))
    found = _find(work, likeness.said(one.title, one.description), about, query["limit"], but=one.id)
    return {"items": found}


@handles(FIND_SIMILAR_REQUESTS)
def find_similar_requests(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the requests most like one that has not been submitted."""
    about = About(body["item_id"], body["chain_id"], ())
    return {"items": _find(work, likeness.said(body["title"], body["description"]), about, body["limit"])}


def _find(work: Work, text: Said, about: About, limit: int, but: UUID | None = None) -> list[dict[str, Any]]:
    words = {word for name in text.features for word in likeness.words_of(name)}
    known = commonness(work, words)
    terms = _terms(text, known)
    ids = [each for each in similar(work, SEARCH_REQUESTS, terms, known, _COMPARED + 1) if each != but]
    if not ids:
        return []
    rows = work.session.execute(_READ, {"requests": ids, **sight(work.actor)}).all()
    compared = (_compared(work, text, about, row, known) for row in rows)
    alike = [each for each in compared if each.likeness.score >= likeness.SIMILAR]
    alike.sort(key=lambda each: (-each.likeness.order, -each.row.submitted_at.timestamp(), each.row.id))
    return [each.content for each in alike[:limit]]


def _terms(text: Said, known: Commonness) -> Sequence[Sequence[str]]:
    """Return what similar requests have words of, what tells most first."""

    def rarity(word: str) -> float:
        return known.rarity(word, likeness.RARE)

    weights = likeness.weights(text, rarity)
    telling = sorted(weights, key=lambda name: (-weights[name], name))
    # A word that names a matter is asked for with the others that name it.
    of_matters = {word for name in telling if name.startswith(MATTER) for word in likeness.words_of(name)}
    chosen = [name for name in telling if name.startswith(MATTER) or name not in of_matters]
    return [likeness.words_of(name) for name in chosen[:_MOST_TERMS] if not likeness.is_usual(name)]


def _compared(work: Work, text: Said, about: About, row: Any, known: Commonness) -> _Found:
    def rarity(word: str) -> float:
        return known.rarity(word, likeness.RARE)

    other = likeness.said(row.title, row.description)
    alike = likeness.alike(text, other, rarity)
    of_row = About(row.item_id, row.chain_id, tuple(row.segments))
    judged = likeness.judged(alike, about, of_row, row.submitted_at, work.now)
    # An enterprise does not learn with whom it is handled together, nor does a department that does not lead that.
    case = SimpleNamespace(**{name: getattr(row, f"case_{name}") for name in _OF_CASE})
    told = case.id is not None and bool(roles_on(work.actor, row) & CASE_VIEWERS) and bool(posts_on(work.actor, case))
    content = shown(
        row,
        SimilarRequestSchema,
        case_id=case.id if told else None,
        case_number=case.number if told else None,
        enterprise_name=row.enterprise_name or "",
        score=judged.score,
        reasons=judged.reasons,
        shared=likeness.shared_words(text, other, rarity),
    )
    return _Found(judged, row, content)
