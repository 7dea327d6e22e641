"""RPC entrypoints: calls that arrive before their deadline are run, and every call is answered.

The protocol is nameko's RPC with ``chassis.calling.call`` as its content. Replies are transient and unconfirmed,
since a caller that has gone needs none; a reply that cannot be sent is logged and dropped.
"""

import threading
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

import amqp
import eventlet
import orjson
import structlog
from kombu import Connection, Queue
from kombu.message import Message
from nameko import rpc
from nameko.exceptions import ContainerBeingKilled, MalformedRequest, safe_for_serialization, serialize
from nameko.extensions import Entrypoint, SharedExtension

from chassis.calling.call import CORRELATION_HEADER, DEADLINE_HEADER, FAILURE_PATH, SENT_HEADER, TRACE_HEADER
from chassis.calling.errors import Failure
from chassis.connecting.broker import Blocked, QueueConsumer, connection_to, throw_away
from chassis.connecting.topology import RPC_EXCHANGE, rpc_queue
from chassis.observing import log as logs
from chassis.observing import metrics
from contracts.operation import Operation
from contracts.problem import TIMED_OUT

log = structlog.get_logger()

ExcInfo = tuple[type[BaseException], BaseException, TracebackType]

REPLY_SECONDS = 5
LISTEN_SECONDS = 0.05


class Abandoned(Exception):
    """The caller's deadline has passed, so the call is not run."""


def check_deadline(deadline: float | str | None) -> None:
    """Raise ``Abandoned`` if ``deadline``, in seconds since the epoch, has passed."""
    if deadline is not None and time.time() > float(deadline):
        raise Abandoned


class Replies(SharedExtension):
    """Sends replies over one connection that stays open."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._blocked = Blocked()

    def send(self, message: Message, result: Any, error: BaseException | None) -> None:
        """Send the reply to a call; a dead connection is replaced once, after that the reply is lost."""
        body = _dump_reply(result, error)
        correlation_id = message.properties.get("correlation_id")
        reply_to = message.properties.get("reply_to")
        if not reply_to:
            log.warning("a call that wants no reply", call=correlation_id)
            return
        problem: BaseException | None = None
        for _ in range(2):
            try:
                with eventlet.Timeout(REPLY_SECONDS), self._lock:
                    self._publish(body, reply_to, correlation_id)
                return
            except (Exception, eventlet.Timeout) as failed:
                problem = failed
                self._discard()
        metrics.REPLIES_LOST.labels(self.container.service_name).inc()
        log.error("reply lost", error=repr(problem), call=correlation_id)

    def is_blocked(self) -> bool:
        """Whether the broker blocks this connection; asks it, since nothing reads the connection between replies."""
        if self._blocked.now and not self._lock.locked():
            with self._lock:
                try:
                    while self._connection is not None and self._blocked.now:
                        self._connection.drain_events(timeout=LISTEN_SECONDS)
                except TimeoutError:
                    pass
                except Exception as error:
                    log.info("the connection for replies is lost", error=repr(error))
                    self._discard()
        return self._blocked.now

    def _publish(self, body: bytes, reply_to: str, correlation_id: str | None) -> None:
        if self._connection is None:
            connection = connection_to(self.container.config["settings"], blocked=self._blocked)
            connection.connect()
            self._connection = connection
        # py-amqp reads what the broker has sent before it writes, so a connection closed meanwhile raises here.
        self._connection.default_channel.basic_publish(
            amqp.Message(
                body,
                content_type="application/json",
                content_encoding="utf-8",
                correlation_id=correlation_id,
                delivery_mode=1,
            ),
            exchange=RPC_EXCHANGE.name,
            routing_key=reply_to,
        )

    def _discard(self) -> None:
        connection, self._connection = self._connection, None
        # The end of the blocking would not be noticed on this connection; a new one learns the broker's state.
        self._blocked.end()
        throw_away(connection)

    def stop(self) -> None:
        """Close the connection; no replies to it are pending."""
        self._discard()


def _dump_reply(result: Any, error: BaseException | None) -> bytes:
    described = None if error is None else _describe(error)
    try:
        return orjson.dumps({"result": result, "error": described})
    except TypeError as wrong:
        log.exception("a reply that is not JSON")
        return orjson.dumps({"result": None, "error": serialize(wrong)})


def _describe(error: BaseException) -> dict[str, Any]:
    """Convert an error to nameko's form; a failure's content keeps its types, which nameko would turn into strings."""
    described: dict[str, Any] = serialize(error)
    if isinstance(error, Failure):
        described["exc_path"] = FAILURE_PATH + type(error).__name__
        try:
            orjson.dumps(error.args)
            described["exc_args"] = list(error.args)
        except TypeError:
            described["exc_args"] = safe_for_serialization(error.args)
    return described


def _call_of(body: Any) -> Mapping[str, Any]:
    """Return the call in a message of nameko's RPC protocol. Raises ``MalformedRequest``."""
    try:
        call = body["kwargs"]["call"]
    except (KeyError, TypeError):
        raise MalformedRequest("a call has kwargs with one entry, 'call'") from None
    if not isinstance(call, Mapping):
        raise MalformedRequest("'call' is an object, see chassis/calling/call.py")
    return call


def _about(message: Message) -> logs.about:
    """Add the identifiers of the call to every log line of the block."""
    headers, operation = message.headers or {}, str(message.delivery_info["routing_key"]).rpartition(".")[2]
    return logs.about(headers.get(CORRELATION_HEADER) or "", headers.get(TRACE_HEADER), operation=operation)


class RpcConsumer(rpc.RpcConsumer):
    """Consumes the queue of calls to one service."""

    queue_consumer = QueueConsumer()
    replies = Replies()
    queue: Queue | None

    def setup(self) -> None:
        """Start to consume the service's queue, unless calls reach the entrypoints directly."""
        if self.queue is None and not self.container.config["settings"].embedded_broker:
            self.queue = rpc_queue(self.container.service_name)
            self.queue_consumer.register_provider(self)

    def stop(self) -> None:
        """Wait until every entrypoint has unregistered."""
        if self._providers_registered:
            self.wait_for_providers()
        else:
            self.queue_consumer.unregister_provider(self)

    def unregister_provider(self, provider: Any) -> None:
        """Unregister an entrypoint; the last one stops consuming the queue."""
        self._unregistering_providers.add(provider)
        if self._providers == self._unregistering_providers:
            self.queue_consumer.unregister_provider(self)
            self._unregistered_from_queue_consumer.send(True)
        self._unregistered_from_queue_consumer.wait()
        super(rpc.RpcConsumer, self).unregister_provider(provider)

    def handle_message(self, body: Any, message: Message) -> None:
        """Start the worker of one call; an invalid call is answered with its error."""
        with _about(message):
            try:
                check_deadline(message.headers.get(DEADLINE_HEADER))
                provider = self.get_provider_for_method(message.delivery_info["routing_key"])
                provider.handle_message(body, message)
            except Abandoned:
                metrics.ABANDONED.labels(self.container.service_name).inc()
                self._drop(message)
            except ContainerBeingKilled:
                self.queue_consumer.requeue_message(message)
            except Exception as error:
                log.warning("a call that cannot be run", error=repr(error))
                self.replies.send(message, None, error)
                self.queue_consumer.ack_message(message)

    def handle_result(self, message: Message, result: Any, exc_info: ExcInfo | None) -> tuple[Any, ExcInfo | None]:
        """Send the reply and acknowledge the call."""
        error = None if exc_info is None else exc_info[1]
        with _about(message):
            if isinstance(error, Abandoned):
                self._drop(message)
            else:
                self.replies.send(message, result, error)
                self.queue_consumer.ack_message(message)
        return result, exc_info

    def _drop(self, message: Message) -> None:
        log.info("abandoned call dropped")
        self.queue_consumer.ack_message(message)


class OperationEntrypoint(Entrypoint):
    """The entrypoint of one operation of a service."""

    rpc_consumer = RpcConsumer()

    def __init__(self, declared: Operation) -> None:
        # Expected errors are failures and abandoned calls; any other exception is logged by the chassis.
        super().__init__(expected_exceptions=(Exception,))
        self.operation = declared
        self.serving = False

    def setup(self) -> None:
        """Register with the consumer of the service's queue."""
        if not self.container.config["settings"].embedded_broker:
            self.rpc_consumer.register_provider(self)

    def start(self) -> None:
        """Allow calls to be dispatched from now on."""
        self.serving = True

    def stop(self) -> None:
        """Stop taking calls; those that run are finished."""
        self.serving = False
        if not self.container.config["settings"].embedded_broker:
            self.rpc_consumer.unregister_provider(self)

    def handle_message(self, body: Any, message: Message) -> None:
        """Run a call that came through the broker."""
        call = _call_of(body)
        if message.delivery_info.get("redelivered") and not self._may_run_again(call):
            # A process ended during this call, perhaps after the commit; without a key this is unknown, so no rerun.
            raise Failure(TIMED_OUT, service=self.container.service_name)
        self.container.spawn_worker(
            self,
            (),
            {"call": call},
            context_data={
                "deadline": message.headers.get(DEADLINE_HEADER),
                "sent": message.headers.get(SENT_HEADER),
            },
            handle_result=lambda _worker, result, exc_info: self.rpc_consumer.handle_result(message, result, exc_info),
        )

    def dispatch(
        self, call: Mapping[str, Any], deadline: float, answer: Callable[[Any, BaseException | None], None]
    ) -> None:
        """Run a call of the same process and pass its outcome to ``answer``; blocks while all workers are busy."""

        def tell(_worker: Any, result: Any, exc_info: ExcInfo | None) -> tuple[Any, ExcInfo | None]:
            answer(result, None if exc_info is None else exc_info[1])
            return result, exc_info

        context = {"deadline": deadline, "sent": time.time()}
        self.container.spawn_worker(self, (), {"call": call}, context_data=context, handle_result=tell)

    def _may_run_again(self, call: Mapping[str, Any]) -> bool:
        return not self.operation.writes or bool(call.get("idempotency_key"))
