"""What all steps of a request share: who may take one, whether it is possible now, and its records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, forbidden
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.operation import Event
from contracts.requests.refusals import NOT_NOW
from contracts.requests.vocabulary import REQUEST_STATUS, REQUEST_STEP
from contracts.roles import Role
from services.requests.clocks.domain import ClockState
from services.requests.duties import owing
from services.requests.lifecycle import queries
from services.requests.lifecycle.domain import MOVES, Action, Status, is_possible, taker
from services.requests.lifecycle.emitting import emit
from services.requests.lifecycle.models import HistoryEntry, Request
from services.requests.lifecycle.standing import Standing
from services.requests.mirror.capability import FIND_VACANCIES

# Whether somebody calls back is decided once a request is closed (``followups/drawing.py``).
FOLLOW_UP_DUE = "due"
# The sort position of requests without a deadline.
NEVER = datetime(9999, 12, 30, tzinfo=UTC)
_TRACE = insert(HistoryEntry.__table__).execution_options(prepared=True)  # type: ignore[arg-type]


@dataclass
class Step:
    """A step under way: the locked request, and the post under which it is taken (none if time causes it)."""

    work: Work
    request: Request
    action: Action
    post: Post | None = None

    @property
    def person_id(self) -> UUID:
        """Return the id of the person who takes the step."""
        if self.work.actor.person_id is None:
            raise TypeError(f"{self.action} is taken by a person")
        return UUID(self.work.actor.person_id)

    def finish(
        self,
        target: Status,
        event: Event,
        *,
        reason: str | None = None,
        marked: bool = False,
        details: Mapping[str, Any] | None = None,
        **specific: Any,
    ) -> dict[str, Any]:
        """Set the request to the status ``target``, write history and event, and return the request's detail.

        ``marked`` says that the words of the step are for the enterprise too. ``details`` go into the history (JSON
        values), ``specific`` into the event beyond what every event carries.
        """
        if target not in MOVES[self.action].targets:
            raise ValueError(f"{self.action} does not lead to {target}")
        before = Status(self.request.status)
        self.request.status = target
        # What an employee asked the clerk has evaluated in the words of the employee, whom nobody else calls.
        due = target is Status.CLOSED and self.request.centre_id is None
        self.request.follow_up = FOLLOW_UP_DUE if due else None
        owing.follow(self.work, self.request, self.action)
        touch(self.work, self.request)
        self.trace(self.action, before, reason, details, marked=marked)
        emit(self.work, self.request, event, reason, marked=marked, **specific)
        if target is Status.UNDER_REVIEW or self.action in (Action.RETURN, Action.EXTENSION):
            # The next step is somebody else's, who may be missing.
            self.work.wake(FIND_VACANCIES)
        if target is Status.CLOSED:
            self.work.wake("draw_follow_ups")
        return queries.detail(self.work, self.request)

    def trace(
        self,
        action: Action,
        before: Status | None,
        reason: str | None,
        details: Mapping[str, Any] | None = None,
        *,
        marked: bool = False,
    ) -> None:
        """Write the row of the history."""
        trace(self.work, self.request, action, before, post=self.post, reason=reason, marked=marked, details=details)


def begin(work: Work, request_id: UUID, action: Action) -> Step:
    """Lock the request and check that the actor may take this step and that it is possible now.

    The step is taken at the moment of the one before it if the clock says an earlier one.

    Raises ``Failure``: not found if the actor may not see it, forbidden if another role takes the step, changed if
    If-Match names another version, otherwise a conflict that names the status and what the actor can do now.
    """
    request = queries.lock_visible(work, request_id)
    role = MOVES[action].role
    if role is None:
        raise ValueError(f"{action} is nobody's to do")
    stands = Standing(work, request)
    post = stands.post_for(action)
    if post is None:
        raise forbidden(work.actor, taker(role, request.channel), *MOVES[action].also)
    act_in(work, post)
    work.check_version(request.version)
    _check_possible(work, request, action, stands, post.role)
    work.not_before(last_moved_at(request))
    return Step(work, request, action, post)


def act_in(work: Work, post: Post | None) -> None:
    """Have audit and events name both, the actor and the enterprise, if this post is one by a mandate."""
    work.acts_for = post if post is not None and post.mandate else None


def _check_possible(work: Work, request: Request, action: Action, stands: Standing, role: Role) -> None:
    status = Status(request.status)
    if not is_possible(status, action, stranded=stands.stranded, role=role):
        raise Failure(
            NOT_NOW,
            number=request.number,
            status=REQUEST_STATUS.said(status),
            action=REQUEST_STEP.said(action),
            possible=REQUEST_STEP.listed(queries.detail(work, request)["actions"]),
        )


def set_due(request: Request, state: ClockState) -> None:
    """Copy the due date from the state of the clock."""
    set_due_at(request, state.due_at, provisional=state.provisional)
    request.halted_at = state.halted_at


def set_due_at(request: Request, due_at: datetime, *, provisional: bool) -> None:
    """Set a due date, and the columns by which lists are sorted along with it."""
    request.due_at = request.due_order = due_at
    request.has_due = True
    request.provisional = provisional


def touch(work: Work, request: Request) -> None:
    """Give the request a new version, because something that reads show has changed, not before what changed last."""
    request.version += 1
    request.moved_at = max(work.now, last_moved_at(request))


def last_moved_at(request: Request) -> datetime:
    """Return the moment of the latest step of a request, before which none is taken."""
    return request.moved_at or request.submitted_at


def trace(
    work: Work,
    request: Request,
    action: Action,
    before: Status | None,
    *,
    post: Post | None = None,
    reason: str | None = None,
    marked: bool = False,
    details: Mapping[str, Any] | None = None,
    internal: bool = False,
    at: datetime | None = None,
) -> None:
    """Write a row of the history, of the latest step or of the moment ``at``.

    What is ``internal`` the enterprise does not learn of.
    """
    actor = work.actor
    act_in(work, post)
    work.session.connection().execute(
        _TRACE,
        {
            "id": new_id(),
            "request_id": request.id,
            "at": at or last_moved_at(request),
            "action": action,
            "from_status": before,
            "to_status": request.status,
            "person_id": UUID(actor.person_id) if actor.person_id else None,
            "person_name": actor.name,
            "role": post.role if post else None,
            "organization_id": UUID(post.organization_id) if post else None,
            "mandate_id": UUID(post.mandate.id) if post and post.mandate else None,
            "reason": reason,
            "visible_to_enterprise": marked,
            "internal": internal,
            "details": dict(details or {}),
        },
    )
