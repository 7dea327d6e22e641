"""Runs the migrations of one service on the connection that ``chassis.migrate`` hands over."""

from alembic import context

from chassis.migrate import metadata_of

config = context.config
context.configure(
    connection=config.attributes["connection"],
    target_metadata=metadata_of(config.attributes["service"]),
    compare_type=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
