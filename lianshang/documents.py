"""Documents made from the declarations: ``lianshang docs`` writes them, ``lianshang docs --check`` compares."""

from dataclasses import MISSING, fields
from pathlib import Path

from chassis.migrating import histories
from chassis.running.settings import Settings
from chassis.storing import tables
from contracts.catalogue import OPERATIONS, SERVICES
from contracts.documents import asyncapi, events, imports, typescript
from contracts.operation import ANYONE, Operation, SignedIn
from gateway.openapi import document, possible_problems
from gateway.problems import OF_THE_GATEWAY
from lianshang.composition import package_of

_HEAD = events.HEAD


def configuration() -> str:
    """Return the document of all settings, from ``chassis/running/settings.py``."""
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
    """Return the document of all operations of the HTTP API and of the services, by owning service."""
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


def retention() -> str:
    """Return the document of how long the rows of each table are kept."""
    lines = [
        "# How long rows are kept\n",
        _HEAD,
        "Every table states it beside its columns; one that does not fails a test. Old rows are deleted in portions by",
        "schedules of the services (`prune`, `forget_…`).\n",
    ]
    every = histories.kept(package_of(SERVICES[0]))
    for part in ("every service", *SERVICES):
        lines += [f"## {part}\n", "| table | rows are kept |", "|---|---|"]
        found = histories.kept(package_of(part)) if part in SERVICES else every
        names = [name for name in found if (name in tables.metadata.tables) is (part not in SERVICES)]
        lines += [f"| `{name}` | {found[name]} |" for name in sorted(names)]
        lines.append("")
    return "\n".join(lines)


def client_types() -> str:
    """Return the operations as the console knows them."""
    offered = [operation for operation in OPERATIONS if operation.path]
    usual = {problem.code for problem in OF_THE_GATEWAY}
    problems = {
        operation.name: [one.code for one in possible_problems(operation) if one.code not in usual]
        for operation in offered
    }
    return typescript.text(offered, document(offered, "en", "/"), usual, problems)


# Where the words of codes are, and nothing else.
CODES = "console/src/api/codes"
# By their path in a checkout.
DOCUMENTS = {
    "docs/retention.md": retention,
    "docs/configuration.md": configuration,
    "docs/operations.md": operations,
    "docs/events.md": events.text,
    "docs/imports.md": imports.text,
    "docs/asyncapi.json": asyncapi.text,
    "console/src/api/operations.ts": client_types,
    **{f"{CODES}/{name}": make for name, make in typescript.code_files().items()},
}


def write(root: Path) -> list[str]:
    """Write every document that has changed and take away what is none any more; returns their paths."""
    changed = out_of_step(root)
    (root / CODES).mkdir(exist_ok=True)
    for name in changed:
        if make := DOCUMENTS.get(name):
            (root / name).write_text(make(), encoding="utf-8")
        else:
            (root / name).unlink()
    return changed


def out_of_step(root: Path) -> list[str]:
    """Return the documents that differ from what the code would generate."""
    surplus = {f"{CODES}/{path.name}" for path in (root / CODES).glob("*")} - DOCUMENTS.keys()
    return [
        *(
            name
            for name, make in DOCUMENTS.items()
            if not (root / name).exists() or (root / name).read_text(encoding="utf-8") != make()
        ),
        *sorted(surplus),
    ]
