"""The index by which the schedule finds answers whose end was computed by outdated rules."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0010"
down_revision = "requests_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index(
        "ix_requests_closes_reckoned",
        "requests",
        ["closes_reckoned"],
        postgresql_where=sa.text("status = 'answered'"),
    )


def downgrade() -> None:
    online.drop_index("ix_requests_closes_reckoned", "requests")
