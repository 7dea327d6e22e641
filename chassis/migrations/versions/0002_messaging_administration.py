"""What operators decide: dropped events, and events to be published again."""

import sqlalchemy as sa
from alembic import op

from chassis.migrating import online

revision = "chassis_0002"
down_revision = "chassis_0001"
branch_labels = None
depends_on = None

AGAINST_THE_RULES = {"create_check_constraint parked": "the table holds what could not be applied, which is little"}


def upgrade() -> None:
    online.create_index(
        "ix_parked_dropping", "parked", ["consumer", "key", "sequence"], postgresql_where=sa.text("state = 'dropping'")
    )
    op.add_column("parked", sa.Column("dropped_at", sa.DateTime(timezone=True)))
    op.add_column("parked", sa.Column("reason", sa.Text))
    # The previous release writes the first two states and passes by the others.
    op.drop_constraint("ck_parked_state", "parked", type_="check")
    op.create_check_constraint("ck_parked_state", "parked", "state IN ('waiting', 'dead', 'dropping', 'dropped')")
    op.create_table(
        "replays",
        sa.Column("id", sa.Uuid),
        sa.Column("consumer", sa.String(100), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("published", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("error", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_replays"),
    )
    op.create_index(
        "uq_replays_unfinished", "replays", ["consumer"], unique=True, postgresql_where=sa.text("finished_at IS NULL")
    )
    op.create_index("ix_replays_finished_at", "replays", ["finished_at"])


def downgrade() -> None:
    op.drop_table("replays")
    op.drop_index("ix_parked_dropping", "parked")
    # Their events count as applied, so nothing is lost but the record.
    op.execute("DELETE FROM parked WHERE state IN ('dropping', 'dropped')")
    op.drop_constraint("ck_parked_state", "parked", type_="check")
    op.create_check_constraint("ck_parked_state", "parked", "state IN ('waiting', 'dead')")
    op.drop_column("parked", "reason")
    op.drop_column("parked", "dropped_at")
