"""The topic of entries of which a person has only one unread at a time."""

import sqlalchemy as sa
from alembic import op

revision = "notifications_0002"
down_revision = "notifications_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # No index: the unread entries of a person are found by theirs.
    op.add_column("entries", sa.Column("topic", sa.String(250)))


def downgrade() -> None:
    op.drop_column("entries", "topic")
