"""The tables of inboxes, rules and deliveries, and the mirror of registry."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "notifications_0001"
down_revision = None
branch_labels = ("notifications",)
depends_on = None


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "inboxes",
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("unread", sa.Integer, nullable=False),
        sa.Column("last_number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_inboxes"),
        sa.CheckConstraint("unread >= 0", name="ck_inboxes_unread"),
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(100), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("title_zh", "title_en", "body_zh", "body_en")),
        sa.Column("link", sa.String(200)),
        _moment("created_at"),
        _moment("read_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
    )
    op.create_index("uq_entries_person_id_number", "entries", ["person_id", "number"], unique=True)
    op.create_index(
        "ix_entries_unread", "entries", ["person_id", "number"], postgresql_where=sa.text("read_at IS NULL")
    )
    op.create_table(
        "rule_versions",
        sa.Column("version", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("rules", JSONB, nullable=False),
        _moment("changed_at"),
        sa.PrimaryKeyConstraint("version", name="pk_rule_versions"),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String(100), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("locale", sa.String(5), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        _moment("created_at"),
        _moment("decided_at"),
        _moment("next_try_at", nullable=True),
        _moment("sent_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.CheckConstraint("state IN ('pending', 'sent', 'dead', 'off')", name="ck_deliveries_state"),
        sa.CheckConstraint("(state = 'pending') = (next_try_at IS NOT NULL)", name="ck_deliveries_next_try_at"),
    )
    op.create_index("ix_deliveries_due", "deliveries", ["next_try_at"], postgresql_where=sa.text("state = 'pending'"))
    op.create_index("ix_deliveries_state", "deliveries", ["state", "id"])
    op.create_index("ix_deliveries_person_id", "deliveries", ["person_id", "id"])
    op.create_index("ix_deliveries_decided_at", "deliveries", ["decided_at"])
    op.create_table(
        "mirror_persons",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("email", sa.Text),
        sa.Column("locale", sa.String(5), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mirror_persons"),
    )
    op.create_table(
        "mirror_organizations",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("chains", JSONB, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mirror_organizations"),
    )
    op.create_table(
        "mirror_posts",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mirror_posts"),
    )
    op.create_index("ix_mirror_posts_organization_id", "mirror_posts", ["organization_id", "kind"])
    op.create_index("ix_mirror_posts_kind", "mirror_posts", ["kind", "chain_id"])


def downgrade() -> None:
    for name in ("mirror_posts", "mirror_organizations", "mirror_persons"):
        op.drop_table(name)
    for name in ("deliveries", "rule_versions", "entries", "inboxes"):
        op.drop_table(name)
