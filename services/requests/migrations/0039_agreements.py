"""Agreements, their parties and their history."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "requests_0039"
down_revision = "requests_0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE SEQUENCE agreement_number")
    op.create_table(
        "agreements",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("owner_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("party_ids", sa.ARRAY(sa.Uuid), nullable=False),
        sa.Column("signed_on", sa.Date, nullable=False),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("ends_on", sa.Date),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("amount", sa.Numeric(15, 2)),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("ended_on", sa.Date),
        sa.Column("end_reason", sa.Text),
        sa.Column("predecessor_id", sa.Uuid, sa.ForeignKey("agreements.id"), unique=True),
        sa.Column("renewed_at", sa.DateTime(timezone=True)),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_by", sa.Uuid, nullable=False),
        sa.Column("registered_by_name", sa.String(120), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("amount > 0", name="amount"),
        sa.CheckConstraint("ends_on >= starts_on", name="term"),
        sa.CheckConstraint("(ended_on IS NULL) = (end_reason IS NULL)", name="ended"),
    )
    op.create_index("ix_agreements_signed_on", "agreements", ["signed_on", "id"])
    op.create_index("ix_agreements_until", "agreements", ["until", "id"])
    for name in ("owner_id", "chain_id"):
        op.create_index(f"ix_agreements_{name}", "agreements", [name, "signed_on", "id"])
    op.create_index("ix_agreements_party_ids", "agreements", ["party_ids"], postgresql_using="gin")
    undecided = sa.text("reminded_at IS NULL AND ended_on IS NULL AND renewed_at IS NULL")
    op.create_index("ix_agreements_to_remind", "agreements", ["until"], postgresql_where=undecided)
    op.create_table(
        "agreement_parties",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("agreement_id", sa.Uuid, sa.ForeignKey("agreements.id"), nullable=False),
        sa.Column("position", sa.SmallInteger, nullable=False),
        sa.Column("organization_id", sa.Uuid),
        sa.Column("name", sa.String(120)),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("affiliation", sa.String(120)),
        sa.Column("identity", sa.String(400), nullable=False),
    )
    op.create_index("uq_agreement_parties_identity", "agreement_parties", ["agreement_id", "identity"], unique=True)
    op.create_index("ix_agreement_parties_kind", "agreement_parties", ["kind", "identity"])
    op.create_table(
        "agreement_history",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("agreement_id", sa.Uuid, sa.ForeignKey("agreements.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("person_name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("changed", postgresql.JSONB, nullable=False),
    )
    op.create_index("ix_agreement_history_agreement_id", "agreement_history", ["agreement_id", "id"])


def downgrade() -> None:
    for table in ("agreement_history", "agreement_parties", "agreements"):
        op.drop_table(table)
    op.execute("DROP SEQUENCE agreement_number")
