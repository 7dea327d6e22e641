"""Find the requests in which a department has a part."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0035"
down_revision = "requests_0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index(
        "ix_requests_co_department_ids",
        "requests",
        ["co_department_ids"],
        postgresql_using="gin",
        postgresql_where=sa.text("co_department_ids IS NOT NULL"),
    )


def downgrade() -> None:
    online.drop_index("ix_requests_co_department_ids", "requests")
