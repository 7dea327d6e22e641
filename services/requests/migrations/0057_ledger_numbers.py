"""Keep the number that an organization's own ledger gives an agreement."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0057"
down_revision = "requests_0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("agreements", sa.Column("ledger_number", sa.String(60)))


def downgrade() -> None:
    op.drop_column("agreements", "ledger_number")
