"""Words that offices mark for the enterprise."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0016"
down_revision = "requests_0015"
branch_labels = None
depends_on = None

_TABLES = ("request_history", "dispatches", "extensions", "reviews", "clock_entries")


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(table, sa.Column("visible_to_enterprise", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for table in _TABLES:
        op.drop_column(table, "visible_to_enterprise")
