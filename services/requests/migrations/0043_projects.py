"""Projects, their kinds, milestones, outcomes, monthly reports and history."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "requests_0043"
down_revision = "requests_0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE SEQUENCE project_number")
    op.create_table(
        "project_kinds",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("key", sa.String(80), nullable=False, unique=True),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("category", sa.String(20), nullable=False),
        sa.Column("staged", sa.Boolean, nullable=False),
        sa.Column("monthly", sa.Boolean, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_table(
        "projects",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("kind_id", sa.Uuid, sa.ForeignKey("project_kinds.id"), nullable=False),
        sa.Column("category", sa.String(20), nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("stage", sa.String(12)),
        sa.Column("owner_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("partner_ids", sa.ARRAY(sa.Uuid), nullable=False),
        sa.Column("amount", sa.Numeric(15, 2)),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("ends_on", sa.Date, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("signed_on", sa.Date),
        sa.Column("reported", sa.Date),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_by", sa.Uuid, nullable=False),
        sa.Column("registered_by_name", sa.String(120), nullable=False),
        sa.Column("ended_on", sa.Date),
        sa.Column("result", sa.Text),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name="term"),
        sa.CheckConstraint("(status = 'under_way') = (ended_on IS NULL)", name="ended"),
    )
    op.create_index("ix_projects_registered_at", "projects", ["registered_at", "id"])
    op.create_index("ix_projects_ends_on", "projects", ["ends_on", "id"])
    for name in ("owner_id", "chain_id", "category", "kind_id"):
        op.create_index(f"ix_projects_{name}", "projects", [name, "registered_at", "id"])
    signed, under_way = sa.text("signed_on IS NOT NULL"), sa.text("status = 'under_way'")
    op.create_index("ix_projects_signed_on", "projects", ["signed_on"], postgresql_where=signed)
    op.create_index("ix_projects_partner_ids", "projects", ["partner_ids"], postgresql_using="gin")
    op.create_index("ix_projects_under_way", "projects", ["owner_id"], postgresql_where=under_way)
    op.create_table(
        "project_milestones",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("project_id", sa.Uuid, sa.ForeignKey("projects.id"), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("owner_id", sa.Uuid, nullable=False),
        sa.Column("weight", sa.SmallInteger, nullable=False),
        sa.Column("planned_on", sa.Date, nullable=False),
        sa.Column("done_on", sa.Date),
        sa.Column("evidence", sa.Text),
        sa.Column("late_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_project_milestones_project_id", "project_milestones", ["project_id", "planned_on", "id"])
    left = sa.text("done_on IS NULL")
    op.create_index("ix_project_milestones_open", "project_milestones", ["planned_on"], postgresql_where=left)
    op.create_table(
        "project_outcomes",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("project_id", sa.Uuid, sa.ForeignKey("projects.id"), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("amount", sa.Numeric(15, 2), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_name", sa.String(120), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.Column("withdrawal_reason", sa.Text),
        sa.CheckConstraint("amount > 0", name="amount"),
    )
    op.create_index("ix_project_outcomes_project_id", "project_outcomes", ["project_id", "day", "id"])
    op.create_index("ix_project_outcomes_day", "project_outcomes", ["day", "kind"])
    op.create_table(
        "project_months",
        sa.Column("project_id", sa.Uuid, sa.ForeignKey("projects.id"), primary_key=True),
        sa.Column("month", sa.Date, primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_by_name", sa.String(120), nullable=False),
    )
    op.create_table(
        "project_history",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("project_id", sa.Uuid, sa.ForeignKey("projects.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("person_name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("changed", postgresql.JSONB, nullable=False),
    )
    op.create_index("ix_project_history_project_id", "project_history", ["project_id", "id"])


def downgrade() -> None:
    for table in (
        "project_history",
        "project_months",
        "project_outcomes",
        "project_milestones",
        "projects",
        "project_kinds",
    ):
        op.drop_table(table)
    op.execute("DROP SEQUENCE project_number")
