"""Keep the copies current; an event that is not newer than the copy changes nothing, so their order does not matter."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from chassis.consuming import copies
from chassis.running.handlers import reacts
from chassis.running.work import Arrived, Work
from chassis.searching.entries import outdate
from contracts.registry.events import CHAIN_CHANGED, ORGANIZATION_CHANGED, PERSON_CHANGED, POSTS_ANNOUNCED
from contracts.registry.kinds import OrganizationKind
from contracts.requests.agreement_events import SEARCH_AGREEMENTS
from contracts.requests.meetings_matters import SEARCH_MATTERS
from contracts.requests.mirror import MIRROR, POSTS
from contracts.requests.reference import CATALOG, REFERENCE_CHANGED
from contracts.requests.search import SEARCH_REQUESTS
from contracts.requests.visits import SEARCH_VISITS
from services.requests.agreements.models import Agreement
from services.requests.dispatching.names import FIND_OUTDATED_RULES
from services.requests.lifecycle.access import lists_one_of
from services.requests.lifecycle.models import Request
from services.requests.matters.models import Matter
from services.requests.mirror.capability import END_MANDATES, FIND_VACANCIES
from services.requests.mirror.models import AnnouncedPosts, Chain, Organization, Person, Post
from services.requests.visit_plans.owing import take_back_of
from services.requests.visits.models import Visit

_NAMED_BY_RULES = frozenset({OrganizationKind.DEPARTMENT, OrganizationKind.PARK})
_POST = ("id", "kind", "person_id", "organization_id", "chain_id", "valid_from", "valid_to", "ended")


@reacts(MIRROR)
def mirror(arrived: Arrived) -> None:
    """Copy the state that events of registry carry."""
    renamed = _renamed(arrived)
    copies.keep(arrived, _copy_of)
    if renamed:
        _find_by_new_names(arrived[0][0], renamed)
    if inactive := _inactive(arrived):
        take_back_of(arrived[0][0], inactive)
    arrived[0][0].wake(FIND_VACANCIES)
    if any(event["type"] == CHAIN_CHANGED.type or event["data"]["kind"] in _NAMED_BY_RULES for _, event in arrived):
        arrived[0][0].wake(FIND_OUTDATED_RULES)
    for work, event in arrived:
        if event["data"].get("kind") == OrganizationKind.DEPARTMENT:
            # The catalog shows the name of the department that handles an item.
            work.emit(REFERENCE_CHANGED, CATALOG, {"what": CATALOG})


def _renamed(arrived: Arrived) -> list[UUID]:
    """Return the organizations that have another name here than in these events."""
    names = {
        event["data"]["id"]: event["data"]["name"] for _, event in arrived if event["type"] == ORGANIZATION_CHANGED.type
    }
    known = select(Organization.id, Organization.name).where(Organization.id.in_(names))
    rows = arrived[0][0].session.execute(known).all() if names else ()
    return [row.id for row in rows if row.name != names[row.id]]


def _inactive(arrived: Arrived) -> list[UUID]:
    """Return the organizations of these events that are not active by now, whichever of their events came last."""
    told = [event["data"]["id"] for _, event in arrived if event["type"] == ORGANIZATION_CHANGED.type]
    known = select(Organization.id).where(Organization.id.in_(told), ~Organization.active)
    return list(arrived[0][0].session.scalars(known)) if told else []


def _find_by_new_names(work: Work, renamed: Sequence[UUID]) -> None:
    """Have what is found by the names of these organizations be found by those that they have now."""
    requests, visits, agreements = Request.__table__.c, Visit.__table__.c, Agreement.__table__.c
    matters = Matter.__table__.c
    whose = or_(requests.enterprise_id.in_(renamed), requests.employer_id.in_(renamed))
    outdate(work, SEARCH_REQUESTS, whose, requests.id)
    outdate(work, SEARCH_VISITS, visits.enterprise_id.in_(renamed), visits.id)
    outdate(work, SEARCH_MATTERS, matters.organization_id.in_(renamed), matters.id)
    outdate(work, SEARCH_AGREEMENTS, lists_one_of(agreements.party_ids, tuple(renamed)), agreements.id)


@reacts(POSTS)
def posts(arrived: Arrived) -> None:
    """Copy who holds which post; requests may be left to nobody by it."""
    copies.keep(arrived, _held)
    for schedule in (FIND_VACANCIES, END_MANDATES):
        arrived[0][0].wake(schedule)


def _held(event: Mapping[str, Any]) -> tuple[type[Any], dict[str, Any]]:
    data = event["data"]
    if event["type"] == POSTS_ANNOUNCED.type:
        return AnnouncedPosts, {"id": event["subject"], "posts": data["posts"]}
    if event["type"] == PERSON_CHANGED.type:
        return Person, {"id": data["id"], "name": data["name"], "active": data["active"] and data["signs_in"]}
    return Post, {name: data[name] for name in _POST}


def _copy_of(event: Mapping[str, Any]) -> tuple[type[Any], dict[str, Any]]:
    if event["type"] == CHAIN_CHANGED.type:
        return Chain, _chain(event["data"])
    return Organization, _organization(event["data"])


def _chain(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": data["id"],
        "code": data["code"],
        "name": data["name"],
        "segments": [segment["name"] for segment in data["segments"]],
        "active": data["active"],
    }


def _organization(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": data["id"],
        "code": data["code"],
        "name": data["name"],
        "kind": str(data["kind"]),
        "park_id": data["park_id"],
        "chains": [_place(place) for place in data["chains"]],
        "active": data["active"],
    }


def _place(place: Mapping[str, Any]) -> dict[str, Any]:
    chain_id: UUID = place["chain_id"]
    return {"chain_id": str(chain_id), "segments": place["segments"], "lead": place["lead"]}
