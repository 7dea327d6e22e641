"""The database server that a command works on."""

from dataclasses import replace

from chassis.embedded.database import DatabaseError, EmbeddedDatabase
from chassis.running.settings import Settings
from contracts.platform import SERVICES
from lianshang.cli.settings import complain


class Server:
    """The database server of the settings; an embedded one runs for as long as it is needed.

    With ``join``, an embedded server that ``lianshang up`` runs already is used as it is.
    """

    def __init__(self, settings: Settings, *, join: bool = False) -> None:
        self._settings = settings
        self._join = join
        self._embedded: EmbeddedDatabase | None = None

    def __enter__(self) -> Settings:
        if not self._settings.embedded_database:
            return self._settings
        self._embedded = EmbeddedDatabase(self._settings.data_path)
        try:
            if self._join:
                self._embedded.start_or_join(SERVICES)
            else:
                self._embedded.start(SERVICES)
        except DatabaseError as error:
            raise complain(str(error)) from None
        return replace(self._settings, database_url=self._embedded.url)

    def __exit__(self, *_error: object) -> None:
        if self._embedded is not None:
            self._embedded.stop()
