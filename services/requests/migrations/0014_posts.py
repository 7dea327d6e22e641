"""Copies of posts and persons, to tell whether anybody can act on a request, and the vacancies found by them.

And the term for the dispatch.
"""

import sqlalchemy as sa
from alembic import op

revision = "requests_0014"
down_revision = "requests_0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The default lets the earlier release go on writing.
    op.add_column("terms", sa.Column("dispatch_days", sa.Integer, nullable=False, server_default="2"))
    op.create_table(
        "mirror_persons",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mirror_persons"),
    )
    op.create_table(
        "mirror_posts",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_mirror_posts"),
    )
    op.create_index("ix_mirror_posts_organization_id", "mirror_posts", ["organization_id", "kind"])
    op.create_index("ix_mirror_posts_kind", "mirror_posts", ["kind", "chain_id"])
    op.create_table(
        "mirror_announced_posts",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("posts", sa.Integer, nullable=False),
        sa.Column("complete", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("id", name="pk_mirror_announced_posts"),
    )
    op.create_table(
        "vacancies",
        sa.Column("key", sa.String(160), nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_vacancies"),
    )


def downgrade() -> None:
    op.drop_column("terms", "dispatch_days")
    op.drop_table("vacancies")
    op.drop_table("mirror_announced_posts")
    op.drop_table("mirror_posts")
    op.drop_table("mirror_persons")
