"""By which way requests come in, and who has taken them in."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0024"
down_revision = "requests_0023"
branch_labels = None
depends_on = None

_KEYS = ("chain_id", "park_id", "item_id", "department_id", "holder_id")
_COUNTS = (
    *("received", "closed", "withdrawn", "answered", "on_time", "returns", "extensions", "reopened"),
    *("evaluations", "satisfied", "overall", "response_time", "result", "attitude"),
)
_LATE = ("handling_late", "dispatch_late", "decision_late", "review_late")


def upgrade() -> None:
    op.add_column("requests", sa.Column("channel", sa.String(10), nullable=False, server_default="web"))
    op.add_column("requests", sa.Column("taken_in_by", sa.Uuid))
    op.create_table(
        "request_channel_tallies",
        sa.Column("month", sa.Date, nullable=False),
        *(sa.Column(name, sa.Uuid) for name in _KEYS),
        sa.Column("channel", sa.String(10), nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in _COUNTS),
        *(sa.Column(name, sa.Integer, nullable=False, server_default="0") for name in _LATE),
        sa.Column("used_minutes", sa.BigInteger, nullable=False),
    )
    op.create_index(
        "uq_request_channel_tallies",
        "request_channel_tallies",
        ["month", *_KEYS, "channel"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )


def downgrade() -> None:
    op.drop_table("request_channel_tallies")
    op.drop_column("requests", "taken_in_by")
    op.drop_column("requests", "channel")
