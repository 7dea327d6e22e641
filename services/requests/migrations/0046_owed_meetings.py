"""Who owes meetings of a kind, and who has been told of too few."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0046"
down_revision = "requests_0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "meeting_kinds", sa.Column("owed_by_ids", sa.ARRAY(sa.Uuid), nullable=False, server_default=sa.text("'{}'"))
    )
    op.add_column("meeting_kinds", sa.Column("owed_from", sa.Date))
    op.add_column("meeting_kinds", sa.Column("checked_on", sa.Date))
    op.create_table(
        "short_meetings",
        sa.Column("kind_id", sa.Uuid, sa.ForeignKey("meeting_kinds.id"), primary_key=True),
        sa.Column("organization_id", sa.Uuid, primary_key=True),
        sa.Column("first", sa.Date, primary_key=True),
        sa.Column("over", sa.Boolean, primary_key=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("short_meetings")
    for name in ("checked_on", "owed_from", "owed_by_ids"):
        op.drop_column("meeting_kinds", name)
