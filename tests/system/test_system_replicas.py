"""Replicas of a service share its work, and what is promised holds as with one of each."""

import re
from collections.abc import Iterable, Mapping

import httpx

from tests.system import kept
from tests.system.client import eventually
from tests.system.district import District
from tests.system.load import loading, plan_of
from tests.system.stack import Process

REPLICAS = 3
SECONDS = 2
WORKERS = 6
WITHDRAWN = 8

# Of one aggregate the events are numbered without a gap, in the order in which they are published.
OUT_OF_ORDER = """
SELECT key FROM (
    SELECT key, sequence, row_number() OVER (PARTITION BY key ORDER BY id) AS place FROM outbox WHERE key = ANY(:keys)
) AS numbered WHERE sequence <> place"""
LAST = "SELECT key, max(sequence) AS sequence FROM outbox WHERE key = ANY(:keys) GROUP BY key"
REACHED = "SELECT key, sequence FROM cursors WHERE consumer = 'notifications.tell' AND key = ANY(:keys)"
TOLD = "SELECT link, kind, person_id, number FROM entries WHERE link = ANY(:links) ORDER BY person_id, number"
WRITTEN = "SELECT count(*) FROM outbox"
WAITING = "SELECT id FROM unpublished"


def handled(process: Process, kind: str, name: str) -> int:
    """How often this process has done something."""
    figures = httpx.get(f"{process.url}/metrics", trust_env=False).text
    lines = re.findall(r"^lianshang_handler_seconds_count\{(.*)\} (\S+)$", figures, re.MULTILINE)
    return sum(
        int(float(count)) for labels, count in lines if f'kind="{kind}"' in labels and f'name="{name}"' in labels
    )


def published(processes: Iterable[Process]) -> int:
    """How many events these processes have published."""
    figures = "".join(httpx.get(f"{process.url}/metrics", trust_env=False).text for process in processes)
    return sum(int(float(one)) for one in re.findall(r"^lianshang_events_published_total\{.*\} (\S+)$", figures, re.M))


def sequences(records: kept.Records, service: str, statement: str, keys: list[str]) -> Mapping[str, int]:
    """A sequence number for each aggregate."""
    return {row.key: row.sequence for row in records.rows(service, statement, keys=keys)}


def test_three_replicas_share_the_work_and_keep_what_is_promised(distributed: District) -> None:
    stack = distributed.stack
    with (
        stack.replicas("requests", REPLICAS) as writing,
        stack.replicas("notifications", REPLICAS) as telling,
        kept.records_of(stack) as records,
    ):
        eventually(lambda: not records.rows("requests", WAITING), what="nothing left to publish from before")
        before = records.rows("requests", WRITTEN)[0][0] - published(writing)
        plan = plan_of(distributed, SECONDS, workers=WORKERS)
        with loading(plan) as load:
            ids = []
            for _ in range(WITHDRAWN):
                ids.append(distributed.submit()["id"])
                distributed.contact.do(f"/v1/requests/{ids[-1]}/withdrawal", {"reason": "已解决"})
            outcome = load.outcome()
        found = kept.check(stack, outcome, plan.tag)
        keys = [f"request/{one}" for one in [*ids, *(each.id for each in records.stored(plan.tag))]]
        emitted = sequences(records, "requests", LAST, keys)
        assert set(emitted) == set(keys)
        assert not records.rows("requests", OUT_OF_ORDER, keys=keys)
        eventually(lambda: sequences(records, "notifications", REACHED, keys) == emitted, what="every event applied")
        told = records.rows("notifications", TOLD, links=[f"/v1/requests/{one}" for one in ids])
        # No replica has published what another had in hand.
        written = records.rows("requests", WRITTEN)[0][0] - before
        eventually(lambda: published(writing) == written, what="each event published once")
        shares = {
            "submissions": [handled(each, "operation", "submit_request") for each in writing],
            "reactions": [handled(each, "reaction", "notifications.tell") for each in telling],
        }
    print(f"{found}; done by each replica: {shares}")  # noqa: T201
    assert len(outcome.acknowledged) == len(outcome.submissions)
    # The contact hears of the submission alone; whoever is told of the withdrawal, of the submission first. Each once.
    kinds: dict[tuple[str, str], list[str]] = {}
    for row in told:
        kinds.setdefault((row.link, str(row.person_id)), []).append(row.kind)
    assert {link for link, _ in kinds} == {f"/v1/requests/{one}" for one in ids}
    assert set(map(tuple, kinds.values())) == {("request.submitted",), ("request.submitted", "request.withdrawn")}
    assert all(min(each) > 0 for each in shares.values())
