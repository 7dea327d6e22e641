"""Mark the keys of personal data, so that a process with other keys is refused before it reads a row."""

import sqlalchemy as sa
from alembic import op

revision = "chassis_0005"
down_revision = "chassis_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "field_keys",
        sa.Column("use", sa.String(20), nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("use", "mark", name="pk_field_keys"),
    )


def downgrade() -> None:
    op.drop_table("field_keys")
