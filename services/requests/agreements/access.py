"""Who sees and keeps which agreements."""

from sqlalchemy import ColumnElement

from chassis.calling.actor import Actor
from chassis.calling.reach import concerns
from chassis.running.work import Work
from contracts.requests.agreements import KEEPERS, SEEN_BY
from services.requests.agreements.models import Agreement
from services.requests.lifecycle.access import visible_by
from services.requests.lifecycle.keeping import Keeping

KEEPING = Keeping(KEEPERS)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for the agreements that the actor may see."""
    return visible_by(SEEN_BY, actor, Agreement.__table__.c)


def seen(work: Work, agreement: Agreement) -> bool:
    """Whether the actor may see this agreement."""
    return any(concerns(SEEN_BY, post, agreement) for post in work.actor.posts)
