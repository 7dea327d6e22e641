"""Histories of prospects, negotiations, visits, their plans and activities."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "requests_0070"
down_revision = "requests_0069"
branch_labels = None
depends_on = None

THINGS = {
    "prospect": "prospects",
    "negotiation": "negotiations",
    "visit": "visits",
    "visit_plan": "visit_plans",
    "activity": "activities",
}


def upgrade() -> None:
    for thing, table in THINGS.items():
        history = f"{thing}_history"
        op.create_table(
            history,
            sa.Column("id", sa.Uuid, primary_key=True),
            sa.Column("object_id", sa.Uuid, sa.ForeignKey(f"{table}.id"), nullable=False),
            sa.Column("at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("action", sa.String(20), nullable=False),
            sa.Column("person_id", sa.Uuid, nullable=False),
            sa.Column("person_name", sa.String(120), nullable=False),
            sa.Column("role", sa.String(30), nullable=False),
            sa.Column("organization_id", sa.Uuid, nullable=False),
            sa.Column("reason", sa.Text),
            sa.Column("changed", JSONB, nullable=False),
            sa.Column("internal", sa.Boolean, nullable=False, server_default=sa.false()),
        )
        op.create_index(f"ix_{history}_object_id_id", history, ["object_id", "id"])


def downgrade() -> None:
    for thing in THINGS:
        op.drop_table(f"{thing}_history")
