"""Find the open clocks of a request, those of steps that have ended, and what was late when."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0023"
down_revision = "requests_0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index(
        "ix_clocks_open",
        "clocks",
        ["subject_id"],
        postgresql_where=sa.text("subject_id IS NOT NULL AND status <> 'stopped'"),
    )
    online.create_index(
        "ix_requests_ended_owing",
        "requests",
        ["id"],
        postgresql_where=sa.text("step_duty IS NOT NULL AND status IN ('closed', 'withdrawn')"),
    )
    online.create_index(
        "ix_clock_firings_late",
        "clock_firings",
        ["reached_at"],
        postgresql_where=sa.text("rung = 'overdue' AND duty IS NOT NULL"),
    )
    online.create_index(
        "ix_clock_firings_late_with",
        "clock_firings",
        ["subject_id"],
        postgresql_where=sa.text("rung = 'overdue' AND duty IS NOT NULL"),
    )


def downgrade() -> None:
    online.drop_index("ix_clock_firings_late_with", "clock_firings")
    online.drop_index("ix_clock_firings_late", "clock_firings")
    online.drop_index("ix_requests_ended_owing", "requests")
    online.drop_index("ix_clocks_open", "clocks")
