"""Second factors, their recovery codes, and sign-ins of which the second step is to follow."""

import sqlalchemy as sa
from alembic import op

revision = "registry_0014"
down_revision = "registry_0013"
branch_labels = None
depends_on = None


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _of_a_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=f"fk_{table}_person_id_persons")


def upgrade() -> None:
    op.create_table(
        "second_factors",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("secret", sa.Text, nullable=False),
        _moment("confirmed_at", nullable=True),
        sa.Column("last_step", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_second_factors"),
        _of_a_person("second_factors"),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        _moment("used_at", nullable=True),
        sa.PrimaryKeyConstraint("hash", name="pk_recovery_codes"),
        _of_a_person("recovery_codes"),
    )
    op.create_index("ix_recovery_codes_person", "recovery_codes", ["person_id"])
    op.create_table(
        "sign_in_challenges",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        _moment("expires_at"),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_sign_in_challenges"),
        _of_a_person("sign_in_challenges"),
    )
    op.create_index("ix_sign_in_challenges_expires_at", "sign_in_challenges", ["expires_at"])


def downgrade() -> None:
    for table in ("sign_in_challenges", "recovery_codes", "second_factors"):
        op.drop_table(table)
