"""The kinds of organizations, posts and relations, each with the word that users see and spreadsheets carry."""

from contracts.problem import Text
from contracts.roles import Role
from contracts.vocabulary import Codes, Vocabulary


class OrganizationKind(Codes):
    """What an organization is."""

    ENTERPRISE = "enterprise", "企业", "enterprise"
    PARTY_COMMITTEE = "party_committee", "党委", "party committee"
    GENERAL_BRANCH = "general_branch", "党总支", "general branch"
    BRANCH = "branch", "党支部", "branch"
    JOINT_BRANCH = "joint_branch", "联合党支部", "joint branch"
    FUNCTIONAL_BRANCH = "functional_branch", "功能型党支部", "functional branch"
    CHAIN_COMMITTEE = "chain_committee", "产业链党委", "chain committee"
    ALLIANCE = "alliance", "党建联盟", "alliance"
    DEPARTMENT = "department", "部门", "department"
    PARK = "park", "园区", "park"
    STREET = "street", "街道", "street"
    UNIVERSITY = "university", "高校", "university"
    INSTITUTE = "institute", "科研院所", "institute"
    BANK = "bank", "金融机构", "bank"


class PostKind(Codes):
    """What somebody is responsible for. Those that are roles (``contracts.roles.Role``) have their words."""

    ENTERPRISE_CONTACT = Role.ENTERPRISE_CONTACT.value, *Role.ENTERPRISE_CONTACT.words
    DISPATCHER = Role.DISPATCHER.value, *Role.DISPATCHER.words
    DEPARTMENT_HANDLER = Role.DEPARTMENT_HANDLER.value, *Role.DEPARTMENT_HANDLER.words
    SUPERVISOR = Role.SUPERVISOR.value, *Role.SUPERVISOR.words
    CHAIN_CHIEF = Role.CHAIN_CHIEF.value, *Role.CHAIN_CHIEF.words
    REGISTRAR = Role.REGISTRAR.value, *Role.REGISTRAR.words
    OPERATOR = Role.OPERATOR.value, *Role.OPERATOR.words
    SERVICE_CLERK = Role.SERVICE_CLERK.value, *Role.SERVICE_CLERK.words
    GRID_WORKER = Role.GRID_WORKER.value, *Role.GRID_WORKER.words
    FOLLOW_UP_CLERK = Role.FOLLOW_UP_CLERK.value, *Role.FOLLOW_UP_CLERK.words
    INSTRUCTOR = "instructor", "党建指导员", "instructor"
    LIAISON = "liaison", "联络员", "liaison"
    COMMISSIONER = "commissioner", "特派员", "commissioner"
    SERVICE_AGENT = Role.SERVICE_AGENT.value, *Role.SERVICE_AGENT.words


class RelationKind(Codes):
    """How one organization stands to another; the sentence reads subject, kind, object."""

    AFFILIATION = "affiliation", "隶属组织", "affiliation"
    DUAL_MANAGEMENT = "dual_management", "双重管理", "dual management"
    COVERAGE = "coverage", "覆盖企业", "coverage"
    ALLIANCE = "alliance", "联盟", "alliance membership"
    PARK = "park", "所属园区", "park"


class AllianceRole(Codes):
    """What an organization is in an alliance."""

    LEAD = "lead", "盟主", "lead"
    ROTATING_CHAIR = "rotating_chair", "轮值主席", "rotating chair"
    MEMBER = "member", "成员", "member"


class Ownership(Codes):
    """Who owns an enterprise."""

    PRIVATE = "private", "民营", "private"
    STATE = "state", "国有", "state-owned"
    COLLECTIVE = "collective", "集体", "collective"
    FOREIGN = "foreign", "外资", "foreign"
    JOINT_VENTURE = "joint_venture", "合资", "joint venture"


class Scale(Codes):
    """The size class of an enterprise by the national statistical classification."""

    LARGE = "large", "大型", "large"
    MEDIUM = "medium", "中型", "medium"
    SMALL = "small", "小型", "small"
    MICRO = "micro", "微型", "micro"


PARTY_KINDS = frozenset(
    {
        OrganizationKind.PARTY_COMMITTEE,
        OrganizationKind.GENERAL_BRANCH,
        OrganizationKind.BRANCH,
        OrganizationKind.JOINT_BRANCH,
        OrganizationKind.FUNCTIONAL_BRANCH,
        OrganizationKind.CHAIN_COMMITTEE,
    }
)

ORGANIZATION_KIND = Vocabulary.of(OrganizationKind, Text("组织类型", "What an organization is"), members=True)

POST_KIND = Vocabulary.of(PostKind, Text("职务", "What the holder of a post is responsible for"), members=True)

RELATION_KIND = Vocabulary.of(RelationKind, Text("组织关系", "How one organization stands to another"), members=True)

ALLIANCE_ROLE = Vocabulary.of(AllianceRole, Text("联盟角色", "What an organization is in an alliance"), members=True)

OWNERSHIP = Vocabulary.of(Ownership, Text("所有制", "Who owns an enterprise"), members=True)

SCALE = Vocabulary.of(Scale, Text("规模", "The size class of an enterprise"), members=True)

# Ways in which queries look at relations and order organizations.
RELATION_DIRECTION = Vocabulary(
    "RelationDirection",
    Text("关系方向", "From which side a relation is seen"),
    {
        "out": Text("该组织为主体", "the organization is the subject"),
        "in": Text("该组织为客体", "the organization is the object"),
        "both": Text("双向", "both"),
    },
)
ORGANIZATION_ORDER = Vocabulary(
    "OrganizationOrder",
    Text("组织排序", "The order of organizations"),
    {
        "code": Text("按编号", "by code"),
        "name": Text("按名称", "by name"),
        "newest": Text("最近登记在前", "the newest first"),
    },
)
