"""Find the lead of a project, and leads by the day on which they became projects."""

import sqlalchemy as sa

from chassis.migrating import online

revision = "requests_0045"
down_revision = "requests_0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    online.create_index("uq_leads_project_id", "leads", ["project_id"], unique=True)
    converted = sa.text("converted_on IS NOT NULL")
    online.create_index("ix_leads_converted_on", "leads", ["converted_on"], postgresql_where=converted)


def downgrade() -> None:
    for name in ("ix_leads_converted_on", "uq_leads_project_id"):
        online.drop_index(name, "leads")
