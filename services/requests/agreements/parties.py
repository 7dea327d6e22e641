"""The parties of agreements: checked, kept, and their names."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.problem import Text
from services.requests.agreements import domain
from services.requests.agreements.models import Agreement, AgreementParty
from services.requests.lifecycle.refusing import refuse, wrong
from services.requests.mirror.models import Organization
from services.requests.mirror.queries import names_of

_UNKNOWN = Text("没有此组织,或已停用。", "There is no such active organization.")
_TWICE = Text("同一签约方只能列出一次。", "Name each party once.")
Parties = Mapping[UUID, Sequence[AgreementParty]]


def checked(work: Work, given: Sequence[Mapping[str, Any]], before: Iterable[UUID] = ()) -> list[dict[str, Any]]:
    """Return parties with their kinds and identities; ``before`` are organizations that may be inactive by now.

    Raises ``Failure`` for one that is not known, and for one that is named twice.
    """
    ids = {party["organization_id"] for party in given if party["organization_id"]}
    known = {found.id: found for found in work.session.scalars(select(Organization).where(Organization.id.in_(ids)))}
    kept, found, errors = set(before), list[dict[str, Any]](), list[dict[str, Any]]()
    for number, party in enumerate(given):
        organization_id, kind = party["organization_id"], party["kind"]
        organization = known.get(organization_id)
        if organization_id is not None and (
            organization is None or not (organization.active or organization_id in kept)
        ):
            errors.append(wrong(f"parties.{number}.organization_id", organization_id, _UNKNOWN))
            continue
        if organization is not None:
            kind = domain.kind_of(organization.kind)
        found.append({**party, "kind": str(kind), "identity": domain.identity(party), "position": number})
    identities = [party["identity"] for party in found]
    errors += [
        wrong(f"parties.{party['position']}", party["name"] or party["organization_id"], _TWICE)
        for number, party in enumerate(found)
        if party["identity"] in identities[:number]
    ]
    refuse(errors)
    return found


def own_ids(parties: Iterable[Mapping[str, Any]]) -> list[UUID]:
    """Return the organizations of the district among parties."""
    return [party["organization_id"] for party in parties if party["organization_id"]]


def put(work: Work, agreement: Agreement, parties: Sequence[Mapping[str, Any]]) -> None:
    """Keep these as the parties of an agreement, in the place of those before."""
    work.session.flush()
    work.session.execute(delete(AgreementParty).where(AgreementParty.agreement_id == agreement.id))
    work.session.add_all(AgreementParty(id=new_id(), agreement_id=agreement.id, **party) for party in parties)
    work.session.flush()


def of(session: Session, agreement_ids: Iterable[UUID]) -> Parties:
    """Return the parties of agreements, in their order."""
    wanted = select(AgreementParty).where(AgreementParty.agreement_id.in_(set(agreement_ids)))
    found: dict[UUID, list[AgreementParty]] = {}
    for party in session.scalars(wanted.order_by(AgreementParty.agreement_id, AgreementParty.position)):
        found.setdefault(party.agreement_id, []).append(party)
    return found


def named(session: Session, parties: Iterable[AgreementParty]) -> dict[UUID, str]:
    """Return the names of parties by the ids of their rows."""
    listed = list(parties)
    names = names_of(session, [party.organization_id for party in listed])
    # One outside the district has a name of its own.
    return {party.id: party.name or names.get(party.organization_id or party.id, "") for party in listed}


def said(session: Session, agreement: Agreement) -> str:
    """Return the names of the parties of an agreement in one text."""
    found = of(session, [agreement.id]).get(agreement.id, ())
    names = named(session, found)
    return "、".join(names[party.id] for party in found)
