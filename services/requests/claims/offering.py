"""Checks of what goes on the board: where it belongs, and that it names nobody."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from chassis.calling.errors import Failure, forbidden, invalid
from chassis.running.work import Work
from contracts.requests.offers import KEEPERS, NOT_ON_THE_BOARD
from contracts.roles import Role
from services.requests.claims import domain
from services.requests.claims.models import OfferCounter
from services.requests.lifecycle.access import of_an_enterprise
from services.requests.lifecycle.domain import ENDED, Status
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.queries import lock_visible
from services.requests.mirror.models import Chain
from services.requests.mirror.queries import names_of

_WORDS = ("title", "description")


def behind(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of an offer that say where it belongs.

    Raises ``Failure``: not found for a request that the actor does not see, forbidden if another role keeps it, a
    conflict if it has ended, and for a chain that is not the actor's.
    """
    if body["request_id"] is None:
        return _place(work, body["chain_id"])
    request = of_an_enterprise(lock_visible(work, body["request_id"]))
    if not work.readers & KEEPERS:
        raise forbidden(work.actor, *sorted(KEEPERS))
    if Status(request.status) in ENDED:
        raise Failure(NOT_ON_THE_BOARD, number=request.number)
    if body["chain_id"] not in (None, request.chain_id):
        raise invalid("chain_id", str(body["chain_id"]), "应与诉求的产业链一致。", "Must be the chain of the request.")
    return {
        "request_id": request.id,
        "enterprise_id": request.enterprise_id,
        "chain_id": request.chain_id,
        "park_id": request.park_id,
    }


def _place(work: Work, chain_id: UUID | None) -> dict[str, Any]:
    actor = work.actor
    chains, parks = sorted(actor.chains(*KEEPERS)), sorted(actor.organizations(Role.DISPATCHER))
    if chain_id is not None:
        if str(chain_id) not in chains and not actor.for_all_chains(Role.SUPERVISOR):
            raise invalid("chain_id", str(chain_id), "不是您负责的产业链。", "Is not a chain that you are for.")
        if work.session.get(Chain, chain_id) is None:
            raise invalid("chain_id", str(chain_id), "没有此产业链。", "There is no such chain.")
        return {"chain_id": chain_id, "park_id": None}
    if chains:
        return {"chain_id": UUID(chains[0]), "park_id": None}
    # A dispatcher without a chain is one of a park; a supervisor without one is for all.
    return {"chain_id": None, "park_id": UUID(parks[0]) if parks else None}


def check_words(work: Work, body: Mapping[str, Any], request: Request | None) -> None:
    """Raise ``Failure`` if title or description name the enterprise or a person."""
    enterprise = next(iter(names_of(work.session, [request.enterprise_id]).values()), "") if request else ""
    for field in _WORDS:
        given = body[field]
        if enterprise and domain.names(given, enterprise):
            raise invalid(field, given, "不得写明企业名称。", "Must not name the enterprise.")
        what = domain.personal_data(given)
        if what is not None:
            raise invalid(field, given, f"不得含有{what.zh}。", f"Must not contain {what.en}.")


def next_number(work: Work, day: date) -> str:
    """Return the number of a new offer, without gaps: the year's counter is locked until the commit."""
    adding = insert(OfferCounter).values(year=day.year, last=1)
    last = work.session.scalar(
        adding.on_conflict_do_update(
            index_elements=[OfferCounter.year], set_={"last": OfferCounter.last + 1}
        ).returning(OfferCounter.last)
    )
    return f"RL{day.year}-{last:04}"
