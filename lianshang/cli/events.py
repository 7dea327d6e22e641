"""``lianshang events``: messaging administration on the machine, without log-in or gateway.

What the commands do is in ``messaging.py``, which is loaded when one is called.
"""

from typing import Annotated, Any

import typer

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="""Events that do not get on: look at them, replay them, drop them.

They work on the databases of the settings, also while everything runs, and are audited under the name of the user of
this machine. The exit status is 0 when it was done, 1 when it was refused, 2 when the command or the settings are
wrong, 4 when a database is away. Moments are given as 2026-11-20, 2026-11-20T08:00, with an offset if it is another
than that of TIMEZONE, or as 30m, 12h or 7d before now.""",
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines instead of a table.")]
Service = Annotated[str | None, typer.Option(help="Of one service only.")]
Consumer = Annotated[str | None, typer.Option(help="Of one consumer only, such as notifications.tell.")]
Type = Annotated[str | None, typer.Option(help="Only events of this type, such as request.dispatched.v1.")]
Key = Annotated[str | None, typer.Option(help="Only events of this aggregate, such as request/0195….")]
Since = Annotated[str | None, typer.Option(help="Only what came here from this moment on.")]
Until = Annotated[str | None, typer.Option(help="Only what came here before this moment.")]
Limit = Annotated[int, typer.Option(min=1, help="How many at most.")]
Ids = Annotated[list[str] | None, typer.Argument(help="Identifiers, as `events parked` shows them.")]
Decided = Annotated[str, typer.Option(help="dead, or waiting: those that would be tried later.")]
Reason = Annotated[str, typer.Option(help="Why; it is kept with the event and in the audit.")]


def _administration() -> Any:
    from lianshang.cli import messaging

    return messaging


@app.command()
def status(json: Json = False) -> None:
    """Show each service's outbox, what waits at each consumer, and the latest replays.

    [bold]Example[/bold]

      lianshang events status
    """
    raise typer.Exit(_administration().status(json))


@app.command()
def outbox(
    service: Service = None,
    unroutable: Annotated[bool, typer.Option("--unroutable", help="Only those that no queue has taken.")] = False,
    type: Type = None,
    limit: Limit = 50,
    json: Json = False,
) -> None:
    """List events that are not published yet, the oldest first, with the error of those that no queue takes.

    [bold]Example[/bold]

      lianshang events outbox --service requests --unroutable
    """
    raise typer.Exit(_administration().outbox(service, {"unroutable": unroutable or None, "type": type}, limit, json))


@app.command()
def parked(
    service: Service = None,
    consumer: Consumer = None,
    type: Type = None,
    key: Key = None,
    status: Annotated[
        str | None, typer.Option(help="waiting, dead, dropping or dropped; by preset waiting and dead.")
    ] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    json: Json = False,
) -> None:
    """List parked events and dead letters with their errors, the newest first.

    [bold]Examples[/bold]

      lianshang events parked --status dead
      lianshang events parked --consumer notifications.tell --since 12h
    """
    chosen = {"consumer": consumer, "type": type, "key": key, "status": status, "since": since, "until": until}
    raise typer.Exit(_administration().parked(service, chosen, limit, json))


@app.command()
def show(identifier: Annotated[str, typer.Argument(metavar="ID")], json: Json = False) -> None:
    """Show one parked event: its error, what it carries (personal data masked), and what can be done.

    [bold]Example[/bold]

      lianshang events show 0195a000-0000-7000-8000-000000000001
    """
    raise typer.Exit(_administration().show(identifier, json))


@app.command("replay-parked")
def replay_parked(
    ids: Ids = None,
    consumer: Consumer = None,
    type: Type = None,
    key: Key = None,
    status: Decided = "dead",
    since: Since = None,
    until: Until = None,
    json: Json = False,
) -> None:
    """Try parked events again at once, their tries counted from 0: those named, or all that match the options.

    Do it when the cause is mended. A consumer that runs notices within five seconds.

    [bold]Examples[/bold]

      lianshang events replay-parked 0195a000-0000-7000-8000-000000000001
      lianshang events replay-parked --consumer notifications.tell --type request.dispatched.v1
    """
    chosen = {"consumer": consumer, "type": type, "key": key, "status": status, "since": since, "until": until}
    raise typer.Exit(_administration().replay_parked(ids or [], chosen, json))


@app.command()
def drop(
    reason: Reason,
    ids: Ids = None,
    consumer: Consumer = None,
    type: Type = None,
    key: Key = None,
    status: Decided = "dead",
    since: Since = None,
    until: Until = None,
    json: Json = False,
) -> None:
    """Drop parked events for good: those named, or all that match the options.

    They count as applied by their consumer, which goes on with what waits behind them.

    [bold]Examples[/bold]

      lianshang events drop 0195a000-0000-7000-8000-000000000001 --reason "Test data of the trial"
      lianshang events drop --consumer talent.mirror --until 2026-11-01 --reason "Test data of the trial"
    """
    chosen = {"consumer": consumer, "type": type, "key": key, "status": status, "since": since, "until": until}
    raise typer.Exit(_administration().drop(ids or [], chosen, reason, json))


@app.command()
def gaps(consumer: Consumer = None, limit: Limit = 50, json: Json = False) -> None:
    """List aggregates that an ordered consumer does not get on with, and why.

    [bold]Example[/bold]

      lianshang events gaps --consumer notifications.tell
    """
    raise typer.Exit(_administration().gaps(consumer, limit, json))


@app.command("skip-gap")
def skip_gap(
    consumer: Annotated[str, typer.Option(help="The consumer.")],
    key: Annotated[str, typer.Option(help="The aggregate.")],
    reason: Reason,
    json: Json = False,
) -> None:
    """Give up events that cannot come any more: the consumer goes on with the first one that waits.

    First try `lianshang events replay`, which brings them if an outbox still holds them.

    [bold]Example[/bold]

      lianshang events skip-gap --consumer notifications.tell --key request/0195… --reason "Lost with the disk"
    """
    raise typer.Exit(_administration().skip_gap({"consumer": consumer, "key": key, "reason": reason}, json))


@app.command()
def replay(
    consumer: Annotated[str, typer.Option(help="To whom, such as notifications.tell.")],
    since: Annotated[str, typer.Option(help="Events written from this moment on.")],
    json: Json = False,
) -> None:
    """Publish events to one consumer again: a late one, one that was repaired, or one restored from a backup.

    What it has applied it does not apply again. `lianshang events status` shows how far it has come.

    [bold]Examples[/bold]

      lianshang events replay --consumer talent.mirror --since 2026-11-01
      lianshang events replay --consumer notifications.tell --since 12h
    """
    raise typer.Exit(_administration().start_replay(consumer, since, json))
