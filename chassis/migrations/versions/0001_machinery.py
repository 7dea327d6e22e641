"""The tables of the machinery: outbox, inbox, parking, idempotency, audit, clock."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "chassis_0001"
down_revision = None
branch_labels = ("chassis",)
depends_on = None


def _moment(name: str, *, nullable: bool = False, preset: bool = True) -> sa.Column:
    return sa.Column(
        name, sa.DateTime(timezone=True), nullable=nullable, server_default=sa.func.now() if preset else None
    )


def upgrade() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger, autoincrement=True),
        sa.Column("event_id", sa.Uuid, nullable=False),
        sa.Column("type", sa.String(100), nullable=False),
        sa.Column("key", sa.String(100), nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("envelope", JSONB, nullable=False),
        _moment("created_at"),
        _moment("published_at", nullable=True, preset=False),
        sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
        _moment("retry_at"),
        sa.Column("error", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("event_id", name="uq_outbox_event_id"),
    )
    unpublished = sa.text("published_at IS NULL")
    op.create_index("ix_outbox_pending", "outbox", ["id"], postgresql_where=unpublished)
    op.create_index("ix_outbox_pending_key", "outbox", ["key", "id"], postgresql_where=unpublished)
    op.create_index("ix_outbox_published_at", "outbox", ["published_at"])
    op.create_index("ix_outbox_type_created_at", "outbox", ["type", "created_at"])
    op.create_table(
        "sequences",
        sa.Column("key", sa.String(100)),
        sa.Column("last", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_sequences"),
    )
    op.create_table(
        "inbox",
        sa.Column("consumer", sa.String(100)),
        sa.Column("event_id", sa.Uuid),
        _moment("applied_at"),
        sa.PrimaryKeyConstraint("consumer", "event_id", name="pk_inbox"),
    )
    op.create_index("ix_inbox_applied_at", "inbox", ["applied_at"])
    op.create_table(
        "cursors",
        sa.Column("consumer", sa.String(100)),
        sa.Column("key", sa.String(100)),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("consumer", "key", name="pk_cursors"),
    )
    op.create_table(
        "parked",
        sa.Column("id", sa.Uuid),
        sa.Column("consumer", sa.String(100), nullable=False),
        sa.Column("event_id", sa.Uuid),
        sa.Column("type", sa.String(100)),
        sa.Column("key", sa.String(100)),
        sa.Column("sequence", sa.Integer),
        sa.Column("envelope", JSONB),
        sa.Column("raw", sa.Text),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
        _moment("parked_at"),
        _moment("next_try_at"),
        sa.Column("error", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_parked"),
        sa.CheckConstraint("state IN ('waiting', 'dead')", name="ck_parked_state"),
    )
    op.create_index("uq_parked_consumer_event_id", "parked", ["consumer", "event_id"], unique=True)
    op.create_index(
        "ix_parked_due", "parked", ["consumer", "next_try_at"], postgresql_where=sa.text("state = 'waiting'")
    )
    op.create_index("ix_parked_state", "parked", ["state", "parked_at"])
    op.create_table(
        "idempotency_keys",
        sa.Column("operation", sa.String(60)),
        sa.Column("caller", sa.String(60)),
        sa.Column("key", sa.String(200)),
        sa.Column("request_hash", sa.String(64), nullable=False),
        sa.Column("reply", sa.JSON, nullable=False),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("operation", "caller", "key", name="pk_idempotency_keys"),
    )
    op.create_index("ix_idempotency_keys_created_at", "idempotency_keys", ["created_at"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Uuid),
        _moment("at"),
        sa.Column("actor", sa.String(120), nullable=False),
        sa.Column("person_id", sa.Uuid),
        sa.Column("operation", sa.String(60), nullable=False),
        sa.Column("object_id", sa.String(100)),
        sa.Column("content", JSONB, nullable=False),
        sa.Column("correlation", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_index("ix_audit_object_id", "audit", ["object_id", "at"])
    op.create_index("ix_audit_person_id", "audit", ["person_id", "at"])
    op.create_table(
        "clock",
        sa.Column("id", sa.SmallInteger, server_default="1"),
        sa.Column("ahead", sa.Interval, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_clock"),
        sa.CheckConstraint("id = 1", name="ck_clock_single"),
    )


def downgrade() -> None:
    for table in ("clock", "audit", "idempotency_keys", "parked", "cursors", "inbox", "sequences", "outbox"):
        op.drop_table(table)
