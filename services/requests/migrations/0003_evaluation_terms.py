"""Columns for configurable terms of evaluation, for the moment at which a clock was halted, and for that of returns."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0003"
down_revision = "requests_0002"
branch_labels = None
depends_on = None

AGAINST_THE_RULES = {
    "update requests set": "no release came before this one",
    "create_index clock_entries": "no release came before this one",
    "drop_index dispatches": "no release came before this one",
}


def upgrade() -> None:
    # The defaults let the earlier release go on writing.
    op.add_column("terms", sa.Column("evaluation_days", sa.Integer, nullable=False, server_default="10"))
    op.add_column("terms", sa.Column("poor_at_most", sa.Integer, nullable=False, server_default="2"))
    op.add_column("requests", sa.Column("halted_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE requests SET halted_at = dispatches.returned_at FROM dispatches "
        "WHERE dispatches.id = requests.dispatch_id AND requests.status = 'returned'"
    )
    op.create_index("ix_clock_entries_returned", "clock_entries", ["at"], postgresql_where=sa.text("kind = 'returned'"))
    op.drop_index("ix_dispatches_returned_at", "dispatches")


def downgrade() -> None:
    op.create_index("ix_dispatches_returned_at", "dispatches", ["returned_at"])
    op.drop_index("ix_clock_entries_returned", "clock_entries")
    op.drop_column("requests", "halted_at")
    op.drop_column("terms", "poor_at_most")
    op.drop_column("terms", "evaluation_days")
