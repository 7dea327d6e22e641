"""Who keeps what an organization owns: the holders of posts in certain roles there."""

from dataclasses import dataclass
from uuid import UUID

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import forbidden, invalid
from chassis.running.work import Work
from contracts.problem import Text
from contracts.roles import Role
from services.requests.lifecycle.owning import one_of_own
from services.requests.mirror.models import Organization

_OWN = Text("请填写您任职的单位之一", "Must be one of the organizations where you hold a post for this")


def acting_post(
    actor: Actor, owner_id: UUID, there: frozenset[Role], anywhere: frozenset[Role] = frozenset()
) -> Post | None:
    """Return the post in which the actor does something with what an organization owns, if there is one.

    It is held there in one of the roles, or in one of those that may do it ``anywhere``.
    """
    held = actor.by_posts_held().posts
    own = (post for post in held if post.role in there and post.organization_id == str(owner_id))
    return next(own, None) or next((post for post in held if post.role in anywhere), None)


@dataclass(frozen=True)
class Keeping:
    """What organizations own of a kind is kept, for each, by those who hold a post there in one of these ``roles``."""

    roles: frozenset[Role]

    def own(self, actor: Actor) -> list[UUID]:
        """Return the organizations for which the actor does this."""
        return sorted(map(UUID, actor.organizations(*self.roles)))

    def keeps(self, actor: Actor, owner_id: UUID) -> Post | None:
        """Return the post in which the actor keeps what an organization owns, if there is one."""
        held = (post for post in actor.posts if post.role in self.roles and post.organization_id == str(owner_id))
        return next(held, None)

    def keeper(self, actor: Actor, owner_id: UUID) -> Post:
        """Return the post in which the actor keeps what an organization owns. Raises ``Failure`` without one."""
        post = self.keeps(actor, owner_id)
        if post is None:
            raise forbidden(actor, *self.roles)
        return post

    def own_post(self, work: Work, owner_id: UUID | None) -> Post:
        """Return the post in which the actor enters what an active organization of the actor's shall own.

        Raises ``Failure`` for an organization that is not the actor's, and for one that is not active.
        """
        chosen = one_of_own(self.own(work.actor), owner_id, "owner_id", _OWN)
        post, owner = self.keeper(work.actor, chosen), work.session.get(Organization, chosen)
        if owner is None or not owner.active:
            raise invalid("owner_id", str(chosen), "没有此组织,或已停用。", "There is no such active organization.")
        return post
