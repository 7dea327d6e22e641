"""Find the requests that were taken in on an on-site day."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0033"
down_revision = "requests_0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index(
        "ix_requests_on_site_day_id",
        "requests",
        ["on_site_day_id", "submitted_at", "id"],
        postgresql_where=sa.text("on_site_day_id IS NOT NULL"),
    )


def downgrade() -> None:
    online.drop_index("ix_requests_on_site_day_id", "requests")
