"""Writes of the libraries of investors and target enterprises."""

from collections.abc import Mapping
from typing import Any, Never
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.actor import Post
from chassis.calling.errors import Failure
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.searching.entries import outdate
from chassis.storing.database import new_id
from contracts.identifiers import folded, identity_of
from contracts.requests.investment_kinds import ProspectField, ProspectStep
from contracts.requests.lead_steps import SEARCH_LEADS
from contracts.requests.negotiation_steps import SEARCH_NEGOTIATIONS
from contracts.requests.prospects import (
    CHANGE_PROSPECT,
    PROSPECT_CHANGED,
    PROSPECT_KNOWN,
    PROSPECT_REGISTERED,
    REGISTER_PROSPECT,
)
from services.requests.investment import access
from services.requests.leads.models import Lead
from services.requests.lifecycle.access import lists_one_of
from services.requests.lifecycle.changes import chain_name, change, differences
from services.requests.mirror.queries import check_chain, names_of
from services.requests.negotiations.models import Negotiation
from services.requests.prospects import queries
from services.requests.prospects.emitting import emit
from services.requests.prospects.models import Prospect, ProspectContact
from services.requests.room_histories.noting import note

_NUMBER = select(func.nextval("prospect_number"))
CONTACT = {"contact_name": "name", "contact_phone": "phone", "contact_email": "email"}


@handles(REGISTER_PROSPECT)
def register_prospect(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Register an entry. Raises ``Failure`` for a name that stands in the library, naming that entry."""
    prospect = register(work, access.KEEPING.own_post(work, body["owner_id"]), body)
    work.concerns(prospect.id)
    return queries.get_prospect(work, prospect.id)


def register(work: Work, post: Post, body: Mapping[str, Any]) -> Prospect:
    """Return a new entry that is kept in the organization of a post."""
    check_chain(work, body["chain_id"])
    identity = _identity(body["name"])
    _check_unknown(work, body["kind"], identity)
    given = {name: value for name, value in body.items() if name not in (*CONTACT, "owner_id")}
    prospect = Prospect(
        id=new_id(),
        number=f"ZS{work.session.scalar(_NUMBER):06d}",
        identity=identity,
        owner_id=UUID(post.organization_id),
        active=True,
        registered_at=work.now,
        registered_by=UUID(work.actor.person_id),
        registered_by_name=work.actor.name,
        **given,
    )
    work.session.add(prospect)
    work.session.flush()
    contact = {column: body[name] for name, column in CONTACT.items()}
    work.session.add(ProspectContact(prospect_id=prospect.id, **contact))
    note(work, prospect, ProspectStep.REGISTRATION, post)
    emit(work, PROSPECT_REGISTERED, prospect)
    return prospect


@handles(CHANGE_PROSPECT)
def change_prospect(work: Work, prospect_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change an entry or its contact. Raises ``Failure`` for the name of another one."""
    prospect = work.change(Prospect, prospect_id, allowed=lambda row: access.KEEPING.keeper(work.actor, row.owner_id))
    apply_changes(work, prospect, changes)
    return queries.get_prospect(work, prospect_id)


def apply_changes(work: Work, prospect: Prospect, changes: Mapping[str, Any]) -> None:
    """Change what is given of an entry that is locked, or of its contact."""
    check_chain(work, changes.get("chain_id"), prospect.chain_id)
    contact = contact_of(work, prospect)
    before, changed = _said(work, prospect), []
    if "name" in changes:
        identity = _identity(changes["name"])
        if identity != prospect.identity:
            _check_unknown(work, prospect.kind, identity)
            prospect.identity = identity
        _find_by_new_name(work, prospect)
    for name, value in changes.items():
        if name in CONTACT:
            setattr(contact, CONTACT[name], value)
        else:
            setattr(prospect, name, value)
    if work.session.is_modified(contact):
        # Personal data: that they are others, and nothing of them.
        changed = [change(ProspectField.CONTACT, None, None)]
    changed = differences(ProspectField, before, _said(work, prospect)) + changed
    note(work, prospect, ProspectStep.CHANGE, access.KEEPING.keeper(work.actor, prospect.owner_id), changed=changed)
    emit(work, PROSPECT_CHANGED, prospect)


def contact_of(work: Work, prospect: Prospect) -> ProspectContact:
    """Return whom to speak to, as it is stored: nothing of it may be told."""
    return work.session.get_one(ProspectContact, prospect.id)


def find(work: Work, kind: str, name: str) -> Prospect | None:
    """Return the entry of a library that has a name, locked until the commit."""
    known = select(Prospect).where(Prospect.kind == kind, Prospect.identity == _identity(name))
    found: Prospect | None = work.session.scalar(known.with_for_update())
    return found


def refuse_known(work: Work, found: Prospect) -> Never:
    """Refuse an entry since it is there already."""
    owner = names_of(work.session, [found.owner_id]).get(found.owner_id, "")
    raise Failure(PROSPECT_KNOWN, name=found.name, number=found.number, owner=owner)


def _said(work: Work, prospect: Prospect) -> dict[str, object]:
    told = {name: getattr(prospect, name) for name in ("name", "region", "industry", "note", "active")}
    return {**told, "chain": chain_name(work, prospect.chain_id)}


def _find_by_new_name(work: Work, prospect: Prospect) -> None:
    """Have leads and negotiations be found by the name that an entry has from now on."""
    leads, negotiations = Lead.__table__.c, Negotiation.__table__.c
    outdate(work, SEARCH_LEADS, leads.prospect_id == prospect.id, leads.id)
    outdate(work, SEARCH_NEGOTIATIONS, lists_one_of(negotiations.prospect_ids, (prospect.id,)), negotiations.id)


def _identity(name: str) -> str:
    return identity_of("".join(folded(name).split()))


def _check_unknown(work: Work, kind: str, identity: str) -> None:
    known = select(Prospect).where(Prospect.kind == kind, Prospect.identity == identity)
    found = work.session.scalar(known)
    if found is not None:
        refuse_known(work, found)
