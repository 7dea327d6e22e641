"""The consumer of the bare program: it has an inbox, writes people's entries, and emits events about these."""

import asyncio
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import aio_pika
import asyncpg
import orjson
import uvloop
from uuid_utils.compat import uuid7

from bench.limit.common import HERE, Relay, declare, emit, pool

# The number of messages that a process of the platform handles at once.
PREFETCH = 20

_INBOX = "INSERT INTO inbox (consumer, event_id) VALUES ('limit', $1) ON CONFLICT DO NOTHING RETURNING event_id"
_CURSOR = (
    "INSERT INTO cursors (consumer, key, sequence) VALUES ('limit', $1, $2)"
    " ON CONFLICT (consumer, key) DO UPDATE SET sequence = excluded.sequence"
)
# In the order of their ids, so that two events do not deadlock.
_AUDIENCE = (
    "SELECT p.id, p.email, p.locale, bool_or(o.kind = 'dispatcher') AS dispatcher"
    " FROM mirror_posts o JOIN mirror_persons p ON p.id = o.person_id"
    " WHERE p.active AND ((o.kind = 'dispatcher' AND (o.chain_id = $1 OR o.organization_id = $2))"
    " OR (o.kind = 'enterprise_contact' AND o.organization_id = $3)) GROUP BY p.id ORDER BY p.id"
)
_COUNT = (
    "INSERT INTO inboxes (person_id, unread, last_number) VALUES ($1, 1, 1) ON CONFLICT (person_id)"
    " DO UPDATE SET unread = inboxes.unread + 1, last_number = inboxes.last_number + 1 RETURNING last_number, unread"
)
_ENTRY = (
    "INSERT INTO entries (id, person_id, number, kind, title_zh, title_en, body_zh, body_en, link, created_at)"
    " VALUES ($1, $2, $3, 'request.submitted', $4, $4, $5, $5, $6, $7)"
)
# Without a mail server, a mail is only recorded. The address stays encrypted as it is.
_MAIL = (
    "INSERT INTO deliveries (id, kind, person_id, address, locale, subject, body, state, tries, created_at, decided_at)"
    " VALUES ($1, 'request.submitted', $2, $3, $4, $5, $6, 'off', 0, $7, $7)"
)


async def _consume() -> None:
    """Consume events, write entries and emit events about these, for ever."""
    database = await pool(HERE["notifications"])
    connection = await aio_pika.connect(HERE["amqp"])
    channel = await connection.channel(publisher_confirms=True)
    await channel.set_qos(PREFETCH)
    _, entries, queue = await declare(channel)
    relay = Relay(database, entries)
    relaying = asyncio.create_task(relay.run())

    async def arrived(incoming: aio_pika.abc.AbstractIncomingMessage) -> None:
        event = orjson.loads(incoming.body)
        async with database.acquire() as session, session.transaction():
            if await session.fetchval(_INBOX, UUID(event["id"])):
                await session.execute(_CURSOR, event["partitionkey"], event["sequence"])
                await _tell(session, event)
        relay.bell.set()
        await incoming.ack()

    await queue.consume(arrived)
    await relaying


async def _tell(session: asyncpg.Connection, event: dict[str, Any]) -> None:
    """Write an entry for everybody whom the rules name, and a mail to the dispatchers among them."""
    data, now = event["data"], datetime.now(UTC)
    title = f"新诉求待派单:{data['title']}"
    body = f"{data['enterprise_name']} 提交了诉求 {data['number']}「{data['title']}」。"
    link = f"/v1/requests/{data['id']}"
    entries = []
    persons = await session.fetch(_AUDIENCE, UUID(data["chain_id"]), UUID(data["park_id"]), UUID(data["enterprise_id"]))
    for person in persons:
        inbox = await session.fetchrow(_COUNT, person["id"])
        entry = uuid7()
        await session.execute(_ENTRY, entry, person["id"], inbox["last_number"], title, body, link, now)
        if person["dispatcher"]:
            await session.execute(_MAIL, uuid7(), person["id"], person["email"], person["locale"], title, body, now)
        entries.append(
            {
                "id": entry,
                "person_id": person["id"],
                "number": inbox["last_number"],
                "kind": "request.submitted",
                "title": {"zh": title, "en": title},
                "body": {"zh": body, "en": body},
                "link": link,
                "created_at": now,
                "unread": inbox["unread"],
            }
        )
    await emit(session, "inbox.entries-added.v1", f"inbox/{persons[0]['id']}", {"entries": entries})


def main() -> None:
    """Run until stopped."""
    uvloop.run(_consume())
