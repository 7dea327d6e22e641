"""By which posts somebody was told, in entries and mails; and an index of posts by their holders."""

import sqlalchemy as sa
from alembic import op

from chassis.migrating import online

revision = "notifications_0005"
down_revision = "notifications_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index("ix_mirror_posts_person_id", "mirror_posts", ["person_id"])
    for table in ("entries", "deliveries"):
        # Null in the rows of the earlier release, which knows nothing of it.
        op.add_column(table, sa.Column("posts", sa.ARRAY(sa.Uuid), nullable=True))


def downgrade() -> None:
    for table in ("entries", "deliveries"):
        op.drop_column(table, "posts")
    online.drop_index("ix_mirror_posts_person_id", "mirror_posts")
