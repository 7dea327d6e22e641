"""Roles: what a person may do. A role follows from a post held today; none is assigned by hand."""

from enum import StrEnum

from contracts.problem import Text
from contracts.vocabulary import Vocabulary


class Role(StrEnum):
    """The seven roles; the value is used in tokens, declarations and data."""

    ENTERPRISE_CONTACT = "enterprise_contact"
    DISPATCHER = "dispatcher"
    DEPARTMENT_HANDLER = "department_handler"
    SUPERVISOR = "supervisor"
    CHAIN_CHIEF = "chain_chief"
    REGISTRAR = "registrar"
    OPERATOR = "operator"


ROLE = Vocabulary(
    "Role",
    Text("角色", "What somebody may do"),
    {
        Role.ENTERPRISE_CONTACT: Text("企业联系人", "enterprise contact"),
        Role.DISPATCHER: Text("派单员", "dispatcher"),
        Role.DEPARTMENT_HANDLER: Text("部门经办人", "department handler"),
        Role.SUPERVISOR: Text("督办员", "supervisor"),
        Role.CHAIN_CHIEF: Text("链长", "chain chief"),
        Role.REGISTRAR: Text("登记员", "registrar"),
        Role.OPERATOR: Text("平台管理员", "platform operator"),
    },
)
ALL_ROLES = frozenset(Role)
