"""The table of venues."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "registry_0003"
down_revision = "registry_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "venues",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("owner_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("area", sa.Numeric(9, 2), nullable=False),
        sa.Column("facilities", sa.ARRAY(sa.String(30)), nullable=False),
        sa.Column("opening_hours", JSONB, nullable=False),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("status", sa.String(30), nullable=False),
        sa.Column("closed_on", sa.Date),
        sa.Column("close_reason", sa.String(500)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.CheckConstraint("area > 0", name="ck_venues_area"),
        sa.CheckConstraint(
            "(status = 'closed') = (closed_on IS NOT NULL AND close_reason IS NOT NULL)", name="ck_venues_closed"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["organizations.id"], name="fk_venues_owner_id_organizations"),
        sa.ForeignKeyConstraint(["chain_id"], ["chains.id"], name="fk_venues_chain_id_chains"),
        sa.PrimaryKeyConstraint("id", name="pk_venues"),
        sa.UniqueConstraint("code", name="uq_venues_code"),
    )
    op.create_index("ix_venues_owner", "venues", ["owner_id"])
    op.create_index("ix_venues_chain", "venues", ["chain_id"])


def downgrade() -> None:
    op.drop_table("venues")
