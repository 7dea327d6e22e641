"""Find the activities of a rotation."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0048"
down_revision = "requests_0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    in_turn = sa.text("rotation_id IS NOT NULL")
    columns = ["rotation_id", "starts_at", "id"]
    online.create_index("ix_activities_rotation_id", "activities", columns, postgresql_where=in_turn)


def downgrade() -> None:
    online.drop_index("ix_activities_rotation_id", "activities")
