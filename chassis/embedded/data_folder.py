"""Whether the data folder of embedded mode can be used: it is a folder, this process may write there, there is room."""

import errno
import os
import shutil
import tempfile
from pathlib import Path

# A new database takes 40 megabytes, and each file of its log 16.
LEAST_FREE = 64 << 20


class FolderUnusable(Exception):
    """The data folder cannot be used; the message says which folder, why, and what to do."""


def check(folder: Path) -> None:
    """Raise ``FolderUnusable`` unless the folder can be used, or made where there is none yet; makes nothing."""
    folder = folder.absolute()
    there = next(each for each in (folder, *folder.parents) if os.path.lexists(each))
    if not there.is_dir():
        raise FolderUnusable(f"DATA_DIR is {str(folder)!r}, and {there} is no folder; set it to the path of a folder")
    try:
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(bytes(4096))
    except OSError as error:
        raise unusable(folder, error) from None
    if not room(there):
        raise unusable(folder, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))


def room(folder: Path) -> bool:
    """Whether the disk of a folder has room for a running database."""
    return shutil.disk_usage(folder).free >= LEAST_FREE


def obstacle(folder: Path) -> str:
    """Return why nothing can be written to a running database in the folder; empty if it can."""
    return "" if room(folder) else f"the disk of {folder} is full"


def unusable(folder: Path, error: OSError) -> FolderUnusable:
    """Return what to tell of an error in the folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FolderUnusable(
            f"DATA_DIR is {str(folder)!r}, whose disk is full; make room (at least {LEAST_FREE >> 20} MiB), or set it "
            "to a folder of another disk"
        )
    return FolderUnusable(
        f"DATA_DIR is {str(folder)!r}, where this user cannot write ({error.strerror}); set it to a folder of its own"
    )
