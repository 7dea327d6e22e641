"""How many entries PostgreSQL expects a search to find, from its statistics, in the time of planning.

``search_expected`` is what says that a word is too common to be counted: that takes a second where a million things
have it.
"""

from alembic import op

revision = "chassis_0009"
down_revision = "chassis_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Volatile, since PostgreSQL lets no other function explain a statement.
    op.execute(
        """
        CREATE FUNCTION search_expected(condition tsquery) RETURNS double precision LANGUAGE plpgsql AS $$
        DECLARE plan json;
        BEGIN
            EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM search_entries WHERE words @@ %L::tsquery', condition)
            INTO plan;
            RETURN plan #>> '{0,Plan,Plan Rows}';
        END
        $$
        """
    )


def downgrade() -> None:
    op.execute("DROP FUNCTION search_expected")
