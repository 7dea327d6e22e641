"""Documents made from the declarations: ``lianshang docs`` writes them, ``lianshang docs --check`` compares."""

from dataclasses import MISSING, fields
from pathlib import Path

from chassis.settings import Settings
from contracts.catalogue import EVENTS, OPERATIONS, SERVICES, SUBSCRIPTIONS
from contracts.operation import ANYONE, Event, Operation, SignedIn
from contracts.shape import shape

_HEAD = "<!-- Made by `lianshang docs` from the declarations in the code; edit those. -->\n"


def configuration() -> str:
    """Every setting, from ``chassis/settings.py``."""
    lines = [
        "# Configuration\n",
        _HEAD,
        "Settings come from the environment; nothing else is read. `lianshang doctor` checks them.\n",
        "| variable | preset | meaning |",
        "|---|---|---|",
    ]
    for setting in fields(Settings):
        preset = "" if setting.default in ("", MISSING) else f"`{setting.default}`"
        lines.append(
            f"| `{setting.name.upper()}` | {preset} | {setting.metadata['description'].replace('|', '&#124;')} |"
        )
    return "\n".join(lines) + "\n"


def operations() -> str:
    """Every operation of the HTTP API and of the services, by the service that owns it."""
    lines = [
        "# Operations\n",
        _HEAD,
        "What goes in and comes out of each is in the OpenAPI document that the gateway serves at `/openapi.json`, to",
        "be read at `/docs`. Operations without a path are for the platform's own use.\n",
    ]
    for service in ("gateway", *SERVICES):
        lines += [f"## {service}\n", "| operation | HTTP | who may call | what it does |", "|---|---|---|---|"]
        own = [operation for operation in OPERATIONS if operation.service == service]
        for operation in sorted(own, key=lambda o: (o.path is None, o.path or "", o.method)):
            route = f"`{operation.method} {operation.path}`" if operation.path else "–"
            lines.append(f"| `{operation.name}` | {route} | {_access(operation)} | {_words(operation.summary)} |")
        lines.append("")
    return "\n".join(lines)


def _access(operation: Operation) -> str:
    if operation.access == ANYONE:
        return "anyone"
    if isinstance(operation.access, SignedIn):
        return "signed in"
    return ", ".join(sorted(operation.access))


def _words(text: tuple[str, str]) -> str:
    return f"{text[1]} ({text[0]})"


def events() -> str:
    """Every event: who emits it, what it carries, who listens; and how consumers are served."""
    lines = [
        "# Events\n",
        _HEAD,
        "An event is a CloudEvents 1.0 envelope in JSON on the topic exchange `<service>.events`, routed by its type,",
        "with the extensions `partitionkey` (the aggregate it happened to), `sequence` (its number within the",
        "aggregate, from 1), `correlationid` (the request that caused it), `causationid` (the event that caused it)",
        "and `traceparent`. The type carries the major version; within it a schema only grows. Published rows stay in",
        "the outbox for 14 days and can be replayed; an inbox remembers what it has applied for 30 days.\n",
        "## Who listens\n",
        "| consumer (queue) | order kept | what it does with them | events |",
        "|---|---|---|---|",
    ]
    for subscription in sorted(SUBSCRIPTIONS, key=lambda s: s.consumer):
        types = " ".join(f"`{event.type}`" for event in subscription.events)
        order = "per aggregate" if subscription.ordered else "no"
        lines.append(f"| `{subscription.consumer}` | {order} | {_words(subscription.summary)} | {types} |")
    for service in SERVICES:
        own = sorted((event for event in EVENTS if event.service == service), key=lambda event: event.type)
        lines += [f"\n## {service}\n"] if own else []
        for event in own:
            lines += _event(event)
    return "\n".join(lines) + "\n"


def _event(event: Event) -> list[str]:
    listeners = [f"`{s.consumer}`" for s in SUBSCRIPTIONS if event in s.events]
    lines = [f"### `{event.type}`\n", f"{_words(event.summary)}. Heard by {', '.join(listeners) or 'nobody yet'}.\n"]
    lines += ["| field | type | |", "|---|---|---|"]
    for name, field in shape(event.data).items():
        notes = [
            note for note, is_so in (("optional", not field["required"]), ("may be null", field["nullable"])) if is_so
        ]
        lines.append(f"| `{name}` | {field['type']} | {', '.join(notes)} |")
    return [*lines, ""]


DOCUMENTS = {"configuration.md": configuration, "operations.md": operations, "events.md": events}


def write(folder: Path) -> list[str]:
    """Write every document that differs; returns the names of those."""
    changed = out_of_step(folder)
    for name in changed:
        (folder / name).write_text(DOCUMENTS[name](), encoding="utf-8")
    return changed


def out_of_step(folder: Path) -> list[str]:
    """The documents that are not what the code would make of them."""
    return [
        name
        for name, make in DOCUMENTS.items()
        if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != make()
    ]
