"""``lianshang audit``: audit rows of past months are moved to files."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console

from chassis.operating import audit_archive
from chassis.running.settings import Settings
from contracts.platform import SERVICES
from lianshang.cli.server import Server
from lianshang.cli.settings import complain
from lianshang.faults import EXIT_FILES
from lianshang.usability import opened

console = Console(highlight=False)


def archive(settings: Settings, folder: Path, keep: int, service: str | None) -> None:
    """Move the rows of months that ended more than ``keep`` months ago to files, and print each file."""
    if service is not None and service not in SERVICES:
        raise complain(f"there is no service {service!r}; there are {', '.join(SERVICES)}")
    if not folder.is_dir():
        raise complain(f"there is no folder {folder}", EXIT_FILES)
    today = datetime.now(ZoneInfo(settings.timezone)).date()
    months = today.year * 12 + today.month - 1 - keep
    before = today.replace(year=months // 12, month=months % 12 + 1, day=1)
    with Server(settings, join=True) as reachable:
        for name in [service] if service else SERVICES:
            database = opened(name, reachable)
            try:
                moved = 0
                for each in audit_archive.archive(database, folder, before):
                    console.print(f"[green]✓[/green] {name}: {each.rows:,} rows are in {each.file}", soft_wrap=True)
                    moved += 1
                if not moved:
                    console.print(f"[green]✓[/green] {name}: no rows from before {before:%Y-%m}")
            except audit_archive.Damaged as error:
                raise complain(str(error)) from None
            except OSError as error:
                raise complain(f"the archive cannot be written: {error}", EXIT_FILES) from None
            finally:
                database.close()
