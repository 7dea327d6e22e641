"""What requests are found by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Uuid, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from chassis.running.handlers import tells
from chassis.running.work import Work
from chassis.searching.sources import Document
from contracts.commenting import CommentVisibility
from contracts.requests.search import SEARCH_REQUESTS
from services.requests.comments.models import RequestComment
from services.requests.joint.models import Part
from services.requests.lifecycle.access import roles_on
from services.requests.lifecycle.models import Answer, Request
from services.requests.mirror.models import Organization

_requests, _answers, _organizations = Request.__table__.c, Answer.__table__.c, Organization.__table__.c
_comments, _parts = RequestComment.__table__.c, Part.__table__.c
# What is said of a request without end is not worth its entry growing without end.
_LATEST_COMMENTS = 100


def _said(visibility: CommentVisibility) -> ColumnElement[Any]:
    """Return the latest comments on a request that are not withdrawn."""
    latest = (
        select(_comments.content)
        .where(
            _comments.object_id == _requests.id,
            _comments.withdrawn_at.is_(None),
            _comments.visibility == visibility.value,
        )
        .order_by(_comments.id.desc())
        .limit(_LATEST_COMMENTS)
        .correlate(Request.__table__)
        .subquery()
    )
    return select(func.array_agg(latest.c.content)).correlate(Request.__table__).scalar_subquery()


# Built once: it runs for every submission.
_FOUND = (
    select(
        *(
            _requests[name]
            for name in ("id", "number", "title", "description", "form", "submitted_at", "moved_at", "item_id")
        ),
        *(_requests[name] for name in SEARCH_REQUESTS.scope),
        select(_organizations.name)
        .where(_organizations.id == func.coalesce(_requests.enterprise_id, _requests.employer_id))
        .scalar_subquery()
        .label("enterprise_name"),
        select(func.array_agg(aggregate_order_by(_answers.answer, _answers.id)))
        .where(_answers.request_id == _requests.id)
        .scalar_subquery()
        .label("answers"),
        select(func.array_agg(aggregate_order_by(_parts.contribution, _parts.id)))
        .where(_parts.request_id == _requests.id, _parts.contribution.is_not(None))
        .scalar_subquery()
        .label("contributions"),
        _said(CommentVisibility.PUBLIC).label("comments"),
        _said(CommentVisibility.INTERNAL).label("internal_comments"),
    )
    .where(_requests.id == any_(bindparam("ids", type_=ARRAY(Uuid))))
    .execution_options(prepared=True)
)


@tells(SEARCH_REQUESTS, ids=_requests.id)
def found_requests(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what requests are found by; in which roles the actor sees them is asked of those that the list shows."""
    return [
        Document(
            row.id,
            row.title,
            row.number,
            row.moved_at or row.submitted_at,
            {
                "title": row.title,
                "number": row.number,
                "description": row.description,
                "enterprise_name": row.enterprise_name,
                "form": _answered(row.form),
                "answers": row.answers,
                "comments": row.comments,
                "internal_comments": row.internal_comments,
                "contributions": row.contributions,
            },
            {name: getattr(row, name) for name in SEARCH_REQUESTS.scope},
            roles_on(work.actor, cast("Request", row)),
        )
        for row in work.rows(_FOUND, ids=ids)
    ]


def new_document(row: Mapping[str, Any], enterprise_name: str) -> Document:
    """Return what a request is found by that has just been submitted with the values of this row."""
    nothing_yet = dict.fromkeys(("answers", "comments", "internal_comments", "contributions"))
    texts = {name: row[name] for name in ("title", "number", "description")}
    return Document(
        row["id"],
        row["title"],
        row["number"],
        row["submitted_at"],
        {**texts, **nothing_yet, "enterprise_name": enterprise_name, "form": _answered(row["form"])},
        {name: row.get(name) for name in SEARCH_REQUESTS.scope},
    )


def _answered(form: Iterable[Mapping[str, Any]]) -> list[str]:
    return [text for answer in form for text in _texts(answer["value"])]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (each for each in value if isinstance(each, str))
