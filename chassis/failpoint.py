"""Failpoints: named places at which a test makes the process die or wait, to hit windows that chance would not.

``FAILPOINT=relay.after_confirm`` dies there as by ``kill -9``; ``FAILPOINT=relay.after_confirm:pause`` stops the whole
process there (``SIGSTOP``) until somebody sends it ``SIGCONT``.
"""

import os
import signal

_ARMED = ""
_SIGNAL = signal.SIGKILL


def arm(setting: str) -> None:
    """Arm one point, as the setting ``FAILPOINT`` names it; an empty name arms none."""
    global _ARMED, _SIGNAL
    _ARMED, _, how = setting.partition(":")
    _SIGNAL = signal.SIGSTOP if how == "pause" else signal.SIGKILL


def failpoint(name: str) -> None:
    """Die or stop here if this point is armed."""
    if name == _ARMED:
        os.kill(os.getpid(), _SIGNAL)
