"""The commands ``lianshang demo`` and ``lianshang import``; their modules are loaded only when they are called."""

from pathlib import Path
from typing import Annotated

import typer

from contracts import passwords

EXIT_DIFFERS = 1
EXIT_REFUSED = 2
PRESET_URL = "http://127.0.0.1:8000"
# For a platform that is reachable only on this machine and is deleted after the demonstration.
LOCAL_PASSWORD = passwords.DEMONSTRATION
PASSWORD_HELP = "Preset: LIANSHANG_PASSWORD from the environment, or asked for."

Password = Annotated[str | None, typer.Option(envvar="LIANSHANG_PASSWORD", help=PASSWORD_HELP, show_default=False)]


def demo(
    once: Annotated[bool, typer.Option("--once", help="End after the report; 0 only if every figure agrees.")] = False,
    url: Annotated[str | None, typer.Option(help="A platform that runs already; by preset one is started.")] = None,
    operator: Annotated[str, typer.Option(help="With --url: the login of an operator.")] = "operator",
    password: Password = None,
    accounts_password: Annotated[
        str | None,
        typer.Option(envvar="DEMO_PASSWORD", help="With --url: the password of the accounts; by preset a random one."),
    ] = None,
) -> None:
    """Load the sample district, play a year of requests and courses over HTTP, and compare its report line by line.

    Without --url a platform is started, empty, on 127.0.0.1:8000 or the next free port; nothing of it is left when the
    demonstration ends. With --url the district is loaded into the platform there, once. Where the clock there cannot
    be moved, what only time can cause is left out.

    The exit status is 0 when every figure agrees, 1 when one differs, 2 when the demonstration cannot be played.

    [bold]Examples[/bold]

      lianshang demo
      lianshang demo --once
      LIANSHANG_PASSWORD=… lianshang demo --url http://127.0.0.1:8000
    """
    from demo.session import play_here, play_there

    if url is None:
        raise typer.Exit(play_here(once, LOCAL_PASSWORD))
    if accounts_password and (refused := passwords.refused(accounts_password)):
        raise typer.BadParameter(refused.en, param_hint="DEMO_PASSWORD")
    secret = password or typer.prompt(f"Password of {operator}", hide_input=True)
    raise typer.Exit(play_there(url, (operator, secret), accounts_password))


def import_files(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True, help="xlsx or csv files.")],
    sheet: Annotated[
        str | None, typer.Option(help="What a csv file lists: chains, organizations, persons or posts.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check everything, change nothing.")] = False,
    url: Annotated[str, typer.Option(help="Where the platform runs.")] = PRESET_URL,
    login: Annotated[str, typer.Option(help="The login of a registrar or operator.")] = "operator",
    password: Password = None,
) -> None:
    """Import chains, organizations, persons and posts from spreadsheets with Chinese column heads.

    Each file goes in as a whole or not at all; importing it again updates. Every bad row is listed with sheet, row,
    column, value and reason. demo/muping/README.md describes the columns.

    The exit status is 0 when every file went in, 1 when rows are bad, 2 when the platform refuses.

    [bold]Examples[/bold]

      lianshang import --dry-run demo/muping/registry.xlsx
      lianshang import --login dengji 人员.csv 任职.csv
    """
    from demo import importing
    from demo.client import Refused, Unreachable
    from demo.progress import console

    secret = password or typer.prompt(f"Password of {login}", hide_input=True)
    out = console()
    try:
        fine = importing.run(url, login, secret, files, sheet, dry_run, out)
    except (Refused, Unreachable, ValueError) as error:
        out.print(f"lianshang: {error}", style="red", markup=False)
        raise typer.Exit(EXIT_REFUSED) from None
    raise typer.Exit(0 if fine else EXIT_DIFFERS)
