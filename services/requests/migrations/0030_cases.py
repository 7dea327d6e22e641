"""Cases: requests that are handled together, with one answer."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "requests_0030"
down_revision = "requests_0029"
branch_labels = None
depends_on = None


def _moment(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "case_numbers",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_case_numbers"),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("number", sa.String(20), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("department_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("park_id", sa.Uuid),
        sa.Column("members", sa.Integer, nullable=False),
        sa.Column("answered", sa.Integer, nullable=False),
        sa.Column("answer", sa.Text),
        _moment("opened_at", nullable=False),
        sa.Column("opened_by", sa.Uuid, nullable=False),
        _moment("answered_at"),
        _moment("ended_at"),
        sa.Column("end_reason", sa.Text),
        sa.Column("job_id", sa.Uuid),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("number", name="uq_cases_number"),
        sa.CheckConstraint("status IN ('open', 'partly_answered', 'answered', 'ended')", name=op.f("ck_cases_status")),
        sa.CheckConstraint("(status = 'answered') = (answered_at IS NOT NULL)", name=op.f("ck_cases_answered")),
    )
    op.create_index("ix_cases_opened_at_id", "cases", ["opened_at", "id"])
    for name in ("chain_id", "park_id", "department_id"):
        op.create_index(f"ix_cases_{name}", "cases", [name, "opened_at", "id"])
    op.create_index(
        "ix_cases_answered_at", "cases", ["answered_at"], postgresql_where=sa.text("answered_at IS NOT NULL")
    )
    under_way = sa.text("status IN ('open', 'partly_answered')")
    op.create_index("ix_cases_waiting", "cases", ["department_id"], postgresql_where=under_way)
    op.create_table(
        "case_members",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("request_id", sa.Uuid, sa.ForeignKey("requests.id"), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("addition", sa.Text),
        sa.Column("refusal", sa.Text),
        sa.Column("reason", sa.Text),
        _moment("added_at", nullable=False),
        sa.Column("added_by", sa.Uuid, nullable=False),
        _moment("answered_at"),
        sa.Column("answer_id", sa.Uuid),
        _moment("removed_at"),
        sa.Column("removed_by", sa.Uuid),
        sa.PrimaryKeyConstraint("id", name="pk_case_members"),
    )
    waiting = sa.text("status = 'waiting'")
    op.create_index("uq_case_members_waiting", "case_members", ["request_id"], unique=True, postgresql_where=waiting)
    op.create_index("ix_case_members_request_id", "case_members", ["request_id"])
    op.create_index("ix_case_members_case_id_id", "case_members", ["case_id", "id"])
    op.create_table(
        "case_history",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("case_id", sa.Uuid, sa.ForeignKey("cases.id"), nullable=False),
        _moment("at", nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("person_name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("details", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_case_history"),
    )
    op.create_index("ix_case_history_case_id_id", "case_history", ["case_id", "id"])


def downgrade() -> None:
    for table in ("case_history", "case_members", "cases", "case_numbers"):
        op.drop_table(table)
