"""What must hold after every fault: the one function that each test of this folder ends with.

Everything is read from the two databases of the sample, and compared with what clients were told and with what a test
has broken on purpose. Which events must become dead letters follows from their content (``behave``); what a test has
put onto the broker by itself, past the ledger, is counted by the test.
"""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

import httpx
from kombu.exceptions import OperationalError as BrokerAway
from sqlalchemy.exc import DBAPIError

from tests.sample.running import Platform

CONSUMERS = ("follow", "tally")
TOLD = "account.changed.v1"
# How long everything must stand still before it counts as drained, and before what is missing then counts as lost.
STILL_SECONDS = 0.3
LOST_SECONDS = 3.0
MOST_NAMED = 10

# An entry is known by its account and its number within the account.
Entry = tuple[str, int]
_EVENTS = """
SELECT type, sequence, envelope, published_at IS NULL OR id IN (SELECT id FROM unpublished) AS unpublished
FROM outbox ORDER BY id
"""


class Broken(AssertionError):
    """An invariant does not hold; the message says which, and which entries show it."""


@dataclass(frozen=True)
class Figures:
    """What a run came to. ``parked`` wait behind a dead letter, since their order is promised."""

    acknowledged: int
    written: int
    effects: int
    suppressed: int
    parked: int
    dead: int
    drain_seconds: float

    def __str__(self) -> str:
        return ", ".join(f"{entry.name} {getattr(self, entry.name):g}" for entry in fields(self))


@dataclass
class Records:
    """What the databases hold when nothing moves any more. Amounts are by entry, effects in the order of applying."""

    written: list[tuple[Entry, int]] = field(default_factory=list)
    # By entry: type, amount, behaviour and sequence of the event that tells of it, one for each.
    events: dict[Entry, list[tuple[str, int, str, int]]] = field(default_factory=dict)
    unpublished: list[Entry] = field(default_factory=list)
    effects: dict[str, list[tuple[Entry, int]]] = field(default_factory=dict)
    dead: dict[str, Counter[Entry]] = field(default_factory=dict)
    waiting: dict[str, Counter[Entry]] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)

    def told(self) -> dict[Entry, tuple[int, str, int]]:
        """Amount, behaviour and sequence of each event that both consumers must have applied."""
        return {entry: found[0][1:] for entry, found in self.events.items() if found[0][0] == TOLD}


def read(platform: Platform) -> Records:
    """Read both databases of the sample."""
    records = Records()
    for row in platform.rows("ledger", "SELECT account, number, amount FROM lines WHERE reaction IN ('', 'stamped')"):
        records.written.append(((row.account, row.number), row.amount))
    for row in platform.rows("ledger", _EVENTS):
        data = row.envelope["data"]
        if "account" not in data:
            continue
        entry = (data["account"], data["number"])
        records.events.setdefault(entry, []).append((row.type, data["amount"], data["behave"], row.sequence))
        if row.unpublished:
            records.unpublished.append(entry)
    for name in CONSUMERS:
        records.effects[name], records.dead[name], records.waiting[name] = [], Counter(), Counter()
    for row in platform.rows("mirror", "SELECT account, number, amount, reaction FROM lines ORDER BY id"):
        records.effects[row.reaction].append(((row.account, row.number), row.amount))
    for row in platform.rows("mirror", "SELECT consumer, state, envelope, raw, error FROM parked"):
        name = row.consumer.removeprefix("mirror.")
        data = (row.envelope or {}).get("data", {})
        entry = (data.get("account", ""), data.get("number", 0))
        if name not in CONSUMERS or entry not in records.events:
            records.foreign.append(f"{row.consumer} {row.state}: {row.raw or row.envelope} ({row.error})")
        else:
            (records.dead if row.state == "dead" else records.waiting)[name][entry] += 1
    return records


def poisoned(records: Records) -> dict[str, tuple[set[Entry], set[Entry]]]:
    """By consumer: which entries must be dead letters, and which must wait behind one."""
    found = {}
    for name in CONSUMERS:
        dead, behind = set(), set()
        stuck: set[str] = set()
        for entry, (_, behave, _) in sorted(records.told().items(), key=lambda item: item[1][2]):
            if name == "follow" and entry[0] in stuck:
                behind.add(entry)
            elif behave == "poison" or (behave == "exit" and name == "tally"):
                dead.add(entry)
                stuck.add(entry[0])
        found[name] = (dead, behind)
    return found


def broken(records: Records, acknowledged: Mapping[Entry, int], foreign: int = 0) -> Iterator[str]:
    """Which invariants do not hold, one sentence each."""
    written = Counter(entry for entry, _ in records.written)
    amounts = dict(records.written)
    yield from _named("acknowledged and not written: LOST", [e for e in acknowledged if e not in written])
    yield from _named(
        "acknowledged with another amount", [e for e in acknowledged if amounts.get(e) != acknowledged[e]]
    )
    yield from _named("written twice: DOUBLED", [e for e, count in written.items() if count > 1])
    yield from _named("written without an event: LOST", [e for e in written if e not in records.events])
    yield from _named("an event of what was not written", [e for e in records.events if e not in written])
    yield from _named("told of by two events: DOUBLED", [e for e, found in records.events.items() if len(found) > 1])
    yield from _named("left in the outbox", records.unpublished)
    told, expected = records.told(), poisoned(records)
    for name in CONSUMERS:
        dead, behind = expected[name]
        due = {entry: told[entry][0] for entry in told if entry not in dead and entry not in behind}
        applied = Counter(entry for entry, _ in records.effects[name])
        yield from _named(f"not applied by {name}: LOST", [e for e in due if e not in applied])
        yield from _named(f"applied more than once by {name}: DOUBLED", [e for e, n in applied.items() if n > 1])
        yield from _named(f"applied by {name} and not to be", [e for e in applied if e not in due])
        if sum(due.values()) != (total := sum(amount for _, amount in records.effects[name])):
            yield f"the sums disagree: ledger {sum(due.values())}, {name} {total}"
        yield from _named(f"dead at {name} and not poisoned", [e for e in records.dead[name] if e not in dead])
        yield from _named(f"poisoned and not dead at {name}", [e for e in dead if e not in records.dead[name]])
        yield from _named(f"left parked at {name}", [e for e in records.waiting[name] if e not in behind])
        yield from _named(
            f"behind a dead letter of {name} and not waiting", [e for e in behind if e not in records.waiting[name]]
        )
    yield from _named("applied out of order by follow", list(_out_of_order(records)))
    if len(records.foreign) != foreign:
        what = "dead letters of what the ledger did not write"
        yield f"{len(records.foreign)} {what} instead of {foreign}: {records.foreign[:MOST_NAMED]}"


def _named(what: str, entries: list[Entry]) -> Iterator[str]:
    if entries:
        shown = ", ".join(f"{account} {number}" for account, number in entries[:MOST_NAMED])
        yield f"{len(entries)} {what}: {shown}{' …' if len(entries) > MOST_NAMED else ''}"


def _out_of_order(records: Records) -> Iterator[Entry]:
    told = records.told()
    last: dict[str, int] = {}
    for entry, _ in records.effects["follow"]:
        sequence = told[entry][2] if entry in told else 0
        if sequence <= last.get(entry[0], 0):
            yield entry
        last[entry[0]] = max(sequence, last.get(entry[0], 0))


def drain(platform: Platform, foreign: int, seconds: float) -> float:
    """Wait until nothing moves any more; returns how long that took. What then is missing will not come.

    It is over when the outbox is empty, nothing waits for another try, the queues are empty and no process has a
    message in hand, and stays so. If effects are missing even so, they are given a little longer. It is over as well
    when the time is up: the invariants then say what is left.
    """
    begun = still_since = time.monotonic()
    while (now := time.monotonic()) - begun < seconds:
        busy, missing = _moves(platform, foreign)
        if busy:
            still_since = time.monotonic()
        elif now - still_since >= (LOST_SECONDS if missing else STILL_SECONDS):
            return still_since - begun
        time.sleep(0.1)
    return seconds


_DUE = """
SELECT count(*) FROM parked p WHERE state = 'waiting' AND NOT (consumer = 'mirror.follow' AND EXISTS (
    SELECT 1 FROM parked d WHERE d.consumer = p.consumer AND d.key = p.key AND d.state = 'dead'
    AND d.sequence < p.sequence))
"""


_WAITING = """
SELECT p.consumer, p.key, p.sequence, c.sequence AS reached, tries,
    extract(epoch FROM next_try_at - now()) AS due_in, error
FROM parked p LEFT JOIN cursors c ON c.consumer = p.consumer AND c.key = p.key
WHERE state = 'waiting' ORDER BY p.consumer, p.key, p.sequence LIMIT 10
"""


def _still_moving(platform: Platform) -> Iterator[str]:
    """What has not come to its end, with why."""
    yield f"in hand {platform.in_hand()}, queued {platform.queued()}, unpublished {platform.unpublished()}"
    for row in platform.rows("mirror", _WAITING):
        order = f"{row.key} {row.sequence} after {row.reached}"
        yield f"waiting: {row.consumer} {order}, {row.tries} tries, due in {row.due_in:.1f} s: {row.error[:200]}"


def _moves(platform: Platform, foreign: int) -> tuple[bool, bool]:
    """Whether anything is on its way still, and whether anything is missing of what must come."""
    try:
        due = platform.rows("mirror", _DUE)[0][0]
        settled = platform.rows(
            "mirror", "SELECT (SELECT count(*) FROM lines) + (SELECT count(*) FROM parked) AS count"
        )[0].count
        told = platform.rows("ledger", f"SELECT count(*) FROM outbox WHERE type = '{TOLD}'")[0][0]
        busy = bool(due or platform.unpublished() or platform.in_hand() or platform.queued())
    except (DBAPIError, BrokerAway, OSError, httpx.TransportError):
        # Still coming back; the time is limited all the same.
        return True, True
    return busy, settled < len(CONSUMERS) * told + foreign


def check(platform: Platform, acknowledged: Mapping[Entry, int], foreign: int = 0, seconds: float = 40) -> Figures:
    """Wait until everything is drained, then hold what there is against what was promised.

    ``acknowledged`` is the amount of each entry that a client was told is written; ``foreign`` counts the dead letters
    that must come of what the test has put onto the broker itself, one for each consumer that got it.

    Raises ``Broken`` with every invariant that does not hold.
    """
    drained = drain(platform, foreign, seconds)
    records = read(platform)
    figures = Figures(
        acknowledged=len(acknowledged),
        written=len(records.written),
        effects=sum(map(len, records.effects.values())),
        suppressed=platform.suppressed(),
        parked=sum(sum(waiting.values()) for waiting in records.waiting.values()),
        dead=sum(sum(dead.values()) for dead in records.dead.values()) + len(records.foreign),
        drain_seconds=round(drained, 1),
    )
    wrong = list(broken(records, acknowledged, foreign))
    if wrong:
        raise Broken("\n".join([f"after {figures}:", *wrong, *_still_moving(platform), f"logs: {platform.folder}"]))
    return figures
