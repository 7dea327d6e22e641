"""What signed in called itself, and from which network, for people to recognize; new addresses of mail."""

import sqlalchemy as sa
from alembic import op

revision = "registry_0013"
down_revision = "registry_0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("client", "network"):
        op.add_column("sessions", sa.Column(name, sa.Text, nullable=True))
    op.add_column("mailed_codes", sa.Column("address", sa.Text, nullable=True))


def downgrade() -> None:
    op.drop_column("mailed_codes", "address")
    for name in ("network", "client"):
        op.drop_column("sessions", name)
