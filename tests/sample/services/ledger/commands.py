"""What the sample's ledger does."""

import json
import time
from typing import Any

import eventlet.patcher
import structlog
from sqlalchemy import func, select, update

from chassis.calling.errors import Failure
from chassis.connecting.broker import connection_to
from chassis.connecting.topology import event_exchange
from chassis.running.handlers import every, handles
from chassis.running.runtime import Runtime
from chassis.running.settings import Settings
from chassis.running.work import Work
from contracts import ledger as contract
from contracts import prices
from services.ledger.models import Line

# What a broken or a later publisher sends, by the behaviour that asks for it.
RUBBISH = {
    "garble": "{not json",
    "alien": json.dumps({"hello": 1}),
    "untraceable": json.dumps(
        {
            "id": "01a20000-0000-7000-8000-00000000000b",
            "type": "account.changed.v1",
            "partitionkey": "account/untraceable",
            "sequence": 1,
            "traceparent": 7,
            "data": {"account": "untraceable", "number": 1, "amount": 1, "behave": ""},
        }
    ),
    "future": json.dumps(
        {
            "id": "01a20000-0000-7000-8000-00000000000a",
            "type": "account.changed.v9",
            "partitionkey": "account/future",
            "sequence": 1,
            "data": {},
        }
    ),
}

log = structlog.get_logger()


@handles(contract.ADD_ENTRY)
def add_entry(work: Work, body: dict[str, Any]) -> dict[str, Any]:
    if body["behave"] == "refuse":
        raise Failure(contract.NO_MONEY, missing=7)
    if body["behave"] == "break":
        raise ZeroDivisionError
    # As a service locks the row of its aggregate: numbers are given without gaps and in the order of commits.
    work.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"line/{body['account']}", 0))))
    before = select(func.count()).select_from(Line).where(Line.account == body["account"])
    number = (work.session.scalar(before) or 0) + 1
    line = Line(account=body["account"], number=number, amount=body["amount"], reaction="")
    work.session.add(line)
    work.session.flush()
    # "block" holds up the whole process, "hold" only this call.
    sleep = eventlet.patcher.original("time").sleep if body["behave"] == "block" else time.sleep
    sleep(body["hold"])
    if body["behave"] == "doze":
        work.session.execute(select(func.pg_sleep(1)))
    if body["behave"] in RUBBISH:
        litter(RUBBISH[body["behave"]], work.settings)
    if body["behave"] == "wake":
        work.wake("stamp_woken")
    data = {"account": body["account"], "number": number, "amount": body["amount"], "behave": body["behave"]}
    work.emit(contract.UNHEARD if body["behave"] == "unheard" else contract.ACCOUNT_CHANGED, body["account"], data)
    return {"id": str(line.id), "number": number}


@handles(contract.COUNT_ENTRIES)
def count_entries(work: Work) -> dict[str, Any]:
    return {"id": "", "number": work.session.scalar(select(func.count()).select_from(Line))}


@handles(prices.SET_PRICE)
def set_price(work: Work, body: dict[str, Any]) -> None:
    product, fen = body["product"], body["fen"]
    if body["version"] == 1:
        work.emit(prices.PRICE_CHANGED_V1, product, {"product": product, "yuan": f"{fen // 100}.{fen % 100:02}"})
    elif body["version"] == 2:
        work.emit(prices.PRICE_CHANGED_V2, product, {"product": product, "fen": fen})
    else:
        price = {"minor": fen, "currency": "CNY"}
        work.emit(prices.PRICE_CHANGED, product, {"product": product, "price": price})


@every(seconds=3600)
def mark_new_day(work: Work) -> int:
    """Write one line for each business day on which it runs."""
    day = f"day {work.today}"
    if work.session.scalar(select(func.count()).where(Line.account == day)):
        return 0
    work.session.add(Line(account=day, number=0, amount=0, reaction="schedule"))
    return 1


@every(seconds=3600, by_wall=True, first=True)
def open_books(work: Work) -> int:
    """What takes a while and must be over before the first call."""
    time.sleep(0.3)
    log.info("books opened")
    return 0


@every(seconds=3600, outside=True)
def stamp_woken(runtime: Runtime) -> int:
    """Stamp the lines that rang for it, in a transaction of its own."""

    def stamp(work: Work) -> int:
        waiting = update(Line).where(Line.account == "woken", Line.reaction == "").values(reaction="stamped")
        return len(work.session.execute(waiting.returning(Line.id)).all())

    return runtime.tick(stamp)


def litter(body: str, settings: Settings) -> None:
    """Publish something to those who listen to the ledger, past its outbox and on whichever broker there is."""
    with connection_to(settings) as connection:
        # RabbitMQ loses some of what nobody waits for when the connection is closed right behind it.
        connection.transport_options["confirm_publish"] = True
        publish = connection.Producer(exchange=event_exchange("ledger")).publish
        publish(body, routing_key="account.changed.v1", content_type="application/json", content_encoding="utf-8")
