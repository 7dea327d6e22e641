"""Random faults, one after another, on a platform of several processes with its broker and database.

Kinds are dealt like cards: each comes once, in random order, before any comes again. The same seed deals the same
faults with the same victims and durations; what they meet is a matter of the moment.
"""

import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator

from kombu import Connection, Exchange

from tests.faults.load import Load
from tests.faults.run import Run
from tests.sample.running import STOP_SECONDS, eventually
from tests.servers import BrokerServer, DatabaseServer

REPLICAS = ("ledger-2", "mirror-2")
SERVICES = ("ledger", "mirror", *REPLICAS)
# RabbitMQ's command line takes one second on an idle machine, and twenty or more on one that the load keeps busy.
CONTROL_SECONDS = 120


class Storm:
    """Deals faults to one platform while a load runs on it, and keeps count."""

    def __init__(self, run: Run, load: Load, database: DatabaseServer, broker: BrokerServer, seed: int) -> None:
        self.run = run
        self.load = load
        self.database = database
        self.broker = broker
        self.dealt: Counter[str] = Counter()
        # Processes that have ended by themselves, or not as they should when told to.
        self.unexpected: list[str] = []
        self._chance = random.Random(seed)
        self._serial = 0

    def rage(self, seconds: float, tell: Callable[[str], None]) -> None:
        """Deal faults for this long; ``tell`` is told of each before it comes."""
        end = time.monotonic() + seconds
        for kind, fault in self._deck():
            if time.monotonic() > end:
                return
            tell(kind)
            self.dealt[kind] += 1
            fault()
            self._look_after()
            time.sleep(self._chance.uniform(0.3, 2.0))

    def mend(self) -> None:
        """Bring everything back: broker and database, then every process, replicas included."""
        for server in (self.database, self.broker):
            if server.running:
                server.resume()
            server.start()
        self._look_after()
        self.run.platform.mend(*REPLICAS)

    def _deck(self) -> Iterator[tuple[str, Callable[[], None]]]:
        kinds = {
            "SIGTERM to a service": self._terminate,
            "kill -9 of a service": self._kill,
            "kill -9 of the gateway": self._kill_gateway,
            "SIGSTOP and SIGCONT of a service": self._freeze,
            "PostgreSQL stopped immediately": self._crash_database,
            "broker frozen": self._freeze_broker,
            "broker killed with kill -9": self._kill_broker,
            "memory alarm of the broker": self._alarm,
            "poisoned event": self._poison,
            "undecodable message": self._garble,
        }
        while True:
            dealt = list(kinds.items())
            self._chance.shuffle(dealt)
            yield from dealt

    def _look_after(self) -> None:
        """Start again what has ended by itself, and remember that it has."""
        for name, process in self.run.platform.processes.items():
            if process.poll() is not None:
                self.unexpected.append(f"{name} ended by itself with {process.returncode}")
                self.run.platform.launch(name)

    def _terminate(self) -> None:
        name = self._chance.choice(SERVICES)
        process = self.run.platform.processes[name]
        process.send_signal(signal.SIGTERM)
        try:
            status = process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            status = None
            process.kill()
            process.wait()
        # One that had not begun to listen to signals dies of them.
        if status not in (0, -signal.SIGTERM):
            self.unexpected.append(f"{name} ended with {status} when told to end")
        self.run.platform.launch(name)

    def _kill(self) -> None:
        name = self._chance.choice(SERVICES)
        self.run.platform.kill9(name)
        self.run.platform.launch(name)

    def _kill_gateway(self) -> None:
        self.run.platform.kill9("gateway")
        self.run.platform.launch("gateway")

    def _freeze(self) -> None:
        process = self.run.platform.processes[self._chance.choice(SERVICES)]
        process.send_signal(signal.SIGSTOP)
        time.sleep(self._chance.uniform(0.5, 6))
        process.send_signal(signal.SIGCONT)

    def _crash_database(self) -> None:
        self.database.stop_immediately()
        time.sleep(self._chance.uniform(0, 3))
        self.database.start()

    def _freeze_broker(self) -> None:
        self.broker.pause()
        time.sleep(self._chance.uniform(0.5, 6))
        self.broker.resume()

    def _kill_broker(self) -> None:
        self.broker.kill9()
        time.sleep(self._chance.uniform(0, 2))
        self.broker.start()

    def _alarm(self) -> None:
        watermark = "set_vm_memory_high_watermark"
        self.broker.control(watermark, "absolute", "1MB", seconds=CONTROL_SECONDS)
        time.sleep(self._chance.uniform(0.5, 4))
        self.broker.control(watermark, "0.6", seconds=CONTROL_SECONDS)

    def _poison(self) -> None:
        self._serial += 1
        self.load.insist_later(f"poisoned {self._serial}", f"poison {self._serial}", "poison")

    def _garble(self) -> None:
        """Publish what is no JSON: the broker confirms it, and both consumers get it."""
        self._serial += 1
        body = f"{{not json {self._serial}".encode()
        eventually(self.broker.answers, 30, lambda: "no broker to publish to")
        options = {"confirm_publish": True}
        with Connection(self.broker.uri, connect_timeout=30, transport_options=options) as connection:
            exchange = Exchange("ledger.events", type="topic", durable=True)
            producer = connection.Producer(exchange=exchange, auto_declare=False)
            producer.publish(body, routing_key="account.changed.v1", content_type="application/json", timeout=30)
        self.run.foreign += 2
