"""Check what was not checked when the constraint of decision lists was made."""

from alembic import op

revision = "requests_0056"
down_revision = "requests_0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE decision_lists VALIDATE CONSTRAINT ck_decision_lists_to_on")


def downgrade() -> None:
    """Do nothing: what is checked stays so."""
