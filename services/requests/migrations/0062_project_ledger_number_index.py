"""Find projects by the numbers of their owners' ledgers, each once."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0062"
down_revision = "requests_0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index(
        "uq_projects_ledger_number",
        "projects",
        ["owner_id", sa.text("lower(ledger_number)")],
        unique=True,
        postgresql_where=sa.text("ledger_number IS NOT NULL"),
    )


def downgrade() -> None:
    online.drop_index("uq_projects_ledger_number", "projects")
