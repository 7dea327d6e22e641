"""The commands of ``lianshang``, each in a module of its own that is loaded when it is called."""

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from chassis.running.settings import SettingsError
from demo.command import demo, import_files
from lianshang import faults, running
from lianshang.cli import events
from lianshang.cli.settings import complain, settings

app = typer.Typer(
    name="lianshang",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="""链上 Lianshang: the enterprises of an industry chain ask, departments answer, and everyone sees how it went.

[bold]To try it[/bold], with nothing to install: [cyan]lianshang up[/cyan], then open http://127.0.0.1:8000.

[bold]To run it[/bold] on PostgreSQL and RabbitMQ, set DATABASE_URL and AMQP_URI, then
[cyan]lianshang db upgrade[/cyan], and [cyan]lianshang run SERVICE[/cyan] for each of registry, requests, talent,
notifications and gateway.

[bold]If something is wrong[/bold]: [cyan]lianshang doctor[/cyan] says what, and what to do.

All settings are environment variables, listed in docs/configuration.md.""",
)
database = typer.Typer(no_args_is_help=True, help="Migrations of the services' databases.")
app.add_typer(database, name="db")
accounts = typer.Typer(no_args_is_help=True, help="Operators and signing keys, for whoever has the machine.")
app.add_typer(accounts, name="account")
audits = typer.Typer(no_args_is_help=True, help="The record of who did what.")
app.add_typer(audits, name="audit")
app.add_typer(events.app, name="events")


@app.command()
def up() -> None:
    """Run everything in this process: database, broker, services and gateway. Nothing needs to be installed.

    The data lie in DATA_DIR (preset ~/.local/share/lianshang) and are there again at the next start. DATABASE_URL, if
    set, is used instead. Ctrl-C stops it.

    [bold]Examples[/bold]

      lianshang up
      HTTP_PORT=9000 DATA_DIR=/tmp/trial OPERATOR_PASSWORD=… lianshang up
    """
    raise typer.Exit(running.up())


@app.command()
def run(
    service: Annotated[str, typer.Argument(help="registry, requests, talent, notifications or gateway")],
) -> None:
    """Run one service, or the gateway, until SIGTERM or Ctrl-C. Run as many of each as you need.

    It waits for its broker, its database and its migrations, and comes back by itself when they have been away.

    [bold]Example[/bold]

      AMQP_URI=amqp://user:…@mq:5672/ DATABASE_URL=postgresql+psycopg2://user:…@pg/{service} lianshang run requests
    """
    raise typer.Exit(running.run(service))


@app.command()
def key() -> None:
    """Print a new key for FIELD_KEYS, which encrypts personal data.

    To change keys, put the new one in front, separated by a comma, and keep the old one: it still decrypts.
    """
    from cryptography.fernet import Fernet

    typer.echo(Fernet.generate_key().decode())


@app.command("secrets")
def make_secrets() -> None:
    """Print a new value for each secret that a deployment needs, as lines of `.env`.

    Each is printed once and kept nowhere: append the lines to `.env`, and never replace keys that are in use.

    [bold]Example[/bold]

      lianshang secrets >> .env
    """
    from lianshang.accounts import new_secrets

    for name, value in new_secrets().items():
        typer.echo(f"{name}={value}")


@app.command()
def grant(
    definitions: Annotated[Path | None, typer.Option(help="Where RabbitMQ's definitions are written.")] = None,
    databases: Annotated[bool, typer.Option(help="Whether roles and databases are made.")] = True,
) -> None:
    """Make the accounts of the processes, which can do nothing but what each needs, with the passwords in ACCOUNTS.

    A role of PostgreSQL for each service, which owns its database; DATABASE_URL names an administrator. A user of
    RabbitMQ for each process, with all exchanges and queues: in a file that RabbitMQ imports. Run it again for other
    passwords, and before each upgrade: accounts that exist are changed.

    [bold]Example[/bold]

      ACCOUNTS=registry=…,requests=…,talent=…,notifications=…,gateway=… DATABASE_URL=… \\
          lianshang grant --definitions lianshang.json && rabbitmqctl import_definitions lianshang.json
    """
    from lianshang.cli import accounts as commands

    commands.grant(settings(), definitions, databases=databases)


@app.command("certificates")
def make_certificates(
    folder: Annotated[Path, typer.Argument(help="Where they are made.")] = Path("certificates"),
    days: Annotated[int, typer.Option(min=1, max=3650, help="How long a new one is valid.")] = 365,
    renew: Annotated[bool, typer.Option("--renew", help="Renew all of them now.")] = False,
    also: Annotated[
        list[str] | None, typer.Option(help="One more host that needs a certificate, such as postgres; repeatable.")
    ] = None,
) -> None:
    """Make or renew the certificates by which gateway and services know each other when they call over a network.

    Each process has a folder of its own (tls.crt, tls.key, ca.crt), which CERTIFICATES names; so has the server of the
    database or the broker if its host is named. The key in FOLDER/ca
    makes further ones: keep it, and give it to no process. Run again, the command renews what has less than a third of
    its days left; processes use renewed ones without a restart.

    [bold]Example[/bold]

      lianshang certificates /etc/lianshang/certificates
    """
    from chassis.calling.certificates import GATEWAY, CertificateError
    from contracts.platform import SERVICES
    from lianshang.certificates import make

    try:
        for made in make(folder, (GATEWAY, *SERVICES, *(also or ())), days, renew=renew):
            typer.echo(f"{made.state:8} {folder / made.name}  until {made.expires:%Y-%m-%d %H:%M} UTC")
    except CertificateError as error:
        raise complain(str(error)) from None


@app.command()
def doctor() -> None:
    """Check settings, broker, databases, migrations and queues; say what is wrong and what to do about it.

    The exit status is 1 when something is to be mended, 0 otherwise.
    """
    from lianshang.cli import doctor as commands

    raise typer.Exit(commands.examine())


@database.command("upgrade")
def upgrade(
    service: Annotated[str | None, typer.Argument(help="One service only; all of them by preset.")] = None,
) -> None:
    """Bring the databases up to this release. Safe to run twice, or by several processes at once.

    A database that does not exist is made, if the user of DATABASE_URL may do so.
    """
    from lianshang.cli import database as commands

    commands.upgrade(settings(), service)


@database.command("revision")
def revision(
    history: Annotated[str, typer.Argument(help="The service whose tables change, or chassis for those of all.")],
    words: Annotated[str, typer.Argument(help='What it does, such as "Keep the size of things".')],
) -> None:
    """Write an empty migration with the next number and what it must observe (for developers).

    [bold]Example[/bold]

      lianshang db revision talent "Keep who has read an announcement"
    """
    from lianshang.cli import database as commands

    commands.revision(history, words)


@database.command("check")
def check() -> None:
    """Check that the tables made by the migrations are those that the models describe (for developers)."""
    from lianshang.cli import database as commands

    raise typer.Exit(commands.check(settings()))


@database.command("compare")
def compare() -> None:
    """Compare what consumers have applied with what producers have sent; for after a restore, see docs/runbook.md.

    A consumer that lacks events is given them by a replay. One that is ahead must be restored to an earlier moment.
    Run it while nothing else happens: what is under way counts as lacking. The exit status is 0 when all agree, 1
    otherwise.
    """
    from lianshang.cli import database as commands

    raise typer.Exit(commands.compare(settings()))


@database.command("backup")
def backup(folder: Annotated[Path, typer.Argument(help="Where the dumps go; made if there is none.")]) -> None:
    """Dump the database of every service, while the platform runs; only this user can read the files.

    Needs pg_dump, of the server's version or a later one; the image has it.

    [bold]Example[/bold]

      lianshang db backup /backup/2026-11-22
    """
    from lianshang.cli import backups as commands

    commands.backup(settings(), folder)


@database.command("restore")
def restore(
    folder: Annotated[Path, typer.Argument(help="The folder with the dumps of `lianshang db backup`.")],
) -> None:
    """Put dumps in the place of the databases: what is in these is lost. Stop the platform before; see the runbook.

    [bold]Example[/bold]

      lianshang db restore /backup/2026-11-22
    """
    from lianshang.cli import backups as commands

    commands.restore(settings(), folder)


@accounts.command("operator")
def operator(login: Annotated[str, typer.Argument(help="The login; a new one, or that of an operator.")]) -> None:
    """Let somebody operate the platform: prints a one-time password, to be changed at the first sign-in.

    For the first operator of a deployment, and for one who has lost the password.

    [bold]Example[/bold]

      docker compose exec registry lianshang account operator admin
    """
    from lianshang.cli import database as commands

    commands.give_operator(settings(), login)


# The id of a key may begin with a hyphen, and is no option then.
@accounts.command("withdraw-keys", context_settings={"ignore_unknown_options": True})
def withdraw_keys(
    kid: Annotated[
        str | None, typer.Argument(help="The key id, as in /.well-known/jwks.json; every key by preset.")
    ] = None,
) -> None:
    """Take the keys that sign access tokens back at once: for a key that others may have. A new one is made.

    Running gateways refuse its tokens within seconds. Sessions go on with the next refresh. The new one is encrypted:
    the command needs the SIGNING_KEYS of registry, so it runs where registry does.

    [bold]Example[/bold]

      docker compose exec registry lianshang account withdraw-keys
    """
    from lianshang.cli import database as commands

    commands.withdraw_keys(settings(), kid)


@audits.command("archive")
def archive(
    folder: Annotated[Path, typer.Argument(help="Where the files go; it must exist.")],
    keep: Annotated[int, typer.Option(min=1, help="How many whole months stay in the databases.")] = 12,
    service: Annotated[str | None, typer.Option(help="One service only; all of them by preset.")] = None,
) -> None:
    """Move audit rows of past months to files: JSON Lines in gzip, each with its SHA-256 beside it.

    A row is deleted when it has been read back from its file. Safe to run twice, and beside running services.

    [bold]Example[/bold]

      lianshang audit archive /srv/audit --keep 24 && (cd /srv/audit && sha256sum --check *.sha256)
    """
    from lianshang.cli import audit as commands

    commands.archive(settings(), folder, keep, service)


@app.command("check")
def check_declarations() -> None:
    """Check that the declarations agree, and that what is declared has its functions (for developers)."""
    from contracts.platform import SERVICES

    warnings.filterwarnings("ignore", r"\s*Eventlet is deprecated")
    for service, handlers in _handlers_of(SERVICES).items():
        operations, reactions = len(handlers.operations), len(handlers.reactions)
        typer.echo(f"{service}: {operations} operations, {reactions} reactions, {len(handlers.schedules)} schedules")


def _handlers_of(services: Iterable[str]) -> dict[str, Any]:
    """The handlers of each service; the end of the process with what is wrong where declarations do not agree."""
    try:
        return running.handlers_of(services)
    except SettingsError as error:
        raise complain(str(error)) from None


@app.command()
def docs(
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if a document is out of step.")] = False,
) -> None:
    """Write the documents that are made from the declarations, and the console's types (for developers)."""
    from lianshang import documents

    root = Path()
    if not (root / "docs").is_dir():
        raise complain("there is no folder docs here; run this in a checkout of the project")
    differing = documents.out_of_step(root) if check else documents.write(root)
    for name in differing:
        typer.echo(f"{name} is out of step: run `lianshang docs`" if check else f"{name} written")
    raise typer.Exit(1 if check and differing else 0)


app.command("demo")(demo)
app.command("import")(import_files)


def main() -> None:
    """Run a command; what an operator can mend ends it with one line and the exit status of its kind."""
    try:
        app()
    except Exception as error:
        raise SystemExit(faults.tell(error)) from None
