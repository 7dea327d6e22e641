"""The tables of catalog, dispatch rules, copies of registry's rows and the life of a request."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "requests_0001"
down_revision = None
branch_labels = ("requests",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "catalog_classes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_catalog_classes"),
        sa.UniqueConstraint("code", name="uq_catalog_classes_code"),
    )
    op.create_table(
        "dispatch_rule_versions",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=True),
        sa.Column("comment", sa.String(length=200), nullable=False),
        sa.Column("rules", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_dispatch_rule_versions"),
    )
    op.create_table(
        "mirror_chains",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("segments", postgresql.JSONB(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mirror_chains"),
    )
    op.create_table(
        "mirror_organizations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("park_id", sa.Uuid(), nullable=True),
        sa.Column("chains", postgresql.JSONB(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mirror_organizations"),
    )
    op.create_table(
        "request_numbers",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_request_numbers"),
    )
    op.create_table(
        "catalog_items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("class_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=True),
        sa.Column("form", postgresql.JSONB(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["class_id"], ["catalog_classes.id"], name="fk_catalog_items_class_id"),
        sa.PrimaryKeyConstraint("id", name="pk_catalog_items"),
        sa.UniqueConstraint("code", name="uq_catalog_items_code"),
    )
    op.create_index("ix_catalog_items_class_id", "catalog_items", ["class_id"], unique=False)
    op.create_table(
        "requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("form", postgresql.JSONB(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("enterprise_id", sa.Uuid(), nullable=False),
        sa.Column("chain_id", sa.Uuid(), nullable=True),
        sa.Column("segments", postgresql.JSONB(), nullable=False),
        sa.Column("park_id", sa.Uuid(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("dispatch_id", sa.Uuid(), nullable=True),
        sa.Column("answer_id", sa.Uuid(), nullable=True),
        sa.Column("evaluation_id", sa.Uuid(), nullable=True),
        sa.Column("submitted_by", sa.Uuid(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_order", sa.DateTime(timezone=True), nullable=False),
        sa.Column("has_due", sa.Boolean(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("rung", sa.String(length=40), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returns", sa.Integer(), nullable=False),
        sa.Column("redispatches", sa.Integer(), nullable=False),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('submitted', 'dispatched', 'handling', 'returned', 'answered', 'under_review', 'closed', "
            "'withdrawn')",
            name="ck_requests_status",
        ),
        sa.ForeignKeyConstraint(["item_id"], ["catalog_items.id"], name="fk_requests_item_id"),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
        sa.UniqueConstraint("number", name="uq_requests_number"),
    )
    op.create_index(
        "ix_requests_chain_id_submitted_at_id", "requests", ["chain_id", "submitted_at", "id"], unique=False
    )
    op.create_index(
        "ix_requests_closing", "requests", ["closes_at"], unique=False, postgresql_where=sa.text("status = 'answered'")
    )
    op.create_index(
        "ix_requests_department_id_due_order_id", "requests", ["department_id", "due_order", "id"], unique=False
    )
    op.create_index(
        "ix_requests_department_id_submitted_at_id", "requests", ["department_id", "submitted_at", "id"], unique=False
    )
    op.create_index("ix_requests_due_order_id", "requests", ["due_order", "id"], unique=False)
    op.create_index(
        "ix_requests_enterprise_id_submitted_at_id", "requests", ["enterprise_id", "submitted_at", "id"], unique=False
    )
    op.create_index("ix_requests_has_due_due_order_id", "requests", ["has_due", "due_order", "id"], unique=False)
    op.create_index("ix_requests_item_id_submitted_at_id", "requests", ["item_id", "submitted_at", "id"], unique=False)
    op.create_index("ix_requests_park_id_submitted_at_id", "requests", ["park_id", "submitted_at", "id"], unique=False)
    op.create_index(
        "ix_requests_running",
        "requests",
        ["due_at", "id"],
        unique=False,
        postgresql_where=sa.text("status IN ('dispatched', 'handling', 'returned')"),
    )
    op.create_index("ix_requests_status_submitted_at_id", "requests", ["status", "submitted_at", "id"], unique=False)
    op.create_index("ix_requests_submitted_at_id", "requests", ["submitted_at", "id"], unique=False)
    op.create_table(
        "dispatches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=True),
        sa.Column("rule_position", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("dispatched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dispatched_by", sa.Uuid(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_by", sa.Uuid(), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("granted_days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_dispatches_request_id"),
        sa.PrimaryKeyConstraint("id", name="pk_dispatches"),
    )
    op.create_index("ix_dispatches_request_id", "dispatches", ["request_id", "department_id"], unique=False)
    op.create_index("ix_dispatches_returned_at", "dispatches", ["returned_at"], unique=False)
    op.create_table(
        "request_history",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(length=30), nullable=False),
        sa.Column("from_status", sa.String(length=20), nullable=True),
        sa.Column("to_status", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("person_name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=30), nullable=True),
        sa.Column("organization_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("details", postgresql.JSONB(), nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_request_history_request_id"),
        sa.PrimaryKeyConstraint("id", name="pk_request_history"),
    )
    op.create_index("ix_request_history_request_id_at_id", "request_history", ["request_id", "at", "id"], unique=False)
    op.create_table(
        "answers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("dispatch_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("on_time", sa.Boolean(), nullable=False),
        sa.Column("used_minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dispatch_id"], ["dispatches.id"], name="fk_answers_dispatch_id"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_answers_request_id"),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
    )
    op.create_index("ix_answers_answered_at", "answers", ["answered_at"], unique=False)
    op.create_index("ix_answers_request_id", "answers", ["request_id"], unique=False)
    op.create_table(
        "extensions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("dispatch_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("pending", sa.Boolean(), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["dispatch_id"], ["dispatches.id"], name="fk_extensions_dispatch_id"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_extensions_request_id"),
        sa.PrimaryKeyConstraint("id", name="pk_extensions"),
    )
    op.create_index("ix_extensions_decided_at", "extensions", ["decided_at"], unique=False)
    op.create_index(
        "uq_extensions_pending", "extensions", ["request_id"], unique=True, postgresql_where=sa.text("pending")
    )
    op.create_table(
        "evaluations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("response_time", sa.Integer(), nullable=False),
        sa.Column("result", sa.Integer(), nullable=False),
        sa.Column("attitude", sa.Integer(), nullable=False),
        sa.Column("overall", sa.Integer(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("poor", sa.Boolean(), nullable=False),
        sa.Column("evaluated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("evaluated_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name="fk_evaluations_answer_id"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_evaluations_request_id"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluations"),
        sa.UniqueConstraint("answer_id", name="uq_evaluations_answer_id"),
    )
    op.create_index("ix_evaluations_evaluated_at", "evaluations", ["evaluated_at"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluations.id"], name="fk_reviews_evaluation_id"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_reviews_request_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sa.UniqueConstraint("evaluation_id", name="uq_reviews_evaluation_id"),
    )
    op.create_index("ix_reviews_reviewed_at", "reviews", ["reviewed_at"], unique=False)


def downgrade() -> None:
    for table in (
        "reviews",
        "evaluations",
        "extensions",
        "answers",
        "request_history",
        "dispatches",
        "requests",
        "catalog_items",
        "request_numbers",
        "mirror_organizations",
        "mirror_chains",
        "dispatch_rule_versions",
        "catalog_classes",
    ):
        op.drop_table(table)
