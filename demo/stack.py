"""Run a platform for the demonstration: ``lianshang up`` as a child process, with its data in a temporary folder.

It is started before the demonstration itself is loaded, so this module needs nothing but the standard library.
"""

import contextlib
import ctypes
import http.client
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 300.0
STOP_SECONDS = 30.0
PAUSE_SECONDS = 0.05
PREFERRED_PORT = 8000
PR_SET_PDEATHSIG = 1
MEMORY = "/dev/shm"  # noqa: S108 - the folder in it is made by mkdtemp
ROOM = 1 << 30
# The interpreter of the demonstration has the platform installed, wherever its scripts are.
COMMAND = (sys.executable, "-c", "from lianshang.cli import main; main()", "up")
# Settings that a developer may have in the environment; the demonstration uses none of them.
OURS = (
    "AMQP_URI",
    "DATABASE_URL",
    "FIELD_KEYS",
    "LOOKUP_KEY",
    "SIGNING_KEYS",
    "MAIL_KEYS",
    "SMTP_URL",
    "FAILPOINT",
    "HEALTH_PORT",
    "ENVIRONMENT",
)
_libc = ctypes.CDLL(None, use_errno=True)


class NotStarted(Exception):
    """The platform did not start; the message holds the end of its log."""


@dataclass
class Stack:
    """A platform that has been started: its address and the password of its ``operator``; its log is a file."""

    url: str
    password: str
    process: subprocess.Popen[bytes]
    log: Path

    def wait_until_ready(self) -> None:
        """Wait until it takes calls. Raises ``NotStarted``."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            if self.process.poll() is not None:
                raise NotStarted(f"the platform ended with status {self.process.returncode}\n{_last_words(self.log)}")
            if self._is_ready():
                return
            if time.monotonic() > deadline:
                raise NotStarted(f"the platform is not ready after {START_SECONDS:g} s\n{_last_words(self.log)}")
            time.sleep(PAUSE_SECONDS)

    def _is_ready(self) -> bool:
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=5.0)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def free_port(preferred: int = PREFERRED_PORT) -> int:
    """Return the preferred port of 127.0.0.1, or the next that is free."""
    for port in range(preferred, preferred + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port
    raise NotStarted(f"no port from {preferred} to {preferred + 99} is free on 127.0.0.1")


def roomy_memory() -> str | None:
    """Return the memory file system if it has enough room, else None for the preset folder of temporary files.

    The data are deleted in any case, so waiting for a disk at every commit would gain nothing.
    """
    with contextlib.suppress(OSError):
        if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM:
            return MEMORY
    return None


@contextlib.contextmanager
def running() -> Iterator[Stack]:
    """Start an empty platform, which takes calls when ``wait_until_ready`` returns.

    When the block ends, for whatever reason, nothing of the platform is left.
    """
    folder = Path(tempfile.mkdtemp(prefix="lianshang-demo-", dir=roomy_memory()))
    # If the demonstration runs as root, PostgreSQL runs as another user, who must be able to enter the data folder.
    folder.chmod(0o711)
    port, password = free_port(), secrets.token_urlsafe(12)
    environment = {name: value for name, value in os.environ.items() if name not in OURS} | {
        "DATA_DIR": str(folder / "data"),
        "HTTP_HOST": "127.0.0.1",
        "HTTP_PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "OPERATOR_PASSWORD": password,
        "CLOCK_MOVABLE": "true",
        # The player is one client that makes the calls of forty.
        "RATE_LIMIT": "0",
        "LOG_LEVEL": "WARNING",
    }
    log = folder / "platform.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            COMMAND,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            # Ctrl-C at the terminal goes to the player only, which then stops the platform in order.
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )
    try:
        yield Stack(f"http://127.0.0.1:{port}", password, process, log)
    finally:
        _stop(process)
        shutil.rmtree(folder, ignore_errors=True)


def _end_with_parent() -> None:
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _last_words(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-15:])


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop the process and with it its database, also if it has to be killed."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
