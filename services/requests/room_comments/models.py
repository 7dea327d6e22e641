"""The tables of comments on the things of other rooms than requests."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from chassis.commenting.rows import CommentColumns, CommentVersionColumns
from contracts.commenting import Commented
from contracts.requests.room_comments import ROOM_COMMENTS
from services.requests.models import Base


def _tables(declared: Commented) -> tuple[Any, Any]:
    """Return the tables of the comments on the things of a room, and of their earlier words."""
    thing = declared.on.name
    kept = f"for ever: part of the file of its {declared.on.words.en}"
    comments = f"{thing}_comments"
    comment = type(
        f"{thing.title()}Comment",
        (CommentColumns, Base),
        {
            "__doc__": f"A comment on a {declared.on.words.en}.",
            "__tablename__": comments,
            "__annotations__": {"object_id": Mapped[UUID]},
            "kept": kept,
            "resource": declared.comment,
            "__table_args__": (Index(f"ix_{comments}_object_id_id", "object_id", "id"),),
            "object_id": mapped_column(ForeignKey(f"{declared.on.plural or thing + 's'}.id")),
        },
    )
    version = type(
        f"{thing.title()}CommentVersion",
        (CommentVersionColumns, Base),
        {
            "__doc__": f"Earlier words of a comment on a {declared.on.words.en}.",
            "__tablename__": f"{thing}_comment_versions",
            "__annotations__": {"comment_id": Mapped[UUID]},
            "kept": kept,
            "comment_id": mapped_column(ForeignKey(f"{comments}.id"), primary_key=True),
        },
    )
    return comment, version


TABLES = {declared: _tables(declared) for declared in ROOM_COMMENTS}
