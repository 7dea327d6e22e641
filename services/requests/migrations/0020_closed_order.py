"""Requests in the order in which they were closed, for the list that opens the figure."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0020"
down_revision = "requests_0019"
branch_labels = None
depends_on = None

_CLOSED = sa.text("closed_at IS NOT NULL")


def upgrade() -> None:
    # Whatever looked for a period in the old one finds it in the new one.
    online.create_index("ix_requests_closed_at_id", "requests", ["closed_at", "id"], postgresql_where=_CLOSED)
    online.drop_index("ix_requests_closed_at", "requests")


def downgrade() -> None:
    online.create_index("ix_requests_closed_at", "requests", ["closed_at"], postgresql_where=_CLOSED)
    online.drop_index("ix_requests_closed_at_id", "requests")
