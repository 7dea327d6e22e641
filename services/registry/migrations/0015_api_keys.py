"""Keys for programs that act for a person."""

import sqlalchemy as sa
from alembic import op

revision = "registry_0015"
down_revision = "registry_0014"
branch_labels = None
depends_on = None


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("name", sa.String(30), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("roles", sa.ARRAY(sa.String(30)), nullable=False),
        sa.Column("operations", sa.ARRAY(sa.String(60)), nullable=False),
        _moment("created_at"),
        sa.Column("created_by", sa.Uuid, nullable=False),
        sa.Column("expires_on", sa.Date, nullable=False),
        _moment("used_at", nullable=True),
        _moment("revoked_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_api_keys"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_api_keys_person_id_persons"),
        sa.ForeignKeyConstraint(["created_by"], ["persons.id"], name="fk_api_keys_created_by_persons"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name="fk_api_keys_organization_id_organizations"
        ),
    )
    op.create_index("uq_api_keys_hash", "api_keys", ["hash"], unique=True)
    op.create_index("ix_api_keys_person", "api_keys", ["person_id", "id"])
    op.create_index("ix_api_keys_organization", "api_keys", ["organization_id", "id"])


def downgrade() -> None:
    op.drop_table("api_keys")
