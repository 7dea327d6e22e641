"""Runs operations, reactions and schedules, each in one transaction together with events, audit and inbox rows.

The runtime knows nothing of nameko or the broker, so that services can be tested as they run without either.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from chassis.calling import idempotency
from chassis.calling.actor import Actor, service_actor
from chassis.calling.call import Call, Reply
from chassis.calling.errors import Failure, KeepingFailure
from chassis.consuming import inbox, retries, versions
from chassis.observing import log as logs
from chassis.observing import tracing
from chassis.publishing import outbox
from chassis.running import bulk, telling
from chassis.running.again import if_overtaken
from chassis.running.arguments import authorize, begins, content, path_values
from chassis.running.clock import Clock
from chassis.running.failpoint import failpoint
from chassis.running.handlers import Handlers
from chassis.running.settings import Settings
from chassis.running.work import Accepted, Arrived, Outside, Work
from chassis.searching import entries
from chassis.storing import audit
from chassis.storing.database import Database, OutcomeUnknown
from chassis.storing.dumping import dumper_of
from contracts.operation import ANYONE, Operation, Subscription
from contracts.problem import TIMED_OUT, UNAVAILABLE, Problem

log = structlog.get_logger()
Result = TypeVar("Result")
Function = Callable[..., Any]

# An operation hashes a password or two, and once more for each time that the password is changed meanwhile.
_MOST_OUTSIDE = 6
# What keeps several calls from being served in one transaction, while each alone may be.
_HINDRANCES = (Failure, Outside, StaleDataError, DBAPIError, PoolTimeout)


class Runtime:
    """Runs the functions of one service."""

    def __init__(self, service: str, settings: Settings, database: Database) -> None:
        self.service = service
        self.settings = settings
        self.database = database
        self.clock = Clock(settings)
        # All functions of the service, also for those that the chassis shares among services.
        self.handlers = Handlers()
        # Called after a commit that emitted events: it nudges the relay.
        self.after_emit: Callable[[], None] = lambda: None
        # Called after a commit with the name of each schedule to wake.
        self.wake: Callable[[str], None] = lambda schedule: None

    def serve(self, operation: Operation, function: Function, wire: Mapping[str, Any]) -> Reply:
        """Run one operation for a caller and return the reply.

        Raises ``Failure`` for every refusal; nothing has been changed then, except by a failure that ``keeps``.
        """
        call = Call.from_wire(wire)
        with (
            telling.operation(self.service, operation, call) as span,
            logs.about(call.correlation, span.traceparent, operation=operation.name),
            logs.outcome("operation", log.info if operation.writes else log.debug),
        ):
            authorize(operation, call)
            context = {"correlationid": call.correlation, "traceparent": span.traceparent}
            try:
                arguments = [*path_values(operation, call), *content(operation, call)]
                if operation.bulk:
                    one = partial(self.serve, operation.bulk, function)
                    several = partial(self._serve_together, operation.bulk, function)
                    return bulk.serve_each(call, arguments[0]["items"], operation, one, several, self._stored)
                return self._serve_in_parts(operation, function, arguments, call, context)
            except Failure as refusal:
                if operation.body is None:
                    # Functions name the field that is wrong, and not where it stands.
                    for error in refusal.errors:
                        error.setdefault("in", "query")
                raise

    def _serve_in_parts(
        self, operation: Operation, function: Function, arguments: list[Any], call: Call, context: Mapping[str, str]
    ) -> Reply:
        """Serve a call; slow functions that it passes to ``Work.outside`` run between two tries."""
        return self._in_parts(
            lambda results: self._serve_once(operation, function, arguments, call, context, results), unknown=TIMED_OUT
        )

    def _in_parts(
        self, attempt: Callable[[dict[tuple[Any, ...], Any]], Result], unknown: Problem = UNAVAILABLE
    ) -> Result:
        results: dict[tuple[Any, ...], Any] = {}
        for _ in range(_MOST_OUTSIDE + 1):
            try:
                return if_overtaken(self.service, lambda: attempt(results), unknown=unknown)
            except Outside as slow:
                results[slow.function, *slow.arguments] = slow.function(*slow.arguments)
        raise RuntimeError("ever more is to be done outside of its transaction")

    def carry_out(self, function: Callable[[Work], Result], actor: Actor | None, context: Mapping[str, str]) -> Result:
        """Run a function in one transaction with its events, for an actor, or for the service itself."""

        def attempt(results: dict[tuple[Any, ...], Any]) -> Result:
            with self._works(actor or service_actor(self.service), [context]) as (work,):
                work.outside_results = results
                return function(work)

        return self._in_parts(attempt)

    def _serve_once(
        self,
        operation: Operation,
        function: Function,
        arguments: list[Any],
        call: Call,
        context: Mapping[str, str],
        outside_results: dict[tuple[Any, ...], Any],
    ) -> Reply:
        with self._works(call.actor, [context], reading=not operation.writes) as (work,):
            work.outside_results = outside_results
            reply = self._answer(work, operation, function, arguments, call)
        if operation.writes:
            failpoint("operation.after_commit")
        return reply

    def _answer(
        self,
        work: Work,
        operation: Operation,
        function: Function,
        arguments: list[Any],
        call: Call,
        *,
        new: bool = False,
    ) -> Reply:
        """Do one operation within a transaction, or find that it has been done unless the call is ``new``."""
        work.if_match, work.address, work.agent = call.if_match, call.address, call.agent
        work.transaction.purpose = f"{operation.name}/{'/'.join(call.path.values())}"
        if operation.writes and not new:
            answered = idempotency.answered(work.session, operation, call)
            if answered is not None:
                self._check_still_seen(work, operation, call, answered)
                return answered
        try:
            result = function(work, *arguments)
        except KeepingFailure as refusal:
            audit.record(work, operation, call, refusal)
            idempotency.keep(work.session, operation, call, refusal)
            raise
        schema = result.resource.schema if isinstance(result, Accepted) else operation.result
        content = result.result if isinstance(result, Accepted) else result
        body = dumper_of(schema, work.readers)(content) if schema else None
        accepted = result.resource.name if isinstance(result, Accepted) else ""
        reply = Reply(body, body.get("version") if isinstance(body, dict) else None, accepted=accepted)
        if operation.writes or (begins(call) if call.export else operation.audited):
            audit.record(work, operation, call)
        if operation.writes:
            idempotency.keep(work.session, operation, call, reply)
            failpoint("operation.before_commit")
        return reply

    def _serve_together(
        self, operation: Operation, function: Function, calls: Sequence[Call]
    ) -> Sequence[Reply] | None:
        """Serve several calls of one actor, each with a key, in one transaction.

        Returns ``None`` unless all can be done so: what was done before, is refused or must wait for something outside
        is served alone; what a failure ``keeps`` is then found by the keys. Raises ``Failure`` where it is not known.
        """
        try:
            for call in calls:
                authorize(operation, call)
            arguments = [[*path_values(operation, call), *content(operation, call)] for call in calls]
            with ExitStack() as spans, ExitStack() as undone:
                traced = [
                    (call, spans.enter_context(telling.operation(self.service, operation, call))) for call in calls
                ]

                def forget(kind: type[BaseException] | None, *_: Any) -> None:
                    # They are told of when they are served again.
                    if kind is None or issubclass(kind, _HINDRANCES):
                        for _call, span in traced:
                            span.drop()

                undone.push(forget)
                contexts = [{"correlationid": one.correlation, "traceparent": span.traceparent} for one, span in traced]
                with self._works(calls[0].actor, contexts) as works:
                    if not idempotency.are_new(works[0].session, operation, calls):
                        return None
                    replies = []
                    for work, call, given, context in zip(works, calls, arguments, contexts, strict=True):
                        # What must be done outside is asked for, and not run within the transaction.
                        work.outside_results = {}
                        with logs.about(call.correlation, context["traceparent"], operation=operation.name):
                            replies.append(self._answer(work, operation, function, given, call, new=True))
                            work.session.flush()
                undone.pop_all()
            failpoint("operation.after_commit")
        except OutcomeUnknown as error:
            log.warning("database went away during a commit", error=str(error))
            raise Failure(TIMED_OUT, service=self.service) from error
        except _HINDRANCES as hindrance:
            log.debug("several calls are served one by one", reason=type(hindrance).__name__)
            return None
        for call, context in zip(calls, contexts, strict=True):
            with logs.about(call.correlation, context["traceparent"], operation=operation.name):
                log.info("operation", outcome="ok", together=len(calls))
        return replies

    def _stored(self, operation: Operation, call: Call, keep: Reply | None = None) -> Reply | None:
        """Return the answer stored for the key of a bulk, if there is one, or ``keep`` this one."""

        def once() -> Reply | None:
            with self._works(call.actor, [{"correlationid": call.correlation}]) as (work,):
                stored = idempotency.answered(work.session, operation, call)
                if stored is None and keep is not None:
                    idempotency.keep(work.session, operation, call, keep)
                    if operation.bulk and call.idempotency_key:
                        items = range(len(keep.body["results"]))
                        keys = [bulk.key_of_item(call.idempotency_key, index) for index in items]
                        idempotency.outlive(work.session, operation.bulk, call, keys)
                return stored

        return if_overtaken(self.service, once, unknown=TIMED_OUT)

    def _check_still_seen(self, work: Work, operation: Operation, call: Call, reply: Reply) -> None:
        """Refuse a repeated answer as the read of its object refuses the caller now, such as with 404."""
        read, function = self.handlers.operations.get(
            f"get_{operation.resource.name}" if operation.resource else "", (None, None)
        )
        if read is None or function is None or operation.access == ANYONE or reply.accepted or not operation.result:
            return
        path = dict(call.path)
        if isinstance(reply.body, Mapping) and "id" in reply.body:
            path.setdefault(read.arguments[-1], reply.body["id"])
        if set(read.arguments) <= path.keys():
            function(work, *path_values(read, replace(call, path=path)), *content(read, replace(call, query={})))

    def react(
        self,
        subscription: Subscription,
        function: Callable[[Arrived], None],
        envelopes: Sequence[Mapping[str, Any]],
        *,
        kept: bool = False,
    ) -> list[bool]:
        """Apply events to one consumer, each once, all in one transaction; returns for each whether it was applied now.

        ``kept`` says that the events may be stored as pending retries, which are then deleted with their effect.

        Raises ``OutOfOrder`` for an ordered event out of order, ``errors.Unprocessable`` for one that this release
        cannot read, and whatever the reaction raises; then none of the events has been applied.
        """

        def apply(traced: Sequence[Mapping[str, Any]]) -> list[bool]:
            loaded = [versions.read(subscription, envelope) for envelope in traced]
            return if_overtaken(self.service, lambda: self._react_once(subscription, function, loaded, kept))

        return telling.reaction(self.service, subscription.consumer, envelopes, apply)

    def _react_once(
        self,
        subscription: Subscription,
        function: Callable[[Arrived], None],
        envelopes: Sequence[dict[str, Any]],
        kept: bool,
    ) -> list[bool]:
        with self._works(service_actor(self.service), [outbox.caused_by(envelope) for envelope in envelopes]) as works:
            session = works[0].session
            fresh = inbox.begin(session, subscription, envelopes)
            entered = {id(envelope) for envelope in fresh}
            applied = [id(envelope) in entered for envelope in envelopes]
            if fresh:
                pairs = zip(works, envelopes, applied, strict=True)
                function([(work, envelope) for work, envelope, now in pairs if now])
            # Only stored or repeated events can be pending retries: the first run of an event saves the statement.
            done = [envelope["id"] for envelope, now in zip(envelopes, applied, strict=True) if kept or not now]
            if done:
                retries.clear(session, subscription.consumer, done)
            failpoint("reaction.before_commit")
        failpoint("reaction.after_commit")
        return applied

    def tick(self, function: Callable[[Work], int], cause: Mapping[str, str | None] | None = None) -> int:
        """Run one bounded portion of a schedule; returns how much was done, 0 when nothing was due.

        ``cause`` holds the ``correlationid`` and ``traceparent`` of the request that caused the run, if there is one.
        """
        cause, name = cause or {}, function.__name__
        correlation = cause.get("correlationid") or f"tick-{uuid.uuid4()}"
        with (
            tracing.span(self.service, f"schedule {name}", tracing.INTERNAL, cause.get("traceparent")) as span,
            logs.about(correlation, span.traceparent, schedule=name),
        ):
            context = {"correlationid": correlation, "traceparent": span.traceparent}
            done = if_overtaken(self.service, lambda: self._tick_once(function, context))
            if not done:
                # A schedule looks every few seconds and mostly finds nothing due.
                span.drop()
        return done

    def _tick_once(self, function: Callable[[Work], int], context: Mapping[str, str]) -> int:
        with self._works(service_actor(self.service), [context]) as (work,):
            return function(work)

    def tick_first(self, functions: Sequence[Callable[[Work], int]]) -> tuple[int, int]:
        """Run one portion of the first schedule for which something is due; returns its place and how much was done.

        The place is how many there are when nothing is due for any of them, which takes one transaction for all.
        """
        correlation = f"tick-{uuid.uuid4()}"
        with tracing.span(self.service, "schedules", tracing.INTERNAL, None) as span:
            context = {"correlationid": correlation, "traceparent": span.traceparent}

            def once() -> tuple[int, int]:
                with self._works(service_actor(self.service), [context]) as (work,):
                    for place, function in enumerate(functions):
                        with logs.about(correlation, span.traceparent, schedule=function.__name__):
                            if done := function(work):
                                return place, done
                    return len(functions), 0

            found = if_overtaken(self.service, once)
            if not found[1]:
                span.drop()
        return found

    @contextmanager
    def _works(
        self,
        actor: Actor,
        contexts: Sequence[Mapping[str, str]],
        *,
        reading: bool = False,
    ) -> Iterator[list[Work]]:
        """Open one transaction with a unit of work for each context; the emitted events are written at its end."""
        with self.database.begin(reading=reading) as transaction:
            now = self.clock.now(transaction)
            works = [
                Work(
                    *(self.service, transaction, actor, now, self.settings, self.clock),
                    context=context,
                    handlers=self.handlers,
                )
                for context in contexts
            ]
            for role, function in self.handlers.delegated.items():
                if actor.is_any(role):
                    acting = replace(actor, posts=(*actor.posts, *function(works[0], reading=reading)))
                    for work in works:
                        work.actor = acting
            try:
                yield works
            except Failure as failure:
                if not failure.keeps:
                    raise
                refused: Failure | None = failure
            else:
                refused = None
            emitted = [event for work in works for event in work.emitted]
            if transaction.opened or emitted:
                transaction.session.flush()
                entries.keep_told(works[0], emitted)
                outbox.write(transaction.session.connection(), emitted, now)
        if emitted:
            failpoint("work.after_commit")
            self.after_emit()
        for schedule in set[str]().union(*(work.woken for work in works)):
            self.wake(schedule)
        if refused is not None:
            raise refused
