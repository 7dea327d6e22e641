"""Who sees and keeps which projects."""

from sqlalchemy import ColumnElement

from chassis.calling.actor import Actor
from chassis.calling.reach import concerns
from chassis.running.work import Work
from contracts.requests.projects import KEEPERS, SEEN_BY
from services.requests.lifecycle.access import visible_by
from services.requests.lifecycle.keeping import Keeping
from services.requests.projects.models import Project

KEEPING = Keeping(KEEPERS)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition for the projects that the actor may see."""
    return visible_by(SEEN_BY, actor, Project.__table__.c)


def seen(work: Work, project: Project) -> bool:
    """Whether the actor may see this project."""
    return any(concerns(SEEN_BY, post, project) for post in work.actor.posts)
