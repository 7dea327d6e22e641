"""The table of saved views."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "registry_0016"
down_revision = "registry_0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "views",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("owner_id", sa.Uuid, nullable=False),
        sa.Column("operation", sa.String(60), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("filters", postgresql.JSONB, nullable=False),
        sa.Column("sort", sa.String(60)),
        sa.Column("columns", postgresql.JSONB, nullable=False),
        sa.Column("default", sa.Boolean, nullable=False),
        sa.Column("shared_with", sa.String(30)),
        sa.Column("reaches", sa.ARRAY(sa.String(36))),
        sa.PrimaryKeyConstraint("id", name="pk_views"),
        sa.ForeignKeyConstraint(["owner_id"], ["persons.id"], name="fk_views_owner_id_persons"),
    )
    op.create_index("ix_views_owner", "views", ["owner_id", "operation"])
    op.create_index("ix_views_shared", "views", ["shared_with"], postgresql_where=sa.text("shared_with IS NOT NULL"))
    op.create_index(
        "uq_views_default", "views", ["owner_id", "operation"], unique=True, postgresql_where=sa.text('"default"')
    )


def downgrade() -> None:
    op.drop_table("views")
