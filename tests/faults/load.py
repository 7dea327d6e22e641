"""Steady load on the sample: clients that write as an app should, again with the same key until they are told."""

import itertools
import random
import threading
import time
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor

import httpx

from tests.faults.run import Run

CLIENTS = 4
ACCOUNTS = 12
PAUSE_SECONDS = 0.1
RETRY_SECONDS = 0.1
# After this a client gives up, which is a failure: everything has been mended for long by then.
INSIST_SECONDS = 120.0
# Of the entries: whose reactions fail at first, and whose clients do not ask what became of them.
FAILING = 0.1
CARELESS = 0.05


class Load:
    """Clients in threads. What they do follows from the seed, when they do it does not."""

    def __init__(self, run: Run, seed: int) -> None:
        self.run = run
        self.seed = seed
        self.failing = 0
        # How many answers of each status there were; 0 counts those that got none.
        self.answers: Counter[int] = Counter()
        # The longest that a client waited from its first try to the acknowledgement, in seconds.
        self.longest_stall = 0.0
        self._stopping = threading.Event()
        self._pool = ThreadPoolExecutor(CLIENTS + 1)
        self._clients: list[Future[None]] = []

    def start(self) -> None:
        """Let the clients begin."""
        self._clients += [self._pool.submit(self._write, number) for number in range(CLIENTS)]

    def stop(self) -> None:
        """No new entries; returns when each client knows what became of its last. Raises what one has failed of."""
        self._stopping.set()
        self._pool.shutdown()
        for client in self._clients:
            client.result()

    def insist_later(self, account: str, key: str, behave: str) -> None:
        """Have one more entry written, and do not wait for it."""
        self._clients.append(self._pool.submit(self.insist, account, key, behave))

    def _write(self, client: int) -> None:
        chance = random.Random(f"{self.seed}, client {client}")
        for serial in itertools.count():
            if self._stopping.wait(chance.uniform(0, 2 * PAUSE_SECONDS)):
                return
            account = f"account {chance.randrange(ACCOUNTS)}"
            behave = "fail:1" if chance.random() < FAILING else ""
            self.failing += behave != ""
            if chance.random() < CARELESS:
                self._try(account, None, behave)
            else:
                self.insist(account, f"{client}/{serial}", behave)

    def insist(self, account: str, key: str, behave: str) -> None:
        """Write an entry: again with the same key until it is acknowledged."""
        begun = time.monotonic()
        while self._try(account, key, behave) != 200:
            if time.monotonic() - begun > INSIST_SECONDS:
                raise AssertionError(f"{account} {key} was not acknowledged; answers so far: {dict(self.answers)}")
            time.sleep(RETRY_SECONDS)
        self.longest_stall = max(self.longest_stall, time.monotonic() - begun)

    def _try(self, account: str, key: str | None, behave: str) -> int:
        try:
            status = self.run.add(account, key=key, behave=behave).status_code
        except httpx.TransportError:
            status = 0
        self.answers[status] += 1
        return status
