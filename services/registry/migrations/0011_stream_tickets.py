"""The table of stream tickets."""

import sqlalchemy as sa
from alembic import op

revision = "registry_0011"
down_revision = "registry_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stream_tickets",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("session_id", sa.Uuid, nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_stream_tickets"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_stream_tickets_session_id_sessions", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_stream_tickets_session", "stream_tickets", ["session_id"])
    op.create_index("ix_stream_tickets_expires_at", "stream_tickets", ["expires_at"])


def downgrade() -> None:
    op.drop_table("stream_tickets")
