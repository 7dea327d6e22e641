"""Finds steps of a migration that would break the release before it, or block others for long while it runs."""

import ast
import re
from collections.abc import Iterator

REASONS = "AGAINST_THE_RULES"
_NARROWING_SQL = (
    (r"\b(drop|truncate|rename)\b", "the release before may still use it"),
    (r"\balter\s+table\b(?!.*\bvalidate\s+constraint\b)", "use the functions of alembic, whose rules are known"),
    (r"\bcreate\s+(unique\s+)?index\b", "use chassis.migrating.online.create_index"),
    (r"^\s*(update|delete)\b", "it locks every row at once: use chassis.migrating.online.in_portions"),
)
# These are harmless, or judged by their arguments.
_JUDGED_ELSEWHERE = {"create_table", "create_check_constraint", "create_foreign_key", "execute", "get_bind", "f"}
_VALIDATES = re.compile(r"\bvalidate\s+constraint\b", re.IGNORECASE)


def faults(source: str) -> dict[str, str]:
    """Return what is wrong with a migration, by ``<function> <table>``, except where the migration gives a reason.

    A reason for a step that does not exist is reported too.
    """
    tree = ast.parse(source)
    if re.search(r"^down_revision = None$", source, re.MULTILINE):
        # The first migration of its history: no release uses any of its tables yet.
        return {}
    reasons = _reasons(tree)
    found = {**_out_of_order(source), **dict(_found(tree))}
    for name in sorted(reasons.keys() - found.keys()):
        found[name] = f"{REASONS} names it, but it is not there"
    return {name: why for name, why in found.items() if name not in reasons or "is not there" in why}


def _out_of_order(source: str) -> dict[str, str]:
    """Return a fault of a migration that does not follow the one with the number before its own.

    Two that follow the same one would both be the last; and which is the last is known by the numbers alone.
    """
    named = re.search(r'^revision = "(\w+)_(\d+)"$', source, re.MULTILINE)
    if named is None:
        return {}
    before = f"{named[1]}_{int(named[2]) - 1:04}"
    follows = re.search(rf'^down_revision = "{before}"$', source, re.MULTILINE)
    return {} if follows else {f"down_revision of {named[1]}_{named[2]}": f"it must follow {before}"}


def _reasons(tree: ast.Module) -> dict[str, str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == REASONS for t in node.targets):
            found: dict[str, str] = ast.literal_eval(node.value)
            return found
    return {}


def _found(tree: ast.Module) -> Iterator[tuple[str, str]]:
    forward = [node for node in tree.body if not (isinstance(node, ast.FunctionDef) and node.name == "downgrade")]
    calls = [node for part in forward for node in ast.walk(part) if isinstance(node, ast.Call)]
    made = {_word(call, 0) for call in calls if _name(call) == "create_table"}
    for call in calls:
        name = _name(call)
        if _owner(call) == "op" and name is not None:
            table = _word(call, 0 if name in ("add_column", "alter_column", "drop_column") or "table" in name else 1)
            why = _judge(call, name)
            if why and table not in made:
                yield f"{name} {table}", why
    yield from _too_late(sorted(calls, key=lambda call: (call.lineno, call.col_offset)))
    bounded = {id(word) for call in calls if _name(call) == "in_portions" for word in call.args}
    for call in calls:
        for argument in call.args:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and id(argument) not in bounded:
                yield from _judged_sql(argument.value)


def _too_late(calls: list[ast.Call]) -> Iterator[tuple[str, str]]:
    """Find slow steps, and steps that commit by themselves, after another step; the calls are in their order."""
    begun = False
    for call in calls:
        if _owner(call) == "online":
            if begun:
                yield (
                    f"online.{_name(call)}",
                    "it commits what stands before it, which fails when the migration is run again: put it first, or "
                    "into a migration of its own",
                )
        elif _owner(call) == "op" and _name(call) != "f":
            validates = _VALIDATES.search(_word(call, 0)) is not None
            if validates and begun:
                yield (
                    " ".join(_word(call, 0).lower().split()[:3]),
                    "the locks taken before are held while it reads the table: VALIDATE in a migration of its own",
                )
            begun = begun or not validates


def _judge(call: ast.Call, name: str) -> str:
    """Return why a function of Alembic may not be called like this on an existing table; empty where it may."""
    given = {word.arg: word.value for word in call.keywords}
    refused = {
        "drop_column": "the release before may still read or write it",
        "drop_table": "the release before may still read or write it",
        "rename_table": "the release before knows it by its old name",
        "drop_constraint": "the release before may rely on it",
        "drop_index": "it waits for every reader: use chassis.migrating.online.drop_index",
        "create_index": "nobody can write meanwhile: use chassis.migrating.online.create_index",
        "create_unique_constraint": "the release before may break it; build an index with online.create_index first",
        "batch_alter_table": "PostgreSQL needs no copy of a table",
    }
    if name == "drop_constraint" and _is(given.get("type_"), "check"):
        # A wider constraint accepts everything that the old one accepted.
        return ""
    if name in refused:
        return refused[name]
    if name == "add_column":
        return _judge_column(call)
    if name == "alter_column":
        return _judge_alteration(given)
    if name in ("create_check_constraint", "create_foreign_key") and not _is(given.get("postgresql_not_valid"), True):
        return "it reads the whole table under a lock: make it NOT VALID, then VALIDATE"
    return "" if name in _JUDGED_ELSEWHERE else "no rule is known for it"


def _judge_column(call: ast.Call) -> str:
    column = call.args[1] if len(call.args) > 1 else None
    if not isinstance(column, ast.Call):
        return "write the column in place, so that it can be judged"
    given = {word.arg: word.value for word in column.keywords}
    if _is(given.get("nullable"), False) and "server_default" not in given:
        return "the release before does not fill it: give it a server default"
    if "unique" in given or "index" in given or "primary_key" in given:
        return "build the index with chassis.migrating.online.create_index"
    if any(isinstance(part, ast.Call) and _name(part) == "ForeignKey" for part in column.args):
        return "add the foreign key NOT VALID, then VALIDATE"
    return ""


def _judge_alteration(given: dict[str | None, ast.expr]) -> str:
    if "type_" in given or "new_column_name" in given:
        return "add a column, write both, and drop the old one a release later"
    if _is(given.get("nullable"), False):
        return "the release before may write nulls"
    if _is(given.get("server_default"), None) and "server_default" in given:
        return "the release before may rely on the default"
    return ""


def _judged_sql(statement: str) -> Iterator[tuple[str, str]]:
    for pattern, why in _NARROWING_SQL:
        if re.search(pattern, statement, re.IGNORECASE | re.DOTALL):
            yield " ".join(statement.lower().split()[:3]), why
            return


def _name(call: ast.Call) -> str | None:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else None


def _owner(call: ast.Call) -> str | None:
    inner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return inner.id if isinstance(inner, ast.Name) else None


def _word(call: ast.Call, position: int) -> str:
    """Return the argument at a position, if it is a plain string."""
    if len(call.args) > position:
        argument = call.args[position]
        if isinstance(argument, ast.Constant):
            return str(argument.value)
    return "?"


def _is(value: ast.expr | None, expected: object) -> bool:
    return isinstance(value, ast.Constant) and value.value == expected and type(value.value) is type(expected)
