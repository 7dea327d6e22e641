"""Steps of meetings and matters that are for offices alone."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0064"
down_revision = "requests_0063"
branch_labels = None
depends_on = None

HISTORIES = ("meeting_history", "matter_history")


def upgrade() -> None:
    for history in HISTORIES:
        op.add_column(history, sa.Column("internal", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for history in HISTORIES:
        op.drop_column(history, "internal")
