"""Unique indexes of codes whatever the case and width of their letters, and how the hashes of contacts were made."""

import sqlalchemy as sa
from alembic import op

from chassis.migrating import online

revision = "registry_0004"
down_revision = "registry_0003"
branch_labels = None
depends_on = None

_TABLES = ("chains", "organizations", "persons", "venues")


def upgrade() -> None:
    online.create_code_indexes(*_TABLES)
    op.add_column("persons", sa.Column("hashed_as", sa.SmallInteger, nullable=False, server_default=sa.text("0")))


def downgrade() -> None:
    op.drop_column("persons", "hashed_as")
    for table in _TABLES:
        online.drop_index(f"uq_{table}_code_folded", table)
