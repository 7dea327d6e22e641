"""Vacuum the tables of the machinery that change all the time by what has changed, not by how large they are.

By preset a table is vacuumed when a fifth of it has changed: of tens of millions of rows that is too late, and of a
table that is mostly empty too often forgotten. Rows that are updated in place get room for their next version.
"""

from chassis.migrating import online

revision = "chassis_0004"
down_revision = "chassis_0003"
branch_labels = None
depends_on = None

_BY_A_FIFTIETH = {
    "autovacuum_vacuum_scale_factor": 0.02,
    "autovacuum_vacuum_insert_scale_factor": 0.02,
    "autovacuum_analyze_scale_factor": 0.02,
}


def upgrade() -> None:
    # It holds hardly a row, and thousands a minute have been there.
    online.set_parameters(
        "unpublished",
        autovacuum_vacuum_scale_factor=0,
        autovacuum_vacuum_threshold=2000,
        autovacuum_vacuum_cost_delay=0,
    )
    for table in ("outbox", "inbox", "idempotency_keys", "audit"):
        online.set_parameters(table, **_BY_A_FIFTIETH)
    for table in ("sequences", "cursors"):
        online.set_parameters(table, fillfactor=80, **_BY_A_FIFTIETH)


def downgrade() -> None:
    presets = dict.fromkeys(_BY_A_FIFTIETH, 0.2)
    for table in ("outbox", "inbox", "idempotency_keys", "audit", "sequences", "cursors"):
        online.set_parameters(table, **presets)
