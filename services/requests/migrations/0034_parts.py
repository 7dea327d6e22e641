"""Parts of co-departments in requests."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0034"
down_revision = "requests_0033"
branch_labels = None
depends_on = None

_OF_REQUESTS = ("parts", "open_parts")
_OF_TALLIES = ("parts_done", "parts_on_time", "part_late")
_OPEN = sa.text("status IN ('waiting', 'accepted', 'returned')")


def _moment(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.add_column("requests", sa.Column("co_department_ids", sa.ARRAY(sa.Uuid)))
    for name in _OF_REQUESTS:
        op.add_column("requests", sa.Column(name, sa.SmallInteger, nullable=False, server_default=sa.text("0")))
    for table in ("request_tallies", "request_channel_tallies"):
        for name in _OF_TALLIES:
            op.add_column(table, sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "request_parts",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("request_id", sa.Uuid, sa.ForeignKey("requests.id"), nullable=False),
        sa.Column("handling", sa.SmallInteger, nullable=False),
        sa.Column("department_id", sa.Uuid, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("working_days", sa.Integer, nullable=False),
        _moment("added_at", nullable=False),
        sa.Column("added_by", sa.Uuid),
        _moment("accepted_at"),
        sa.Column("accepted_by", sa.Uuid),
        _moment("returned_at"),
        sa.Column("return_reason", sa.Text),
        _moment("confirmed_at"),
        sa.Column("pending_days", sa.Integer),
        sa.Column("extension_reason", sa.Text),
        _moment("asked_at"),
        sa.Column("granted_days", sa.Integer, nullable=False),
        sa.Column("contribution", sa.Text),
        _moment("done_at"),
        sa.Column("done_by", sa.Uuid),
        sa.Column("on_time", sa.Boolean),
        sa.Column("used_minutes", sa.Integer),
        _moment("ended_at"),
        sa.Column("end_reason", sa.Text),
        _moment("due_at", nullable=False),
        sa.Column("provisional", sa.Boolean, nullable=False),
        _moment("halted_at"),
        sa.Column("rung", sa.String(40)),
        _moment("review_due_at"),
        sa.Column("review_rung", sa.String(40)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "status IN ('waiting', 'accepted', 'returned', 'done', 'released', 'lapsed')", name="status"
        ),
    )
    op.create_index(
        "uq_request_parts_open", "request_parts", ["request_id", "department_id"], unique=True, postgresql_where=_OPEN
    )
    op.create_index("ix_request_parts_request_id", "request_parts", ["request_id"])
    op.create_index(
        "ix_request_parts_department_id", "request_parts", ["department_id", "status"], postgresql_where=_OPEN
    )
    op.create_index(
        "ix_request_parts_review",
        "request_parts",
        ["request_id"],
        postgresql_where=sa.text("review_due_at IS NOT NULL"),
    )
    op.create_index(
        "ix_request_parts_done_at", "request_parts", ["done_at"], postgresql_where=sa.text("done_at IS NOT NULL")
    )


def downgrade() -> None:
    op.drop_table("request_parts")
    for table in ("request_channel_tallies", "request_tallies"):
        for name in reversed(_OF_TALLIES):
            op.drop_column(table, name)
    for name in (*reversed(_OF_REQUESTS), "co_department_ids"):
        op.drop_column("requests", name)
    of_parts = "SELECT request_id FROM clocks WHERE duty IN ('part', 'part_review')"
    for name in ("clock_firings", "clock_entries", "clocks"):
        op.execute(f"DELETE FROM {name} WHERE request_id IN ({of_parts})")  # noqa: S608 (names of this file)
