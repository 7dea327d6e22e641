"""Who may call what of the catalog: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import catalog
from contracts.roles import ALL_ROLES, Role

KEEPERS = {Role.OPERATOR, Role.SUPERVISOR}
CALLERS: dict[Operation, Set[Role]] = {
    catalog.GET_CATALOG: ALL_ROLES,
    catalog.GET_CATALOG_CLASS: ALL_ROLES,
    catalog.GET_CATALOG_ITEM: ALL_ROLES,
    catalog.ADD_CATALOG_CLASS: KEEPERS,
    catalog.CHANGE_CATALOG_CLASS: KEEPERS,
    catalog.ADD_CATALOG_ITEM: KEEPERS,
    catalog.CHANGE_CATALOG_ITEM: KEEPERS,
}
