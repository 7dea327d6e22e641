"""Whether a post was ended by hand."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0015"
down_revision = "requests_0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mirror_posts", sa.Column("ended", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("mirror_posts", "ended")
