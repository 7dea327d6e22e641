"""Codes by mail, and which e-mail address of a person more than one registrar stands for."""

import sqlalchemy as sa
from alembic import op

revision = "registry_0012"
down_revision = "registry_0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mailed_codes",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("purpose", sa.String(30), nullable=False),
        sa.Column("login", sa.Text),
        sa.Column("person_id", sa.Uuid),
        sa.Column("hash", sa.String(64)),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_mailed_codes"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_mailed_codes_person_id_persons"),
    )
    op.create_index("uq_mailed_codes_hash", "mailed_codes", ["hash"], unique=True)
    op.create_index("ix_mailed_codes_person", "mailed_codes", ["person_id"])
    op.create_index("ix_mailed_codes_expires_at", "mailed_codes", ["expires_at"])
    op.create_index("ix_mailed_codes_waiting", "mailed_codes", ["id"], postgresql_where=sa.text("login IS NOT NULL"))
    op.add_column("persons", sa.Column("vouched_email_hash", sa.String(64), nullable=True))


def downgrade() -> None:
    op.drop_column("persons", "vouched_email_hash")
    op.drop_table("mailed_codes")
