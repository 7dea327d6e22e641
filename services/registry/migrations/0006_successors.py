"""The token that a refresh token was exchanged for, which it brings again for a moment."""

import sqlalchemy as sa
from alembic import op

revision = "registry_0006"
down_revision = "registry_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("refresh_tokens", sa.Column("successor", sa.Text))


def downgrade() -> None:
    op.drop_column("refresh_tokens", "successor")
