"""Run one demonstration from the command line, on a platform of its own or on a running one.

A platform of its own is started first, and all that plays on it is loaded meanwhile.
"""

import signal
import sys
import time
from types import FrameType

from demo import stack

AGREES, DIFFERS, CANNOT = 0, 1, 2
# The exit status of shells for a process ended by Ctrl-C.
INTERRUPTED = 130


def play_here(once: bool, password: str) -> int:
    """Start a platform, play, and keep it up until Ctrl-C unless ``once``; return the exit status."""
    started = time.monotonic()
    _sigterm_is_ctrl_c()
    try:
        with stack.running() as platform:
            from demo import showing

            return showing.show_here(platform, once, password, started)
    except stack.NotStarted as error:
        sys.stdout.write(f"lianshang: {error}\n")
        return CANNOT
    except KeyboardInterrupt:
        return INTERRUPTED


def play_there(url: str, operator: tuple[str, str], password: str | None) -> int:
    """Play on a running platform; return the exit status.

    Others may reach it, so the accounts get a random password unless one is given.
    """
    from demo import showing

    _sigterm_is_ctrl_c()
    try:
        return showing.show_there(url.rstrip("/"), operator, password)
    except KeyboardInterrupt:
        return INTERRUPTED


def _sigterm_is_ctrl_c() -> None:
    """Handle SIGTERM like Ctrl-C, so that nothing is left behind; also if a shell has Ctrl-C ignored."""

    def end(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
