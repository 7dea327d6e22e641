"""One platform under test and what clients have been told by it: everything that the invariants are held against."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.faults import invariants
from tests.faults.invariants import Broken, Entry, Figures
from tests.sample.running import Platform

# Marks a module or test of what the embedded broker cannot do, since it lives and dies with the process.
ON_RABBITMQ = pytest.mark.parametrize("stage", ["rabbitmq"], indirect=True)
# Marks a test of what another one shows on RabbitMQ.
ON_EMBEDDED = pytest.mark.parametrize("stage", ["embedded"], indirect=True)


class Run:
    """A platform and the account of what was done with it, kept for as long as tests share the platform.

    Entries go through ``add``, so that what is acknowledged is known. A test that puts messages onto the broker itself
    counts in ``foreign`` the dead letters that must come of it.
    """

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.acknowledged: dict[Entry, int] = {}
        self.foreign = 0
        # Whether this test has held the invariants against what it did, and whether any test has broken them.
        self.checked = False
        self.spoiled = False

    def add(self, account: str, *, amount: int = 1, key: str | None = None, **body: object) -> httpx.Response:
        """Add an entry, and note it when that is acknowledged."""
        reply = self.platform.add(account, amount=amount, key=key, **body)
        if reply.status_code == 200:
            self.acknowledged[account, reply.json()["body"]["number"]] = amount
        return reply

    def check(self, seconds: float = 90) -> Figures:
        """Wait until all is drained and check every invariant. Raises ``Broken``."""
        self.checked = True
        try:
            figures = invariants.check(self.platform, self.acknowledged, self.foreign, seconds)
        except Broken:
            self.spoiled = True
            raise
        # Shown by pytest when the test fails later.
        print(figures)
        return figures


def in_background(work: Callable[[], object]) -> ThreadPoolExecutor:
    """Do something while the test goes on; leave the block of the result to wait for it."""
    pool = ThreadPoolExecutor(1)
    pool.submit(work)
    return pool
