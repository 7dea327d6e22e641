"""The events of registry. Each carries the whole state of its subject, so that others keep copies by it."""

from marshmallow import fields

from contracts.common import LOCALE, Tolerant, chosen, described, version_after
from contracts.operation import Event
from contracts.problem import Text
from contracts.registry.chains import CHAIN
from contracts.registry.kinds import ORGANIZATION_KIND, POST_KIND
from contracts.registry.organizations import ORGANIZATION
from contracts.registry.people import PERSON, POST


class DivisionData(Tolerant):
    """A segment or a sub-industry of a chain."""

    id = fields.UUID(required=True, metadata=described("The segment or sub-industry."))
    name = fields.String(required=True, metadata=described("Its name."))


class ChainData(Tolerant):
    """A chain."""

    id = fields.UUID(required=True, metadata=described("The chain."))
    code = fields.String(required=True, metadata=described("Its local key."))
    name = fields.String(required=True, metadata=described("Its name."))
    segments = fields.List(fields.Nested(DivisionData), required=True, metadata=described("In the order of the chain."))
    sub_industries = fields.List(
        fields.Nested(DivisionData), required=True, metadata=described("In the order of the chain.")
    )
    active = fields.Boolean(required=True, metadata=described("Whether it still exists."))


class ChainPlaceData(Tolerant):
    """The place of an organization on a chain today."""

    chain_id = fields.UUID(required=True, metadata=described("The chain."))
    segment = fields.String(
        required=True, allow_none=True, metadata=described("The first of `segments`, or null where there is none.")
    )
    sub_industry = fields.String(required=True, allow_none=True, metadata=described("The first of `sub_industries`."))
    segments = fields.List(fields.String(), required=True, metadata=described("Names of the segments it works in."))
    sub_industries = fields.List(
        fields.String(), required=True, metadata=described("Names of the sub-industries it works in.")
    )
    lead = fields.Boolean(required=True, metadata=described("Whether it is a lead enterprise of the chain."))


class OrganizationData(Tolerant):
    """An organization, with its park and chains as of the day of the event."""

    id = fields.UUID(required=True, metadata=described("The organization."))
    code = fields.String(required=True, metadata=described("Its local key."))
    name = fields.String(required=True, metadata=described("Its name."))
    kind = chosen(ORGANIZATION_KIND, "What it is.", required=True)
    park_id = fields.UUID(required=True, allow_none=True, metadata=described("The park that it lies in."))
    chains = fields.List(fields.Nested(ChainPlaceData), required=True, metadata=described("Its places on chains."))
    active = fields.Boolean(required=True, metadata=described("Whether it still exists."))
    version = version_after()


class PersonData(Tolerant):
    """A person, as far as others need to know in order to write to them."""

    id = fields.UUID(required=True, metadata=described("The person."))
    name = fields.String(required=True, metadata=described("The name.", personal=True))
    email = fields.String(
        required=True, allow_none=True, metadata=described("Encrypted with the platform's field key.", personal=True)
    )
    locale = chosen(LOCALE, "The language to write in.", required=True)
    active = fields.Boolean(required=True, metadata=described("Whether anybody should still write."))
    signs_in = fields.Boolean(
        required=False,
        load_default=True,
        metadata=described("Whether there is an account to sign in with, which is open; true in events from before."),
    )


class PostData(Tolerant):
    """A post: who is responsible for what, from when to when."""

    id = fields.UUID(required=True, metadata=described("The post."))
    kind = chosen(POST_KIND, "What the person is responsible for.", required=True)
    person_id = fields.UUID(required=True, metadata=described("Who holds it."))
    organization_id = fields.UUID(required=True, metadata=described("For which organization."))
    chain_id = fields.UUID(
        required=True, allow_none=True, metadata=described("For which chain; null where it is for none or all.")
    )
    valid_from = fields.Date(required=True, metadata=described("The first day."))
    valid_to = fields.Date(
        required=True, allow_none=True, metadata=described("The last day; null while no end is known.")
    )
    ended = fields.Boolean(required=True, metadata=described("Whether it was ended by hand, rather than planned so."))


class PostsAnnouncedData(Tolerant):
    """How many posts there were when all of them had been announced."""

    posts = fields.Integer(required=True, metadata=described("How many; whoever has copies of so many knows them all."))


class AccessData(Tolerant):
    """Up to which moment tokens are refused."""

    person_id = fields.UUID(required=True, metadata=described("Whose tokens."))
    session_id = fields.UUID(required=True, allow_none=True, metadata=described("Null for every session."))
    before = fields.AwareDateTime(
        required=True, metadata=described("Wall time; tokens issued before or then are refused.")
    )


class SigningKeyData(Tolerant):
    """A signing key; `/.well-known/jwks.json` tells which there are."""

    kid = fields.String(required=True, metadata=described("The key id (RFC 7517, 4.5)."))


CHAIN_CHANGED = CHAIN.event("changed", Text("产业链已登记或变更", "A chain was registered or changed"), ChainData)
ORGANIZATION_CHANGED = ORGANIZATION.event(
    "changed",
    Text("组织已登记或变更(含园区与产业链归属)", "An organization, its park or its chains changed"),
    OrganizationData,
)
PERSON_CHANGED = PERSON.event("changed", Text("人员已登记或变更", "A person was registered or changed"), PersonData)
POST_CHANGED = POST.event("changed", Text("任职已登记、变更或终止", "A post was given, changed or ended"), PostData)
POSTS_ANNOUNCED = Event(
    "posts.announced.v1",
    "registry",
    Text("全部任职均已公布", "All posts have been announced"),
    PostsAnnouncedData,
)
ACCESS_CHANGED = Event(
    "access.changed.v1",
    "registry",
    Text("权限已变更,旧令牌失效", "Rights changed: older access tokens are refused"),
    AccessData,
    resource=PERSON,
)
SIGNING_KEY_CHANGED = Event(
    "signing-key.changed.v1",
    "registry",
    Text("签名密钥已启用或撤回", "A signing key was put into use, or taken back: its access tokens are refused"),
    SigningKeyData,
)
