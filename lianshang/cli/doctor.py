"""``lianshang doctor``: checks the installation, and says what is wrong and what to do about it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kombu import Connection
from rich.console import Console
from rich.table import Table
from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError

from chassis.calling.certificates import CERTIFICATE, CertificateError, validity_of
from chassis.connecting.topology import dead_letter_queue, durable_queues
from chassis.embedded.data_folder import FolderUnusable
from chassis.embedded.database import DatabaseError, EmbeddedDatabase
from chassis.filing.store import Store, StoreAway
from chassis.migrating.schema_state import SchemaState, metadata_of
from chassis.running.listening import CannotListen
from chassis.running.settings import Settings, SettingsError, load_settings, unknown_names
from chassis.storing import key_canary, personal
from contracts import catalogue
from contracts.platform import SERVICES
from lianshang import usability
from lianshang.cli.server import Server
from lianshang.composition import package_of

console = Console()

WAIT_SECONDS = 3
# A certificate that expires within this time is to be renewed.
SOON = timedelta(days=14)


@dataclass(frozen=True)
class Finding:
    """The result of one check; ``remedy`` says what to do, empty if all is well; ``fatal`` makes the command fail."""

    what: str
    state: str
    remedy: str = ""
    fatal: bool = True

    @property
    def bad(self) -> bool:
        """Whether something is wrong."""
        return bool(self.remedy)


def examine() -> int:
    """Run all checks and print a table; returns the exit status."""
    findings = list(_findings())
    table = Table("", "What", "State", "What to do", show_lines=False)
    for finding in findings:
        mark = "[green]✓[/green]" if not finding.bad else "[red]✗[/red]" if finding.fatal else "[yellow]![/yellow]"
        table.add_row(mark, finding.what, finding.state, finding.remedy)
    console.print(table)
    wrong = [finding for finding in findings if finding.bad and finding.fatal]
    seen = sum(finding.bad for finding in findings) - len(wrong)
    if wrong:
        console.print(f"[red]{len(wrong)} to mend[/red]")
    if seen:
        console.print(f"[yellow]{seen} to look at[/yellow]")
    if not wrong and not seen:
        console.print("[green]Everything is in order.[/green]")
    return 1 if wrong else 0


def _findings() -> Iterator[Finding]:
    try:
        settings = load_settings()
    except SettingsError as error:
        yield Finding("settings", "not usable", str(error))
        return
    yield Finding("settings", f"environment {settings.environment}")
    for name, meant in unknown_names(os.environ).items():
        yield Finding(name, "no setting", f"{meant}?", fatal=False)
    yield from _machine(settings)
    yield from _secrets(settings)
    yield from _proxies(settings)
    yield _files(settings)
    yield from _addresses(settings)
    yield _guarded("contracts", _contracts, "mend the declarations in contracts/")
    yield from _databases(settings)
    if settings.certificates:
        yield _certificate(Path(settings.certificates))
    if settings.embedded_broker:
        yield Finding("broker", "embedded, inside `lianshang up`")
    else:
        yield from _broker(settings)


def _machine(settings: Settings) -> Iterator[Finding]:
    try:
        usability.check_machine(settings)
    except (FolderUnusable, CannotListen) as error:
        yield Finding("this machine", "not usable", str(error))


def _proxies(settings: Settings) -> Iterator[Finding]:
    """Tell of a proxy that is not trusted: the gateway speaks no TLS, so behind ``https://`` there must be one."""
    if settings.public_url.startswith("https://") and not settings.trusted_proxies:
        yield Finding(
            "TRUSTED_PROXIES",
            "not set, behind a proxy",
            "set it to the address or network of the proxy: else all who are not signed in share one RATE_LIMIT",
            fatal=False,
        )


def _files(settings: Settings) -> Finding:
    """Write, read and delete something where the content of files is kept."""
    store = Store(settings)
    if not (settings.files_url or (settings.data_path / "files").exists()):
        return Finding("files", f"in {store}, which the first one makes")
    try:
        store.check()
    except StoreAway as error:
        return Finding("files", f"{store}: {error}", "make it usable for this user, or set FILES_URL")
    return Finding("files", str(store))


def _addresses(settings: Settings) -> Iterator[Finding]:
    """Look for what keeps the gateway, which calls every service, from its start."""
    try:
        secure = [service for service in SERVICES if any(each.secure for each in settings.addresses_of(service))]
    except SettingsError as error:
        yield Finding("SERVICE_URLS", "not usable", str(error))
        return
    if secure and not settings.certificates:
        yield Finding(
            "CERTIFICATES",
            f"not set, with https:// for {', '.join(secure)}",
            "set it to the folder of this process; `lianshang certificates` makes it",
        )


def _secrets(settings: Settings) -> Iterator[Finding]:
    if settings.field_keys:
        yield Finding("FIELD_KEYS", f"{len(settings.field_keys.split(','))} key(s)")
    elif settings.embedded_database and settings.environment != "production":
        yield Finding("FIELD_KEYS", f"a key of its own, in {settings.data_path}")
    else:
        yield Finding(
            "FIELD_KEYS", "not set", "make a key with `lianshang key`; every process needs the same", fatal=True
        )
    if settings.clock_movable:
        yield Finding("CLOCK_MOVABLE", "on", "fine for a demonstration; never for real data", fatal=False)


def _guarded(what: str, look: Callable[[], str], remedy: str) -> Finding:
    try:
        return Finding(what, look())
    except Exception as error:
        return Finding(what, str(error), remedy)


def _contracts() -> str:
    catalogue.check()
    return f"{len(catalogue.OPERATIONS)} operations, {len(catalogue.EVENTS)} events"


def _databases(settings: Settings) -> Iterator[Finding]:
    if not settings.embedded_database:
        for service in SERVICES:
            yield _database(service, settings)
        return
    if not EmbeddedDatabase(settings.data_path).made:
        yield Finding("database", f"embedded; `lianshang up` makes it in {settings.data_path}")
        return
    try:
        with Server(settings, join=True) as reachable:
            yield Finding("database", f"embedded, in {settings.data_path}")
            for service in SERVICES:
                yield _database(service, reachable)
    except (DatabaseError, FolderUnusable) as error:
        yield Finding("database", "not usable", str(error))


def _database(service: str, settings: Settings) -> Finding:
    what = f"database {service}"
    engine = create_engine(settings.database_url_of(service), connect_args={"connect_timeout": WAIT_SECONDS})
    try:
        with engine.connect() as connection:
            schema = usability.check_database(service, settings, connection)
            if schema is not SchemaState.BEHIND and _keys(settings):
                # Where the command has no SIGNING_KEYS, as in a container of its own, they cannot be compared.
                signing = service == "registry" and bool(settings.signing_keys)
                key_canary.check(service, connection, metadata_of(package_of(service)), signing=signing)
        if schema is SchemaState.BEHIND:
            remedy = f"lianshang db upgrade {service}"
            return Finding(what, "migrations are missing", remedy, fatal=not settings.embedded_broker)
        if schema is SchemaState.AHEAD:
            return Finding(
                what,
                "migrated by a later release",
                "fine while that release is rolled out or taken back; do not stay so",
                fatal=False,
            )
        return Finding(what, "migrated")
    except (usability.DatabaseUnusable, SettingsError, key_canary.WrongKeys) as error:
        return Finding(what, "not usable", str(error))
    except SQLAlchemyError as error:
        state = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        remedy = "lianshang db upgrade" if "does not exist" in state else "is it running, and is DATABASE_URL right?"
        return Finding(what, state, remedy)
    finally:
        engine.dispose()


def _keys(settings: Settings) -> bool:
    """Use the keys of the platform, if there are any yet."""
    known = bool(settings.field_keys) or (settings.data_path / "field.key").exists()
    if known:
        personal.configure(settings)
    return known


def _certificate(folder: Path) -> Finding:
    """Look at the certificate that this process would call or be called with."""
    remedy = "lianshang certificates renews it"
    try:
        found = validity_of(folder / CERTIFICATE)
    except CertificateError as error:
        return Finding("certificate", str(error), "lianshang certificates makes it")
    until = f"for {', '.join(found.names)}, until {found.expires:%Y-%m-%d %H:%M} UTC"
    left = found.expires - datetime.now(UTC)
    return Finding("certificate", until, remedy if left < SOON else "", fatal=left <= timedelta())


def _broker(settings: Settings) -> Iterator[Finding]:
    connection = Connection(settings.amqp_uri, connect_timeout=WAIT_SECONDS, ssl=settings.amqp_tls)
    try:
        connection.connect()
    except Exception as error:
        yield Finding("broker", str(error), "is it running, and is AMQP_URI right?")
        return
    try:
        server = connection.connection.server_properties
        yield Finding("broker", f"{server.get('product')} {server.get('version')}")
        missing = [queue.name for queue in durable_queues() if _counts(connection, queue.name) is None]
        if missing:
            remedy = "started services make them: lianshang run …"
            yield Finding("queues", f"missing: {', '.join(missing)}", remedy, fatal=False)
        else:
            yield Finding("queues", "all declared")
        for service in SERVICES:
            yield _consumers(connection, service)
    finally:
        connection.release()


def _consumers(connection: Connection, service: str) -> Finding:
    counts = _counts(connection, dead_letter_queue(service).name)
    if not counts or not counts[1]:
        return Finding(f"service {service}", "not running", f"lianshang run {service}", fatal=False)
    return Finding(f"service {service}", f"{counts[1]} running")


def _counts(connection: Connection, queue: str) -> tuple[int, int] | None:
    """Return the numbers of messages and consumers of a queue, or ``None`` if there is no queue of that name."""
    # The broker closes the channel on which a missing queue is asked for.
    channel = connection.channel()
    try:
        declared = channel.queue_declare(queue, passive=True)
    except connection.channel_errors:
        return None
    channel.close()
    return declared.message_count, declared.consumer_count
