"""The names of what dispatch rules name, by which somebody was told of it last."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0026"
down_revision = "requests_0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "named_by_dispatch_rules",
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("key", sa.String(60), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("gone", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="pk_named_by_dispatch_rules"),
    )


def downgrade() -> None:
    op.drop_table("named_by_dispatch_rules")
