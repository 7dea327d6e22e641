"""Find the matters that a party organization has to study."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0053"
down_revision = "requests_0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    studied = sa.text("studying_id IS NOT NULL")
    online.create_index("ix_matters_studying_id", "matters", ["studying_id", "id"], postgresql_where=studied)


def downgrade() -> None:
    online.drop_index("ix_matters_studying_id", "matters")
