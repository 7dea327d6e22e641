"""``lianshang grant``: makes the accounts of the processes at PostgreSQL and RabbitMQ."""

import json
from pathlib import Path

from rich.console import Console

from chassis.running.setting_kinds import passwords_of
from chassis.running.settings import Settings
from chassis.storing.files import for_the_owner
from contracts.platform import SERVICES
from lianshang.accounts import PROCESSES, definitions, grant_database
from lianshang.cli.settings import complain

console = Console(highlight=False)


def grant(settings: Settings, file: Path | None, *, databases: bool) -> None:
    """Write RabbitMQ's definitions to a file, if one is named, and make the roles and databases of the services."""
    passwords = passwords_of(settings.accounts)
    missing = [name for name in PROCESSES if name not in passwords]
    if missing:
        raise complain(f"ACCOUNTS has no password of {', '.join(missing)}; `lianshang secrets` makes some")
    if file is not None:
        _write(file, json.dumps(definitions(passwords), indent=1))
        console.print(f"[green]✓[/green] {file}: import it by `rabbitmqctl import_definitions`", soft_wrap=True)
    if not databases or settings.embedded_database:
        return
    for service in SERVICES:
        grant_database(service, passwords[service], settings)
        console.print(f"[green]✓[/green] {service}: its role owns its database, and no other may connect to it")


def _write(file: Path, content: str) -> None:
    """Replace a file at once, readable to nobody else: it holds hashes of passwords."""
    new = file.with_name(f".{file.name}.new")
    new.unlink(missing_ok=True)
    with open(new, "x", opener=for_the_owner) as opened:
        opened.write(content)
    new.replace(file)
