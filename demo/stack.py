"""Run a platform for the demonstration: ``lianshang up`` as a child process, with its data in a temporary folder."""

import contextlib
import ctypes
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

import httpx

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
    """A running platform: its address and the password of its ``operator``."""

    url: str
    password: str
    process: subprocess.Popen[bytes]


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
    """Start an empty platform; when the block ends, for whatever reason, nothing of the platform is left."""
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
    stack = Stack(f"http://127.0.0.1:{port}", password, process)
    try:
        _wait_until_ready(stack, log)
        yield stack
    finally:
        _stop(process)
        shutil.rmtree(folder, ignore_errors=True)


def _end_with_parent() -> None:
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _wait_until_ready(stack: Stack, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    with httpx.Client(trust_env=False, timeout=5.0) as http:
        while True:
            if stack.process.poll() is not None:
                raise NotStarted(f"the platform ended with status {stack.process.returncode}\n{_last_words(log)}")
            with contextlib.suppress(httpx.TransportError):
                if http.get(f"{stack.url}/readyz").status_code == httpx.codes.OK:
                    return
            if time.monotonic() > deadline:
                raise NotStarted(f"the platform is not ready after {START_SECONDS:g} s\n{_last_words(log)}")
            time.sleep(PAUSE_SECONDS)


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
