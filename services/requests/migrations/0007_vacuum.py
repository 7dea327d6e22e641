"""Give the counters of request numbers room for their next version: that of the day changes with every submission."""

from chassis.migrating import online

revision = "requests_0007"
down_revision = "requests_0006"
branch_labels = None
depends_on = None

_CHANGING = {"autovacuum_vacuum_scale_factor": 0.05, "autovacuum_analyze_scale_factor": 0.05}


def upgrade() -> None:
    online.set_parameters(
        "request_numbers", fillfactor=30, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=1000
    )
    online.set_parameters("requests", **_CHANGING)


def downgrade() -> None:
    online.set_parameters("requests", **dict.fromkeys(_CHANGING, 0.2))
