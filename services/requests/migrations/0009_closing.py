"""When answers close is recomputed after a change of the rules, and clocks that the release before has written are."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "requests_0009"
down_revision = "requests_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The version of a clock that this release has last reckoned: none yet. The release before writes versions without
    # it, whose pauses are not in whole minutes, so that the schedule finds them whenever they are written.
    op.add_column("clocks", sa.Column("reckoned_version", sa.Integer, server_default="0", nullable=False))
    # Older than any rules: so every answer that is open now is recomputed.
    op.add_column(
        "requests",
        sa.Column("closes_reckoned", postgresql.ARRAY(sa.Integer), server_default="{-1,0,0}", nullable=False),
    )


def downgrade() -> None:
    op.drop_column("requests", "closes_reckoned")
    op.drop_column("clocks", "reckoned_version")
