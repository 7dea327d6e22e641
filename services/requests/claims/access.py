"""Who keeps which offers, who sees which claims, and for whom somebody may claim."""

from uuid import UUID

from sqlalchemy import ColumnElement, exists, false, or_, true

from chassis.calling.actor import Actor
from chassis.calling.reach import concerns
from chassis.running.work import Work
from chassis.storing.filters import among
from contracts.requests.claims import CLAIM
from contracts.requests.offers import KEEPERS
from contracts.roles import Role
from contracts.sight import SeenBy
from services.requests.claims.models import Claim, Offer
from services.requests.lifecycle.access import visible_by
from services.requests.mirror.capability import held_on
from services.requests.mirror.models import Post

_claims, _posts = Claim.__table__.c, Post.__table__.c
# Who keeps an offer, by its chain and park.
_KEPT_BY = SeenBy(
    organizations={"park_id": frozenset({Role.DISPATCHER})},
    chains={"chain_id": KEEPERS},
)


def seen_by() -> SeenBy:
    """Return the declaration of who sees claims."""
    if CLAIM.seen_by is None:
        raise TypeError("claims say who sees them")
    return CLAIM.seen_by


def keeps(actor: Actor, found: Offer | Claim) -> bool:
    """Whether the actor decides on the claims of an offer: its dispatcher, or a supervisor."""
    return any(post.role in KEEPERS and concerns(_KEPT_BY, post, found) for post in actor.posts)


def kept(actor: Actor, chain: ColumnElement[UUID | None], park: ColumnElement[UUID | None]) -> ColumnElement[bool]:
    """Return the condition for what the actor keeps."""
    if actor.for_all_chains(Role.SUPERVISOR):
        return true()
    conditions = [
        among(chain, map(UUID, actor.chains(*KEEPERS))),
        among(park, map(UUID, actor.organizations(Role.DISPATCHER))),
    ]
    given = [condition for condition in conditions if condition is not None]
    return or_(*given) if given else false()


def own_enterprise(actor: Actor, found: Offer | Claim) -> bool:
    """Whether the request behind it is of an enterprise of the actor."""
    return str(found.enterprise_id) in actor.organizations(Role.ENTERPRISE_CONTACT)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for the claims that the actor sees; by no mandate, which is for requests."""
    return visible_by(seen_by(), actor.by_posts_held(), _claims)


def sees(actor: Actor, found: Claim) -> bool:
    """Whether the actor sees a claim."""
    own = str(found.person_id) == actor.person_id
    return own or any(concerns(seen_by(), post, found) for post in actor.by_posts_held().posts)


def is_claimer(work: Work, found: Claim) -> bool:
    """Whether the actor acts for the claimer: as the person, or in a post at the organization today."""
    actor = work.actor
    if found.organization_id is None:
        return str(found.person_id) == actor.person_id
    return holds_post(work, found.organization_id)


def holds_post(work: Work, organization_id: UUID) -> bool:
    """Whether the actor holds a post at an organization today, of whatever kind: posts without a role count too."""
    person_id, day = work.actor.person_id, work.today
    if person_id is None:
        return False
    if str(organization_id) in _organizations(work.actor):
        return True
    there = exists().where(*_held(UUID(person_id), day), _posts.organization_id == organization_id)
    return bool(work.session.scalar(there.select()))


def _organizations(actor: Actor) -> frozenset[str]:
    """Return the organizations at which the actor holds a post with a role."""
    return actor.by_posts_held().organizations(*Role)


def _held(person_id: UUID, day: object) -> tuple[ColumnElement[bool], ...]:
    return (
        _posts.person_id == person_id,
        held_on(_posts, day),
    )


def claiming(work: Work) -> ColumnElement[bool]:
    """Return the condition for the claims in which the actor acts for the claimer."""
    person_id = work.actor.person_id
    if person_id is None:
        return false()
    by_post = exists().where(*_held(UUID(person_id), work.today), _posts.organization_id == _claims.organization_id)
    alone = _claims.organization_id.is_(None) & (_claims.person_id == UUID(person_id))
    by_role = among(_claims.organization_id, map(UUID, _organizations(work.actor)))
    return or_(alone, by_post, *([] if by_role is None else [by_role]))
