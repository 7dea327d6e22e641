"""The database server that a command works on, and on whose behalf."""

import getpass
import os
import socket
from dataclasses import replace

from chassis.calling.actor import Actor, Post
from chassis.embedded.database import DatabaseError, EmbeddedDatabase
from chassis.running.settings import Settings
from contracts.platform import SERVICES
from contracts.roles import Role


class Server:
    """The database server of the settings; an embedded one runs for as long as it is needed.

    With ``join``, an embedded server that ``lianshang up`` runs already is used as it is, and none is made where there
    is none yet. Entering raises ``DatabaseError`` or ``FolderUnusable``.
    """

    def __init__(self, settings: Settings, *, join: bool = False) -> None:
        self._settings = settings
        self._join = join
        self._embedded: EmbeddedDatabase | None = None

    def __enter__(self) -> Settings:
        if not self._settings.embedded_database:
            return self._settings
        self._embedded = EmbeddedDatabase(self._settings.data_path)
        if not self._join:
            self._embedded.start(SERVICES)
        elif self._embedded.made:
            self._embedded.start_or_join(SERVICES)
        else:
            raise DatabaseError(
                f"there is no database in {self._settings.data_path} yet: `lianshang up` or `lianshang db upgrade` "
                "makes it there; DATA_DIR or DATABASE_URL names another"
            )
        return replace(self._settings, database_url=self._embedded.url)

    def __exit__(self, *_error: object) -> None:
        if self._embedded is not None:
            self._embedded.stop()


def user_of_the_machine() -> Actor:
    """Return the user of this machine as an operator: whoever can reach the databases could do anything."""
    try:
        name = getpass.getuser()
    # A container may run under a user number that has no name.
    except (KeyError, OSError):
        name = str(os.getuid())
    return Actor(name=f"{name}@{socket.gethostname()} (command line)"[:120], posts=(Post(Role.OPERATOR, ""),))
