"""The tables of registry: chains, organizations and their relations, persons and posts, accounts and keys.

Enumerated values are plain text, so that a later release may add one without a migration.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "registry_0001"
down_revision = None
branch_labels = ("registry",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "announced_day",
        sa.Column("id", sa.SmallInteger, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.CheckConstraint("id = 1", name="ck_announced_day_single"),
        sa.PrimaryKeyConstraint("id", name="pk_announced_day"),
    )
    op.create_table(
        "chains",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.PrimaryKeyConstraint("id", name="pk_chains"),
        sa.UniqueConstraint("code", name="uq_chains_code"),
    )
    op.create_table(
        "organizations",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("uscc", sa.String(18)),
        sa.Column("founded", sa.Date),
        sa.Column("attributes", JSONB, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.PrimaryKeyConstraint("id", name="pk_organizations"),
        sa.UniqueConstraint("code", name="uq_organizations_code"),
        sa.UniqueConstraint("uscc", name="uq_organizations_uscc"),
    )
    op.create_index("ix_organizations_kind", "organizations", ["kind", "code"])
    op.create_index("ix_organizations_name", "organizations", ["name", "id"])
    op.create_table(
        "persons",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("code", sa.String(40)),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("phone", sa.Text),
        sa.Column("phone_hash", sa.String(64)),
        sa.Column("email", sa.Text),
        sa.Column("email_hash", sa.String(64)),
        sa.Column("locale", sa.String(5), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.PrimaryKeyConstraint("id", name="pk_persons"),
        sa.UniqueConstraint("code", name="uq_persons_code"),
    )
    op.create_index("ix_persons_email_hash", "persons", ["email_hash"])
    op.create_index("ix_persons_name", "persons", ["name", "id"])
    op.create_index("ix_persons_phone_hash", "persons", ["phone_hash"])
    op.create_table(
        "revocations",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("session_id", sa.Uuid),
        sa.Column("before", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revocations"),
    )
    op.create_index("ix_revocations_before", "revocations", ["before"])
    op.create_table(
        "signing_keys",
        sa.Column("kid", sa.String(64), nullable=False),
        sa.Column("private", sa.Text, nullable=False),
        sa.Column("public", JSONB, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("kid", name="pk_signing_keys"),
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("login", sa.String(60), nullable=False),
        sa.Column("login_key", sa.String(60), nullable=False),
        sa.Column("password_hash", sa.Text),
        sa.Column("must_change_password", sa.Boolean, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True)),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_accounts_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("login_key", name="uq_accounts_login_key"),
        sa.UniqueConstraint("person_id", name="uq_accounts_person_id"),
    )
    op.create_table(
        "divisions",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("retired", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["chain_id"], ["chains.id"], name="fk_divisions_chain_id"),
        sa.PrimaryKeyConstraint("id", name="pk_divisions"),
    )
    op.create_index(
        "uq_divisions_in_use",
        "divisions",
        ["chain_id", "kind", "name"],
        unique=True,
        postgresql_where=sa.text("NOT retired"),
    )
    op.create_table(
        "memberships",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid, nullable=False),
        sa.Column("segment_ids", sa.ARRAY(sa.Uuid), nullable=False),
        sa.Column("sub_industry_ids", sa.ARRAY(sa.Uuid), nullable=False),
        sa.Column("lead", sa.Boolean, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date),
        sa.CheckConstraint("valid_to >= valid_from - 1", name="ck_memberships_days"),
        sa.ForeignKeyConstraint(["chain_id"], ["chains.id"], name="fk_memberships_chain_id"),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_memberships_organization_id"),
        sa.PrimaryKeyConstraint("id", name="pk_memberships"),
    )
    op.create_index("ix_memberships_chain", "memberships", ["chain_id", "organization_id"])
    op.create_index("ix_memberships_organization", "memberships", ["organization_id", "valid_from"])
    op.create_index("ix_memberships_valid_from", "memberships", ["valid_from"])
    op.create_index("ix_memberships_valid_to", "memberships", ["valid_to"])
    op.create_table(
        "posts",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("organization_id", sa.Uuid, nullable=False),
        sa.Column("chain_id", sa.Uuid),
        sa.Column("ended", sa.Boolean, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date),
        sa.CheckConstraint("valid_to >= valid_from - 1", name="ck_posts_days"),
        sa.ForeignKeyConstraint(["chain_id"], ["chains.id"], name="fk_posts_chain_id"),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_posts_organization_id"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_posts_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
    )
    op.create_index("ix_posts_chain", "posts", ["chain_id", "kind"])
    op.create_index("ix_posts_kind", "posts", ["kind"])
    op.create_index("ix_posts_organization", "posts", ["organization_id"])
    op.create_index("ix_posts_person", "posts", ["person_id"])
    op.create_index("ix_posts_valid_from", "posts", ["valid_from"])
    op.create_index("ix_posts_valid_to", "posts", ["valid_to"])
    op.create_table(
        "relations",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("subject_id", sa.Uuid, nullable=False),
        sa.Column("object_id", sa.Uuid, nullable=False),
        sa.Column("role", sa.String(30)),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date),
        sa.CheckConstraint("valid_to >= valid_from - 1", name="ck_relations_days"),
        sa.ForeignKeyConstraint(["object_id"], ["organizations.id"], name="fk_relations_object_id"),
        sa.ForeignKeyConstraint(["subject_id"], ["organizations.id"], name="fk_relations_subject_id"),
        sa.PrimaryKeyConstraint("id", name="pk_relations"),
    )
    op.create_index("ix_relations_object", "relations", ["object_id", "kind", "valid_from"])
    op.create_index("ix_relations_subject", "relations", ["subject_id", "kind", "valid_from"])
    op.create_index("ix_relations_valid_from", "relations", ["valid_from"])
    op.create_index("ix_relations_valid_to", "relations", ["valid_to"])
    op.create_table(
        "sessions",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_sessions_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )
    op.create_index("ix_sessions_ends_at", "sessions", ["ends_at"])
    op.create_index("ix_sessions_person", "sessions", ["person_id"])
    op.create_table(
        "refresh_tokens",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("session_id", sa.Uuid, nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_refresh_tokens_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("hash", name="pk_refresh_tokens"),
    )
    op.create_index("ix_refresh_tokens_session", "refresh_tokens", ["session_id"])


def downgrade() -> None:
    for table in (
        "refresh_tokens",
        "sessions",
        "relations",
        "posts",
        "memberships",
        "divisions",
        "accounts",
        "signing_keys",
        "revocations",
        "persons",
        "organizations",
        "chains",
        "announced_day",
    ):
        op.drop_table(table)
