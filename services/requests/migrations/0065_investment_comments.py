"""Comments on prospects, negotiations and resolutions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "requests_0065"
down_revision = "requests_0064"
branch_labels = None
depends_on = None

THINGS = ("prospect", "negotiation", "resolution")


def upgrade() -> None:
    for thing in THINGS:
        comments = f"{thing}_comments"
        op.create_table(
            comments,
            sa.Column("id", sa.Uuid, primary_key=True),
            sa.Column("object_id", sa.Uuid, sa.ForeignKey(f"{thing}s.id"), nullable=False),
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
        op.create_index(f"ix_{comments}_object_id_id", comments, ["object_id", "id"])
        op.create_table(
            f"{thing}_comment_versions",
            sa.Column("comment_id", sa.Uuid, sa.ForeignKey(f"{comments}.id"), primary_key=True),
            sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("content", sa.Text, nullable=False),
            sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        )
    op.add_column("resolution_history", sa.Column("internal", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("resolution_history", "internal")
    for thing in THINGS:
        for name in ("comment_versions", "comments"):
            op.drop_table(f"{thing}_{name}")
