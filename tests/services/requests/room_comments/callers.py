"""Who may call what of the comments on the things of rooms: once more, so that a slip is seen."""

from collections.abc import Set

from contracts.commenting import Commented
from contracts.operation import Operation
from contracts.requests import room_comments
from contracts.roles import ALL_ROLES, Role

OFFICES = {
    Role.DEPARTMENT_HANDLER,
    Role.SERVICE_CLERK,
    Role.DISPATCHER,
    Role.SUPERVISOR,
    Role.CHAIN_CHIEF,
}
WRITERS: dict[Commented, Set[Role]] = {
    room_comments.PROJECT_COMMENTS: OFFICES,
    room_comments.AGREEMENT_COMMENTS: OFFICES,
    room_comments.PROSPECT_COMMENTS: OFFICES,
    room_comments.LEAD_COMMENTS: OFFICES,
    room_comments.NEGOTIATION_COMMENTS: OFFICES,
    room_comments.MEETING_COMMENTS: ALL_ROLES - {Role.OPERATOR},
    room_comments.MATTER_COMMENTS: ALL_ROLES - {Role.OPERATOR},
    room_comments.RESOLUTION_COMMENTS: ALL_ROLES - {Role.OPERATOR},
    room_comments.ACTIVITY_COMMENTS: ALL_ROLES - {Role.OPERATOR},
    room_comments.VISIT_COMMENTS: {*OFFICES, Role.ENTERPRISE_CONTACT},
}
CALLERS: dict[Operation, Set[Role]] = {
    operation: roles
    for declared, writers in WRITERS.items()
    for operation, roles in {
        declared.list: {*writers, Role.OPERATOR},
        declared.get: {*writers, Role.OPERATOR},
        declared.versions: {*writers, Role.OPERATOR},
        declared.files.list: {*writers, Role.OPERATOR},
        declared.files.remove: writers,
        declared.add: writers,
        declared.edit: writers,
        declared.withdraw: writers,
    }.items()
}
