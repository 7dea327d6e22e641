"""The indexes by which schedules find answers whose end was computed by outdated rules, and clocks not reckoned."""

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
    online.create_index(
        "ix_clocks_unreckoned",
        "clocks",
        ["request_id"],
        postgresql_where=sa.text("status <> 'stopped' AND reckoned_version <> version"),
    )


def downgrade() -> None:
    online.drop_index("ix_clocks_unreckoned", "clocks")
    online.drop_index("ix_requests_closes_reckoned", "requests")
