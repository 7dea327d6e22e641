"""Who may call what of follow-ups: once more."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import followups
from contracts.roles import Role

_OVERSEERS = {Role.FOLLOW_UP_CLERK, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR}
# A supervisor calls back while no clerk can act.
_CALLERS = {Role.FOLLOW_UP_CLERK, Role.SUPERVISOR}
CALLERS: dict[Operation, Set[Role]] = {
    followups.LIST_FOLLOW_UPS: _OVERSEERS | {Role.ENTERPRISE_CONTACT},
    followups.GET_FOLLOW_UP: _OVERSEERS | {Role.ENTERPRISE_CONTACT},
    followups.GET_FOLLOW_UP_DEADLINE: _OVERSEERS,
    followups.RECORD_FOLLOW_UP: _CALLERS,
    followups.MISS_FOLLOW_UP: _CALLERS,
    followups.RECORD_FOLLOW_UPS: _CALLERS,
    # Nobody who is judged, and not the clerk, learns what is drawn before it is made.
    followups.LIST_FOLLOW_UP_SEEDS: {Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.OPERATOR},
}
