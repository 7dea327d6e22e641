"""Keep the number that an organization's own ledger gives a visit."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0066"
down_revision = "requests_0065"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("visits", sa.Column("ledger_number", sa.String(60)))


def downgrade() -> None:
    op.drop_column("visits", "ledger_number")
