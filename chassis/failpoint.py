"""Failpoints: named places at which a test makes the process die or wait, to hit windows that chance would not."""

import os
import signal

_ARMED = ""


def arm(name: str) -> None:
    """Arm one point, as the setting ``FAILPOINT`` names it; an empty name arms none."""
    global _ARMED
    _ARMED = name


def failpoint(name: str) -> None:
    """Die here, as by ``kill -9``, if this point is armed."""
    if name == _ARMED:
        os.kill(os.getpid(), signal.SIGKILL)
