"""How resolutions are carried out, on clocks of their own, and who was expected where matters were discussed."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0049"
down_revision = "requests_0048"
branch_labels = None
depends_on = None

_PROGRESS = "progress IN ('assigned', 'accepted', 'reported', 'done')"


def upgrade() -> None:
    op.add_column("clock_entries", sa.Column("ends_on", sa.Date))
    op.add_column("resolutions", sa.Column("progress", sa.String(10), nullable=False, server_default="assigned"))
    op.create_check_constraint(op.f("ck_resolutions_progress"), "resolutions", _PROGRESS, postgresql_not_valid=True)
    for name in ("due_at", "reported_at", "done_at"):
        op.add_column("resolutions", sa.Column(name, sa.DateTime(timezone=True)))
    for name in ("provisional", "on_time"):
        op.add_column("resolutions", sa.Column(name, sa.Boolean))
    op.add_column("resolutions", sa.Column("rung", sa.String(40)))
    op.add_column("resolutions", sa.Column("report", sa.Text))
    op.add_column("matters", sa.Column("expected_ids", sa.ARRAY(sa.Uuid)))
    op.create_table(
        "resolution_history",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("resolution_id", sa.Uuid, sa.ForeignKey("resolutions.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("person_name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("words", sa.Text),
    )
    op.create_index("ix_resolution_history_resolution_id_id", "resolution_history", ["resolution_id", "id"])


def downgrade() -> None:
    op.drop_table("resolution_history")
    op.drop_column("matters", "expected_ids")
    for name in ("report", "rung", "on_time", "provisional", "done_at", "reported_at", "due_at", "progress"):
        op.drop_column("resolutions", name)
    op.drop_column("clock_entries", "ends_on")
