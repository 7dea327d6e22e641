"""Secret addresses at which calendar programs read."""

import sqlalchemy as sa
from alembic import op

revision = "registry_0017"
down_revision = "registry_0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_feeds",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("name", sa.String(30), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_feeds"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_calendar_feeds_person_id_persons"),
    )
    op.create_index("uq_calendar_feeds_hash", "calendar_feeds", ["hash"], unique=True)
    op.create_index("uq_calendar_feeds_name", "calendar_feeds", ["person_id", "name"], unique=True)


def downgrade() -> None:
    op.drop_table("calendar_feeds")
