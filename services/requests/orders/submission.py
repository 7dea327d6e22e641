"""What a new request is made of: its number, its enterprise's place on a chain, the answers to the form."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from chassis.errors import Failure, invalid
from chassis.work import Work
from contracts.problem import INVALID
from contracts.requests.refusals import ENTERPRISE_UNKNOWN, NOBODY_DISPATCHES
from contracts.roles import Role
from services.requests.catalog.domain import check_answers, laid_out
from services.requests.catalog.models import CatalogItem
from services.requests.mirror import queries as mirror
from services.requests.mirror.models import Organization
from services.requests.orders.models import NumberCounter


def choose_enterprise(work: Work, enterprise_id: UUID | None) -> Organization:
    """The enterprise that asks: the one named, which must be the actor's, or the only one the actor speaks for.

    Raises ``Failure`` where it is not the actor's, has to be named, or has not arrived from the registry.
    """
    own = work.actor.organizations(Role.ENTERPRISE_CONTACT)
    if enterprise_id is None and len(own) == 1:
        enterprise_id = UUID(next(iter(own)))
    if enterprise_id is None or str(enterprise_id) not in own:
        raise invalid(
            "enterprise_id",
            str(enterprise_id) if enterprise_id else None,
            f"请填写您所代表的企业之一:{'、'.join(sorted(own))}。",
            f"Must be one of the enterprises you speak for: {', '.join(sorted(own))}.",
        )
    found = mirror.find_organization(work, enterprise_id)
    if found is None or not found.active:
        raise Failure(ENTERPRISE_UNKNOWN, id=enterprise_id)
    return found


def choose_place(enterprise: Organization, chain_id: UUID | None) -> tuple[UUID | None, list[str]]:
    """The chain that a request concerns and the enterprise's segments on it.

    Without a chain named it is the one that the enterprise leads, else its first, else none; then only its park can
    dispatch. Raises ``Failure`` where the enterprise is not on the chain named, or nobody would dispatch.
    """
    places = sorted(enterprise.chains, key=lambda place: not place["lead"])
    if chain_id is not None:
        places = [place for place in places if place["chain_id"] == str(chain_id)]
        if not places:
            raise invalid("chain_id", str(chain_id), "企业不在此产业链上。", "The enterprise is not on this chain.")
    if not places and enterprise.park_id is None:
        raise Failure(NOBODY_DISPATCHES, name=enterprise.name)
    return (UUID(places[0]["chain_id"]), places[0]["segments"]) if places else (None, [])


def answered_form(item: CatalogItem | None, answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The answers with their questions. Raises ``Failure`` naming ``form.<key>`` for each that does not fit."""
    form = item.form if item else []
    wrong = check_answers(form, answers)
    if wrong:
        raise Failure(
            INVALID,
            [{"field": f"form.{each.key}", "value": each.value, "detail": [each.zh, each.en]} for each in wrong],
        )
    return laid_out(form, answers)


def next_number(work: Work) -> str:
    """The next number of the business day, such as ``20261121-0042``.

    The counter's row stays locked until the commit, so that two requests never share a number and a request that is
    refused leaves no gap. Take it last: others wait for it.
    """
    row = insert(NumberCounter).values(day=work.today, last=1)
    serial = work.session.scalar(
        row.on_conflict_do_update(index_elements=["day"], set_={"last": NumberCounter.last + 1}).returning(
            NumberCounter.last
        )
    )
    return f"{work.today:%Y%m%d}-{serial:04d}"
