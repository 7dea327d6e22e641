"""Which entries have most of many words in common, out of a bounded number that have some of them.

``search_similar`` reads by the index of words alone, whatever the planner expects, and orders what it has found by how
many of the words each has, those of ``telling`` counting twice. The vectors have no positions, so what is left of one
without the words says how many of them it had, with one look at it.
"""

from alembic import op

revision = "chassis_0010"
down_revision = "chassis_0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        CREATE FUNCTION search_similar(
            condition tsquery, telling text[], others text[], most integer, best integer
        ) RETURNS SETOF uuid
        LANGUAGE sql STABLE SET enable_seqscan = off SET enable_indexscan = off
        AS '
            SELECT id FROM (
                SELECT id, words FROM search_entries WHERE words @@ condition LIMIT most
            ) AS found
            ORDER BY 3 * length(words) - 2 * length(ts_delete(words, telling)) - length(ts_delete(words, others)) DESC,
                id DESC
            LIMIT best
        '
        """
    )


def downgrade() -> None:
    op.execute("DROP FUNCTION search_similar")
