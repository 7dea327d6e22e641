"""The kinds of organizations, posts and relations, each with the word that users see and spreadsheets carry."""

from enum import StrEnum

from contracts.problem import Text
from contracts.roles import ROLE
from contracts.vocabulary import Vocabulary


class OrganizationKind(StrEnum):
    """What an organization is."""

    ENTERPRISE = "enterprise"
    PARTY_COMMITTEE = "party_committee"
    GENERAL_BRANCH = "general_branch"
    BRANCH = "branch"
    JOINT_BRANCH = "joint_branch"
    FUNCTIONAL_BRANCH = "functional_branch"
    CHAIN_COMMITTEE = "chain_committee"
    ALLIANCE = "alliance"
    DEPARTMENT = "department"
    PARK = "park"
    STREET = "street"
    UNIVERSITY = "university"
    INSTITUTE = "institute"
    BANK = "bank"


class PostKind(StrEnum):
    """What somebody is responsible for. The first seven are roles (``contracts.roles.Role``), the others are not."""

    ENTERPRISE_CONTACT = "enterprise_contact"
    DISPATCHER = "dispatcher"
    DEPARTMENT_HANDLER = "department_handler"
    SUPERVISOR = "supervisor"
    CHAIN_CHIEF = "chain_chief"
    REGISTRAR = "registrar"
    OPERATOR = "operator"
    INSTRUCTOR = "instructor"
    LIAISON = "liaison"
    COMMISSIONER = "commissioner"
    SERVICE_AGENT = "service_agent"


class RelationKind(StrEnum):
    """How one organization stands to another; the sentence reads subject, kind, object."""

    AFFILIATION = "affiliation"
    DUAL_MANAGEMENT = "dual_management"
    COVERAGE = "coverage"
    ALLIANCE = "alliance"
    PARK = "park"


class AllianceRole(StrEnum):
    """What an organization is in an alliance."""

    LEAD = "lead"
    ROTATING_CHAIR = "rotating_chair"
    MEMBER = "member"


class Ownership(StrEnum):
    """Who owns an enterprise."""

    PRIVATE = "private"
    STATE = "state"
    COLLECTIVE = "collective"
    FOREIGN = "foreign"
    JOINT_VENTURE = "joint_venture"


class Scale(StrEnum):
    """The size class of an enterprise by the national statistical classification."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"


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

ORGANIZATION_KIND = Vocabulary(
    "OrganizationKind",
    Text("组织类型", "What an organization is"),
    {
        OrganizationKind.ENTERPRISE: Text("企业", "enterprise"),
        OrganizationKind.PARTY_COMMITTEE: Text("党委", "party committee"),
        OrganizationKind.GENERAL_BRANCH: Text("党总支", "general branch"),
        OrganizationKind.BRANCH: Text("党支部", "branch"),
        OrganizationKind.JOINT_BRANCH: Text("联合党支部", "joint branch"),
        OrganizationKind.FUNCTIONAL_BRANCH: Text("功能型党支部", "functional branch"),
        OrganizationKind.CHAIN_COMMITTEE: Text("产业链党委", "chain committee"),
        OrganizationKind.ALLIANCE: Text("党建联盟", "alliance"),
        OrganizationKind.DEPARTMENT: Text("部门", "department"),
        OrganizationKind.PARK: Text("园区", "park"),
        OrganizationKind.STREET: Text("街道", "street"),
        OrganizationKind.UNIVERSITY: Text("高校", "university"),
        OrganizationKind.INSTITUTE: Text("科研院所", "institute"),
        OrganizationKind.BANK: Text("金融机构", "bank"),
    },
    members=OrganizationKind,
)

POST_KIND = Vocabulary(
    "PostKind",
    Text("职务", "What the holder of a post is responsible for"),
    {
        **{PostKind(role): words for role, words in ROLE.words.items()},
        PostKind.INSTRUCTOR: Text("党建指导员", "instructor"),
        PostKind.LIAISON: Text("联络员", "liaison"),
        PostKind.COMMISSIONER: Text("特派员", "commissioner"),
        PostKind.SERVICE_AGENT: Text("代办专员", "service agent"),
    },
    members=PostKind,
)

RELATION_KIND = Vocabulary(
    "RelationKind",
    Text("组织关系", "How one organization stands to another"),
    {
        RelationKind.AFFILIATION: Text("隶属组织", "affiliation"),
        RelationKind.DUAL_MANAGEMENT: Text("双重管理", "dual management"),
        RelationKind.COVERAGE: Text("覆盖企业", "coverage"),
        RelationKind.ALLIANCE: Text("联盟", "alliance membership"),
        RelationKind.PARK: Text("所属园区", "park"),
    },
    members=RelationKind,
)

ALLIANCE_ROLE = Vocabulary(
    "AllianceRole",
    Text("联盟角色", "What an organization is in an alliance"),
    {
        AllianceRole.LEAD: Text("盟主", "lead"),
        AllianceRole.ROTATING_CHAIR: Text("轮值主席", "rotating chair"),
        AllianceRole.MEMBER: Text("成员", "member"),
    },
    members=AllianceRole,
)

OWNERSHIP = Vocabulary(
    "Ownership",
    Text("所有制", "Who owns an enterprise"),
    {
        Ownership.PRIVATE: Text("民营", "private"),
        Ownership.STATE: Text("国有", "state-owned"),
        Ownership.COLLECTIVE: Text("集体", "collective"),
        Ownership.FOREIGN: Text("外资", "foreign"),
        Ownership.JOINT_VENTURE: Text("合资", "joint venture"),
    },
    members=Ownership,
)

SCALE = Vocabulary(
    "Scale",
    Text("规模", "The size class of an enterprise"),
    {
        Scale.LARGE: Text("大型", "large"),
        Scale.MEDIUM: Text("中型", "medium"),
        Scale.SMALL: Text("小型", "small"),
        Scale.MICRO: Text("微型", "micro"),
    },
    members=Scale,
)

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
