"""The files that hang on things."""

import sqlalchemy as sa
from alembic import op

revision = "chassis_0006"
down_revision = "chassis_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "files",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("thing", sa.String(60), nullable=False),
        sa.Column("thing_id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String(30)),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("name", sa.String(200)),
        sa.Column("media_type", sa.String(100)),
        sa.Column("size", sa.BigInteger),
        sa.Column("sha256", sa.String(64)),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("person_name", sa.String(120), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("attached_at", sa.DateTime(timezone=True)),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("state IN ('begun', 'attached', 'removed', 'lapsed', 'emptied')", name="ck_files_state"),
        sa.CheckConstraint("(state = 'attached') = (due_at IS NULL)", name="ck_files_due"),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
    )
    op.create_index("ix_files_thing", "files", ["thing", "thing_id"], postgresql_where=sa.text("state = 'attached'"))
    op.create_index("ix_files_due_at", "files", ["due_at"], postgresql_where=sa.text("due_at IS NOT NULL"))


def downgrade() -> None:
    op.drop_table("files")
