"""Roles: what a person may do. A role follows from a post held today; none is assigned by hand."""

from contracts.problem import Text
from contracts.vocabulary import Codes, Vocabulary


class Role(Codes):
    """The roles; the value is used in tokens, declarations and data."""

    ENTERPRISE_CONTACT = "enterprise_contact", "企业联系人", "enterprise contact"
    DISPATCHER = "dispatcher", "派单员", "dispatcher"
    DEPARTMENT_HANDLER = "department_handler", "部门经办人", "department handler"
    SUPERVISOR = "supervisor", "督办员", "supervisor"
    CHAIN_CHIEF = "chain_chief", "链长", "chain chief"
    REGISTRAR = "registrar", "登记员", "registrar"
    OPERATOR = "operator", "平台管理员", "platform operator"
    SERVICE_CLERK = "service_clerk", "服务中心工作人员", "service centre clerk"
    GRID_WORKER = "grid_worker", "网格员", "grid worker"
    SERVICE_AGENT = "service_agent", "代办专员", "service agent"
    FOLLOW_UP_CLERK = "follow_up_clerk", "回访员", "follow-up clerk"


ROLE = Vocabulary.of(Role, Text("角色", "What somebody may do"))
ALL_ROLES = frozenset(Role)
# Those who speak for an enterprise: its contacts, and agents by its mandate.
FOR_ENTERPRISES = frozenset({Role.ENTERPRISE_CONTACT, Role.SERVICE_AGENT})
# The roles of trust: their holders decide about others, see what belongs to others, or say who others are. A registrar
# gives them, and changes the accounts of their holders, only with a second person (decision 0028).
TRUSTED = frozenset(
    {Role.DISPATCHER, Role.SUPERVISOR, Role.CHAIN_CHIEF, Role.REGISTRAR, Role.OPERATOR, Role.SERVICE_CLERK}
)
# Their posts may name no chain, and are for all of them then (decision 0024).
AT_LARGE = frozenset({Role.SUPERVISOR, Role.FOLLOW_UP_CLERK})
