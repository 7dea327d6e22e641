"""Failpoints: named places at which a test makes the process die or stop, to hit moments too short for chance.

``FAILPOINT=relay.after_confirm`` dies there as by ``kill -9``; ``FAILPOINT=relay.after_confirm:pause`` stops the whole
process there (``SIGSTOP``), the first time it comes by, until somebody sends it ``SIGCONT``.

===========================  ===========================================================================================
``operation.before_commit``  A write has done its work and nothing of it is committed.
``work.after_commit``        A transaction that emitted events is committed; the relay has not been nudged.
``operation.after_commit``   A write is committed and the relay nudged; the caller has no answer.
``job.before_commit``        A job has done its work and nothing of it is committed.
``relay.before_publish``     The relay has read a batch and published nothing of it.
``relay.after_confirm``      The broker has confirmed a batch; no row of it is marked as published.
``reaction.before_commit``   A reaction has done its work and nothing of it is committed.
``reaction.after_commit``    An effect is committed; the message is not acknowledged.
``message.before_settling``  A message is done with; the broker has not been told.
``retry.before_commit``      A failed event is being kept for a retry and that is not committed.
``delivery.after_send``      A mail has been handed over; its delivery is not marked as sent.
``upload.after_begin``       The gateway may store an upload, and has stored nothing of it.
``upload.after_part``        The gateway has handed a portion of an upload to the store.
``upload.after_put``         The content of an upload is stored, and no service knows of it.
``file.before_attached``     A service has attached a file and nothing of that is committed.
``collect.after_delete``     Content is deleted; that is not noted.
===========================  ===========================================================================================
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
    """Kill or stop this process if this failpoint is armed."""
    global _ARMED
    if name == _ARMED:
        _ARMED = ""
        os.kill(os.getpid(), _SIGNAL)
