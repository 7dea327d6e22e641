"""Decision lists, what matters fall under on them, and how these were studied first."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0052"
down_revision = "requests_0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decision_lists",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("party_organization_id", sa.Uuid, nullable=False),
        sa.Column("edition", sa.SmallInteger, nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("from_on", sa.Date, nullable=False),
        sa.Column("to_on", sa.Date),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("kind IN ('prior_study', 'decided')", name="ck_decision_lists_kind"),
        sa.CheckConstraint("to_on >= from_on", name="ck_decision_lists_to_on"),
    )
    op.create_index("uq_decision_lists_edition", "decision_lists", ["organization_id", "kind", "edition"], unique=True)
    op.create_index("ix_decision_lists_party_organization_id", "decision_lists", ["party_organization_id"])
    op.create_table(
        "decision_items",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("list_id", sa.Uuid, sa.ForeignKey("decision_lists.id"), nullable=False),
        sa.Column("position", sa.SmallInteger, nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
    )
    op.create_index("uq_decision_items_position", "decision_items", ["list_id", "position"], unique=True)
    for table in ("matters", "resolutions"):
        op.add_column(table, sa.Column("decision_item_id", sa.Uuid))
        op.create_foreign_key(
            f"fk_{table}_decision_item_id_decision_items",
            table,
            "decision_items",
            ["decision_item_id"],
            ["id"],
            postgresql_not_valid=True,
        )
    for name in ("studying_id", "studied_by_id"):
        op.add_column("matters", sa.Column(name, sa.Uuid))
    op.add_column("matters", sa.Column("studied_on", sa.Date))
    op.add_column("matters", sa.Column("study_outcome", sa.String(10)))
    op.add_column("resolutions", sa.Column("off_lists", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("resolutions", "off_lists")
    for name in ("study_outcome", "studied_on", "studied_by_id", "studying_id", "decision_item_id"):
        op.drop_column("matters", name)
    op.drop_column("resolutions", "decision_item_id")
    op.drop_table("decision_items")
    op.drop_table("decision_lists")
