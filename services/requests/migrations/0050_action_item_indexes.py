"""Find resolutions by when they were passed, are due and were carried out, and matters by who was expected there."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0050"
down_revision = "requests_0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.in_portions(
        """
        UPDATE matters SET expected_ids = ARRAY(
            SELECT DISTINCT expected FROM matter_history
            JOIN meetings ON meetings.id = matter_history.meeting_id, unnest(meetings.expected_ids) AS expected
            WHERE matter_history.matter_id = matters.id
        )
        WHERE id IN (SELECT id FROM matters WHERE expected_ids IS NULL LIMIT 1000)
        """
    )
    online.create_index("ix_matters_expected_ids", "matters", ["expected_ids"], postgresql_using="gin")
    online.create_index("ix_resolutions_passed_at", "resolutions", ["passed_at"])
    done = sa.text("done_at IS NOT NULL")
    online.create_index("ix_resolutions_done_at", "resolutions", ["done_at"], postgresql_where=done)
    still = sa.text("status = 'passed' AND progress <> 'done'")
    online.create_index("ix_resolutions_open", "resolutions", ["due_at", "id"], postgresql_where=still)
    without = sa.text("status = 'passed' AND due_at IS NULL")
    online.create_index("ix_resolutions_without_clock", "resolutions", ["due_on"], postgresql_where=without)


def downgrade() -> None:
    for name in ("without_clock", "open", "done_at", "passed_at"):
        online.drop_index(f"ix_resolutions_{name}", "resolutions")
    online.drop_index("ix_matters_expected_ids", "matters")
