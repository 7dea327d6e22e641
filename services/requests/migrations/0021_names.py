"""The names of persons, to be shown where they are mentioned."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0021"
down_revision = "requests_0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mirror_persons", sa.Column("name", sa.String(60)))


def downgrade() -> None:
    op.drop_column("mirror_persons", "name")
