"""Indexes by which figures and rollups find the requests that are not yet rolled up."""

import sqlalchemy as sa
from alembic import op

from chassis.migrating import online

revision = "requests_0006"
down_revision = "requests_0005"
branch_labels = None
depends_on = None

_TABLES = ("evaluations", "extensions", "reviews")


def upgrade() -> None:
    online.create_index(
        "ix_requests_untallied", "requests", ["status", "submitted_at"], postgresql_where=sa.text("NOT tallied")
    )
    for table in _TABLES:
        online.create_index(f"ix_{table}_request_id", table, ["request_id"])
    op.execute("ALTER TABLE requests VALIDATE CONSTRAINT ck_requests_tallied")


def downgrade() -> None:
    for table in _TABLES:
        online.drop_index(f"ix_{table}_request_id", table)
    online.drop_index("ix_requests_untallied", "requests")
