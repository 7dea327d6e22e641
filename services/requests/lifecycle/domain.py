"""The life of a request: which action leads from which status to which, and who may do it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from contracts.requests.vocabulary import RequestChannel, RequestStatus, RequestStep
from contracts.roles import Role

Status = RequestStatus
Action = RequestStep


@dataclass(frozen=True, slots=True)
class Move:
    """From which statuses an action is possible, to which it leads, and whose it is (nobody's where time does it).

    ``also`` are other roles that may do it too, with the statuses in which they may.
    """

    sources: frozenset[Status]
    targets: frozenset[Status]
    role: Role | None
    also: Mapping[Role, frozenset[Status]] = field(default_factory=dict)

    def sources_for(self, role: Role | None) -> frozenset[Status]:
        """Return the statuses in which somebody in this role may do it."""
        return self.also.get(role, self.sources) if role else self.sources


def _move(sources: set[Status], targets: set[Status], role: Role | None, **also: set[Status]) -> Move:
    others = {Role(each): frozenset(where) for each, where in also.items()}
    return Move(frozenset(sources), frozenset(targets), role, others)


_S = Status
_UNANSWERED = {_S.SUBMITTED, _S.DISPATCHED, _S.HANDLING, _S.RETURNED}
MOVES: Mapping[Action, Move] = {
    Action.DISPATCH: _move({_S.SUBMITTED}, {_S.DISPATCHED}, Role.DISPATCHER),
    Action.ACCEPT: _move({_S.DISPATCHED}, {_S.HANDLING}, Role.DEPARTMENT_HANDLER),
    Action.RETURN: _move({_S.DISPATCHED}, {_S.RETURNED}, Role.DEPARTMENT_HANDLER),
    # Before the department has accepted, a dispatcher can also mend a dispatch of which nobody has complained.
    Action.REDISPATCH: _move({_S.RETURNED, _S.DISPATCHED}, {_S.DISPATCHED}, Role.DISPATCHER),
    Action.CONFIRMATION: _move({_S.RETURNED}, {_S.DISPATCHED}, Role.DISPATCHER),
    Action.EXTENSION: _move({_S.HANDLING}, {_S.HANDLING}, Role.DEPARTMENT_HANDLER),
    Action.EXTENSION_DECISION: _move({_S.HANDLING}, {_S.HANDLING}, Role.DISPATCHER),
    # A department asks the enterprise once it has accepted; either way the clock stands still.
    Action.SUPPLEMENT: _move(
        {_S.DISPATCHED, _S.HANDLING}, {_S.DISPATCHED, _S.HANDLING}, Role.DISPATCHER, department_handler={_S.HANDLING}
    ),
    # What is the enterprise's its agents do in its name by mandate, save for judging what it has got.
    Action.SUPPLY: _move(
        {_S.DISPATCHED, _S.HANDLING},
        {_S.DISPATCHED, _S.HANDLING},
        Role.ENTERPRISE_CONTACT,
        service_agent={_S.DISPATCHED, _S.HANDLING},
    ),
    Action.PROGRESS: _move({_S.HANDLING}, {_S.HANDLING}, Role.DEPARTMENT_HANDLER),
    Action.ANSWER: _move({_S.HANDLING}, {_S.ANSWERED}, Role.DEPARTMENT_HANDLER),
    Action.EVALUATION: _move({_S.ANSWERED}, {_S.CLOSED, _S.UNDER_REVIEW}, Role.ENTERPRISE_CONTACT),
    Action.WITHDRAWAL: _move(_UNANSWERED, {_S.WITHDRAWN}, Role.ENTERPRISE_CONTACT, service_agent=_UNANSWERED),
    Action.REVIEW: _move({_S.UNDER_REVIEW}, {_S.DISPATCHED, _S.CLOSED}, Role.SUPERVISOR),
    # Of a co-department; the steps of its part are in joint/domain.py.
    Action.PART: _move(
        {_S.DISPATCHED, _S.HANDLING, _S.RETURNED}, {_S.DISPATCHED, _S.HANDLING, _S.RETURNED}, Role.DISPATCHER
    ),
    Action.SUPPLEMENT_EXPIRY: _move({_S.DISPATCHED, _S.HANDLING}, {_S.DISPATCHED, _S.HANDLING}, None),
    Action.EXPIRY: _move({_S.ANSWERED}, {_S.CLOSED}, None),
    # Taken with the follow-up itself, of which the request knows nothing before.
    Action.FOLLOW_UP: _move({_S.CLOSED}, {_S.UNDER_REVIEW}, None),
}

# Who takes the steps of others with a staff request.
IN_PLACE_OF: Mapping[Role, Role] = {
    Role.DISPATCHER: Role.SERVICE_CLERK,
    Role.ENTERPRISE_CONTACT: Role.SERVICE_CLERK,
}


def taker(role: Role, channel: str) -> Role:
    """Return the role that takes the steps of a role with a request that came in by this channel."""
    return IN_PLACE_OF.get(role, role) if channel == RequestChannel.STAFF else role


# While a department or the dispatcher owes the next step, the enterprise waits and the deadline counts.
RUNNING = frozenset({Status.DISPATCHED, Status.HANDLING, Status.RETURNED})
# The latest answer holds; before, there is none, or one that was judged poor.
ANSWERED = frozenset({Status.ANSWERED, Status.UNDER_REVIEW, Status.CLOSED})
ENDED = frozenset({Status.CLOSED, Status.WITHDRAWN})


@cache
def possible(status: Status, *, stranded: bool = False) -> tuple[Action, ...]:
    """Return what can be done by somebody in this status, in the order of declaration; nothing once it has ended.

    A request is ``stranded`` while nobody at its department can act; then it can be sent elsewhere after acceptance.
    """
    return tuple(action for action in MOVES if is_possible(status, action, stranded=stranded) and MOVES[action].role)


def is_possible(status: Status, action: Action, *, stranded: bool = False, role: Role | None = None) -> bool:
    """Say whether ``action`` can be done in ``status``, see ``possible``, by somebody in a role if one is given."""
    return status in MOVES[action].sources_for(role) or (
        stranded and (status, action) == (Status.HANDLING, Action.REDISPATCH)
    )
