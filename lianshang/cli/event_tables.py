"""Prints the results of ``lianshang events``: tables for people, JSON for machines."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from chassis.running.clock import wall
from contracts.catalogue import EVENTS_BY_TYPE, SUBSCRIPTIONS_BY_CONSUMER

# In a file or a pipe nothing is cut off.
_WIDTH_OF_FILES = 200
_LONGEST_ERROR = 120
_STATE_COLOURS = {"dead": "red", "waiting": "yellow", "dropping": "dim", "dropped": "dim"}


def status(states: Sequence[Mapping[str, Any]], as_json: bool) -> None:
    """Print outboxes, consumers and replays."""
    if as_json:
        _print_json({"services": states})
        return
    outboxes = _table("service", "unpublished", "oldest", "no queue takes", right=(1, 2, 3))
    consumers = _table("consumer", "order kept", "waiting", "dead", "gaps", right=(2, 3, 4))
    replays = _table("replay to", "of", "since", "published", "status", right=(3,))
    for state in states:
        outbox = state["outbox"]
        if outbox is None:
            outboxes.add_row(state["service"], "[red]away[/red]", "", "")
            continue
        outboxes.add_row(state["service"], str(outbox["depth"]), _span(outbox["age"]), _alarm(outbox["unroutable"]))
        for one in state["consumers"]:
            figures = (str(one["waiting"]), _alarm(one["dead"]), _alarm(one["gaps"]))
            consumers.add_row(escape(one["consumer"]), "yes" if one["ordered"] else "", *figures)
        for one in state["replays"]:
            how = f"[red]{escape(one['error'])}[/red]" if one["error"] else "done" if one["finished_at"] else "going on"
            replays.add_row(one["consumer"], one["service"], _time(one["since"]), str(one["published"]), how)
    _print(outboxes, consumers, *([replays] if replays.rows else []))


def outbox(items: Sequence[Mapping[str, Any]], as_json: bool) -> None:
    """Print events that are not published yet."""
    table = _table("service", "event", "written", "tries", "error", right=(3,))
    for item in items:
        table.add_row(*_cells(item["service"], _event(item), _ago(item["created_at"]), item["tries"], item["error"]))
    _list(items, table, "Everything is published.", as_json)


def parked(items: Sequence[Mapping[str, Any]], as_json: bool) -> None:
    """Print pending retries and dead letters."""
    table = _table("id", "consumer", "status", "event", "parked", "tries", "error", right=(5,))
    for item in items:
        error = item["reason"] or _cut(item["error"])
        after = _cells(_event(item), _ago(item["parked_at"]), item["tries"], error)
        table.add_row(*_cells(item["id"], item["consumer"]), _state(item["status"]), *after)
    _list(items, table, "Nothing is parked.", as_json)


def gaps(items: Sequence[Mapping[str, Any]], as_json: bool) -> None:
    """Print gaps."""
    table = _table(
        "consumer", "aggregate", "applied up to", "the next is", "waiting", "from no.", "since", right=(2, 4, 5)
    )
    for item in items:
        cause = f"{item['cause']} {item['parked_event_id'] or ''}".strip()
        cells = (item["consumer"], item["key"], item["cursor"], cause, item["waiting"], item["first_waiting"])
        table.add_row(*_cells(*cells, _ago(item["since"])))
    _list(items, table, "There is no gap.", as_json)


def show(item: Mapping[str, Any], as_json: bool) -> None:
    """Print one pending retry, with what its status means and what can be done."""
    if as_json:
        _print_json(item)
        return
    table = Table(show_header=False, box=None, pad_edge=False)
    event, subscription = EVENTS_BY_TYPE.get(item["type"] or ""), SUBSCRIPTIONS_BY_CONSUMER.get(item["consumer"])
    lines = {
        "id": item["id"],
        "consumer": f"{item['consumer']}: {subscription.summary.en}" if subscription else item["consumer"],
        "status": item["status"],
        "event": f"{item['type']}: {event.summary.en}" if event else item["type"] or "not an event",
        "aggregate": f"{item['key']}, no. {item['sequence']}" if item["key"] else None,
        "request": (item["envelope"] or {}).get("correlationid"),
        "parked": _time(item["parked_at"]),
        "tries": item["tries"],
        "next try": _time(item["next_try_at"]),
        "error": item["error"],
        "dropped": _time(item["dropped_at"]),
        "reason": item["reason"],
        "to do": _advice(item),
    }
    for name, value in lines.items():
        if value not in (None, ""):
            table.add_row(f"[bold]{name}[/bold]", escape(str(value)))
    console = _console()
    console.print(table)
    carried = item["raw"] if item["envelope"] is None else json.dumps(item["envelope"], indent=2, ensure_ascii=False)
    console.print(carried, markup=False, soft_wrap=True)


def decided(items: Sequence[Mapping[str, Any]], done: str, as_json: bool) -> None:
    """Print the pending retries that a command has decided about."""
    if as_json:
        _print_json({"items": items})
        return
    for item in items:
        _console().print(f"[green]✓[/green] {item['id']} {escape(item['consumer'])}: {done}")


def told(content: Any, sentence: str, as_json: bool) -> None:
    """Print what was done, as one sentence."""
    if as_json:
        _print_json(content)
    else:
        _console().print(f"[green]✓[/green] {escape(sentence)}", soft_wrap=True)


def _advice(item: Mapping[str, Any]) -> str:
    if item["status"] not in ("waiting", "dead"):
        return ""
    dropping = f"lianshang events drop {item['id']} --reason …"
    if item["envelope"] is None:
        return dropping
    return f"mend the cause, then lianshang events replay-parked {item['id']}; or {dropping}"


def _list(items: Sequence[Mapping[str, Any]], table: Table, nothing: str, as_json: bool) -> None:
    if as_json:
        _print_json({"items": items})
    elif items:
        _print(table)
    else:
        _console().print(nothing)


def _console() -> Console:
    return Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH_OF_FILES)


def _table(*columns: str, right: Iterable[int] = ()) -> Table:
    table = Table(show_lines=False)
    for place, name in enumerate(columns):
        # An identifier is to be copied, so it stays whole on one line.
        whole = name in ("id", "consumer", "service")
        table.add_column(name, justify="right" if place in right else "left", no_wrap=whole, overflow="fold")
    return table


def _print(*tables: Table) -> None:
    console = _console()
    for table in tables:
        console.print(table)


def _print_json(content: Any) -> None:
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def _cells(*values: Any) -> tuple[str, ...]:
    return tuple("" if value is None else escape(str(value)) for value in values)


def _event(item: Mapping[str, Any]) -> str:
    """Return the identification of an event: its type, its aggregate and its sequence number there."""
    return f"{item['type']}\n{item['key']}, no. {item['sequence']}" if item["type"] else "not an event"


def _state(state: str) -> str:
    return f"[{_STATE_COLOURS[state]}]{state}[/{_STATE_COLOURS[state]}]"


def _alarm(count: int) -> str:
    return f"[red]{count}[/red]" if count else "0"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_ERROR else line[:_LONGEST_ERROR] + "…"


def _time(moment: str | None) -> str:
    """Format a moment to the second, with how long ago it was."""
    if moment is None:
        return ""
    ago = _ago(moment)
    return f"{datetime.fromisoformat(moment):%Y-%m-%d %H:%M:%S}" + (f" ({ago})" if ago else "")


def _ago(moment: str) -> str:
    """Format how long ago a moment was; empty for the present and the future."""
    seconds = (wall() - datetime.fromisoformat(moment)).total_seconds()
    return f"{_span(seconds)} ago" if seconds >= 1 else ""


def _span(seconds: float) -> str:
    """Format a length of time in its largest unit."""
    for unit, size in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s" if seconds else ""
