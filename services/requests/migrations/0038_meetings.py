"""Kinds of meetings, meetings, resolutions and matters."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "requests_0038"
down_revision = "requests_0037"
branch_labels = None
depends_on = None


def _moment(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _ids(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.ARRAY(sa.Uuid), nullable=nullable)


def _roles() -> sa.Column[Any]:
    return sa.Column("convenors", sa.ARRAY(sa.String(30)), nullable=False)


def upgrade() -> None:
    for name in ("meeting", "matter", "resolution"):
        op.execute(f"CREATE SEQUENCE {name}_number")
    _kinds()
    _meetings()
    _matters()
    _resolutions()


def _kinds() -> None:
    op.create_table(
        "meeting_kinds",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("name_en", sa.String(60), nullable=False),
        _roles(),
        _ids("member_ids"),
        sa.Column("quorum_rule", sa.String(10), nullable=False),
        sa.Column("quorum", sa.SmallInteger),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("at_least", sa.SmallInteger),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("quorum_rule IN ('none', 'number', 'share')", name="ck_meeting_kinds_quorum_rule"),
        sa.CheckConstraint("period IN ('none', 'month', 'quarter', 'year')", name="ck_meeting_kinds_period"),
        sa.CheckConstraint("(quorum_rule = 'none') = (quorum IS NULL)", name="ck_meeting_kinds_quorum"),
        sa.CheckConstraint("(period = 'none') = (at_least IS NULL)", name="ck_meeting_kinds_at_least"),
    )
    op.create_index("uq_meeting_kinds_code_folded", "meeting_kinds", [sa.text("lower(code)")], unique=True)


def _meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("kind_id", sa.Uuid, sa.ForeignKey("meeting_kinds.id"), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("place", sa.String(200), nullable=False),
        _moment("starts_at", nullable=False),
        _moment("ends_at", nullable=False),
        sa.Column("agenda", sa.ARRAY(sa.Text), nullable=False),
        _roles(),
        _ids("member_ids"),
        _ids("expected_ids"),
        sa.Column("needed", sa.SmallInteger, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        _moment("convened_at", nullable=False),
        _ids("present_ids", nullable=True),
        sa.Column("attended", sa.SmallInteger),
        sa.Column("quorate", sa.Boolean),
        sa.Column("minutes", sa.Text),
        _moment("approved_at"),
        sa.Column("amended", sa.SmallInteger, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "status IN ('convened', 'held', 'minuted', 'approved', 'cancelled')", name="ck_meetings_status"
        ),
        sa.CheckConstraint("ends_at > starts_at", name="ck_meetings_ends_at"),
        sa.CheckConstraint(
            "(present_ids IS NULL) = (status IN ('convened', 'cancelled'))", name="ck_meetings_present_ids"
        ),
        sa.CheckConstraint(
            "(minutes IS NULL) = (status IN ('convened', 'cancelled', 'held'))", name="ck_meetings_minutes"
        ),
    )
    op.create_index("ix_meetings_starts_at", "meetings", ["starts_at", "id"])
    for name in ("kind_id", "organization_id", "chain_id"):
        op.create_index(f"ix_meetings_{name}", "meetings", [name, "starts_at", "id"])
    op.create_index("ix_meetings_expected_ids", "meetings", ["expected_ids"], postgresql_using="gin")
    under_way = sa.text("status IN ('convened', 'held', 'minuted')")
    op.create_index("ix_meetings_waiting", "meetings", ["organization_id"], postgresql_where=under_way)
    op.create_table(
        "meeting_history",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("meeting_id", sa.Uuid, sa.ForeignKey("meetings.id"), nullable=False),
        _moment("at", nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("person_name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("words", sa.Text),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
    )
    op.create_index("ix_meeting_history_meeting_id_id", "meeting_history", ["meeting_id", "id"])


def _matters() -> None:
    op.create_table(
        "matters",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        _moment("raised_at", nullable=False),
        sa.Column("discussions", sa.SmallInteger, nullable=False),
        sa.Column("meeting_id", sa.Uuid, sa.ForeignKey("meetings.id")),
        sa.Column("meeting_kind_id", sa.Uuid),
        sa.Column("convenor_id", sa.Uuid),
        _roles(),
        sa.Column("evidence", sa.Text),
        _moment("settled_at"),
        _moment("confirmed_at"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "status IN ('raised', 'discussed', 'settled', 'confirmed', 'withdrawn')", name="ck_matters_status"
        ),
        sa.CheckConstraint("(meeting_id IS NULL) = (discussions = 0)", name="ck_matters_discussions"),
        sa.CheckConstraint("(confirmed_at IS NOT NULL) = (status = 'confirmed')", name="ck_matters_confirmed_at"),
    )
    for name in ("organization_id", "convenor_id", "chain_id", "status", "meeting_kind_id"):
        op.create_index(f"ix_matters_{name}_id", "matters", [name, "id"])
    confirmed = sa.text("confirmed_at IS NOT NULL")
    op.create_index("ix_matters_confirmed_at", "matters", ["confirmed_at"], postgresql_where=confirmed)
    op.create_table(
        "matter_history",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("matter_id", sa.Uuid, sa.ForeignKey("matters.id"), nullable=False),
        _moment("at", nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("person_name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("meeting_id", sa.Uuid, sa.ForeignKey("meetings.id")),
        sa.Column("words", sa.Text),
    )
    op.create_index("ix_matter_history_matter_id_id", "matter_history", ["matter_id", "id"])
    op.create_index(
        "uq_matter_history_discussion",
        "matter_history",
        ["meeting_id", "matter_id"],
        unique=True,
        postgresql_where=sa.text("meeting_id IS NOT NULL"),
    )


def _resolutions() -> None:
    op.create_table(
        "resolutions",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("meeting_id", sa.Uuid, sa.ForeignKey("meetings.id"), nullable=False),
        sa.Column("matter_id", sa.Uuid, sa.ForeignKey("matters.id")),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("convenor_id", sa.Uuid, nullable=False),
        _ids("expected_ids"),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        _moment("passed_at", nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("status IN ('passed', 'revoked')", name="ck_resolutions_status"),
    )
    for name in ("meeting_id", "organization_id", "convenor_id", "chain_id"):
        op.create_index(f"ix_resolutions_{name}", "resolutions", [name, "id"])
    about = sa.text("matter_id IS NOT NULL")
    op.create_index("ix_resolutions_matter_id", "resolutions", ["matter_id", "id"], postgresql_where=about)
    op.create_index("ix_resolutions_expected_ids", "resolutions", ["expected_ids"], postgresql_using="gin")
    op.create_index("ix_resolutions_due_on", "resolutions", ["due_on", "id"])


def downgrade() -> None:
    for table in ("resolutions", "matter_history", "matters", "meeting_history", "meetings", "meeting_kinds"):
        op.drop_table(table)
    for name in ("meeting", "matter", "resolution"):
        op.execute(f"DROP SEQUENCE {name}_number")
