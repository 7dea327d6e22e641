"""The tables of clocks with their ledgers and firings, the working calendar, the terms of handling."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0002"
down_revision = "requests_0001"
branch_labels = None
depends_on = None


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "clocks",
        sa.Column("request_id", sa.Uuid, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        _moment("due_at"),
        sa.Column("provisional", sa.Boolean, nullable=False),
        _moment("next_step_at", nullable=True),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("calendar_version", sa.Integer, nullable=False),
        sa.Column("known_until", sa.Integer, nullable=False),
        sa.Column("terms_version", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("request_id", name="pk_clocks"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_clocks_request_id"),
        sa.CheckConstraint("status IN ('running', 'paused', 'stopped')", name=op.f("ck_clocks_status")),
    )
    op.create_index(
        "ix_clocks_next_step_at", "clocks", ["next_step_at"], postgresql_where=sa.text("next_step_at IS NOT NULL")
    )
    op.create_index(
        "ix_clocks_reckoned",
        "clocks",
        ["calendar_version", "known_until", "terms_version"],
        postgresql_where=sa.text("status <> 'stopped'"),
    )
    op.create_table(
        "clock_entries",
        sa.Column("request_id", sa.Uuid, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        _moment("at"),
        sa.Column("days", sa.Integer),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("department_id", sa.Uuid),
        sa.Column("approver_id", sa.Uuid),
        sa.Column("approver", sa.String(120)),
        _moment("due_before", nullable=True),
        _moment("due_at"),
        sa.Column("provisional", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("request_id", "position", name="pk_clock_entries"),
        sa.ForeignKeyConstraint(["request_id"], ["clocks.request_id"], name="fk_clock_entries_request_id"),
        sa.CheckConstraint(
            "kind IN ('started', 'paused', 'resumed', 'extended', 'returned', 'redispatched', 'restarted', "
            "'recomputed', 'stopped')",
            name=op.f("ck_clock_entries_kind"),
        ),
    )
    op.create_table(
        "clock_firings",
        sa.Column("request_id", sa.Uuid, nullable=False),
        sa.Column("rung", sa.String(40), nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
        _moment("reached_at"),
        _moment("fired_at"),
        sa.PrimaryKeyConstraint("request_id", "rung", "generation", name="pk_clock_firings"),
        sa.ForeignKeyConstraint(["request_id"], ["clocks.request_id"], name="fk_clock_firings_request_id"),
    )
    op.create_table(
        "calendar_changes",
        sa.Column("version", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("changed_by", sa.Uuid),
        _moment("changed_at"),
        sa.PrimaryKeyConstraint("version", name="pk_calendar_changes"),
        sa.UniqueConstraint("id", name="uq_calendar_changes_id"),
    )
    op.create_table(
        "calendar_days",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("setting", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_calendar_days"),
        sa.CheckConstraint("setting IN ('working', 'off', 'half')", name=op.f("ck_calendar_days_setting")),
    )
    op.create_table(
        "calendar_shifts",
        sa.Column("position", sa.SmallInteger, nullable=False, autoincrement=False),
        sa.Column("starts", sa.Time, nullable=False),
        sa.Column("ends", sa.Time, nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_calendar_shifts"),
    )
    op.create_table(
        "calendar_years",
        sa.Column("year", sa.SmallInteger, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("year", name="pk_calendar_years"),
    )
    op.create_table(
        "terms",
        sa.Column("id", sa.SmallInteger, nullable=False, autoincrement=False),
        sa.Column("handling_days", sa.Integer, nullable=False),
        sa.Column("extension_days", sa.Integer, nullable=False),
        sa.Column("return_days", sa.Integer, nullable=False),
        sa.Column("returns_per_department", sa.Integer, nullable=False),
        sa.Column("reminders", sa.ARRAY(sa.SmallInteger), nullable=False),
        sa.Column("supervision_days", sa.Integer, nullable=False),
        sa.Column("chain_chief_days", sa.Integer, nullable=False),
        sa.Column("changed_by", sa.Uuid),
        _moment("changed_at"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_terms"),
        sa.CheckConstraint("id = 1", name=op.f("ck_terms_single")),
    )


def downgrade() -> None:
    for table in (
        "terms",
        "calendar_years",
        "calendar_shifts",
        "calendar_days",
        "calendar_changes",
        "clock_firings",
        "clock_entries",
        "clocks",
    ):
        op.drop_table(table)
