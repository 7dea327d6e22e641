"""What enterprises are asked to supply."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0018"
down_revision = "requests_0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("requests", sa.Column("supplement_until", sa.DateTime(timezone=True)))
    op.add_column("requests", sa.Column("supplements", sa.Integer, nullable=False, server_default="0"))
    op.add_column("terms", sa.Column("supplements", sa.Integer, nullable=False, server_default="1"))
    op.add_column("terms", sa.Column("supplement_days", sa.Integer, nullable=False, server_default="5"))
    op.add_column("catalog_items", sa.Column("supplements", sa.Integer))
    op.add_column("catalog_items", sa.Column("supplement_days", sa.Integer))
    op.create_table(
        "supplements",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("request_id", sa.Uuid, sa.ForeignKey("requests.id"), nullable=False),
        sa.Column("dispatch_id", sa.Uuid, sa.ForeignKey("dispatches.id"), nullable=False),
        sa.Column("comment_id", sa.Uuid, sa.ForeignKey("request_comments.id"), nullable=False),
        sa.Column("content", sa.String, nullable=False),
        sa.Column("days", sa.Integer, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Uuid, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_reckoned", sa.ARRAY(sa.Integer), nullable=False),
        sa.Column("pending", sa.Boolean, nullable=False),
        sa.Column("outcome", sa.String(10)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("supply_id", sa.Uuid, sa.ForeignKey("request_comments.id")),
    )
    pending = sa.text("pending")
    op.create_index("uq_supplements_pending", "supplements", ["request_id"], unique=True, postgresql_where=pending)
    op.create_index("ix_supplements_until", "supplements", ["until"], postgresql_where=pending)
    op.create_index("ix_supplements_request_id", "supplements", ["request_id"])


def downgrade() -> None:
    op.drop_table("supplements")
    for name in ("supplement_days", "supplements"):
        op.drop_column("catalog_items", name)
        op.drop_column("terms", name)
    for name in ("supplements", "supplement_until"):
        op.drop_column("requests", name)
