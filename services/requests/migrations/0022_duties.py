"""Clocks of what the dispatcher and the supervisor owe, beside that of handling."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0022"
down_revision = "requests_0021"
branch_labels = None
depends_on = None

AGAINST_THE_RULES = {
    "drop_constraint clocks": (
        "the release before enters clocks of requests alone, whose rows it has locked; it reads none that it cannot "
        "join to a request"
    ),
}


def upgrade() -> None:
    # A clock of another duty than handling has an id of its own.
    op.drop_constraint("fk_clocks_request_id", "clocks", type_="foreignkey")
    op.add_column("clocks", sa.Column("duty", sa.String(20), nullable=False, server_default="handling"))
    op.add_column("clocks", sa.Column("subject_id", sa.Uuid))
    op.add_column("clocks", sa.Column("owner_id", sa.Uuid))
    op.add_column("clocks", sa.Column("halted_at", sa.DateTime(timezone=True)))
    op.add_column("clocks", sa.Column("rung", sa.String(40)))
    op.add_column("clock_firings", sa.Column("duty", sa.String(20)))
    op.add_column("clock_firings", sa.Column("subject_id", sa.Uuid))
    op.add_column("clock_firings", sa.Column("owner_id", sa.Uuid))
    op.add_column("requests", sa.Column("step_duty", sa.String(20)))
    op.add_column("requests", sa.Column("step_due_at", sa.DateTime(timezone=True)))
    op.add_column("requests", sa.Column("step_rung", sa.String(40)))
    op.add_column("requests", sa.Column("dispatch_days", sa.SmallInteger))
    for name in ("handling_late", "dispatch_late", "decision_late", "review_late"):
        op.add_column("request_tallies", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    op.add_column("terms", sa.Column("return_review_days", sa.Integer, nullable=False, server_default="1"))
    op.add_column("terms", sa.Column("extension_decision_days", sa.Integer, nullable=False, server_default="1"))
    op.add_column("terms", sa.Column("review_days", sa.Integer, nullable=False, server_default="3"))


def downgrade() -> None:
    for name in ("review_days", "extension_decision_days", "return_review_days"):
        op.drop_column("terms", name)
    for name in ("review_late", "decision_late", "dispatch_late", "handling_late"):
        op.drop_column("request_tallies", name)
    for name in ("dispatch_days", "step_rung", "step_due_at", "step_duty"):
        op.drop_column("requests", name)
    others = "SELECT request_id FROM clocks WHERE duty <> 'handling'"
    for table in ("clock_firings", "clock_entries", "clocks"):
        op.execute(f"DELETE FROM {table} WHERE request_id IN ({others})")  # noqa: S608 (names of this file)
    for name in ("owner_id", "subject_id", "duty"):
        op.drop_column("clock_firings", name)
    for name in ("rung", "halted_at", "owner_id", "subject_id", "duty"):
        op.drop_column("clocks", name)
    op.create_foreign_key("fk_clocks_request_id", "clocks", "requests", ["request_id"], ["id"])
