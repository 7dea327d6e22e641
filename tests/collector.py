"""A collector of traces for tests: takes OTLP over HTTP on 127.0.0.1 and remembers every span."""

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

KINDS = {number: name.removeprefix("SPAN_KIND_") for name, number in Span.SpanKind.items()}


@dataclass(frozen=True)
class Told:
    """One span as it arrived; ``parent`` is empty for the first of a trace."""

    service: str
    name: str
    kind: str
    trace: str
    id: str
    parent: str


@dataclass
class Collector:
    """What has been told so far, to ``url``."""

    url: str = ""
    spans: list[Told] = field(default_factory=list)

    def of(self, trace: str) -> dict[str, Told]:
        """The spans of one trace by service and name."""
        return {f"{span.service}: {span.name}": span for span in list(self.spans) if span.trace == trace}

    def take(self, body: bytes) -> None:
        """Remember what one delivery holds."""
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            names = {entry.key: entry.value.string_value for entry in resource.resource.attributes}
            for scope in resource.scope_spans:
                for span in scope.spans:
                    ids = (span.trace_id.hex(), span.span_id.hex(), span.parent_span_id.hex())
                    self.spans.append(Told(names["service.name"], span.name, KINDS[span.kind], *ids))


class CollectorServer:
    """Runs a collector; ``hang()`` makes it take deliveries without ever answering them, as a dead one would."""

    def __init__(self) -> None:
        self.collector = Collector()
        self._hanging = threading.Event()
        self._closing = threading.Event()
        taking, hanging, closing = self.collector.take, self._hanging, self._closing

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                if hanging.is_set():
                    closing.wait()
                    return
                taking(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_words: object) -> None:
                """It is the spans that tell."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.collector.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def hang(self) -> None:
        """From now on, answer nothing."""
        self._hanging.set()

    def close(self) -> None:
        """Answer nothing any more."""
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
