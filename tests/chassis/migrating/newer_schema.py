"""A pytest plugin for the tests of an earlier release: their databases are migrated by a later one.

It is loaded by the earlier release's pytest, so it uses only what that release has too. The later one's folder is in
``LATER_RELEASE``.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from chassis.migrating import histories

# Otherwise this would test one release against itself.
assert Path(histories.__file__).is_relative_to(Path.cwd()), f"{histories.__file__} is not the earlier release's"
assert not Path(histories.__file__).is_relative_to(os.environ["LATER_RELEASE"])

_real_differences = histories.differences


def upgrade(package: str, settings: Any) -> None:
    """Migrate by the later release, in a process of its own."""
    later = os.environ["LATER_RELEASE"]
    environment = {
        **os.environ,
        "PYTHONPATH": later,
        "DATABASE_URL": settings.database_url,
        "FIELD_KEYS": settings.field_keys,
    }
    command = [
        sys.executable,
        "-c",
        "from lianshang.cli import main; main()",
        "db",
        "upgrade",
        package.rpartition(".")[2],
    ]
    done = subprocess.run(command, cwd=later, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def differences(service: str, connection: Any) -> list[Any]:
    """What the earlier release's models miss in the later one's tables; what is there besides does not disturb them."""
    return [found for found in _real_differences(service, connection) if not _harmless(found)]


def _harmless(found: Any) -> bool:
    """Whether a difference, as alembic words it, is only something more: what the models lack it would remove."""
    if isinstance(found, list):
        return all(_harmless(part) for part in found)
    if found[0] == "remove_column":
        return bool(found[3].nullable or found[3].server_default is not None)
    if found[0] == "modify_nullable":
        return bool(found[5])
    return found[0] in ("remove_table", "remove_index")


histories.upgrade = upgrade
histories.differences = differences
