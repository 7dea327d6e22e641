"""Find meetings, activities, leads and negotiations by the numbers of their owners' ledgers, each once."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0069"
down_revision = "requests_0068"
branch_labels = None
depends_on = None

OWNERS = {
    "meetings": "organization_id",
    "activities": "organizer_id",
    "leads": "owner_id",
    "negotiations": "owner_id",
}


def upgrade() -> None:
    for table, owner in OWNERS.items():
        online.create_index(
            f"uq_{table}_ledger_number",
            table,
            [owner, sa.text("lower(ledger_number)")],
            unique=True,
            postgresql_where=sa.text("ledger_number IS NOT NULL"),
        )


def downgrade() -> None:
    for table in OWNERS:
        online.drop_index(f"uq_{table}_ledger_number", table)
