"""Roles: what somebody may do. A role follows from a post that is held today; nobody is given a role by hand."""

from enum import StrEnum


class Role(StrEnum):
    """The seven roles; the value is what stands in tokens, declarations and data."""

    ENTERPRISE_CONTACT = "enterprise_contact"
    DISPATCHER = "dispatcher"
    DEPARTMENT_HANDLER = "department_handler"
    SUPERVISOR = "supervisor"
    CHAIN_CHIEF = "chain_chief"
    REGISTRAR = "registrar"
    OPERATOR = "operator"


ALL_ROLES = frozenset(Role)
