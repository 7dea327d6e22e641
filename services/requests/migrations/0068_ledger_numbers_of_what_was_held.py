"""Keep the numbers that the ledgers of organizations give meetings, activities, leads and negotiations."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0068"
down_revision = "requests_0067"
branch_labels = None
depends_on = None

TABLES = ("meetings", "activities", "leads", "negotiations")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("ledger_number", sa.String(60)))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, "ledger_number")
