"""The venues that activities ask for."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0059"
down_revision = "requests_0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activities", sa.Column("venue_id", sa.Uuid))
    op.add_column("activities", sa.Column("venue_name", sa.String(100)))
    op.add_column("activities", sa.Column("venue_status", sa.String(12)))
    op.add_column("activities", sa.Column("venue_note", sa.String(500)))
    op.add_column("activities", sa.Column("booking_id", sa.Uuid))
    for name in ("venue_asked", "venue_answered"):
        op.add_column("activities", sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0")))
    op.add_column("activities", sa.Column("venue_answered_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    for name in (
        "venue_answered_at",
        "venue_answered",
        "venue_asked",
        "booking_id",
        "venue_note",
        "venue_status",
        "venue_name",
        "venue_id",
    ):
        op.drop_column("activities", name)
