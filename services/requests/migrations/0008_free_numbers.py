"""Numbers of requests are laid in, so that no submission waits for the commit of another.

The release before takes its numbers from the counter, out of which these come too: none is given twice.
"""

import sqlalchemy as sa
from alembic import op

revision = "requests_0008"
down_revision = "requests_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "free_numbers",
        sa.Column("day", sa.Date),
        sa.Column("serial", sa.Integer, autoincrement=False),
        sa.PrimaryKeyConstraint("day", "serial", name="pk_free_numbers"),
        # Few rows, of which one goes with every submission.
        postgresql_with={"autovacuum_vacuum_scale_factor": 0, "autovacuum_vacuum_threshold": 1000},
    )


def downgrade() -> None:
    op.drop_table("free_numbers")
