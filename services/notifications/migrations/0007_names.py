"""The names of persons, to be shown beside their deliveries."""

import sqlalchemy as sa
from alembic import op

revision = "notifications_0007"
down_revision = "notifications_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mirror_persons", sa.Column("name", sa.String(60)))


def downgrade() -> None:
    op.drop_column("mirror_persons", "name")
