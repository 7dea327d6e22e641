"""The table of monthly rollups, and the mark of the requests in them."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0005"
down_revision = "requests_0004"
branch_labels = None
depends_on = None

_KEYS = ("chain_id", "park_id", "item_id", "department_id", "holder_id")
_COUNTS = ("received", "closed", "withdrawn", "answered", "on_time", "returns", "extensions", "reopened")
_MARKS = ("evaluations", "satisfied", "overall", "response_time", "result", "attitude")


def upgrade() -> None:
    op.create_table(
        "request_tallies",
        sa.Column("month", sa.Date, nullable=False),
        *(sa.Column(name, sa.Uuid) for name in _KEYS),
        *(sa.Column(name, sa.Integer, nullable=False) for name in _COUNTS),
        sa.Column("used_minutes", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in _MARKS),
    )
    op.create_index(
        "uq_request_tallies", "request_tallies", ["month", *_KEYS], unique=True, postgresql_nulls_not_distinct=True
    )
    op.add_column("requests", sa.Column("tallied", sa.Boolean, nullable=False, server_default=sa.false()))
    # Rolled-up requests never change: the constraint refuses a write that would reopen one.
    op.create_check_constraint(
        op.f("ck_requests_tallied"),
        "requests",
        "NOT tallied OR status IN ('closed', 'withdrawn')",
        postgresql_not_valid=True,
    )


def downgrade() -> None:
    op.drop_column("requests", "tallied")
    op.drop_table("request_tallies")
