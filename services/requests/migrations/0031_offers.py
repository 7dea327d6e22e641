"""Offers, claims, and what is told of claims."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0031"
down_revision = "requests_0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "offer_numbers",
        sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "offers",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("allowed", sa.SmallInteger, nullable=False),
        sa.Column("taken", sa.SmallInteger, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("park_id", sa.Uuid),
        sa.Column("request_id", sa.Uuid, sa.ForeignKey("requests.id")),
        sa.Column("enterprise_id", sa.Uuid),
        sa.Column("enterprise_named", sa.Boolean, nullable=False),
        sa.Column("offered_by", sa.Uuid, nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("withdrawal_reason", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("status IN ('open', 'ended', 'withdrawn')", name="status"),
        sa.CheckConstraint("taken BETWEEN 0 AND allowed", name="taken"),
    )
    for columns in (["chain_id", "id"], ["park_id", "id"], ["offered_at"]):
        op.create_index(f"ix_offers_{'_'.join(columns)}", "offers", columns)
    of_request, is_open = sa.text("request_id IS NOT NULL"), sa.text("status = 'open'")
    op.create_index("ix_offers_request_id", "offers", ["request_id"], postgresql_where=of_request)
    op.create_index("ix_offers_open_id", "offers", ["id"], postgresql_where=is_open)
    op.create_index("ix_offers_open_until", "offers", ["until"], postgresql_where=is_open)
    op.create_table(
        "claims",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("offer_id", sa.Uuid, sa.ForeignKey("offers.id"), nullable=False),
        sa.Column("claimer_id", sa.Uuid, nullable=False),
        sa.Column("organization_id", sa.Uuid),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("person_name", sa.String(120), nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("park_id", sa.Uuid),
        sa.Column("enterprise_id", sa.Uuid),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("result", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "status IN ('claimed', 'confirmed', 'reported', 'done', 'refused', 'given_back')", name="status"
        ),
    )
    standing = sa.text("status NOT IN ('refused', 'given_back')")
    op.create_index("uq_claims_standing", "claims", ["offer_id", "claimer_id"], unique=True, postgresql_where=standing)
    for name in ("offer_id", "chain_id", "park_id", "organization_id", "enterprise_id", "person_id"):
        op.create_index(f"ix_claims_{name}_id", "claims", [name, "id"])
    op.create_index("ix_claims_claimed_at", "claims", ["claimed_at"])
    op.create_index("ix_claims_done_at", "claims", ["done_at"], postgresql_where=sa.text("done_at IS NOT NULL"))
    op.create_index("ix_claims_open", "claims", ["status", "id"], postgresql_where=sa.text("ended_at IS NULL"))
    op.create_table(
        "claim_notes",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("claim_id", sa.Uuid, sa.ForeignKey("claims.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("person_name", sa.String(120), nullable=False),
        sa.Column("words", sa.Text),
    )
    op.create_index("ix_claim_notes_claim_id", "claim_notes", ["claim_id", "id"])


def downgrade() -> None:
    for table in ("claim_notes", "claims", "offers", "offer_numbers"):
        op.drop_table(table)
