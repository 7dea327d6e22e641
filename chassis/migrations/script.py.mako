"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = "${up_revision}"
down_revision = "${down_revision}"
branch_labels = None
depends_on = None

# The release before this one runs on the migrated database until it is replaced, and again if this one is taken back.
# So a migration expands; what nobody reads any more goes a release later.
#
#   a column          nullable, or with a server default:  op.add_column("things", sa.Column("size", sa.Integer))
#   its values        a migration later:
#                     from chassis.migrating import online
#                     online.in_portions(
#                         "UPDATE things SET size = 0 WHERE id IN (SELECT id FROM things WHERE size IS NULL LIMIT 5000)"
#                     )
#   an index          online.create_index("ix_things_size", "things", ["size"])
#   a constraint      which the release before does not break, first NOT VALID, then checked without locking:
#                     op.create_check_constraint("ck_things_size", "things", "size >= 0", postgresql_not_valid=True)
#                     and a migration later
#                     op.execute("ALTER TABLE things VALIDATE CONSTRAINT ck_things_size")
#   not null, a drop, another type, a new name
#                     only when no release that still runs, or may run again, minds:
#                     AGAINST_THE_RULES = {"drop_column things": "the last to read `size` was 0.3.0"}
#
# What is in `online` commits by itself, so it stands before everything else of its migration; so does VALIDATE, since a
# lock that was taken before would be held while it reads the table.
# Waiting for the lock of a table is limited and tried again. `lianshang db check` sees to all of this.
# Write both functions and delete these lines.


def upgrade() -> None:
    raise NotImplementedError


def downgrade() -> None:
    raise NotImplementedError
