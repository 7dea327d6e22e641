"""Relations between organizations, and memberships in chains: all of them hold from a day to a day."""

from typing import ClassVar

from marshmallow import fields, validate

from contracts.common import PageQuery, Strict, choice, chosen, day, described, line
from contracts.operation import SIGNED_IN, IfMatch
from contracts.problem import Text
from contracts.registry.kinds import ALLIANCE_ROLE, RELATION_DIRECTION, RELATION_KIND
from contracts.registry.organizations import ORGANIZATION
from contracts.registry.problems import CYCLE, WRONG_KIND
from contracts.registry.shared import (
    DAYS_REVERSED,
    ENDED_ALREADY,
    OVERLAP,
    REGISTRARS,
    EndSchema,
    ReferenceSchema,
    on_day,
)
from contracts.resource import Resource

FIRST_DAY = "The first day on which it holds; today by preset."
LAST_DAY = "The last day on which it holds; left out or null while no end is known."
REPLACES = described("Whether the one that holds now ends the day before, instead of standing in the way.")


class RelationSchema(Strict):
    """One organization's relation to another."""

    heads: ClassVar = {
        "kind": Text("关系", "relation"),
        "role": Text("联盟角色", "role in the alliance"),
    }

    id = fields.UUID(required=True)
    kind = chosen(RELATION_KIND, "How the subject stands to the object.", required=True)
    subject = fields.Nested(ReferenceSchema, required=True)
    object = fields.Nested(ReferenceSchema, required=True)
    role = chosen(ALLIANCE_ROLE, "In an alliance; null otherwise.", required=True, allow_none=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True, metadata=described("The last day; null while it lasts."))


class RelationListQuery(PageQuery):
    """Which relations of an organization."""

    kind = choice(RELATION_KIND, "Only this kind.", load_default=None)
    direction = choice(
        RELATION_DIRECTION, "`out`: the organization is the subject; `in`: it is the object.", load_default="both"
    )
    history = fields.Boolean(load_default=False, metadata=described("All there ever were, not only those of one day."))
    on = on_day()


class OpenRelationSchema(Strict):
    """A new relation; the organization of the path is its subject."""

    kind = choice(RELATION_KIND, "How the subject stands to the object.", required=True)
    object_id = fields.UUID(
        required=True,
        metadata=described(
            "The superior, the managing chain committee, the covered enterprise, the alliance, or the park."
        ),
    )
    role = choice(ALLIANCE_ROLE, "For alliances; member by preset.", load_default=None)
    valid_from = day(FIRST_DAY, load_default=None)
    valid_to = day(LAST_DAY, load_default=None)
    replace = fields.Boolean(load_default=False, metadata=REPLACES)


class MembershipSchema(Strict):
    """An organization's place on a chain."""

    id = fields.UUID(required=True)
    organization = fields.Nested(ReferenceSchema, required=True)
    chain = fields.Nested(ReferenceSchema, required=True)
    segments = fields.List(fields.String(), required=True)
    sub_industries = fields.List(fields.String(), required=True)
    lead = fields.Boolean(required=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)


class MembershipListQuery(PageQuery):
    """Which memberships of an organization."""

    history = fields.Boolean(load_default=False, metadata=described("All there ever were, not only those of one day."))
    on = on_day()


class OpenMembershipSchema(Strict):
    """A new place on a chain."""

    chain_id = fields.UUID(required=True, metadata=described("The chain."))
    segments = fields.List(
        line(60), load_default=list, validate=validate.Length(max=50), metadata=described("Names of segments.")
    )
    sub_industries = fields.List(
        line(60),
        load_default=list,
        validate=validate.Length(max=50),
        metadata=described("Names of sub-industries."),
    )
    lead = fields.Boolean(load_default=False, metadata=described("Whether it is a lead enterprise."))
    valid_from = day(FIRST_DAY, load_default=None)
    valid_to = day(LAST_DAY, load_default=None)
    replace = fields.Boolean(load_default=False, metadata=REPLACES)


RELATION = Resource(
    "registry", "relation", Text("组织关系", "relation"), f"{ORGANIZATION.one}/relations", RelationSchema
)
MEMBERSHIP = Resource(
    "registry", "membership", Text("成员关系", "membership"), f"{ORGANIZATION.one}/memberships", MembershipSchema
)

LIST_RELATIONS = RELATION.list(
    Text("组织关系(隶属、双重管理、覆盖、联盟、园区)", "Relations of an organization"), SIGNED_IN, RelationListQuery
)
OPEN_RELATION = RELATION.create(
    Text("建立组织关系", "Open a relation"),
    REGISTRARS,
    OpenRelationSchema,
    name="open_relation",
    description=(
        "One affiliation and one park at a time; affiliations form no circle; an alliance has one lead and one "
        "rotating chair at a time."
    ),
    problems=(OVERLAP, DAYS_REVERSED, WRONG_KIND, CYCLE),
    example={
        "kind": "affiliation",
        "object_id": "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a",
        "valid_from": "2026-07-01",
        "replace": True,
    },
)
END_RELATION = RELATION.act(
    "end",
    Text("终止组织关系", "End a relation"),
    REGISTRARS,
    EndSchema,
    if_match=IfMatch.NO,
    problems=(ENDED_ALREADY, DAYS_REVERSED),
    example={"last_day": "2026-06-30"},
)
LIST_MEMBERSHIPS = MEMBERSHIP.list(
    Text("产业链归属", "Places of an organization on chains"), SIGNED_IN, MembershipListQuery
)
OPEN_MEMBERSHIP = MEMBERSHIP.create(
    Text("加入产业链", "Put an organization on a chain"),
    REGISTRARS,
    OpenMembershipSchema,
    name="open_membership",
    problems=(OVERLAP, DAYS_REVERSED, WRONG_KIND),
    example={
        "chain_id": "019a9c5e-7d8f-7a31-9c4b-0f2f6d1c2b3a",
        "segments": ["研发", "生产"],
        "sub_industries": ["创新药"],
        "lead": False,
    },
)
END_MEMBERSHIP = MEMBERSHIP.act(
    "end",
    Text("退出产业链", "Take an organization off a chain"),
    REGISTRARS,
    EndSchema,
    if_match=IfMatch.NO,
    problems=(ENDED_ALREADY, DAYS_REVERSED),
    example={"last_day": "2026-06-30"},
)
