"""T16: without the inbox, or when marking comes before publishing, the invariants must be seen to break.

Each repeats a test that passes with the mechanism in place (``test_fault_processes.py``). The window is hit with a
failpoint, so that it does not depend on luck.
"""

import pytest

from tests.faults.invariants import Broken
from tests.faults.run import ON_RABBITMQ, Run, in_background

pytestmark = [pytest.mark.system, ON_RABBITMQ]


def test_without_the_inbox_what_comes_again_is_applied_again(run: Run) -> None:
    platform = run.platform
    platform.restart("mirror", UNHARDENED="inbox", FAILPOINT="reaction.after_commit")
    with in_background(lambda: run.add("uninboxed")):
        platform.await_death("mirror")
        platform.start("mirror", UNHARDENED="inbox")
    with pytest.raises(Broken, match=r"1 applied more than once by (follow|tally): DOUBLED: uninboxed 1"):
        run.check()


def test_what_is_marked_before_it_is_published_gets_lost(run: Run) -> None:
    platform = run.platform
    platform.restart("ledger", UNHARDENED="marking", FAILPOINT="relay.before_publish")
    with in_background(lambda: run.add("marked")):
        platform.await_death("ledger")
        platform.start("ledger", UNHARDENED="marking")
    with pytest.raises(Broken, match="1 not applied by follow: LOST: marked 1"):
        run.check()
