"""Who may take which step of a request as it stands: whose step it is, and who stands in while these cannot act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from chassis.calling.actor import Post
from chassis.running.work import Work
from contracts.roles import Role
from services.requests.lifecycle.access import acted_on_by, acting_posts
from services.requests.lifecycle.domain import MOVES, RUNNING, Action, Status, is_possible, possible, taker
from services.requests.lifecycle.models import Request
from services.requests.mirror.capability import Capable, capable

_MEMO = "requests.actions"
# Who sends requests to departments.
SENDERS = (Role.DISPATCHER, Role.SUPERVISOR, Role.SERVICE_CLERK)


@dataclass
class Standing:
    """A request with whether its department and its dispatchers can act, which is looked up only if it matters.

    A list has read it for its rows: then it is ``known``.
    """

    work: Work
    request: Request
    known: Capable | None = None

    @cached_property
    def _capable(self) -> Capable:
        request = self.request
        if self.known is not None:
            return self.known
        return capable(self.work, request.department_id, request.chain_id, request.park_id, request.centre_id)

    @cached_property
    def posts(self) -> Mapping[Role, Post]:
        """The posts in which the actor takes part in the request, by role."""
        return {post.role: post for post in reversed(acting_posts(self.work.actor, self.request))}

    @cached_property
    def stranded(self) -> bool:
        """Whether the request has been accepted and nobody at its department can act any more."""
        sends = self.work.actor.is_any(*SENDERS)
        return sends and self.request.status == Status.HANDLING and not self._capable.handlers

    def post_for(self, action: Action) -> Post | None:
        """Return the post under which the actor may take this step, or ``None``.

        A supervisor takes the dispatcher's steps while no dispatcher can act, and redispatches what is with a
        department that cannot act.
        """
        move, held = MOVES[action], self.posts
        if move.role is None:
            return None
        post = held.get(taker(move.role, self.request.channel))
        if post is None and move.role is Role.DISPATCHER:
            supervisor = held.get(Role.SUPERVISOR)
            post = supervisor if supervisor and self._needs_help(action) else None
        if not move.also:
            return post
        others = [held[each] for each in move.also if each in held]
        # Of several posts one in which it is possible now.
        fitting = (other for other in others if self.request.status in move.sources_for(other.role))
        return next(fitting, post or next(iter(others), None))

    def actions(self) -> Sequence[Action]:
        """Return what the actor ``can`` do, in the order of declaration.

        In a list it is worked out once for all rows that are alike in what it depends on.
        """
        if self.known is None:
            return self._actions()
        alike: dict[object, Sequence[Action]] = self.work.transaction.memo.setdefault(_MEMO, {})
        key = self.request.status, *acted_on_by(self.request), self.known
        if (found := alike.get(key)) is None:
            found = alike[key] = self._actions()
        return found

    def _actions(self) -> Sequence[Action]:
        status = Status(self.request.status)
        return [action for action in possible(status, stranded=self.stranded) if self.can(action)]

    def can(self, action: Action) -> bool:
        """Whether the actor has a post under which this step can be taken in the status of the request."""
        post = self.post_for(action)
        if post is None or (action is Action.CONFIRMATION and not self._capable.handlers):
            return False
        return is_possible(Status(self.request.status), action, stranded=self.stranded, role=post.role)

    def _needs_help(self, action: Action) -> bool:
        sent = action is Action.REDISPATCH and self.request.status in RUNNING
        return not self._capable.dispatchers or (sent and not self._capable.handlers)
