"""Since when each organization owes meetings, what came of studies, and lists that were replaced before they began."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "requests_0055"
down_revision = "requests_0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meeting_kinds", sa.Column("owed_since", JSONB, nullable=False, server_default=sa.text("'{}'")))
    op.add_column("matter_history", sa.Column("outcome", sa.String(10)))
    op.drop_constraint("ck_decision_lists_to_on", "decision_lists", type_="check")
    op.create_check_constraint(
        "ck_decision_lists_to_on", "decision_lists", "to_on >= from_on - 1", postgresql_not_valid=True
    )


def downgrade() -> None:
    op.drop_constraint("ck_decision_lists_to_on", "decision_lists", type_="check")
    op.create_check_constraint(
        "ck_decision_lists_to_on", "decision_lists", "to_on >= from_on", postgresql_not_valid=True
    )
    op.drop_column("matter_history", "outcome")
    op.drop_column("meeting_kinds", "owed_since")
