"""The life of the part of a co-department: which action leads from where to where, and whose it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from contracts.requests.vocabulary import PartAction, PartStatus, RequestStep
from contracts.roles import Role

# A part that waits for somebody: the request cannot be answered.
OPEN = frozenset({PartStatus.WAITING, PartStatus.ACCEPTED, PartStatus.RETURNED})


@dataclass(frozen=True, slots=True)
class PartMove:
    """From which statuses an action is possible, to which it leads, whose it is, and what the history calls it."""

    sources: frozenset[PartStatus]
    target: PartStatus
    role: Role
    step: RequestStep


def _move(sources: set[PartStatus], target: PartStatus, role: Role, step: RequestStep) -> PartMove:
    return PartMove(frozenset(sources), target, role, step)


_OWN, _DISPATCHER = Role.DEPARTMENT_HANDLER, Role.DISPATCHER
_S, _R = PartStatus, RequestStep
# Of a part of the handling under way, while the request is with a department and not answered.
PART_MOVES: Mapping[PartAction, PartMove] = {
    PartAction.ACCEPT: _move({_S.WAITING}, _S.ACCEPTED, _OWN, _R.PART_ACCEPT),
    PartAction.RETURN: _move({_S.WAITING}, _S.RETURNED, _OWN, _R.PART_RETURN),
    PartAction.CONFIRMATION: _move({_S.RETURNED}, _S.WAITING, _DISPATCHER, _R.PART_CONFIRMATION),
    PartAction.EXTENSION: _move({_S.ACCEPTED}, _S.ACCEPTED, _OWN, _R.PART_EXTENSION),
    PartAction.EXTENSION_DECISION: _move({_S.ACCEPTED}, _S.ACCEPTED, _DISPATCHER, _R.PART_EXTENSION_DECISION),
    PartAction.CONTRIBUTION: _move({_S.ACCEPTED}, _S.DONE, _OWN, _R.PART_CONTRIBUTION),
    PartAction.RELEASE: _move(set(OPEN), _S.RELEASED, _DISPATCHER, _R.PART_RELEASE),
}
