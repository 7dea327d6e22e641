"""${message}

A migration must suit the previous release, which still runs while it is applied: add tables and nullable columns, or
columns with a server default; build indexes on large tables CONCURRENTLY; remove only what the previous release no
longer reads (expand first, contract a release later).
"""

from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
