"""Find requests by the way they came in, and by who has taken them in."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0025"
down_revision = "requests_0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index(
        "ix_requests_taken_in_by",
        "requests",
        ["taken_in_by", "submitted_at", "id"],
        postgresql_where=sa.text("taken_in_by IS NOT NULL"),
    )
    online.create_index(
        "ix_requests_taken_in_by_due_order",
        "requests",
        ["taken_in_by", "due_order", "id"],
        postgresql_where=sa.text("taken_in_by IS NOT NULL"),
    )
    online.create_index(
        "ix_requests_channel",
        "requests",
        ["channel", "submitted_at", "id"],
        postgresql_where=sa.text("channel <> 'web'"),
    )


def downgrade() -> None:
    online.drop_index("ix_requests_channel", "requests")
    online.drop_index("ix_requests_taken_in_by_due_order", "requests")
    online.drop_index("ix_requests_taken_in_by", "requests")
