"""What is still to be published stands in a table of its own; the rows of the outbox are not changed any more.

The relay enters what the release before has left. That release does not see what this one has not published yet: a
process that is stopped publishes it before it ends, and whatever a crash leaves is published when this release runs
again, or by the release before after the first statement of ``downgrade``.
"""

import sqlalchemy as sa
from alembic import op

revision = "chassis_0003"
down_revision = "chassis_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unpublished",
        sa.Column("id", sa.BigInteger, autoincrement=False),
        sa.Column("key", sa.String(100), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
        sa.Column("retry_at", sa.DateTime(timezone=True)),
        sa.Column("error", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_unpublished"),
    )
    op.create_index("ix_unpublished_deferred", "unpublished", ["key", "id"], postgresql_where=sa.text("tries > 0"))


def downgrade() -> None:
    op.execute("UPDATE outbox SET published_at = NULL FROM unpublished WHERE unpublished.id = outbox.id")
    op.drop_table("unpublished")
