"""An index of ended sessions, by which those that ended long ago are found and deleted."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "registry_0002"
down_revision = "registry_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index(
        "ix_sessions_ended_at", "sessions", ["ended_at"], postgresql_where=sa.text("ended_at IS NOT NULL")
    )


def downgrade() -> None:
    online.drop_index("ix_sessions_ended_at", "sessions")
