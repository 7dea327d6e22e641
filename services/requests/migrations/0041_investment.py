"""Investors and target enterprises, leads with their log, and negotiations."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "requests_0041"
down_revision = "requests_0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("prospect", "lead", "negotiation"):
        op.execute(f"CREATE SEQUENCE {name}_number")
    _prospects()
    _leads()
    _negotiations()


def _prospects() -> None:
    op.create_table(
        "prospects",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("identity", sa.String(400), nullable=False),
        sa.Column("region", sa.String(60), nullable=False),
        sa.Column("industry", sa.String(120), nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("owner_id", sa.Uuid, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_by", sa.Uuid, nullable=False),
        sa.Column("registered_by_name", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("uq_prospects_identity", "prospects", ["kind", "identity"], unique=True)
    op.create_index("ix_prospects_name", "prospects", ["kind", "name", "id"])
    op.create_index("ix_prospects_all_names", "prospects", ["name", "id"])
    op.create_index("ix_prospects_registered_at", "prospects", ["registered_at", "id"])
    for name in ("owner_id", "chain_id"):
        op.create_index(f"ix_prospects_{name}", "prospects", [name, "name", "id"])
    op.create_table(
        "prospect_contacts",
        sa.Column("prospect_id", sa.Uuid, sa.ForeignKey("prospects.id"), primary_key=True),
        sa.Column("name", sa.Text),
        sa.Column("phone", sa.Text),
        sa.Column("email", sa.Text),
    )


def _leads() -> None:
    op.create_table(
        "leads",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("prospect_id", sa.Uuid, sa.ForeignKey("prospects.id"), nullable=False),
        sa.Column("owner_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("commissioner_id", sa.Uuid),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("first_contact_on", sa.Date, nullable=False),
        sa.Column("amount", sa.Numeric(15, 2)),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("next_task", sa.String(200)),
        sa.Column("next_task_on", sa.Date),
        sa.Column("task_order", sa.Date, nullable=False),
        sa.Column("task_told_at", sa.DateTime(timezone=True)),
        sa.Column("last_entry_on", sa.Date, nullable=False),
        sa.Column("lost_on", sa.Date),
        sa.Column("lost_reason", sa.Text),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.Uuid, nullable=False),
        sa.Column("opened_by_name", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("amount > 0", name="amount"),
        sa.CheckConstraint("(next_task IS NULL) = (next_task_on IS NULL)", name="next_task"),
        sa.CheckConstraint("(status = 'lost') = (lost_on IS NOT NULL)", name="lost"),
    )
    for name in ("first_contact_on", "task_order"):
        op.create_index(f"ix_leads_{name}", "leads", [name, "id"])
    for name in ("owner_id", "chain_id", "prospect_id"):
        op.create_index(f"ix_leads_{name}", "leads", [name, "first_contact_on", "id"])
    op.create_index(
        "ix_leads_commissioner_id",
        "leads",
        ["commissioner_id", "first_contact_on", "id"],
        postgresql_where=sa.text("commissioner_id IS NOT NULL"),
    )
    op.create_index("ix_leads_lost_on", "leads", ["lost_on"], postgresql_where=sa.text("lost_on IS NOT NULL"))
    untold = sa.text("next_task_on IS NOT NULL AND task_told_at IS NULL")
    op.create_index("ix_leads_to_tell", "leads", ["next_task_on"], postgresql_where=untold)
    op.create_table(
        "lead_log",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("lead_id", sa.Uuid, sa.ForeignKey("leads.id"), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("person_name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("content", sa.Text),
        sa.Column("negotiation_id", sa.Uuid),
        sa.Column("changed", postgresql.JSONB, nullable=False),
    )
    op.create_index("ix_lead_log_lead_id", "lead_log", ["lead_id", "day", "id"])


def _negotiations() -> None:
    op.create_table(
        "negotiations",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("way", sa.String(10), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("owner_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("lead_id", sa.Uuid, sa.ForeignKey("leads.id")),
        sa.Column("prospect_ids", sa.ARRAY(sa.Uuid), nullable=False),
        sa.Column("organization_ids", sa.ARRAY(sa.Uuid), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid, nullable=False),
        sa.Column("recorded_by_name", sa.String(120), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.Column("settled_by", sa.Uuid),
        sa.Column("settled_by_name", sa.String(120)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("(status = 'held') = (outcome IS NOT NULL)", name="held"),
        sa.CheckConstraint("(status = 'cancelled') = (reason IS NOT NULL)", name="cancelled"),
    )
    op.create_index("ix_negotiations_day", "negotiations", ["day", "id"])
    for name in ("owner_id", "chain_id"):
        op.create_index(f"ix_negotiations_{name}", "negotiations", [name, "day", "id"])
    op.create_index(
        "ix_negotiations_lead_id", "negotiations", ["lead_id", "day", "id"],
        postgresql_where=sa.text("lead_id IS NOT NULL"),
    )  # fmt: skip
    for name in ("prospect_ids", "organization_ids"):
        op.create_index(f"ix_negotiations_{name}", "negotiations", [name], postgresql_using="gin")
    op.create_index(
        "ix_negotiations_planned", "negotiations", ["owner_id", "day"], postgresql_where=sa.text("status = 'planned'")
    )


def downgrade() -> None:
    for table in ("negotiations", "lead_log", "leads", "prospect_contacts", "prospects"):
        op.drop_table(table)
    for name in ("prospect", "lead", "negotiation"):
        op.execute(f"DROP SEQUENCE {name}_number")
