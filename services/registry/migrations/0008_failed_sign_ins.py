"""Failed sign-ins by who tries, and the devices that have signed in before."""

import sqlalchemy as sa
from alembic import op

revision = "registry_0008"
down_revision = "registry_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "failed_sign_ins",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("login", sa.String(64)),
        sa.Column("failures", sa.Float, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_failed_sign_ins"),
    )
    op.create_index("ix_failed_sign_ins_login", "failed_sign_ins", ["login"])
    op.create_index("ix_failed_sign_ins_at", "failed_sign_ins", ["at"])
    op.create_table(
        "known_devices",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_known_devices_person_id_persons"),
        sa.PrimaryKeyConstraint("hash", name="pk_known_devices"),
    )
    op.create_index("ix_known_devices_used_at", "known_devices", ["used_at"])


def downgrade() -> None:
    op.drop_table("known_devices")
    op.drop_table("failed_sign_ins")
