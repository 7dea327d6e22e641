"""Activities and the registrations for them."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0042"
down_revision = "requests_0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE SEQUENCE activity_number")
    op.create_table(
        "activities",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("number", sa.String(20), nullable=False, unique=True),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("organizer_id", sa.Uuid, nullable=False),
        sa.Column("host_id", sa.Uuid),
        sa.Column("partner_ids", sa.ARRAY(sa.Uuid), nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registration_closes_at", sa.DateTime(timezone=True)),
        sa.Column("capacity", sa.Integer),
        sa.Column("attended", sa.Integer, nullable=False),
        sa.Column("headcount", sa.Integer),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("summary", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("secret", sa.Text, nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("announced_by", sa.Uuid, nullable=False),
        sa.Column("announced_by_name", sa.String(120), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.Column("confirmed", sa.Integer, nullable=False),
        sa.Column("waiting", sa.Integer, nullable=False),
        sa.Column("last_number", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("attended BETWEEN 0 AND confirmed", name="ck_activities_attended"),
        sa.CheckConstraint("capacity IS NULL OR confirmed <= capacity", name="ck_activities_confirmed"),
        sa.CheckConstraint("ends_at > starts_at", name="ck_activities_ends_at"),
        sa.CheckConstraint("(status = 'held') = (headcount IS NOT NULL)", name="ck_activities_headcount"),
        sa.CheckConstraint(
            "kind IN ('exchange', 'matching', 'party', 'alliance', 'finance', 'talent', 'culture', 'other')",
            name="ck_activities_kind",
        ),
        sa.CheckConstraint("waiting >= 0 AND confirmed >= 0", name="ck_activities_places"),
        sa.CheckConstraint("status IN ('announced', 'held', 'cancelled')", name="ck_activities_status"),
    )
    op.create_index(
        "ix_activities_announced",
        "activities",
        ["organizer_id", "starts_at"],
        postgresql_where=sa.text("status = 'announced'"),
    )
    op.create_index("ix_activities_chain_id", "activities", ["chain_id", "starts_at", "id"])
    op.create_index(
        "ix_activities_host_id",
        "activities",
        ["host_id", "starts_at", "id"],
        postgresql_where=sa.text("host_id IS NOT NULL"),
    )
    op.create_index("ix_activities_kind", "activities", ["kind", "starts_at", "id"])
    op.create_index("ix_activities_organizer_id", "activities", ["organizer_id", "starts_at", "id"])
    op.create_index("ix_activities_starts_at", "activities", ["starts_at", "id"])
    op.create_table(
        "activity_registrations",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("activity_id", sa.Uuid, sa.ForeignKey("activities.id"), nullable=False),
        sa.Column("organizer_id", sa.Uuid, nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("organization_id", sa.Uuid),
        sa.Column("attended", sa.Boolean, nullable=False),
        sa.Column("attended_at", sa.DateTime(timezone=True)),
        sa.Column("way", sa.String(10)),
        sa.Column("tries", sa.SmallInteger, nullable=False),
        sa.Column("reason", sa.String(500)),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "attended = (attended_at IS NOT NULL AND way IS NOT NULL)", name="ck_activity_registrations_attended"
        ),
        sa.CheckConstraint(
            "NOT attended OR state = 'confirmed'", name="ck_activity_registrations_attended_with_a_place"
        ),
        sa.CheckConstraint("state IN ('confirmed', 'waiting', 'cancelled')", name="ck_activity_registrations_state"),
        sa.CheckConstraint("way IN ('code', 'organizer')", name="ck_activity_registrations_way"),
    )
    op.create_index(
        "ix_activity_registrations_attended",
        "activity_registrations",
        ["activity_id", "person_id"],
        postgresql_where=sa.text("attended"),
    )
    op.create_index("ix_activity_registrations_person_id", "activity_registrations", ["person_id", "id"])
    op.create_index(
        "uq_activity_registrations_number", "activity_registrations", ["activity_id", "number"], unique=True
    )
    op.create_index(
        "uq_activity_registrations_person",
        "activity_registrations",
        ["activity_id", "person_id"],
        unique=True,
        postgresql_where=sa.text("state <> 'cancelled'"),
    )


def downgrade() -> None:
    for name in ("activity_registrations", "activities"):
        op.drop_table(name)
    op.execute("DROP SEQUENCE activity_number")
