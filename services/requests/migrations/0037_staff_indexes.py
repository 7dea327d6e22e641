"""Find staff requests by their service centre, and those opened to an employer; check the constraints of all rows."""

import sqlalchemy as sa
from alembic import op

from chassis.migrating import online

revision = "requests_0037"
down_revision = "requests_0036"
branch_labels = None
depends_on = None

_ORDERS = {
    "submitted_at": ["submitted_at", "id"],
    "due_order": ["due_order", "id"],
    "has_due": ["has_due", "due_order", "id"],
    "closed_at": ["closed_at", "id"],
}


def upgrade() -> None:
    of_staff = sa.text("centre_id IS NOT NULL")
    for name, columns in _ORDERS.items():
        online.create_index(f"ix_requests_staff_{name}", "requests", columns, postgresql_where=of_staff)
    online.create_index(
        "ix_requests_centre_id", "requests", ["centre_id", "submitted_at", "id"], postgresql_where=of_staff
    )
    online.create_index(
        "ix_requests_centre_id_due_order", "requests", ["centre_id", "due_order", "id"], postgresql_where=of_staff
    )
    online.create_index(
        "ix_requests_employer_id", "requests", ["employer_id"], postgresql_where=sa.text("employer_id IS NOT NULL")
    )
    online.create_index(
        "ix_requests_opened_to_id",
        "requests",
        ["opened_to_id", "submitted_at", "id"],
        postgresql_where=sa.text("opened_to_id IS NOT NULL"),
    )
    op.execute("ALTER TABLE requests VALIDATE CONSTRAINT ck_requests_whose")
    op.execute("ALTER TABLE requests VALIDATE CONSTRAINT ck_requests_tallied")


def downgrade() -> None:
    online.drop_index("ix_requests_opened_to_id", "requests")
    online.drop_index("ix_requests_employer_id", "requests")
    online.drop_index("ix_requests_centre_id_due_order", "requests")
    online.drop_index("ix_requests_centre_id", "requests")
    for name in _ORDERS:
        online.drop_index(f"ix_requests_staff_{name}", "requests")
