"""What the sample's mirror does."""

import os
import signal
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.running.figures import ask
from chassis.running.handlers import answered, handles, reacts
from chassis.running.work import Arrived, Work
from contracts import counts, prices
from contracts import ledger as contract
from services.mirror.models import Line

TRIES: Counter[tuple[str, str]] = Counter()


@reacts(contract.FOLLOW)
def follow(arrived: Arrived) -> None:
    for work, event in arrived:
        apply(work, "follow", event)


@reacts(contract.TALLY)
def tally(arrived: Arrived) -> None:
    for work, event in arrived:
        apply(work, "tally", event)


@reacts(prices.QUOTE)
def quote(arrived: Arrived) -> None:
    for work, event in arrived:
        # Written for the last version alone, whichever arrived.
        assert event["type"] == "price.changed.v3"
        data = event["data"]
        amount = data["price"]["minor"]
        work.session.add(Line(account=data["product"], number=event["sequence"], amount=amount, reaction="quote"))


@handles(counts.ASK_FOR_FIGURES)
def ask_for_figures(work: Work, body: dict[str, Any]) -> None:
    ask(work, counts.BOOKS, body["about"], body["accounts"])


@answered(counts.BOOKS)
def take_figures(work: Work, about: UUID, answer: Mapping[str, Any]) -> None:
    for subject in answer["subjects"]:
        count, average = subject["figures"]
        values = f"{count['value']:g} {average['value']} {average['sample']} {average['suppressed']}"
        work.session.add(Line(account=f"{about} {subject['id']}", number=0, amount=0, reaction=values))


@handles(contract.LIST_EFFECTS)
def list_effects(work: Work, query: dict[str, Any]) -> dict[str, Any]:
    lines = select(Line).order_by(Line.id)
    if query["account"]:
        lines = lines.where(Line.account == query["account"])
    return {"items": list(work.session.scalars(lines))}


def apply(work: Work, name: str, event: Mapping[str, Any]) -> None:
    """Write the effect. ``behave`` is ``fail:N`` (the first N tries), ``poison``, ``exit`` or ``slow:SECONDS``.

    ``fault`` fails for as long as the process runs with ``SAMPLE_FAULTY``, as a release with a fault would.
    """
    data = event["data"]
    how, _, amount = data["behave"].partition(":")
    TRIES[name, event["id"]] += 1
    if how == "poison" or (how == "fail" and TRIES[name, event["id"]] <= int(amount)):
        raise RuntimeError(f"told to fail, try {TRIES[name, event['id']]}")
    if how == "fault" and os.environ.get("SAMPLE_FAULTY"):
        raise RuntimeError("a fault of this release")
    if how == "exit" and name == "tally":
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "slow":
        time.sleep(float(amount))
    work.session.add(Line(account=data["account"], number=data["number"], amount=data["amount"], reaction=name))
