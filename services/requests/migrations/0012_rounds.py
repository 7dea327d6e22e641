"""History is ordered by deed, and nothing precedes what happened before it."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0012"
down_revision = "requests_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Rows of before get positions below these, in the next migration.
    op.execute("CREATE SEQUENCE request_history_position START 1000000000")
    op.add_column("request_history", sa.Column("position", sa.BigInteger, nullable=False, server_default="0"))
    op.alter_column("request_history", "position", server_default=sa.text("nextval('request_history_position')"))
    op.add_column("requests", sa.Column("moved_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("requests", "moved_at")
    op.drop_column("request_history", "position")
    op.execute("DROP SEQUENCE request_history_position")
