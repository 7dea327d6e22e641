"""The table of proposals, and which accounts have a password that a registrar made alone."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "registry_0009"
down_revision = "registry_0008"
branch_labels = None
depends_on = None


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("act", sa.String(30), nullable=False),
        sa.Column("status", sa.String(30), nullable=False),
        sa.Column("path", sa.ARRAY(sa.Uuid), nullable=False),
        sa.Column("content", sa.Text),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("persons", JSONB, nullable=False),
        sa.Column("posts", JSONB, nullable=False),
        sa.Column("changes", JSONB, nullable=False),
        sa.Column("filename", sa.String(200)),
        sa.Column("proposed_by", sa.Uuid, nullable=False),
        sa.Column("proposer", sa.String(60), nullable=False),
        _moment("proposed_at"),
        _moment("expires_at"),
        sa.Column("decided_by", sa.Uuid),
        sa.Column("decider", sa.String(60)),
        _moment("decided_at", nullable=True),
        sa.Column("reason", sa.String(500)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("(status = 'pending') = (content IS NOT NULL)", name="ck_proposals_content"),
        sa.CheckConstraint("(status = 'pending') = (decided_at IS NULL)", name="ck_proposals_decided"),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
    )
    for name in ("status", "act", "proposed_by"):
        op.create_index(f"ix_proposals_{name}", "proposals", [name, "id"])
    op.create_index(
        "ix_proposals_persons",
        "proposals",
        ["persons"],
        postgresql_using="gin",
        postgresql_ops={"persons": "jsonb_path_ops"},
    )
    pending = sa.text("status = 'pending'")
    op.create_index("ix_proposals_expiring", "proposals", ["expires_at"], postgresql_where=pending)
    op.create_index("ix_proposals_digest", "proposals", ["digest"], postgresql_where=pending)
    op.add_column("accounts", sa.Column("by_one", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("accounts", "by_one")
    op.drop_table("proposals")
