"""Who may call what of mandates: once more, so that a slip in a declaration is seen."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import mandates
from contracts.roles import Role

READERS = {Role.ENTERPRISE_CONTACT, Role.SERVICE_AGENT, Role.OPERATOR}
CALLERS: dict[Operation, Set[Role]] = {
    mandates.LIST_MANDATES: READERS,
    mandates.GET_MANDATE: READERS,
    mandates.GRANT_MANDATE: {Role.ENTERPRISE_CONTACT},
    mandates.REVOKE_MANDATE: {Role.ENTERPRISE_CONTACT},
    mandates.LIST_SERVICE_AGENTS: {Role.ENTERPRISE_CONTACT, Role.SERVICE_CLERK},
}
