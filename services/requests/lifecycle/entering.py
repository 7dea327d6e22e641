"""Enter a new request: its row, the first of its history, its event, and what it is found by."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from chassis.calling.actor import Post
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests import events
from services.requests.duties import beginning
from services.requests.lifecycle import queries, steps, submission
from services.requests.lifecycle.access import roles_on
from services.requests.lifecycle.domain import Action, Status
from services.requests.lifecycle.emitting import emit
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.names import Names, remember_names
from services.requests.lifecycle.steps import Step
from services.requests.search.queries import new_document

_INSERT = insert(Request.__table__).execution_options(prepared=True)  # type: ignore[arg-type]


def matter_of(work: Work, body: Mapping[str, Any], form: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the columns of a new request that tell what is asked, with the answers to its form, and how it begins."""
    return {
        "id": new_id(),
        "title": body["title"],
        "description": body["description"],
        "form": form,
        "status": Status.SUBMITTED,
        "item_id": body["item_id"],
        "submitted_by": UUID(work.actor.person_id),
        "submitted_at": work.now,
        "due_order": steps.NEVER,
        "has_due": False,
        "provisional": False,
        "returns": 0,
        "redispatches": 0,
        "reopened": 0,
        "supplements": 0,
        "parts": 0,
        "open_parts": 0,
        "comments": 0,
        "public_comments": 0,
        "version": 1,
        "number": submission.next_number(work),
        **beginning.first(work),
    }


def enter(work: Work, row: dict[str, Any], post: Post, names: Names) -> dict[str, Any]:
    """Enter a request with the values of this row, which the actor submits in a post, and return its detail."""
    work.session.connection().execute(_INSERT, row)
    # It is written already, so that the session need not know it.
    request = Request(**row)
    remember_names(work, request, names)
    work.concerns(request.id)
    work.readers = roles_on(work.actor, request)
    Step(work, request, Action.SUBMISSION, post).trace(Action.SUBMISSION, None, None)
    document = new_document(row, names.enterprise or names.employer or "")
    emit(work, request, events.REQUEST_SUBMITTED, document=document)
    return queries.detail(work, request, [])
