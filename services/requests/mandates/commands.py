"""Writes of mandates."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.errors import Failure, forbidden, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.problem import Text
from contracts.requests.mandates import (
    AGENT_FULLY_MANDATED,
    GRANT_MANDATE,
    MANDATE_GRANTED,
    MANDATE_GRANTED_ALREADY,
    MANDATE_OVER,
    MANDATE_REVOKED,
    MOST_MANDATES,
    REVOKE_MANDATE,
)
from contracts.roles import Role
from services.requests.catalog.models import CatalogClass, CatalogItem
from services.requests.lifecycle.refusing import refuse, wrong_among
from services.requests.lifecycle.sources import own_enterprise
from services.requests.mandates.emitting import emit
from services.requests.mandates.force import OPEN
from services.requests.mandates.models import Mandate
from services.requests.mandates.queries import acting_agents, sees, told
from services.requests.mirror.models import Person
from services.requests.mirror.queries import active_enterprise

_LONGEST = timedelta(days=3 * 366)
_NO_ITEM = Text("目录中没有此事项,或已停用。", "The catalog has no such active item.")
_NUMBER = select(func.nextval("mandate_number"))


@handles(GRANT_MANDATE)
def grant_mandate(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Have an agent act for an enterprise. Raises ``Failure`` for what cannot be granted, or has been already."""
    enterprise_id = own_enterprise(work.actor.organizations(Role.ENTERPRISE_CONTACT), body["enterprise_id"])
    active_enterprise(work, enterprise_id, "enterprise_id")
    agent = work.session.execute(acting_agents(work.today).where(Person.id == body["agent_id"]).limit(1)).first()
    if agent is None:
        raise invalid(
            "agent_id",
            str(body["agent_id"]),
            "此人当前不是代办专员;名单见 /v1/service-agents。",
            "Does not hold a post as service agent today; `/v1/service-agents` lists who does.",
        )
    valid_from = body["valid_from"] or work.today
    if valid_from < work.today:
        raise invalid("valid_from", valid_from.isoformat(), "不能早于今天。", "Must not lie in the past.")
    if not valid_from <= body["valid_to"] <= valid_from + _LONGEST:
        raise invalid(
            "valid_to",
            body["valid_to"].isoformat(),
            "不能早于开始日,且最长三年。",
            "Must not be earlier than the first day, nor later than three years after it.",
        )
    _check_items(work, body["item_ids"] or ())
    _check_free(work, enterprise_id, agent.id, agent.name)
    mandate = Mandate(
        id=new_id(),
        number=f"WT{work.session.scalar(_NUMBER):06d}",
        enterprise_id=enterprise_id,
        agent_id=agent.id,
        agent_name=agent.name,
        organization_id=agent.organization_id,
        item_ids=body["item_ids"],
        valid_from=valid_from,
        valid_to=body["valid_to"],
        note=body["note"],
        granted_at=work.now,
        granted_by=UUID(work.actor.person_id),
        granted_by_name=work.actor.name,
    )
    work.session.add(mandate)
    work.concerns(mandate.id)
    emit(work, MANDATE_GRANTED, mandate)
    return told(work, [mandate])[0]


@handles(REVOKE_MANDATE)
def revoke_mandate(work: Work, mandate_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Revoke a mandate at once: what the agent does at the moment is done before, or refused."""
    mandate = work.change(
        Mandate, mandate_id, seen=lambda found: sees(work, found), allowed=lambda found: _check_own(work, found)
    )
    if mandate.revoked_at is not None or mandate.ended_at is not None:
        raise Failure(MANDATE_OVER, number=mandate.number)
    # What held the lock has been done until now.
    work.not_before(work.clock.now(work.transaction))
    mandate.revoked_at, mandate.reason = work.now, body["reason"] or None
    mandate.revoked_by, mandate.revoked_by_name = UUID(work.actor.person_id), work.actor.name
    emit(work, MANDATE_REVOKED, mandate)
    return told(work, [mandate])[0]


def _check_own(work: Work, mandate: Mandate) -> None:
    # The agent sees it too, who may be a contact of another enterprise.
    if str(mandate.enterprise_id) not in work.actor.organizations(Role.ENTERPRISE_CONTACT):
        raise forbidden(work.actor, Role.ENTERPRISE_CONTACT)


def _check_items(work: Work, item_ids: Sequence[UUID]) -> None:
    known = select(CatalogItem.id).join(CatalogClass).where(CatalogItem.active, CatalogClass.active)
    found = set(work.session.scalars(known.where(CatalogItem.id.in_(item_ids))))
    refuse(wrong_among("item_ids", item_ids, set(item_ids) - found, _NO_ITEM))


def _check_free(work: Work, enterprise_id: UUID, agent_id: UUID, name: str) -> None:
    there = select(Mandate).where(Mandate.enterprise_id == enterprise_id, Mandate.agent_id == agent_id, OPEN)
    if (found := work.session.scalar(there)) is not None:
        raise Failure(MANDATE_GRANTED_ALREADY, agent=name, number=found.number)
    held = work.session.scalar(select(func.count()).select_from(Mandate).where(Mandate.agent_id == agent_id, OPEN)) or 0
    if held >= MOST_MANDATES:
        raise Failure(AGENT_FULLY_MANDATED, agent=name, limit=MOST_MANDATES)
