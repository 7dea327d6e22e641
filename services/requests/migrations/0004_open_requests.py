"""Indexes of open requests in the orders of lists, and of the moments by which figures are selected."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0004"
down_revision = "requests_0003"
branch_labels = None
depends_on = None

_OPEN = "status NOT IN ('closed', 'withdrawn')"
_INDEXES = (
    ("ix_requests_open_submitted_at_id", ["submitted_at", "id"], _OPEN),
    ("ix_requests_open_due_order_id", ["due_order", "id"], _OPEN),
    ("ix_requests_open_has_due_due_order_id", ["has_due", "due_order", "id"], _OPEN),
    ("ix_requests_closed_at", ["closed_at"], "closed_at IS NOT NULL"),
    ("ix_requests_withdrawn_at", ["withdrawn_at"], "withdrawn_at IS NOT NULL"),
)


def upgrade() -> None:
    for name, columns, where in _INDEXES:
        online.create_index(name, "requests", columns, postgresql_where=sa.text(where))


def downgrade() -> None:
    for name, _columns, _where in _INDEXES:
        online.drop_index(name, "requests")
