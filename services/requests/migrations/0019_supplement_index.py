"""Find the requests of an enterprise for which something has to be supplied."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0019"
down_revision = "requests_0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index(
        "ix_requests_supplement",
        "requests",
        ["enterprise_id"],
        postgresql_where=sa.text("supplement_until IS NOT NULL"),
    )


def downgrade() -> None:
    online.drop_index("ix_requests_supplement", "requests")
