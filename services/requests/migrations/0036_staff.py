"""Staff requests, which are of no enterprise, and who asks."""

import sqlalchemy as sa
from alembic import op

revision = "requests_0036"
down_revision = "requests_0035"
branch_labels = None
depends_on = None

_WHOSE = (
    "CASE WHEN channel = 'staff' THEN enterprise_id IS NULL AND chain_id IS NULL AND park_id IS NULL "
    "AND centre_id IS NOT NULL AND (opened_to_id IS NULL OR opened_to_id = employer_id) "
    "ELSE enterprise_id IS NOT NULL AND employer_id IS NULL AND opened_to_id IS NULL AND centre_id IS NULL END"
)


def upgrade() -> None:
    op.alter_column("requests", "enterprise_id", nullable=True)
    for name in ("employer_id", "opened_to_id", "centre_id"):
        op.add_column("requests", sa.Column(name, sa.Uuid))
    op.drop_constraint("ck_requests_tallied", "requests", type_="check")
    op.create_check_constraint(
        op.f("ck_requests_tallied"),
        "requests",
        "NOT tallied OR channel = 'staff' OR status IN ('closed', 'withdrawn')",
        postgresql_not_valid=True,
    )
    op.create_check_constraint(op.f("ck_requests_whose"), "requests", _WHOSE, postgresql_not_valid=True)
    op.add_column("catalog_classes", sa.Column("for_staff", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "staff_persons",
        sa.Column("request_id", sa.Uuid, sa.ForeignKey("requests.id"), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("phone", sa.Text),
    )


def downgrade() -> None:
    op.drop_table("staff_persons")
    op.drop_column("catalog_classes", "for_staff")
    op.drop_constraint("ck_requests_whose", "requests", type_="check")
    op.drop_constraint("ck_requests_tallied", "requests", type_="check")
    op.create_check_constraint(
        op.f("ck_requests_tallied"),
        "requests",
        "NOT tallied OR status IN ('closed', 'withdrawn')",
        postgresql_not_valid=True,
    )
    for name in ("centre_id", "opened_to_id", "employer_id"):
        op.drop_column("requests", name)
    op.alter_column("requests", "enterprise_id", nullable=False)
