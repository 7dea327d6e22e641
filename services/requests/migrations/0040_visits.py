"""Plans of visits with what is owed by them; visits that were made, and what was found."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0040"
down_revision = "requests_0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE SEQUENCE visit_plan_number")
    op.execute("CREATE SEQUENCE visit_number")
    op.create_table(
        "visit_plans",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("title", sa.String(100), nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("enterprise_ids", sa.ARRAY(sa.Uuid), nullable=False),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date),
        sa.Column("remind_days", sa.SmallInteger, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("supervised", sa.Boolean, nullable=False),
        sa.Column("opens_on", sa.Date),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid, nullable=False),
        sa.Column("made_by_name", sa.String(120), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("reason", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("status = 'running' OR opens_on IS NULL", name="ck_visit_plans_opens"),
        sa.CheckConstraint("period IN ('month', 'quarter', 'year')", name="ck_visit_plans_period"),
        sa.CheckConstraint("status IN ('running', 'ended')", name="ck_visit_plans_status"),
    )
    op.create_index(
        "ix_visit_plans_opens_on", "visit_plans", ["opens_on"], postgresql_where=sa.text("opens_on IS NOT NULL")
    )
    op.create_index("ix_visit_plans_organization_id", "visit_plans", ["organization_id", "id"])
    op.create_table(
        "visit_plan_periods",
        sa.Column("plan_id", sa.Uuid, sa.ForeignKey("visit_plans.id"), primary_key=True),
        sa.Column("first_day", sa.Date, primary_key=True),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.Column("tells_on", sa.Date),
    )
    op.create_index(
        "ix_visit_plan_periods_tells_on",
        "visit_plan_periods",
        ["tells_on"],
        postgresql_where=sa.text("tells_on IS NOT NULL"),
    )
    op.create_table(
        "visits",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("enterprise_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("park_id", sa.Uuid),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("visitors", sa.String(300), nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("remarks", sa.Text, nullable=False),
        sa.Column("requests", sa.SmallInteger, nullable=False),
        sa.Column("demands", sa.SmallInteger, nullable=False),
        sa.Column("suggestions", sa.SmallInteger, nullable=False),
        sa.Column("planned", sa.Boolean, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid, nullable=False),
        sa.Column("recorded_by_name", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("status IN ('recorded', 'withdrawn')", name="ck_visits_status"),
    )
    op.create_index("ix_visits_chain_id", "visits", ["chain_id", "day", "id"])
    op.create_index("ix_visits_day_id", "visits", ["day", "id"])
    op.create_index("ix_visits_enterprise_id", "visits", ["enterprise_id", "day", "id"])
    op.create_index("ix_visits_organization_id", "visits", ["organization_id", "day", "id"])
    op.create_index("ix_visits_park_id", "visits", ["park_id", "day", "id"])
    op.create_table(
        "owed_visits",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("plan_id", sa.Uuid, sa.ForeignKey("visit_plans.id"), nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("enterprise_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("park_id", sa.Uuid),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("visit_id", sa.Uuid, sa.ForeignKey("visits.id")),
        sa.Column("visited_on", sa.Date),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint(
            "(status = 'made') = (visit_id IS NOT NULL AND visited_on IS NOT NULL)", name="ck_owed_visits_made"
        ),
        sa.CheckConstraint("status IN ('owed', 'made', 'taken_back')", name="ck_owed_visits_status"),
    )
    op.create_index("ix_owed_visits_chain_id", "owed_visits", ["chain_id", "last_day", "id"])
    op.create_index("ix_owed_visits_enterprise_id", "owed_visits", ["enterprise_id", "last_day", "id"])
    op.create_index("ix_owed_visits_last_day", "owed_visits", ["last_day", "id"])
    op.create_index("ix_owed_visits_of_plan", "owed_visits", ["plan_id", "last_day", "id"])
    op.create_index("ix_owed_visits_once", "owed_visits", ["plan_id", "first_day", "enterprise_id"], unique=True)
    op.create_index("ix_owed_visits_organization_id", "owed_visits", ["organization_id", "last_day", "id"])
    op.create_index(
        "ix_owed_visits_owed",
        "owed_visits",
        ["organization_id", "last_day", "id"],
        postgresql_where=sa.text("status = 'owed'"),
    )
    op.create_index("ix_owed_visits_park_id", "owed_visits", ["park_id", "last_day", "id"])
    op.create_index("ix_owed_visits_status", "owed_visits", ["status", "last_day", "id"])
    op.create_index(
        "ix_owed_visits_visit_id", "owed_visits", ["visit_id"], postgresql_where=sa.text("visit_id IS NOT NULL")
    )
    op.create_table(
        "visit_findings",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("visit_id", sa.Uuid, sa.ForeignKey("visits.id"), nullable=False),
        sa.Column("position", sa.SmallInteger, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("request_id", sa.Uuid, sa.ForeignKey("requests.id")),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("enterprise_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("park_id", sa.Uuid),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("standing", sa.Boolean, nullable=False),
        sa.CheckConstraint("kind IN ('request', 'demand', 'suggestion', 'nothing')", name="ck_visit_findings_kind"),
        sa.CheckConstraint("(kind = 'request') = (request_id IS NOT NULL)", name="ck_visit_findings_request"),
    )
    op.create_index(
        "ix_visit_findings_chain_id", "visit_findings", ["chain_id", "day", "id"], postgresql_where=sa.text("standing")
    )
    op.create_index("ix_visit_findings_day_id", "visit_findings", ["day", "id"], postgresql_where=sa.text("standing"))
    op.create_index(
        "ix_visit_findings_enterprise_id",
        "visit_findings",
        ["enterprise_id", "day", "id"],
        postgresql_where=sa.text("standing"),
    )
    op.create_index(
        "ix_visit_findings_kind", "visit_findings", ["kind", "day", "id"], postgresql_where=sa.text("standing")
    )
    op.create_index(
        "ix_visit_findings_organization_id",
        "visit_findings",
        ["organization_id", "day", "id"],
        postgresql_where=sa.text("standing"),
    )
    op.create_index(
        "ix_visit_findings_park_id", "visit_findings", ["park_id", "day", "id"], postgresql_where=sa.text("standing")
    )
    op.create_index(
        "ix_visit_findings_request_id",
        "visit_findings",
        ["request_id"],
        postgresql_where=sa.text("request_id IS NOT NULL"),
    )
    op.create_index("ix_visit_findings_visit_id", "visit_findings", ["visit_id", "position"], unique=True)


def downgrade() -> None:
    for name in ("visit_findings", "owed_visits", "visits", "visit_plan_periods", "visit_plans"):
        op.drop_table(name)
    op.execute("DROP SEQUENCE visit_number")
    op.execute("DROP SEQUENCE visit_plan_number")
