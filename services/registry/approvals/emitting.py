"""Emit the events of proposals and of roles of trust."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.operation import Event
from contracts.registry.approvals import (
    TRUST_ACCOUNT,
    TRUST_IMPORTED,
    TRUST_KEYS,
    ProposalData,
    TrustChange,
)
from contracts.registry.kinds import PostKind
from services.registry.approvals.models import Proposal
from services.registry.chains.models import Chain
from services.registry.organizations.models import Organization
from services.registry.people.models import Person, Post


def name_of_actor(work: Work) -> str:
    """Return the name of the person who acts; a service that acts by itself is named as in the audit table."""
    person_id = work.actor.person_id
    return (person_id and work.session.scalar(select(Person.name).where(Person.id == UUID(person_id)))) or (
        work.actor.name[:60]
    )


def emit_proposal(work: Work, event: Event, proposal: Proposal) -> None:
    """Emit an event of a proposal."""
    persons = [" ".join(filter(None, (each["name"], each.get("code")))) for each in proposal.persons]
    data = shown(
        proposal,
        ProposalData,
        persons="、".join(persons[:10]) + ("……" if len(persons) > 10 else ""),
        person_id=UUID(proposal.persons[0]["id"]) if len(proposal.persons) == 1 else None,
        posts=[PostKind(kind) for kind in dict.fromkeys(post["kind"] for post in proposal.posts)],
    )
    work.emit(event, proposal.id, data)


def emit_trust_posts(work: Work, event: Event, post_ids: Collection[UUID], *, imported: bool = False) -> None:
    """Emit of each post that this role of trust was given or ended, by the actor."""
    names = {"person": Person.name, "organization": Organization.name, "chain": Chain.name}
    rows = work.session.execute(
        select(Post.person_id, Post.kind, Post.valid_from, Post.valid_to, *(c.label(n) for n, c in names.items()))
        .join(Person, Person.id == Post.person_id)
        .join(Organization, Organization.id == Post.organization_id)
        .outerjoin(Chain, Chain.id == Post.chain_id)
        .where(Post.id.in_(post_ids))
        .order_by(Post.id)
    ).all()
    by = name_of_actor(work) if rows else ""
    for row in rows:
        work.emit(event, row.person_id, {**row._mapping, "by": by, "imported": imported})


def emit_trust_account(work: Work, person_id: UUID, change: TrustChange, by: str | None = None) -> None:
    """Emit that the account of a person of trust was changed by the actor, or by somebody who is not signed in."""
    person = work.session.scalar(select(Person.name).where(Person.id == person_id))
    data = {"person_id": person_id, "person": person, "change": change, "by": by or name_of_actor(work)}
    work.emit(TRUST_ACCOUNT, person_id, data)


def emit_trust_import(work: Work, filename: str, posts: int) -> None:
    """Emit that an import gave or ended roles of trust."""
    work.emit(TRUST_IMPORTED, "import", {"filename": filename, "posts": posts, "by": name_of_actor(work)})


def emit_keys_changed(work: Work) -> None:
    """Emit that the keys of access tokens were changed."""
    work.emit(TRUST_KEYS, "keys", {"by": name_of_actor(work)})
