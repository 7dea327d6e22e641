"""Follow-ups, their calls, and the seeds that they are drawn by."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0028"
down_revision = "requests_0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("requests", sa.Column("follow_up", sa.String(10)))
    op.add_column("requests", sa.Column("follow_up_id", sa.Uuid))
    op.add_column("reviews", sa.Column("follow_up_id", sa.Uuid))
    op.alter_column("reviews", "evaluation_id", nullable=True)
    op.add_column("terms", sa.Column("follow_up_days", sa.Integer, nullable=False, server_default="5"))
    op.add_column("terms", sa.Column("follow_up_share", sa.Integer, nullable=False, server_default="20"))
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(30), nullable=False, unique=True),
        sa.Column("request_id", sa.Uuid, sa.ForeignKey("requests.id"), nullable=False),
        sa.Column("answer_id", sa.Uuid, sa.ForeignKey("answers.id"), nullable=False, unique=True),
        sa.Column("cause", sa.String(20), nullable=False),
        sa.Column("month", sa.Date, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("enterprise_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("department_id", sa.Uuid, nullable=False),
        sa.Column("shown_to_id", sa.Uuid),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("provisional", sa.Boolean, nullable=False),
        sa.Column("rung", sa.String(40)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("misses", sa.SmallInteger, nullable=False),
        sa.Column("enterprise_overall", sa.SmallInteger),
        sa.Column("response_time", sa.SmallInteger),
        sa.Column("result", sa.SmallInteger),
        sa.Column("attitude", sa.SmallInteger),
        sa.Column("overall", sa.SmallInteger),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("poor", sa.Boolean),
        sa.Column("disagrees", sa.Boolean),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("status IN ('waiting', 'made', 'not_reached')", name="status"),
        sa.CheckConstraint("cause IN ('poor', 'unevaluated', 'sample')", name="cause"),
    )
    for columns in (
        ["request_id"],
        ["chain_id", "id"],
        ["department_id", "id"],
        ["enterprise_id", "id"],
        ["month", "id"],
        ["status", "id"],
        ["cause", "id"],
        ["drawn_at"],
    ):
        op.create_index(f"ix_follow_ups_{'_'.join(columns)}", "follow_ups", columns)
    shown, waiting = sa.text("shown_to_id IS NOT NULL"), sa.text("status = 'waiting'")
    op.create_index("ix_follow_ups_shown_to_id_id", "follow_ups", ["shown_to_id", "id"], postgresql_where=shown)
    op.create_index("ix_follow_ups_waiting", "follow_ups", ["due_at", "id"], postgresql_where=waiting)
    for name in ("poor", "disagrees"):
        op.create_index(f"ix_follow_ups_{name}", "follow_ups", ["id"], postgresql_where=sa.text(name))
    ended = sa.text("ended_at IS NOT NULL")
    op.create_index("ix_follow_ups_ended_at", "follow_ups", ["ended_at"], postgresql_where=ended)
    op.create_table(
        "follow_up_calls",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("follow_up_id", sa.Uuid, sa.ForeignKey("follow_ups.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("person_name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("reached", sa.Boolean, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )
    op.create_index("ix_follow_up_calls_follow_up_id", "follow_up_calls", ["follow_up_id", "id"])
    op.create_table(
        "follow_up_seeds",
        sa.Column("month", sa.Date, primary_key=True),
        sa.Column("seed", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("share", sa.SmallInteger, nullable=False),
    )


def downgrade() -> None:
    others = "SELECT request_id FROM clocks WHERE duty = 'follow_up'"
    for table in ("clock_firings", "clock_entries", "clocks"):
        op.execute(f"DELETE FROM {table} WHERE request_id IN ({others})")  # noqa: S608 (names of this file)
    for table in ("follow_up_seeds", "follow_up_calls", "follow_ups"):
        op.drop_table(table)
    op.execute("DELETE FROM reviews WHERE evaluation_id IS NULL")
    op.alter_column("reviews", "evaluation_id", nullable=False)
    op.drop_column("reviews", "follow_up_id")
    for name in ("follow_up_share", "follow_up_days"):
        op.drop_column("terms", name)
    for name in ("follow_up_id", "follow_up"):
        op.drop_column("requests", name)
