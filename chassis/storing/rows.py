"""Reads rows without a session and without SQLAlchemy's execution.

These two cost a read of one row more than the statement itself. What they do for it is little: convert the values, take
a connection from the pool, name the columns, wrap errors. Here only that is done, on the same pool, with the same types
and the same exceptions, so that nobody else can tell the difference; SQLAlchemy still writes the statements. What
changes or locks something, or returns entities, is left to a session.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast
from weakref import WeakKeyDictionary

from psycopg2 import Error
from psycopg2.errorcodes import FEATURE_NOT_SUPPORTED
from sqlalchemy import Dialect, Engine, PoolProxiedConnection, Select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from chassis.storing.pipelining import Cursor, Sending

Statement = Select[*tuple[Any, ...]]
_Convert = Callable[[Any], Any]


def of_columns(statement: Statement) -> bool:
    """Whether a statement concerns columns of tables alone: one attribute of a model, and the ORM has its part."""
    return "compile_state_plugin" not in statement._propagate_attrs


class _Form:
    """What is known of all statements of one text: the types of its values and columns."""

    def __init__(self, compiled: SQLCompiler, dialect: Dialect) -> None:
        self.text = compiled.string
        if not self.text.startswith("SELECT") or " FOR " in self.text:
            raise TypeError(f"what locks or changes something needs a transaction: {self.text}")
        self.preset = {name: value for name, value in compiled.params.items() if not compiled.binds[name].required}
        self.converted = cast("Mapping[str, _Convert]", dict(compiled._bind_processors))
        self._dialect = dialect
        self._columns = compiled._result_columns
        self._shown: Sequence[tuple[int, _Convert]] | None = None
        # Two columns of one name, which could not be told apart, are refused here.
        self._made = cast("Any", namedtuple)("Row", [column.keyname for column in self._columns])._make

    def rows(self, cursor: Cursor) -> list[Any]:
        """Return the rows of a result, each with its columns by their names."""
        if self._shown is None:
            self._shown = self._processors(cursor)
        found: list[Any] = cursor.fetchall()
        if self._shown:
            found = [list(each) for each in found]
            for values in found:
                for place, convert in self._shown:
                    values[place] = convert(values[place])
        return list(map(self._made, found))

    def _processors(self, cursor: Cursor) -> Sequence[tuple[int, _Convert]]:
        """Return the conversions of the columns that need one, as their types have them for what the server sends."""
        processors = [
            column.type.dialect_impl(self._dialect).result_processor(self._dialect, told[1])
            for column, told in zip(self._columns, cursor.description or (), strict=True)
        ]
        return [(place, convert) for place, convert in enumerate(processors) if convert is not None]


class Rows:
    """Reads rows from one database; one for each engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._prepared: dict[Statement, _Form] = {}
        # By what SQLAlchemy keeps in the engine's cache, and no longer than there.
        self._forms: WeakKeyDictionary[SQLCompiler, _Form] = WeakKeyDictionary()

    def connect(self) -> PoolProxiedConnection:
        """Return a connection from the pool; close it to give it back. Raises what SQLAlchemy raises."""
        try:
            return self._engine.raw_connection()
        except Error as error:
            gone = self._engine.dialect.is_disconnect(error, None, None)
            raise self._wrapped(error, "", gone=gone) from error

    def read(self, connection: PoolProxiedConnection, statement: Statement, values: Mapping[str, Any]) -> Sequence[Any]:
        """Run a statement of columns outside of a transaction and return its rows.

        Raises ``DBAPIError`` as SQLAlchemy does, ``TypeError`` for a statement that does more than read.
        """
        prepared = statement.get_execution_options().get("prepared", False)
        form, text, given = self._kept(statement, values) if prepared else self._compiled(statement, values)
        try:
            cursor = cast("Cursor", connection.cursor())
            cursor.prepared, cursor.sending = prepared, Sending.ALONE
            cursor.execute(text, given)
            return form.rows(cursor)
        except Error as error:
            # A migration may have invalidated a plan: see ``pipelining.give_up_old_plans``.
            overtaken = prepared and error.pgcode == FEATURE_NOT_SUPPORTED
            gone = overtaken or self._engine.dialect.is_disconnect(error, connection, None)
            if gone:
                # With this connection all others of its age are given up.
                self._engine.pool._invalidate(connection, error)
            raise self._wrapped(error, text, gone=gone) from error
        except Exception:
            raise
        except BaseException:
            # The thread was ended while it waited for the answer, which must not become that of the next statement.
            connection.invalidate()
            raise

    def _kept(self, statement: Statement, values: Mapping[str, Any]) -> tuple[_Form, str, dict[str, Any]]:
        """Return the form of a statement that is built once and whose text is always the same."""
        form = self._prepared.get(statement)
        if form is None:
            compiled = statement.compile(dialect=self._engine.dialect)
            if compiled.post_compile_params:
                raise TypeError(f"a prepared statement whose text depends on its values: {compiled.string}")
            form = self._prepared[statement] = _Form(compiled, self._engine.dialect)
        given = {**form.preset, **values}
        for name, convert in form.converted.items():
            given[name] = convert(given[name])
        return form, form.text, given

    def _compiled(self, statement: Statement, values: Mapping[str, Any]) -> tuple[_Form, str, dict[str, Any]]:
        """Return the form of a statement that was built for its values, by the engine's cache of texts."""
        dialect, cache = self._engine.dialect, self._engine._compiled_cache
        found, own, _, _ = statement._compile_w_cache(dialect, compiled_cache=cache, column_keys=[])
        compiled = cast("SQLCompiler", found)
        form = self._forms.get(compiled)
        if form is None:
            form = self._forms[compiled] = _Form(compiled, dialect)
        text, converted = form.text, form.converted
        given = dict(compiled.construct_params(values, extracted_parameters=own))
        if compiled.post_compile_params:
            expanded = compiled._process_parameters_for_postcompile(given)
            text = expanded.statement
            given |= expanded.additional_parameters
            converted = {**converted, **cast("Mapping[str, _Convert]", expanded.processors)}
        for name, convert in converted.items():
            given[name] = convert(given[name])
        return form, text, given

    def _wrapped(self, error: Error, statement: str, *, gone: bool) -> BaseException:
        """Return SQLAlchemy's exception for an error, without the lines of its message that may show values of rows."""
        said = getattr(error.diag, "message_primary", None)
        if said is not None:
            error.args = (said,)
        hidden = {"hide_parameters": True, "connection_invalidated": gone}
        return DBAPIError.instance(statement, None, error, Error, dialect=self._engine.dialect, **hidden)
