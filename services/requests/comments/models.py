"""The tables of comments on requests."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from chassis.commenting.rows import CommentColumns, CommentVersionColumns
from contracts.requests.comments import REQUEST_COMMENT
from services.requests.models import Base


class RequestComment(CommentColumns, Base):
    """A comment on a request."""

    __tablename__ = "request_comments"
    kept = "for ever: part of the file of its request"
    resource = REQUEST_COMMENT
    __table_args__ = (Index("ix_request_comments_object_id_id", "object_id", "id"),)

    object_id: Mapped[UUID] = mapped_column(ForeignKey("requests.id"))


class RequestCommentVersion(CommentVersionColumns, Base):
    """Earlier words of a comment on a request."""

    __tablename__ = "request_comment_versions"
    kept = "for ever: part of the file of its request"

    comment_id: Mapped[UUID] = mapped_column(ForeignKey("request_comments.id"), primary_key=True)
