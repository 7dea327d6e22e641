"""Every process is replaced under load, one after the other: nobody is refused, nothing is lost or told twice."""

import time

from contracts.platform import SERVICES
from tests.system import kept
from tests.system.client import eventually
from tests.system.district import District
from tests.system.load import loading, plan_of

# Little enough for a machine that starts another process meanwhile.
RATE = 5
LONGEST = 200


def test_replacing_every_process_under_load_loses_nothing(distributed: District) -> None:
    plan = plan_of(distributed, LONGEST, rate=RATE, patience=30)
    began = {}
    with loading(plan) as load, kept.records_of(distributed.stack) as records:
        for name in [*SERVICES, "gateway"]:
            began[name] = time.time()
            before = len(records.stored(plan.tag))
            distributed.stack.replace(name)
            eventually(lambda: len(records.stored(plan.tag)) > before + RATE, what=f"submissions after {name}")  # noqa: B023
        load.end()
        outcome = load.outcome()
    found = kept.check(distributed.stack, outcome, plan.tag)
    ends = [*list(began.values())[1:], float("inf")]
    seen = {
        name: dict(outcome.statuses_between(begin, end)) for (name, begin), end in zip(began.items(), ends, strict=True)
    }
    print(f"{found}; longest answer {outcome.slowest(1, 201):.1f} s; answers while replacing {seen}")  # noqa: T201
    assert len(outcome.acknowledged) == len(outcome.submissions)
    for name in SERVICES:
        assert set(seen[name]) == {201}
    # Between the close of a listening socket and the close of its connections a client may meet neither.
    assert set(seen["gateway"]) <= {201, 0}
