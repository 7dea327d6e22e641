"""Mandates of service agents, and by which one each step was taken."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0027"
down_revision = "requests_0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE SEQUENCE mandate_number")
    op.create_table(
        "mandates",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("enterprise_id", sa.Uuid, nullable=False),
        sa.Column("agent_id", sa.Uuid, nullable=False),
        sa.Column("agent_name", sa.String(60), nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("item_ids", sa.ARRAY(sa.Uuid)),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("granted_by", sa.Uuid, nullable=False),
        sa.Column("granted_by_name", sa.String(120), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.Column("revoked_by", sa.Uuid),
        sa.Column("revoked_by_name", sa.String(120)),
        sa.Column("reason", sa.Text),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_because", sa.String(20)),
        sa.Column("version", sa.Integer, nullable=False),
    )
    unfinished = sa.text("revoked_at IS NULL AND ended_at IS NULL")
    op.create_index(
        "uq_mandates_open", "mandates", ["enterprise_id", "agent_id"], unique=True, postgresql_where=unfinished
    )
    op.create_index("ix_mandates_agent_open", "mandates", ["agent_id"], postgresql_where=unfinished)
    op.create_index("ix_mandates_agent_id", "mandates", ["agent_id", "id"])
    op.create_index("ix_mandates_enterprise_id", "mandates", ["enterprise_id", "id"])
    op.add_column("request_history", sa.Column("mandate_id", sa.Uuid))


def downgrade() -> None:
    op.drop_column("request_history", "mandate_id")
    op.drop_table("mandates")
    op.execute("DROP SEQUENCE mandate_number")
