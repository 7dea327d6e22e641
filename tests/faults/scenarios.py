"""What goes wrong with RabbitMQ under nameko, as scenes: each plays one hazard and ends with what must hold after it.

A scene is played twice, see ``test_hazards.py``: as the platform is, and without the hardening that survives it; then
it must end in an ``AssertionError`` that names the damage. So a scene says in its assertions what is the matter, and
waits for ``patience`` at most where the damage is that nothing ever happens.
"""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from amqp.exceptions import NotFound
from kombu import Connection

from tests.faults.run import Run, in_background
from tests.sample.running import Platform, delete_queues, eventually
from tests.servers import BrokerServer

# What a service process may take to notice that something is wrong, with the time-outs of the hurried sample.
CALL_SECONDS = 10.0
MOST_TRIES = 4


@dataclass
class Scene:
    """A platform on a broker that may be broken; ``patience`` is in seconds."""

    run: Run
    broker: BrokerServer
    patience: float = 30.0

    @property
    def platform(self) -> Platform:
        return self.run.platform

    def await_transaction(self, service: str) -> None:
        """Wait until a handler of a service is in the middle of its transaction."""
        eventually(lambda: self.in_transaction(service) > 0, 15, lambda: f"no transaction of {service}")

    def in_transaction(self, service: str) -> int:
        """How many handlers of a service are in the middle of their transactions."""
        statement = "SELECT count(*) FROM pg_stat_activity WHERE datname = :name AND state = 'idle in transaction'"
        return int(self.platform.rows(service, statement, name=service)[0][0])

    def written(self, account: str) -> int:
        """How many entries of an account are committed."""
        statement = "SELECT count(*) FROM lines WHERE account = :account"
        return int(self.platform.rows("ledger", statement, account=account)[0][0])

    def replays(self, consumer: str) -> int:
        """How often the ledger has published again, to its end, what a consumer takes."""
        statement = "SELECT count(*) FROM replays WHERE consumer = :consumer AND finished_at IS NOT NULL"
        return int(self.platform.rows("ledger", statement, consumer=consumer)[0][0])

    def new_words(self, name: str) -> "Words":
        """What a process writes from now on."""
        log = self.platform.log_of(name)
        return Words(log, log.stat().st_size)

    def assert_serving(self, *names: str) -> None:
        """No process has died, and all take calls again."""
        for name in names or self.platform.names:
            eventually(
                lambda: self._serves(name),  # noqa: B023
                self.patience,
                lambda: f"{name} does not serve any more:\n{self.platform.last_words(name)}",  # noqa: B023
            )

    def _serves(self, name: str) -> bool:
        platform = self.platform
        assert platform.processes[name].poll() is None, f"{name} has died:\n{platform.last_words(name)}"
        # What the broker thinks counts: a process may take a while to find out that it has lost its connection.
        return (name == "gateway" or consumers(platform, f"{name}.dead-letters") > 0) and platform.is_ready(name)


@dataclass
class Words:
    """The part of a log that comes after ``begun`` bytes."""

    log: Path
    begun: int

    def __contains__(self, what: str) -> bool:
        with self.log.open(errors="replace") as log:
            log.seek(self.begun)
            return what in log.read()


def consumers(platform: Platform, queue: str) -> int:
    """How many consume a queue; 0 when there is no such queue."""
    return _asked(platform, queue)[1]


def waiting(platform: Platform, queue: str) -> int:
    """How many messages wait in a queue; 0 when there is no such queue."""
    return _asked(platform, queue)[0]


def _asked(platform: Platform, queue: str) -> tuple[int, int]:
    with Connection(platform.broker) as connection:
        try:
            found = connection.default_channel.queue_declare(queue, passive=True)
        except NotFound:
            return 0, 0
    return int(found.message_count), int(found.consumer_count)


def state_of(process_id: int) -> str:
    """The state of a process as the kernel names it: ``T`` is stopped."""
    return Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()[0]


def connections(process_id: int, port: int) -> int:
    """How many connections of a process to a port of this machine are open, as the kernel sees it."""
    files = [os.readlink(entry.path) for entry in os.scandir(f"/proc/{process_id}/fd")]
    sockets = {name.removeprefix("socket:[").rstrip("]") for name in files if name.startswith("socket:[")}
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    # In these lines: the remote address and port in hexadecimal, the state, and the inode.
    return sum(line[2].endswith(f":{port:04X}") and line[3] == "01" and line[9] in sockets for line in lines)


def a_caller_gives_up_on_a_service_that_does_not_get_to_it(scene: Scene) -> None:
    """The call has been handed to a service that is frozen, and wakes up when nobody waits any more."""
    platform = scene.platform
    dropped = platform.figure("ledger", "lianshang_calls_abandoned_total")
    platform.processes["ledger"].send_signal(signal.SIGSTOP)
    begun = time.monotonic()
    reply = platform.call("ledger", "add_entry", timeout=1.0, body={"account": "abandoned", "amount": 1})
    assert (reply.status_code, reply.json()["code"]) == (504, "timed-out")
    assert time.monotonic() - begun < CALL_SECONDS
    platform.processes["ledger"].send_signal(signal.SIGCONT)
    eventually(
        lambda: (
            platform.figure("ledger", "lianshang_calls_abandoned_total") > dropped or scene.written("abandoned") > 0
        ),
        30,
        lambda: "the call is neither dropped nor run",
    )
    assert not scene.written("abandoned"), "an abandoned call has run after its deadline"


def a_reaction_fails(scene: Scene) -> None:
    """It fails twice and then succeeds."""
    scene.run.add("failing", behave="fail:2")
    scene.run.check()


def a_reaction_fails_each_time(scene: Scene) -> None:
    """It is tried a number of times and no more."""
    before = _failures(scene.platform)
    scene.run.add("poisoned", behave="poison")
    scene.run.check()
    tries = _failures(scene.platform) - before
    assert tries <= 2 * MOST_TRIES, f"two consumers ran the same event {tries} times"


def _failures(platform: Platform) -> int:
    """How many runs of reactions have failed at the mirror."""
    lines = platform.health("mirror", "metrics").text.splitlines()
    found = [line for line in lines if line.startswith('lianshang_handler_seconds_count{kind="reaction"')]
    return sum(int(float(line.rsplit(" ", 1)[1])) for line in found if 'outcome="error"' in line)


def a_body_cannot_be_decoded(scene: Scene) -> None:
    """A broken publisher has sent something that is no JSON to both consumers."""
    send_what_cannot_be_decoded(scene.run)


def send_what_cannot_be_decoded(run: Run) -> None:
    """It must become a dead letter of each consumer, as it came."""
    run.add("garbled", behave="garble")
    run.foreign += 2
    run.check()
    kept = run.platform.rows("mirror", "SELECT consumer, raw FROM parked WHERE raw IS NOT NULL")
    assert {(row.consumer, row.raw) for row in kept} >= {
        (f"mirror.{name}", "{not json") for name in ("follow", "tally")
    }


def the_broker_is_killed_while_work_is_in_hand(scene: Scene) -> None:
    """A reaction runs, and a call, which the broker has nothing to do with."""
    with ThreadPoolExecutor(1) as pool:
        reply = pool.submit(scene.run.add, "pending", hold=2.5)
        scene.await_transaction("ledger")
        scene.run.add("in hand", behave="slow:2")
        scene.await_transaction("mirror")
        scene.broker.kill9()
        assert reply.result().status_code == 200
        eventually(lambda: not scene.in_transaction("mirror"), 15, lambda: "not committed")
    scene.broker.start()
    scene.assert_serving()
    scene.run.check()


def the_broker_freezes_while_an_event_is_published(scene: Scene) -> None:
    """An event is committed and published into a broker that takes bytes and answers nothing."""
    # Opening a connection to a frozen broker is another matter: this is about one that is open.
    scene.run.add("frozen")
    scene.run.check()
    words = scene.new_words("ledger")
    begun = time.monotonic()
    with in_background(lambda: scene.run.add("frozen", hold=1.0)):
        scene.await_transaction("ledger")
        scene.broker.pause()
        eventually(
            lambda: "relay interrupted" in words, 1.0 + scene.patience, lambda: "the relay waits for a frozen broker"
        )
    assert time.monotonic() - begun < CALL_SECONDS + 5, "the caller has waited longer than the call's time-out"
    scene.broker.resume()
    scene.assert_serving()
    scene.run.check()


def an_event_finds_no_queue(scene: Scene) -> None:
    """The queues of all its consumers have been deleted while nobody consumed them."""
    platform = scene.platform
    scene.run.add("unroutable")
    scene.run.check()
    platform.stop("mirror")
    delete_queues(platform.broker, "mirror.follow", "mirror.tally")
    scene.run.add("unroutable")
    eventually(lambda: platform.unpublished() == 0, 30, lambda: platform.last_words("ledger"))
    platform.start("mirror")
    scene.run.check()


def one_of_two_queues_is_deleted(scene: Scene) -> None:
    """It held an event, and another was published while it was away; the other queue took both."""
    platform = scene.platform
    scene.run.add("halved")
    scene.run.check()
    before = scene.replays("mirror.tally")
    platform.stop("mirror")
    scene.run.add("halved")
    eventually(lambda: platform.unpublished() == 0, 15, lambda: platform.last_words("ledger"))
    delete_queues(platform.broker, "mirror.tally")
    scene.run.add("halved")
    eventually(
        lambda: scene.replays("mirror.tally") > before,
        scene.patience,
        lambda: "what a deleted queue held was not published again",
    )
    platform.start("mirror")
    scene.run.check()


def a_process_is_stopped_during_a_long_handler(scene: Scene) -> None:
    """SIGTERM comes while a reaction of several seconds runs; its message is acknowledged before the end."""
    platform = scene.platform
    scene.run.add("stopped", behave="slow:3")
    scene.await_transaction("mirror")
    platform.stop("mirror")
    assert platform.effects("stopped", "tally") == [1]
    platform.start("mirror")
    scene.run.add("stopped")
    scene.run.check()
    again = platform.figure("mirror", "lianshang_duplicates_suppressed_total")
    assert not again, f"{again} events were delivered again after a polite stop"


def a_process_is_blocked_for_longer_than_two_heartbeats(scene: Scene) -> None:
    """It stands still between a commit and its acknowledgement, until the broker has given up on its connection.

    The process has been started with ``FAILPOINT=message.before_settling:pause``.
    """
    platform = scene.platform
    mirror = platform.processes["mirror"]
    scene.run.add("blocked")
    eventually(lambda: state_of(mirror.pid) == "T", 15, lambda: "the failpoint was not met")
    open_before = connections(mirror.pid, scene.broker.port)
    eventually(
        lambda: connections(mirror.pid, scene.broker.port) < open_before, 15, lambda: "the broker has not noticed"
    )
    mirror.send_signal(signal.SIGCONT)
    scene.assert_serving()
    scene.run.add("blocked")
    scene.run.check()


def handlers_wait_for_the_database(scene: Scene) -> None:
    """Five statements of a second each; one that blocks the process would let them run one after another."""
    platform = scene.platform
    statement = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'ledger' AND wait_event = 'PgSleep'"
    with ThreadPoolExecutor(5) as pool:
        replies = [pool.submit(scene.run.add, f"doze{number}", behave="doze") for number in range(5)]
        eventually(
            lambda: platform.rows("ledger", statement)[0][0] == 5,
            scene.patience,
            lambda: "five statements never ran side by side",
        )
    assert [reply.result().status_code for reply in replies] == [200] * 5
    scene.run.check()
