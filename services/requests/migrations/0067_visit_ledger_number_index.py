"""Find visits by the numbers of their organizations' ledgers, each once."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0067"
down_revision = "requests_0066"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index(
        "uq_visits_ledger_number",
        "visits",
        ["organization_id", sa.text("lower(ledger_number)")],
        unique=True,
        postgresql_where=sa.text("ledger_number IS NOT NULL"),
    )


def downgrade() -> None:
    online.drop_index("uq_visits_ledger_number", "visits")
