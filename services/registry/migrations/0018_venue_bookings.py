"""Bookings of venues, and how far the activities that ask for them are known."""

import sqlalchemy as sa
from alembic import op

revision = "registry_0018"
down_revision = "registry_0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE SEQUENCE venue_booking_number")
    op.create_table(
        "venue_bookings",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("number", sa.String(20), nullable=False),
        sa.Column("venue_id", sa.Uuid, nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("activity_id", sa.Uuid),
        sa.Column("asked", sa.Integer),
        sa.Column("status", sa.String(30), nullable=False),
        sa.Column("reason", sa.String(500)),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("booked_by", sa.Uuid),
        sa.Column("booked_by_name", sa.String(120)),
        sa.Column("cancelled_at", sa.DateTime(timezone=True)),
        sa.Column("cancelled_by", sa.Uuid),
        sa.Column("cancelled_by_name", sa.String(120)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name="ck_venue_bookings_ends_at"),
        sa.CheckConstraint("(activity_id IS NULL) = (asked IS NULL)", name="ck_venue_bookings_asked"),
        sa.CheckConstraint("(status = 'cancelled') = (cancelled_at IS NOT NULL)", name="ck_venue_bookings_cancelled"),
        sa.ForeignKeyConstraint(["venue_id"], ["venues.id"], name="fk_venue_bookings_venue_id_venues"),
        sa.PrimaryKeyConstraint("id", name="pk_venue_bookings"),
        sa.UniqueConstraint("number", name="uq_venue_bookings_number"),
    )
    booked = sa.text("status = 'booked'")
    op.create_index("ix_venue_bookings_booked", "venue_bookings", ["venue_id", "ends_at"], postgresql_where=booked)
    op.create_index(
        "uq_venue_bookings_activity_id", "venue_bookings", ["activity_id"], unique=True, postgresql_where=booked
    )
    for column in ("venue_id", "organization_id"):
        op.create_index(f"ix_venue_bookings_{column}", "venue_bookings", [column, "starts_at", "id"])
    op.create_index("ix_venue_bookings_starts_at", "venue_bookings", ["starts_at", "id"])
    op.create_table(
        "venue_requests",
        sa.Column("activity_id", sa.Uuid, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("activity_id", name="pk_venue_requests"),
    )


def downgrade() -> None:
    op.drop_table("venue_requests")
    op.drop_table("venue_bookings")
    op.execute("DROP SEQUENCE venue_booking_number")
