"""Keep the number that an organization's own ledger gives a project."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0061"
down_revision = "requests_0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("projects", sa.Column("ledger_number", sa.String(60)))


def downgrade() -> None:
    op.drop_column("projects", "ledger_number")
