"""When answers close is recomputed after a change of the rules, and pauses of clocks count in whole minutes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from chassis.migrating import online

revision = "requests_0009"
down_revision = "requests_0008"
branch_labels = None
depends_on = None

# Outdated, so that the schedule recomputes what pauses of less than a minute have moved.
_PAUSED = """
UPDATE clocks SET terms_version = -1 WHERE request_id IN (
    SELECT request_id FROM clocks WHERE status <> 'stopped' AND terms_version >= 0 AND EXISTS (
        SELECT FROM clock_entries WHERE clock_entries.request_id = clocks.request_id AND kind = 'resumed'
    ) LIMIT 5000
)
"""


def upgrade() -> None:
    online.in_portions(_PAUSED)
    # Older than any rules: so every answer that is open now is recomputed.
    op.add_column(
        "requests",
        sa.Column("closes_reckoned", postgresql.ARRAY(sa.Integer), server_default="{-1,0,0}", nullable=False),
    )


def downgrade() -> None:
    op.drop_column("requests", "closes_reckoned")
