"""An index by which hashes of an earlier rule are found, and the keys of logins by NFKC.

Where two logins are the same by the new rule, the one that was the key already, or else the older one, keeps it; the
other gets the next free number behind it, and the log says so.
"""

import unicodedata

import sqlalchemy as sa
import structlog
from alembic import op

from chassis.migrating import online

revision = "registry_0005"
down_revision = "registry_0004"
branch_labels = None
depends_on = None

log = structlog.get_logger()
_ACCOUNTS = sa.table("accounts", sa.column("id"), sa.column("login"), sa.column("login_key"), sa.column("created_at"))


def upgrade() -> None:
    online.create_index("ix_persons_hashed_as", "persons", ["hashed_as"])
    connection = op.get_bind()
    accounts = connection.execute(sa.select(_ACCOUNTS).order_by(_ACCOUNTS.c.created_at, _ACCOUNTS.c.id)).all()
    taken = {account.login_key for account in accounts}
    for account in accounts:
        key = _key(account.login_key)
        if key == account.login_key:
            continue
        login, number = unicodedata.normalize("NFKC", account.login), 1
        while (free := key if number == 1 else f"{key[:56]}-{number}") in taken:
            number += 1
        if free != key:
            login = free
            log.warning("a login is changed: it is another's now", account=str(account.id), login=login)
        taken.add(free)
        changed = sa.update(_ACCOUNTS).where(_ACCOUNTS.c.id == account.id).values(login=login[:60], login_key=free[:60])
        connection.execute(changed)


def _key(login: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", login).strip().casefold())


def downgrade() -> None:
    online.drop_index("ix_persons_hashed_as", "persons")
