"""Whether all posts were announced once more, since requests keeps copies of them too."""

import sqlalchemy as sa
from alembic import op

revision = "registry_0007"
down_revision = "registry_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("announced_day", sa.Column("posts", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("announced_day", "posts")
