"""Leads that have become projects."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0044"
down_revision = "requests_0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("leads", sa.Column("project_id", sa.Uuid))
    op.add_column("leads", sa.Column("converted_on", sa.Date))


def downgrade() -> None:
    for name in ("converted_on", "project_id"):
        op.drop_column("leads", name)
