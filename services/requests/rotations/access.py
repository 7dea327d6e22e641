"""For which organizations somebody keeps rotations; everybody sees them."""

from uuid import UUID

from chassis.calling.actor import Actor
from chassis.calling.errors import forbidden
from contracts.problem import Text
from contracts.requests.rotations import KEEPERS
from services.requests.lifecycle.owning import one_of_own
from services.requests.rotations.models import Rotation

_OWN = Text("请填写您任职的管理单位之一", "Must be one of the organizations for which you keep rotations")


def own_organizations(actor: Actor) -> frozenset[UUID]:
    """Return the organizations for which the actor keeps rotations."""
    return frozenset(map(UUID, actor.by_posts_held().organizations(*KEEPERS)))


def keeping(actor: Actor, organization_id: UUID | None) -> UUID:
    """Return the organization that keeps a rotation: of several the one named. Raises ``Failure`` for others."""
    return one_of_own(own_organizations(actor), organization_id, "organization_id", _OWN)


def keeps(actor: Actor, found: Rotation) -> bool:
    """Whether the actor's organization keeps a rotation."""
    return found.organization_id in own_organizations(actor)


def check_keeps(actor: Actor, found: Rotation) -> None:
    """Raise ``Failure`` unless the actor's organization keeps a rotation."""
    if not keeps(actor, found):
        raise forbidden(actor, *sorted(KEEPERS))
