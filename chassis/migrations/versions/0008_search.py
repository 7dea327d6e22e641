"""What each thing is found by, for the search; a schedule makes the entries of what is there already.

The release before writes none: what it writes meanwhile is found when the schedule has looked again.

``search_found`` returns the ids of so many entries and no more. It is a function so that the index of words is always
used: a planner that expects many to be found would read the table until it has met enough of them, which may be none.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "chassis_0008"
down_revision = "chassis_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "search_entries",
        sa.Column("resource", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("words", TSVECTOR, nullable=False),
        sa.Column("rule", sa.SmallInteger, nullable=False),
        sa.PrimaryKeyConstraint("resource", "id", name="pk_search_entries"),
    )
    op.create_index("ix_search_entries_words", "search_entries", ["words"], postgresql_using="gin")
    op.create_index("ix_search_entries_stale", "search_entries", ["id"], postgresql_where=sa.text("rule = 0"))
    op.create_table(
        "search_rounds",
        sa.Column("resource", sa.String(40), nullable=False),
        sa.Column("rule", sa.SmallInteger, nullable=False),
        sa.Column("place", sa.Uuid),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("resource", name="pk_search_rounds"),
    )

    op.execute(
        """
        CREATE FUNCTION search_found(condition tsquery, most integer) RETURNS SETOF uuid
        LANGUAGE sql STABLE SET enable_seqscan = off SET enable_indexscan = off
        AS 'SELECT id FROM search_entries WHERE words @@ condition LIMIT most'
        """
    )


def downgrade() -> None:
    op.execute("DROP FUNCTION search_found")
    op.drop_table("search_rounds")
    op.drop_table("search_entries")
