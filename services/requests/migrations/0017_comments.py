"""Comments on requests."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from chassis.migrating import online

revision = "requests_0017"
down_revision = "requests_0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index("ix_mirror_posts_person_id", "mirror_posts", ["person_id"])
    op.add_column("requests", sa.Column("comments", sa.Integer, nullable=False, server_default="0"))
    op.add_column("requests", sa.Column("public_comments", sa.Integer, nullable=False, server_default="0"))
    op.add_column("request_history", sa.Column("internal", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "request_comments",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("object_id", sa.Uuid, sa.ForeignKey("requests.id"), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("visibility", sa.String(10), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("author_id", sa.Uuid, nullable=False),
        sa.Column("author_name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("mentions", JSONB, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True)),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.Column("edits", sa.Integer, nullable=False, server_default="0"),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("ix_request_comments_object_id_id", "request_comments", ["object_id", "id"])
    op.create_table(
        "request_comment_versions",
        sa.Column("comment_id", sa.Uuid, sa.ForeignKey("request_comments.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("request_comment_versions")
    op.drop_table("request_comments")
    op.drop_column("request_history", "internal")
    op.drop_column("requests", "public_comments")
    op.drop_column("requests", "comments")
    online.drop_index("ix_mirror_posts_person_id", "mirror_posts")
