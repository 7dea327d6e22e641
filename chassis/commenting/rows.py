"""The columns of comments, for the tables of a service whose things have some."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from chassis.storing.database import Versioned


class CommentColumns(Versioned):
    """A comment on the thing ``object_id``; ``role`` and ``organization_id`` give the post in which it was written.

    ``mentions`` are dicts in the form of ``MentionedSchema`` without names. ``content`` are the words that hold, and
    stay when it is withdrawn; ``edits`` counts those of before.
    """

    id: Mapped[UUID] = mapped_column(primary_key=True)
    object_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(20))
    visibility: Mapped[str] = mapped_column(String(10))
    content: Mapped[str] = mapped_column(Text)
    author_id: Mapped[UUID]
    author_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(30))
    organization_id: Mapped[UUID]
    mentions: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    created_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    edits: Mapped[int] = mapped_column(server_default="0")


class CommentVersionColumns:
    """Words that a comment had before it was edited, from the moment ``at`` on; ``number`` counts from 1."""

    comment_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
