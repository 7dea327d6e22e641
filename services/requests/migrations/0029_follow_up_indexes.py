"""Find the closed requests of which it is not decided whether somebody calls back, and the review of a follow-up."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0029"
down_revision = "requests_0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index(
        "ix_requests_follow_up_due", "requests", ["closed_at"], postgresql_where=sa.text("follow_up = 'due'")
    )
    online.create_index(
        "uq_reviews_follow_up_id",
        "reviews",
        ["follow_up_id"],
        unique=True,
        postgresql_where=sa.text("follow_up_id IS NOT NULL"),
    )


def downgrade() -> None:
    online.drop_index("uq_reviews_follow_up_id", "reviews")
    online.drop_index("ix_requests_follow_up_due", "requests")
