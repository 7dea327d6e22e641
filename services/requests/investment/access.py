"""Who sees and keeps what of the work on investment; the rooms of prospects, leads and negotiations share it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select

from chassis.calling.actor import Actor, Post
from chassis.calling.errors import invalid
from chassis.calling.reach import concerns
from chassis.running.work import Work
from contracts.problem import Text
from contracts.requests.investment_kinds import KEEPERS
from contracts.sight import SeenBy
from services.requests.lifecycle.access import visible_by
from services.requests.lifecycle.keeping import Keeping
from services.requests.mirror.capability import counted_on
from services.requests.mirror.models import Person
from services.requests.mirror.models import Post as HeldPost

KEEPING = Keeping(KEEPERS)
_NOBODY = Text(
    "须为现任部门经办人、服务中心工作人员或派单员。", "Must be somebody who is a handler, clerk or dispatcher today."
)


def visible_to(seen_by: SeenBy, columns: Mapping[str, ColumnElement[Any]], actor: Actor) -> ColumnElement[bool]:
    """Return the condition for the things of a kind that the actor may see, by the columns of their table."""
    return visible_by(seen_by, actor, columns)


def seen(seen_by: SeenBy, actor: Actor, thing: Any) -> bool:
    """Whether the actor may see this thing."""
    return any(concerns(seen_by, post, thing, actor.person_id) for post in actor.posts)


def follows(actor: Actor, lead: Any) -> Post | None:
    """Return the post in which the actor follows a lead: at its organization, or as its commissioner."""
    post = KEEPING.keeps(actor, lead.owner_id)
    if post is not None or str(lead.commissioner_id) != actor.person_id:
        return post
    return next((held for held in actor.posts if held.role in KEEPERS), None)


def check_commissioner(work: Work, person_id: UUID | None) -> None:
    """Raise ``Failure`` for a person who cannot follow a lead today."""
    if person_id is None:
        return
    role, today = HeldPost.kind.in_([role.value for role in KEEPERS]), counted_on(HeldPost, work.today)
    post = work.session.scalar(select(HeldPost.id).where(HeldPost.person_id == person_id, role, today).limit(1))
    person = work.session.get(Person, person_id)
    if post is None or (person is not None and not person.active):
        raise invalid("commissioner_id", str(person_id), *_NOBODY)
