"""``lianshang db`` and ``lianshang account``: migrations, comparison after a restore, the first operator, keys."""

import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

import psycopg2
import psycopg2.errors
from psycopg2 import sql
from rich.console import Console
from sqlalchemy import Engine, create_engine, make_url

from chassis.calling.call import Call
from chassis.calling.errors import Failure
from chassis.migrating import histories, rules
from chassis.migrating.schema_state import SchemaState, metadata_of
from chassis.operating import agreement
from chassis.running.runtime import Runtime
from chassis.running.settings import Settings
from chassis.storing import key_canary, personal
from contracts.operation import Operation
from contracts.platform import SERVICES
from contracts.registry.operators import MAKE_OPERATOR
from contracts.registry.signing_keys import WITHDRAW_SIGNING_KEYS
from lianshang import faults
from lianshang.cli.server import Server, user_of_the_machine
from lianshang.cli.settings import complain
from lianshang.composition import package_of
from lianshang.faults import EXIT_DATABASE
from lianshang.usability import DatabaseUnusable, opened

console = Console(highlight=False)


def upgrade(settings: Settings, service: str | None) -> None:
    """Migrate one database or all of them to this release."""
    services = _services(service)
    with Server(settings) as reachable:
        for name in services:
            made = _create_if_missing(name, reachable)
            try:
                before = histories.upgrade(package_of(name), reachable)
            except histories.CannotMigrate as error:
                raise complain(str(error), EXIT_DATABASE) from None
            if before is SchemaState.AHEAD:
                console.print(f"[yellow]![/yellow] {name}: a later release has migrated it; left as it is")
            else:
                console.print(f"[green]✓[/green] {name}: {'made and ' if made else ''}up to date")


def check(settings: Settings) -> int:
    """Print which migrations break the rules, and how their tables differ from the models; returns the exit status.

    The tables are made in an embedded server that is thrown away, so that other databases on this machine have no
    influence.
    """
    different = _check_rules()
    if different:
        # Migrations that break the rules are not run; they may not even be complete.
        return 1
    with (
        tempfile.TemporaryDirectory(prefix="lianshang-check-") as folder,
        Server(replace(settings, database_url="embedded://", data_dir=folder)) as reachable,
    ):
        for name in SERVICES:
            histories.upgrade(package_of(name), reachable)
            engine = create_engine(reachable.database_url_of(name))
            found = _differences(name, engine)
            engine.dispose()
            different = different or bool(found)
            console.print(f"[red]✗[/red] {name}" if found else f"[green]✓[/green] {name}: migrations and models agree")
            for difference in found:
                console.print(f"    {difference}", markup=False)
    return 1 if different else 0


def _check_rules() -> bool:
    """Print the steps of migrations that would break the release before; returns whether there are any."""
    found = False
    for path in histories.files(map(package_of, SERVICES)):
        for name, why in rules.faults(path.read_text()).items():
            found = True
            console.print(f"[red]✗[/red] {path.name}: ", end="")
            console.print(f"{name}: {why}", markup=False, soft_wrap=True)
    return found


def revision(history: str, words: str) -> None:
    """Write an empty migration; Alembic prints where it is."""
    if history not in (*SERVICES, "chassis"):
        raise complain(f"there is no history {history!r}; there are {', '.join(SERVICES)} and chassis")
    histories.new_revision(package_of(SERVICES[0] if history == "chassis" else history), history, words)


def compare(settings: Settings) -> int:
    """Print how what each consumer applied compares with what its producers sent; returns the exit status."""
    with Server(settings, join=True) as reachable:
        databases = {service: opened(service, reachable) for service in SERVICES}
        try:
            found = agreement.compare(databases)
        finally:
            for database in databases.values():
                database.close()
    for each in found:
        agrees = not each.lacking and not each.ahead
        console.print(f"[green]✓[/green] {each.consumer}" if agrees else f"[red]✗[/red] {each.consumer}")
        if each.oldest is not None:
            console.print(f"    lacks {each.lacking} events, the oldest of {each.oldest.isoformat()}: replay them")
        if each.ahead:
            console.print(
                f"    knows {each.ahead} events that no producer has written: restore it to an earlier moment"
            )
    return 1 if any(each.lacking or each.ahead for each in found) else 0


def give_operator(settings: Settings, login: str) -> None:
    """Make ``login`` an operator of the platform and print the one-time password."""
    from services.registry.accounts import commands

    with _registry(settings) as runtime:
        made = _serve(runtime, MAKE_OPERATOR, commands.make_operator, {"login": login})
    console.print(f"{made['login']}: {made['one_time_password']}", markup=False)


def withdraw_keys(settings: Settings, kid: str | None) -> None:
    """Take a signing key back, or every one, and print the keys that remain."""
    from services.registry.accounts import commands

    with _registry(settings, signing=True) as runtime:
        left = _serve(runtime, WITHDRAW_SIGNING_KEYS, commands.withdraw_signing_keys, {"kid": kid})
    for key in left["keys"]:
        console.print(f"{key['kid']}  {'until ' + key['expires_at'] if key['expires_at'] else 'in use'}", markup=False)


def _serve(
    runtime: Runtime, operation: Operation, function: Callable[..., Any], body: Mapping[str, Any]
) -> dict[str, Any]:
    """Run an operation for the user of this machine, who stands in its audit row."""
    call = Call(body=body, actor=user_of_the_machine(), correlation=f"cli-{uuid.uuid4()}")
    try:
        return dict(runtime.serve(operation, function, call.to_wire()).body)
    except Failure as failure:
        said = failure.problem.detail.en.format_map(failure.params)
        raise complain(failure.errors[0]["detail"][1] if failure.errors else said) from None


@contextmanager
def _registry(settings: Settings, *, signing: bool = False) -> Iterator[Runtime]:
    """Open the database of registry, whose keys are those of the settings; with ``signing``, SIGNING_KEYS too."""
    settings.require_keys()
    if not settings.embedded_database and not settings.field_keys:
        raise complain("FIELD_KEYS is empty; set it to the keys of the platform")
    with Server(settings, join=True) as reachable:
        personal.configure(reachable)
        with closing(opened("registry", reachable)) as database:
            with database.engine.begin() as connection:
                key_canary.check_and_mark("registry", connection, metadata_of(package_of("registry")), signing=signing)
            yield Runtime("registry", reachable, database)


def _differences(service: str, engine: Engine) -> list[object]:
    with engine.connect() as connection:
        return histories.differences(package_of(service), connection)


def _services(service: str | None) -> tuple[str, ...]:
    if service is not None and service not in SERVICES:
        raise complain(f"there is no service {service!r} with a database; there are {', '.join(SERVICES)}")
    return (service,) if service else SERVICES


def _create_if_missing(service: str, settings: Settings) -> bool:
    """Create the service's database if the server has none of that name; returns whether it was created."""
    url = make_url(settings.database_url_of(service))
    given = url.translate_connect_args(username="user", database="dbname")
    arguments = {"connect_timeout": "5", **given, **url.query}
    try:
        psycopg2.connect(**arguments).close()
    except psycopg2.OperationalError as error:
        if (found := faults.told(error)) and found[1] == faults.EXIT_SETTINGS:
            raise
        if "does not exist" not in str(error):
            raise DatabaseUnusable(f"{service}: {' '.join(str(error).split())}") from None
    else:
        return False
    connection = psycopg2.connect(**{**arguments, "dbname": "postgres"})
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(str(url.database))))
    except psycopg2.errors.InsufficientPrivilege:
        raise DatabaseUnusable(
            f"{service}: database {url.database} does not exist and {url.username} may not make it. "
            f'As an administrator: CREATE DATABASE "{url.database}" OWNER "{url.username}";'
        ) from None
    except psycopg2.errors.DuplicateDatabase:
        # Another process was faster.
        return False
    finally:
        connection.close()
    return True
