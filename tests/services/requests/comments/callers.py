"""Who may call what of the comments on requests: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import comments
from contracts.roles import ALL_ROLES, Role

READERS = ALL_ROLES - {Role.REGISTRAR}
WRITERS = READERS - {Role.OPERATOR}
CALLERS: dict[Operation, Set[Role]] = {
    comments.LIST_REQUEST_COMMENTS: READERS,
    comments.GET_REQUEST_COMMENT: READERS,
    comments.LIST_REQUEST_COMMENT_VERSIONS: READERS,
    comments.REQUEST_COMMENT_FILES.list: READERS,
    comments.REQUEST_COMMENT_FILES.remove: WRITERS,
    comments.CREATE_REQUEST_COMMENT: WRITERS,
    comments.CHANGE_REQUEST_COMMENT: WRITERS,
    comments.WITHDRAW_REQUEST_COMMENT: WRITERS,
}
