"""What operators can mend is told in one line on the error output; the exit status says of which kind it is.

Kinds are recognized by the names of the errors, so that a process need not load the libraries that it does not use.
"""

import errno
import re
import sys
from collections.abc import Iterator

EXIT_FAILED = 1
EXIT_SETTINGS = 2
EXIT_ADDRESS = 3
EXIT_DATABASE = 4
EXIT_BROKER = 5
EXIT_FILES = 6

_STATUS = {
    "chassis.running.settings.SettingsError": EXIT_SETTINGS,
    "chassis.calling.certificates.CertificateError": EXIT_SETTINGS,
    "chassis.storing.key_canary.WrongKeys": EXIT_SETTINGS,
    "chassis.running.listening.CannotListen": EXIT_ADDRESS,
    "chassis.embedded.database.DatabaseError": EXIT_DATABASE,
    "chassis.migrating.histories.CannotMigrate": EXIT_DATABASE,
    "lianshang.usability.DatabaseUnusable": EXIT_DATABASE,
    "sqlalchemy.exc.OperationalError": EXIT_DATABASE,
    "psycopg2.OperationalError": EXIT_DATABASE,
    "psycopg2.errors.InsufficientPrivilege": EXIT_DATABASE,
    "psycopg2.errors.ReadOnlySqlTransaction": EXIT_DATABASE,
    "kombu.exceptions.OperationalError": EXIT_BROKER,
    "amqp.exceptions.AMQPError": EXIT_BROKER,
    "chassis.embedded.data_folder.FolderUnusable": EXIT_FILES,
}
# What libpq says of values in DATABASE_URL, or in its own variables, that it cannot use.
_CONNECTING = ("psycopg2.OperationalError", "psycopg2.ProgrammingError")
_MISTAKEN = re.compile(r'invalid |.* failed: invalid \w+ value "', re.DOTALL)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def tell(error: Exception) -> int:
    """Print the line about an error that an operator can mend, and return the exit status; raise any other again."""
    found = told(error)
    if found is None:
        raise error
    line, status = found
    print(f"lianshang: {line}", file=sys.stderr)  # noqa: T201 (before there is a log, and for commands)
    return status


def told(error: BaseException) -> tuple[str, int] | None:
    """Return the line and the exit status for an error that an operator can mend, else nothing."""
    for each in _causes(error):
        # Of a connection; errors of statements have kinds of their own.
        connecting = f"{type(each).__module__}.{type(each).__qualname__}" in _CONNECTING
        if connecting and _MISTAKEN.match(str(each)):
            return f"DATABASE_URL has options that cannot be: {_line(each)}", EXIT_SETTINGS
        for kind in type(each).__mro__:
            status = _STATUS.get(f"{kind.__module__}.{kind.__qualname__}")
            if status is not None:
                return _line(each), status
        if isinstance(each, OSError) and (each.filename or each.errno in _NO_ROOM):
            return _of_file(each), EXIT_FILES
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what the libraries around have wrapped in it."""
    if isinstance(original := getattr(error, "orig", None), BaseException):
        yield original
    yield error


def _line(error: BaseException) -> str:
    original = getattr(error, "orig", None)
    return " ".join(str(original or error).split())


def _of_file(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{error.filename or 'the disk'}: the disk is full; make room"
    return f"{error.filename or 'a file'} cannot be used: {error.strerror}"
