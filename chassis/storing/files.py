"""Files that no other user of the machine may read: personal data, keys, logs of databases."""

import os


def for_the_owner(path: str, flags: int) -> int:
    """Open a file as the ``opener`` of ``open``: one that is made is for its owner alone."""
    return os.open(path, flags, 0o600)
