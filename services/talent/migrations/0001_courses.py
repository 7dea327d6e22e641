"""The tables of courses and enrolments, and the mirror of registry."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "talent_0001"
down_revision = None
branch_labels = ("talent",)
depends_on = None


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "courses",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("description", sa.Text),
        sa.Column("venue", sa.String(200), nullable=False),
        _moment("starts_at"),
        _moment("ends_at"),
        sa.Column("capacity", sa.Integer, nullable=False),
        _moment("enrolment_opens_at", nullable=True),
        _moment("enrolment_closes_at", nullable=True),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("organizer_id", sa.Uuid),
        _moment("cancelled_at", nullable=True),
        sa.Column("ended", sa.Boolean, nullable=False),
        sa.Column("cancel_reason", sa.String(500)),
        sa.Column("confirmed", sa.Integer, nullable=False),
        sa.Column("waiting", sa.Integer, nullable=False),
        sa.Column("last_number", sa.Integer, nullable=False),
        _moment("created_at"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_courses"),
        sa.UniqueConstraint("code", name="uq_courses_code"),
        sa.CheckConstraint("confirmed BETWEEN 0 AND capacity", name="ck_courses_confirmed"),
        sa.CheckConstraint("waiting >= 0", name="ck_courses_waiting"),
        sa.CheckConstraint("ends_at > starts_at", name="ck_courses_ends_at"),
    )
    op.create_index("ix_courses_starts_at", "courses", ["starts_at", "id"])
    op.create_index("ix_courses_chain_id", "courses", ["chain_id", "starts_at"])
    op.create_index("ix_courses_due", "courses", ["ends_at"], postgresql_where=sa.text("NOT ended"))
    op.create_table(
        "enrolments",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("course_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("organization_id", sa.Uuid),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("attendance", sa.String(10)),
        _moment("enrolled_at"),
        sa.Column("cancel_reason", sa.String(500)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_enrolments"),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name="fk_enrolments_course_id"),
        sa.CheckConstraint("state IN ('confirmed', 'waiting', 'cancelled')", name="ck_enrolments_state"),
        sa.CheckConstraint("attendance IN ('present', 'absent')", name="ck_enrolments_attendance"),
        sa.CheckConstraint("attendance IS NULL OR state = 'confirmed'", name="ck_enrolments_attended_with_a_place"),
    )
    op.create_index("uq_enrolments_course_id_number", "enrolments", ["course_id", "number"], unique=True)
    op.create_index(
        "uq_enrolments_course_id_person_id",
        "enrolments",
        ["course_id", "person_id"],
        unique=True,
        postgresql_where=sa.text("state <> 'cancelled'"),
    )
    op.create_index("ix_enrolments_person_id", "enrolments", ["person_id", "id"])
    _mirror("persons", sa.Column("name", sa.String(200), nullable=False), _flag("active"))
    _mirror("chains", sa.Column("name", sa.String(200), nullable=False), _flag("active"))
    _mirror(
        "organizations",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("chains", JSONB, nullable=False),
        _flag("active"),
    )
    _mirror(
        "posts",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date),
    )
    op.create_index("ix_mirror_posts_person_id", "mirror_posts", ["person_id"])


def _flag(name: str) -> sa.Column:
    return sa.Column(name, sa.Boolean, nullable=False)


def _mirror(name: str, *columns: sa.Column) -> None:
    op.create_table(
        f"mirror_{name}",
        sa.Column("id", sa.Uuid, nullable=False),
        *columns,
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_mirror_{name}"),
    )


def downgrade() -> None:
    for name in ("posts", "organizations", "chains", "persons"):
        op.drop_table(f"mirror_{name}")
    op.drop_table("enrolments")
    op.drop_table("courses")
