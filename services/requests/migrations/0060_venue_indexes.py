"""Find the activities that ask for a venue."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0060"
down_revision = "requests_0059"
branch_labels = None
depends_on = None

_COLUMNS = ("venue_id", "venue_status")


def upgrade() -> None:
    asking = sa.text("venue_id IS NOT NULL")
    for name in _COLUMNS:
        online.create_index(f"ix_activities_{name}", "activities", [name, "starts_at", "id"], postgresql_where=asking)


def downgrade() -> None:
    for name in reversed(_COLUMNS):
        online.drop_index(f"ix_activities_{name}", "activities")
