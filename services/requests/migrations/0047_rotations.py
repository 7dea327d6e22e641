"""Rotations, and what is made from them."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0047"
down_revision = "requests_0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rotations",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("activity_kind", sa.String(12)),
        sa.Column("meeting_kind_id", sa.Uuid, sa.ForeignKey("meeting_kinds.id")),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("host_ids", sa.ARRAY(sa.Uuid), nullable=False),
        sa.Column("passed", sa.ARRAY(sa.SmallInteger), nullable=False),
        sa.Column("turn", sa.SmallInteger, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "activity_kind IN ('exchange', 'matching', 'party', 'alliance', 'finance', 'talent', 'culture', 'other')",
            name="ck_rotations_activity_kind",
        ),
        sa.CheckConstraint("(activity_kind IS NULL) <> (meeting_kind_id IS NULL)", name="ck_rotations_kind"),
        sa.CheckConstraint("turn >= 0 AND turn < cardinality(host_ids)", name="ck_rotations_turn"),
        sa.CheckConstraint("cardinality(passed) = cardinality(host_ids)", name="ck_rotations_passed"),
    )
    op.create_index("ix_rotations_name", "rotations", ["name", "id"])
    op.create_index("ix_rotations_organization_id", "rotations", ["organization_id", "name", "id"])
    op.create_table(
        "rotation_history",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("rotation_id", sa.Uuid, sa.ForeignKey("rotations.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("person_name", sa.String(120), nullable=False),
        sa.Column("host_id", sa.Uuid),
        sa.Column("other_id", sa.Uuid),
        sa.Column("thing_id", sa.Uuid),
        sa.Column("number", sa.String(20)),
        sa.Column("passed", sa.SmallInteger),
        sa.Column("words", sa.Text),
    )
    op.create_index("ix_rotation_history_rotation_id_id", "rotation_history", ["rotation_id", "id"])
    op.create_index("ix_rotation_history_thing_id", "rotation_history", ["thing_id"])
    op.add_column("activities", sa.Column("rotation_id", sa.Uuid))
    op.add_column("meetings", sa.Column("rotation_id", sa.Uuid))
    op.add_column("meetings", sa.Column("chair_id", sa.Uuid))


def downgrade() -> None:
    for name in ("chair_id", "rotation_id"):
        op.drop_column("meetings", name)
    op.drop_column("activities", "rotation_id")
    for name in ("rotation_history", "rotations"):
        op.drop_table(name)
