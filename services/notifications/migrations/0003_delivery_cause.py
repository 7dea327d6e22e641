"""The columns by which a delivery refers to the request that caused it."""

import sqlalchemy as sa
from alembic import op

revision = "notifications_0003"
down_revision = "notifications_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Nullable: the earlier release goes on writing rows without them.
    op.add_column("deliveries", sa.Column("correlation", sa.String(100), nullable=True))
    op.add_column("deliveries", sa.Column("traceparent", sa.String(60), nullable=True))


def downgrade() -> None:
    op.drop_column("deliveries", "traceparent")
    op.drop_column("deliveries", "correlation")
