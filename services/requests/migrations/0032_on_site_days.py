"""On-site days, and which requests were taken in there."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0032"
down_revision = "requests_0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE SEQUENCE on_site_day_number")
    op.create_table(
        "on_site_days",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("park_id", sa.Uuid, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("department_ids", sa.ARRAY(sa.Uuid), nullable=False),
        sa.Column("agent_ids", sa.ARRAY(sa.Uuid), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_by", sa.Uuid, nullable=False),
        sa.Column("planned_by_name", sa.String(120), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.Column("settled_by", sa.Uuid),
        sa.Column("settled_by_name", sa.String(120)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("status IN ('planned', 'held', 'cancelled')", name="ck_on_site_days_status"),
    )
    op.create_index("ix_on_site_days_day", "on_site_days", ["day", "id"])
    op.create_index("ix_on_site_days_park_id", "on_site_days", ["park_id", "day", "id"])
    op.create_index(
        "ix_on_site_days_planned",
        "on_site_days",
        ["park_id", "day"],
        postgresql_where=sa.text("status = 'planned'"),
    )
    op.add_column("requests", sa.Column("on_site_day_id", sa.Uuid))


def downgrade() -> None:
    op.drop_column("requests", "on_site_day_id")
    op.drop_table("on_site_days")
    op.execute("DROP SEQUENCE on_site_day_number")
