"""The lines.

Revision ID: mirror_0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "mirror_0001"
down_revision = None
branch_labels = ("mirror",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lines",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("reaction", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lines"),
    )


def downgrade() -> None:
    op.drop_table("lines")
