"""The topic of inbox entries; a person has only one unread entry of a topic."""

import sqlalchemy as sa
from alembic import op

revision = "notifications_0002"
down_revision = "notifications_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # No index: a person's unread entries have one.
    op.add_column("entries", sa.Column("topic", sa.String(250)))


def downgrade() -> None:
    op.drop_column("entries", "topic")
