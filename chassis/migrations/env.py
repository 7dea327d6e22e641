"""Runs the migrations of one service on the connection that ``chassis.migrating.histories`` hands over."""

from alembic import context

from chassis.migrating.schema_state import metadata_of

config = context.config
context.configure(
    connection=config.attributes["connection"],
    target_metadata=metadata_of(config.attributes["package"]),
    compare_type=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
