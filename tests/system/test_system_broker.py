"""kill -9 of the broker while 200 submissions a second come in: nothing is lost or told twice, and the stall ends."""

import time

from tests.servers import BrokerServer
from tests.system import kept
from tests.system.client import eventually
from tests.system.district import District
from tests.system.load import loading, plan_of

RATE = 200
LONGEST = 200
STORED_BEFORE = 30
# How long a broker takes to start is for the machine to say; who tries until it is back must not give up before.
PATIENCE = 90


def test_killing_the_broker_under_load_loses_nothing(distributed: District, private_broker: BrokerServer) -> None:
    plan = plan_of(distributed, LONGEST, rate=RATE, patience=PATIENCE)
    with loading(plan) as load, kept.records_of(distributed.stack) as records:
        eventually(lambda: len(records.stored(plan.tag)) >= STORED_BEFORE, what="the first submissions")
        private_broker.kill9()
        killed = time.time()
        private_broker.start()
        away = time.time() - killed
        load.end()
        outcome = load.outcome()
    found = kept.check(distributed.stack, outcome, plan.tag)
    print(  # noqa: T201 (shown with whatever fails, and with pytest -s)
        f"{len(outcome.submissions)} at {RATE}/s, broker away for {away:.1f} s: {found}; "
        f"longest without an acknowledged write {outcome.longest_stall:.1f} s; answers {dict(outcome.statuses)}"
    )
    # 409: the first try with this key is still running. 0: the server closed a connection, long idle, in the moment in
    # which it was used again (RFC 9112, 9.3.1).
    assert set(outcome.statuses) <= {0, 201, 409, 503, 504}
    assert not [each.title for each in outcome.submissions if each.bare]
    before = [each for each in outcome.acknowledged if each.ended < killed]
    after = [each for each in outcome.acknowledged if each.ended > killed + away]
    assert before
    assert after
    # It comes back by itself, and not only when everybody has given up.
    assert outcome.longest_stall < away + 20
