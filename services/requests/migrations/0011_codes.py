"""Unique indexes of codes whatever the case and the width of their letters."""

from chassis.migrating import online

revision = "requests_0011"
down_revision = "requests_0010"
branch_labels = None
depends_on = None

_TABLES = ("catalog_classes", "catalog_items")


def upgrade() -> None:
    online.create_code_indexes(*_TABLES)


def downgrade() -> None:
    for table in _TABLES:
        online.drop_index(f"uq_{table}_code_folded", table)
