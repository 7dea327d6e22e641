"""Who may call what of the dispatch rules: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import dispatching
from contracts.roles import Role

DISPATCHER = {Role.DISPATCHER}
KEEPERS = {Role.OPERATOR, Role.SUPERVISOR}
CALLERS: dict[Operation, Set[Role]] = {
    dispatching.GET_DISPATCH_RULES: KEEPERS | DISPATCHER,
    dispatching.LIST_DISPATCH_RULE_VERSIONS: KEEPERS | DISPATCHER,
    dispatching.REPLACE_DISPATCH_RULES: KEEPERS,
    dispatching.TRY_DISPATCH_RULES: KEEPERS | DISPATCHER,
}
