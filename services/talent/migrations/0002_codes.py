"""A unique index of the codes of courses whatever the case and the width of their letters."""

from chassis.migrating import online

revision = "talent_0002"
down_revision = "talent_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_code_indexes("courses")


def downgrade() -> None:
    online.drop_index("uq_courses_code_folded", "courses")
