"""What the functions of comments must know of the things that the comments hang on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from chassis.calling.errors import not_found
from chassis.running.work import Work
from contracts.audiences import INTERNAL
from contracts.commenting import Commented, CommentKind, CommentVisibility
from contracts.roles import Role

Names = Callable[[Session, Iterable[UUID | None]], Mapping[UUID, str]]


@dataclass(frozen=True)
class Thread:
    """The comments on the things of one resource: the declaration, the tables, names by id.

    ``names`` are those of organizations, ``persons`` those of persons; who is not known is left out.
    """

    declared: Commented
    comments: Any
    versions: Any
    names: Names
    persons: Names

    def find(self, work: Work, object_id: UUID, comment_id: UUID, *, lock: bool = False) -> Any:
        """Return a comment on a thing that the caller sees. Raises ``Failure`` (404) if the caller sees none such.

        Call it when the thing has been found, which sets ``work.readers``.
        """
        found = work.session.get(self.comments, comment_id, with_for_update=lock)
        if found is None or found.object_id != object_id or not (found.visibility == PUBLIC or reads_internal(work)):
            raise not_found(self.declared.comment, comment_id)
        return found


PUBLIC = CommentVisibility.PUBLIC.value


def reads_internal(work: Work) -> bool:
    """Whether the caller sees the thing in a role other than that of the enterprise."""
    return not work.readers.isdisjoint(INTERNAL)


def reads_withdrawn(work: Work, comment: Any) -> bool:
    """Whether the caller reads what belonged to a comment that is withdrawn: its author does, and supervisors."""
    return is_own(work, comment) or Role.SUPERVISOR in work.readers


def is_own(work: Work, comment: Any) -> bool:
    """Whether the caller wrote a comment."""
    return str(comment.author_id) == work.actor.person_id


def closes_at(work: Work, comment: Any) -> datetime:
    """Return until when a comment can be edited or withdrawn."""
    until: datetime = comment.created_at + timedelta(minutes=work.settings.comment_minutes)
    return until


def changeable_until(work: Work, comment: Any) -> datetime | None:
    """Return until when the caller can edit or withdraw a comment; ``None`` if that is not possible (any more)."""
    stands = comment.kind != CommentKind.COMMENT or not is_open(work, comment)
    return None if stands else closes_at(work, comment)


def is_open(work: Work, comment: Any) -> bool:
    """Whether a comment is the caller's, and new enough for files to be added."""
    return is_own(work, comment) and comment.withdrawn_at is None and work.now <= closes_at(work, comment)
