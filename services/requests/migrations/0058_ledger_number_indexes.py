"""Find agreements by the numbers of their owners' ledgers, each once, and organizations by their codes."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0058"
down_revision = "requests_0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    numbered = sa.text("ledger_number IS NOT NULL")
    online.create_index(
        "uq_agreements_ledger_number",
        "agreements",
        ["owner_id", sa.text("lower(ledger_number)")],
        unique=True,
        postgresql_where=numbered,
    )
    online.create_index("ix_mirror_organizations_code", "mirror_organizations", [sa.text("lower(code)")])


def downgrade() -> None:
    online.drop_index("ix_mirror_organizations_code", "mirror_organizations")
    online.drop_index("uq_agreements_ledger_number", "agreements")
