"""Measures the broker alone: ``python -m bench.raw`` reads a plan from standard input and prints seconds, as JSON.

Plan: ``amqp``; ``count`` messages; ``body``, in which ``{unique}`` is replaced; and either ``exchange`` and ``key``, to
publish them persistent and confirmed, ``batch`` unconfirmed at a time, or ``database`` (a PostgreSQL URL), to consume
them from the queue ``key``, insert a row for each and acknowledge it, ``batch`` in hand at a time. With ``queue`` the
queue ``key`` is declared and bound first. Only the publishing or the consuming is timed; ``cpu`` is its processor
time.
"""

import asyncio
import json
import sys
import time
import uuid
from typing import Any

import aio_pika
import asyncpg
import uvloop
from aio_pika.abc import AbstractChannel, AbstractIncomingMessage

TABLE = "CREATE TABLE applied (event_id uuid PRIMARY KEY, content jsonb NOT NULL)"
_INSERT = "INSERT INTO applied (event_id, content) VALUES ($1, $2)"


async def publish(channel: AbstractChannel, plan: dict[str, Any]) -> dict[str, float]:
    """Publish ``count`` messages."""
    exchange = await _exchange(channel, plan)
    bodies = [plan["body"].replace("{unique}", str(uuid.uuid4())).encode() for _ in range(plan["count"])]
    messages = [_message(body) for body in bodies]
    wall, cpu = time.perf_counter(), time.process_time()
    for start in range(0, len(messages), plan["batch"]):
        batch = messages[start : start + plan["batch"]]
        await asyncio.gather(*(exchange.publish(message, plan["key"]) for message in batch))
    return {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


def _message(body: bytes) -> aio_pika.Message:
    """Return a message with the properties of one sent by the platform."""
    persistent = aio_pika.DeliveryMode.PERSISTENT
    return aio_pika.Message(body, content_type="application/json", content_encoding="utf-8", delivery_mode=persistent)


async def _exchange(channel: AbstractChannel, plan: dict[str, Any]) -> aio_pika.abc.AbstractExchange:
    if not plan["exchange"]:
        return channel.default_exchange
    exchange = await channel.declare_exchange(plan["exchange"], "topic", durable=True)
    if plan.get("queue"):
        queue = await channel.declare_queue(plan["key"], durable=True, arguments={"x-queue-type": "quorum"})
        await queue.bind(exchange, plan["key"])
    return exchange


async def consume(channel: AbstractChannel, plan: dict[str, Any]) -> dict[str, float]:
    """Consume ``count`` messages, inserting a row for each before it is acknowledged."""
    database = await asyncpg.create_pool(plan["database"], min_size=10, max_size=10)
    await channel.set_qos(plan["batch"])
    queue = await channel.get_queue(plan["key"])
    done, left = asyncio.Event(), plan["count"]

    async def arrived(message: AbstractIncomingMessage) -> None:
        nonlocal left
        text = message.body.decode()
        await database.execute(_INSERT, uuid.UUID(json.loads(text)["id"]), text)
        await message.ack()
        left -= 1
        if not left:
            done.set()

    wall, cpu = time.perf_counter(), time.process_time()
    tag = await queue.consume(arrived)
    await done.wait()
    spent = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    await queue.cancel(tag)
    await database.close()
    return spent


async def _run(plan: dict[str, Any]) -> dict[str, float]:
    connection = await aio_pika.connect(plan["amqp"])
    async with connection:
        channel = await connection.channel(publisher_confirms=True)
        return await (consume(channel, plan) if "database" in plan else publish(channel, plan))


if __name__ == "__main__":
    json.dump(uvloop.run(_run(json.load(sys.stdin))), sys.stdout)
