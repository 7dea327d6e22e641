"""Give inboxes room for their next version, and vacuum entries and mails by what has changed."""

from chassis.migrating import online

revision = "notifications_0004"
down_revision = "notifications_0003"
branch_labels = None
depends_on = None

_CHANGING = {"autovacuum_vacuum_scale_factor": 0.05, "autovacuum_analyze_scale_factor": 0.05}


def upgrade() -> None:
    online.set_parameters("inboxes", fillfactor=60, **_CHANGING)
    for table in ("entries", "deliveries"):
        online.set_parameters(table, **_CHANGING)


def downgrade() -> None:
    for table in ("inboxes", "entries", "deliveries"):
        online.set_parameters(table, **dict.fromkeys(_CHANGING, 0.2))
