"""The tables of the machinery, which every service's database has.

Each states under ``kept`` for how long its rows are kept, or why for ever (``docs/retention.md``); models of services
have an attribute of that name. They are Core tables because they are written on hot paths. They have their own
migration history (``chassis/migrations``), which runs in each database before the service's.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Index,
    Integer,
    Interval,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

from contracts.platform import EVENTS_KEPT, EVENTS_REMEMBERED

# Constraint names must be the same everywhere, or migrations cannot name what they change.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)


def _moment(name: str, *, nullable: bool = False, preset: bool = True) -> Column[object]:
    """Return a column for a moment of wall time."""
    return Column(name, DateTime(timezone=True), nullable=nullable, server_default=func.now() if preset else None)


# The outbox: events that this service has committed. Rows are written once and not changed: what is still to be
# published stands in "unpublished". The release before looks for a null in "published_at" instead and keeps its tries
# here; this one sets it on writing, and once more on publishing if a replay has to know.
outbox = Table(
    "outbox",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("event_id", Uuid, nullable=False, unique=True),
    Column("type", String(100), nullable=False),
    Column("key", String(100), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("envelope", JSONB, nullable=False),
    _moment("created_at"),
    _moment("published_at", nullable=True, preset=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    _moment("retry_at"),
    Column("error", Text),
    Index("ix_outbox_pending", "id", postgresql_where=text("published_at IS NULL")),
    Index("ix_outbox_pending_key", "key", "id", postgresql_where=text("published_at IS NULL")),
    Index("ix_outbox_published_at", "published_at"),
    Index("ix_outbox_type_created_at", "type", "created_at"),
    info={"kept": f"{EVENTS_KEPT.days} days, to be sent again; an hour where no queue takes the type"},
)

# The events of the outbox that the broker has not confirmed: small rows, which come and go, so that no large one is
# written twice. An event that no queue takes has tries, and waits for the next.
unpublished = Table(
    "unpublished",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("key", String(100), nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    _moment("retry_at", nullable=True, preset=False),
    Column("error", Text),
    Index("ix_unpublished_deferred", "key", "id", postgresql_where=text("tries > 0")),
    info={"kept": "until the broker has confirmed the event"},
)

# The last sequence number of each aggregate. The lock on its row makes ids and numbers of one aggregate commit in
# order.
sequences = Table(
    "sequences",
    metadata,
    Column("key", String(100), primary_key=True),
    Column("last", Integer, nullable=False),
    info={
        "kept": "for ever: an aggregate that changes again goes on with its next number, since a smaller one would be "
        "taken for an old event; some 150 bytes an aggregate"
    },
)

# The inbox: the events that each consumer has applied; a row is written in the transaction of the effect.
inbox = Table(
    "inbox",
    metadata,
    Column("consumer", String(100), primary_key=True),
    Column("event_id", Uuid, primary_key=True),
    _moment("applied_at"),
    Index("ix_inbox_applied_at", "applied_at"),
    info={"kept": f"{EVENTS_REMEMBERED.days} days: longer than anything can be sent again"},
)

# The cursors: how far an ordered consumer has got with each aggregate.
cursors = Table(
    "cursors",
    metadata,
    Column("consumer", String(100), primary_key=True),
    Column("key", String(100), primary_key=True),
    Column("sequence", Integer, nullable=False),
    info={
        "kept": "for ever: the next event of an aggregate is known by the number before it; some 200 bytes an aggregate"
    },
)

# Pending retries: events whose reaction failed, waiting for the next try, or dead until an operator decides. The API
# calls them parked. A dropped event of an ordered consumer is "dropping" until its turn has come and the cursor has
# moved past it.
pending_retries = Table(
    "parked",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("consumer", String(100), nullable=False),
    Column("event_id", Uuid),
    Column("type", String(100)),
    Column("key", String(100)),
    Column("sequence", Integer),
    Column("envelope", JSONB),
    Column("raw", Text),
    Column("state", String(10), nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    _moment("parked_at"),
    _moment("next_try_at"),
    Column("error", Text, nullable=False),
    _moment("dropped_at", nullable=True, preset=False),
    Column("reason", Text),
    CheckConstraint("state IN ('waiting', 'dead', 'dropping', 'dropped')", name="state"),
    Index("uq_parked_consumer_event_id", "consumer", "event_id", unique=True),
    Index("ix_parked_due", "consumer", "next_try_at", postgresql_where=text("state = 'waiting'")),
    Index("ix_parked_state", "state", "parked_at"),
    Index("ix_parked_dropping", "consumer", "key", "sequence", postgresql_where=text("state = 'dropping'")),
    info={
        "kept": f"until it is applied; dead letters until an operator decides, the record of a dropped one "
        f"{EVENTS_KEPT.days} days"
    },
)

# Replays that operators have asked for, each to one consumer: the rows of the outbox after "position", up to "until",
# that were written since a moment. At most one for each consumer is unfinished.
replays = Table(
    "replays",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("consumer", String(100), nullable=False),
    _moment("since", preset=False),
    Column("position", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("published", BigInteger, nullable=False, server_default="0"),
    _moment("requested_at"),
    _moment("finished_at", nullable=True, preset=False),
    Column("error", Text),
    Index("uq_replays_unfinished", "consumer", unique=True, postgresql_where=text("finished_at IS NULL")),
    Index("ix_replays_finished_at", "finished_at"),
    info={"kept": f"{EVENTS_KEPT.days} days after its end"},
)

# Answers to writes that came with an Idempotency-Key, kept for a day.
idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("operation", String(60), primary_key=True),
    Column("caller", String(60), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("request_hash", String(64), nullable=False),
    Column("reply", JSON, nullable=False),
    _moment("created_at"),
    Index("ix_idempotency_keys_created_at", "created_at"),
    info={"kept": "24 hours, in which the same call gets the same answer"},
)

# The audit table: one row for every write and for every read of personal data.
audit = Table(
    "audit",
    metadata,
    Column("id", Uuid, primary_key=True),
    _moment("at"),
    Column("actor", String(120), nullable=False),
    Column("person_id", Uuid),
    Column("operation", String(60), nullable=False),
    Column("object_id", String(100)),
    Column("content", JSONB, nullable=False),
    Column("correlation", String(100), nullable=False),
    Index("ix_audit_at", "at"),
    Index("ix_audit_object_id", "object_id", "at"),
    Index("ix_audit_person_id", "person_id", "at"),
    info={"kept": "for ever, as inspections ask for it; `lianshang audit archive` moves old months to files"},
)

# The shift of business time from wall time; read only where the clock can be moved.
clock = Table(
    "clock",
    metadata,
    Column("id", SmallInteger, primary_key=True, server_default="1"),
    Column("ahead", Interval, nullable=False),
    CheckConstraint("id = 1", name="single"),
    info={"kept": "for ever: a single row"},
)

# Marks of the keys that have been used on the data here, see chassis/storing/key_canary.py.
field_keys = Table(
    "field_keys",
    metadata,
    Column("use", String(20), primary_key=True),
    Column("mark", String(64), primary_key=True),
    _moment("since"),
    info={"kept": "for ever: a row for each key"},
)

# The files that hang on things of this service, see chassis/filing. A row is written before the content is, and deleted
# after it: "begun" until the content is stored, then "attached"; from then on "removed" or "lapsed", and "emptied" once
# the content is deleted. "due_at" is when that happens next.
files = Table(
    "files",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("thing", String(60), nullable=False),
    Column("thing_id", Uuid, nullable=False),
    Column("kind", String(30)),
    Column("state", String(10), nullable=False),
    Column("name", String(200)),
    Column("media_type", String(100)),
    Column("size", BigInteger),
    Column("sha256", String(64)),
    Column("person_id", Uuid, nullable=False),
    Column("person_name", String(120), nullable=False),
    _moment("begun_at"),
    _moment("attached_at", nullable=True, preset=False),
    _moment("due_at", nullable=True, preset=False),
    CheckConstraint("state IN ('begun', 'attached', 'removed', 'lapsed', 'emptied')", name="state"),
    CheckConstraint("(state = 'attached') = (due_at IS NULL)", name="due"),
    Index("ix_files_thing", "thing", "thing_id", postgresql_where=text("state = 'attached'")),
    Index("ix_files_due_at", "due_at", postgresql_where=text("due_at IS NOT NULL")),
    info={
        "kept": "as long as what the file hangs on, unless it is removed; without content a day more; an upload that "
        "was not finished an hour"
    },
)

# Calls that were accepted and are carried out by a schedule, see chassis/running/jobs.py. Times are wall times.
jobs = Table(
    "jobs",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("operation", String(60), nullable=False),
    Column("actor", JSONB, nullable=False),
    Column("person_id", Uuid),
    Column("correlation", String(100), nullable=False),
    # What the operation was called with, encrypted, until the end.
    Column("content", Text),
    Column("filename", String(200)),
    Column("status", String(20), nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("done", Integer, nullable=False, server_default="0"),
    Column("total", Integer),
    # What came of it, encrypted.
    Column("outcome", Text),
    Column("proposal_id", Uuid),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("started_at", DateTime(timezone=True)),
    Column("finished_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False, server_default="1"),
    Index("ix_jobs_person_id", "person_id", "id"),
    Index("ix_jobs_open", "id", postgresql_where=text("status IN ('waiting', 'running')")),
    Index("ix_jobs_finished_at", "finished_at"),
    info={"kept": "30 days after its end; what it was called with only until then"},
)

# What each thing is found by, see chassis/searching. "rule" is the number of the rule by which "words" were made, 0
# where they are out of date.
search_entries = Table(
    "search_entries",
    metadata,
    Column("resource", String(40), primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("words", TSVECTOR, nullable=False),
    Column("rule", SmallInteger, nullable=False),
    Index("ix_search_entries_words", "words", postgresql_using="gin"),
    Index("ix_search_entries_stale", "id", postgresql_where=text("rule = 0")),
    info={"kept": "as long as the thing that is found by it"},
)

# How far the schedule has come that looks for things without an entry: down to which identifier, and when it was done.
search_rounds = Table(
    "search_rounds",
    metadata,
    Column("resource", String(40), primary_key=True),
    Column("rule", SmallInteger, nullable=False),
    Column("place", Uuid),
    _moment("ended_at", nullable=True, preset=False),
    info={"kept": "for ever: a row for each kind of thing"},
)
