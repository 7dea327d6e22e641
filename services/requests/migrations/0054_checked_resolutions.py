"""Check what was not checked when the constraints of resolutions and matters were made."""

from alembic import op

revision = "requests_0054"
down_revision = "requests_0053"
branch_labels = None
depends_on = None

_CONSTRAINTS = (
    ("resolutions", "ck_resolutions_progress"),
    ("resolutions", "fk_resolutions_decision_item_id_decision_items"),
    ("matters", "fk_matters_decision_item_id_decision_items"),
)


def upgrade() -> None:
    for table, name in _CONSTRAINTS:
        op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")


def downgrade() -> None:
    """Do nothing: what is checked stays so."""
