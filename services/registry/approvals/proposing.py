"""Propose an act instead of doing it: it is tried and undone, and kept until a second person approves it."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import Failure
from chassis.running.work import Accepted, Work, schema_of
from chassis.storing.database import new_id
from chassis.storing.masking import mask_email, mask_phone
from chassis.storing.personal import keyed_hashes
from contracts.operation import Operation
from contracts.registry.approvals import PROPOSAL_MADE
from contracts.registry.proposals import (
    DAYS,
    PROPOSAL,
    PROPOSED_ALREADY,
    PROPOSED_OTHERWISE,
    ProposalAct,
    ProposalStatus,
    ProposedPostSchema,
)
from contracts.roles import Role
from services.registry.approvals import queries
from services.registry.approvals.emitting import emit_proposal, name_of_actor
from services.registry.approvals.models import Proposal
from services.registry.people.models import Person

Act = TypeVar("Act", bound=Callable[..., Mapping[str, Any]])
Result = TypeVar("Result")

# The functions that do what was proposed, once it is approved, by the names of their operations.
# With each, the function that returns from its result the roles of trust that it gives, in the form of
# ``ProposedPostSchema``.
Posts = Callable[[Any], Sequence[Mapping[str, Any]]]
ACTS: dict[str, tuple[Operation, Callable[..., Mapping[str, Any]], Posts]] = {}
# Whether the act takes longer than a caller should wait, by ``work`` and its body: its approval is a job then.
LONG: dict[str, Callable[[Work, Mapping[str, Any]], bool]] = {}

# What proposals show of the values that they would change, see ``ProposedValueSchema``.
_SHOWN: dict[str, Callable[[Any], str | None]] = {"name": str, "phone": mask_phone, "email": mask_email, "login": str}


def proposable(
    operation: Operation,
    posts: Posts = lambda _result: (),
    is_long: Callable[[Work, Mapping[str, Any]], bool] = lambda _work, _body: False,
) -> Callable[[Act], Act]:
    """Mark the function that does an act which may be proposed, and is approved as a job if it ``is_long``.

    It is called with ``work``, the path parameters and the loaded body, like the function of the operation; it asks for
    no second person.
    """

    def mark(function: Act) -> Act:
        ACTS[operation.name], LONG[operation.name] = (operation, function, posts), is_long
        return function

    return mark


def needs_second(work: Work) -> bool:
    """Whether the actor does what concerns roles of trust only with a second person: everybody but operators.

    An operator holds the machine, on which ``lianshang account operator`` makes operators: asking for a second one
    would promise what is not kept. Other operators are told instead.
    """
    return work.actor.signed_in and not work.actor.is_any(Role.OPERATOR)


def propose(
    work: Work,
    operation: Operation,
    path: Sequence[UUID],
    body: Mapping[str, Any],
    act: Callable[[], Result],
    *,
    persons: Sequence[UUID],
    changes: Sequence[str] = (),
    values: Mapping[UUID, Mapping[str, Any]] = MappingProxyType({}),
    filename: str | None = None,
) -> Accepted:
    """Return the proposal of an act. Raises what the act raises: nothing is proposed that could not be done now.

    ``values`` are the new values of fields of these persons.
    """
    with work.undone():
        result = act()
    work.object_id = None
    content = json.dumps(schema_of(operation.body).dump(body), sort_keys=True, ensure_ascii=False)
    hashes = keyed_hashes(json.dumps([operation.name, *map(str, path), content]))
    same = select(Proposal.id).where(
        Proposal.digest.in_(hashes), Proposal.status == ProposalStatus.PENDING, Proposal.expires_at > work.now
    )
    if known := work.session.scalar(same.limit(1)):
        raise Failure(PROPOSED_ALREADY, id=known)
    found = select(Person.id, Person.name, Person.code).where(Person.id.in_(persons))
    known_persons = {row.id: row for row in work.session.execute(found)}
    concerned = [
        {
            "id": str(each),
            "name": known_persons[each].name,
            "code": known_persons[each].code,
            "values": [
                {"field": name, "value": _SHOWN[name](value)}
                for name, value in sorted(values.get(each, {}).items())
                if name in _SHOWN
            ],
        }
        for each in dict.fromkeys(persons)
        if each in known_persons
    ]
    _refuse_otherwise(work, concerned)
    proposal = Proposal(
        id=new_id(),
        act=ProposalAct(operation.name),
        status=ProposalStatus.PENDING,
        path=list(path),
        content=content,
        digest=hashes[0],
        persons=concerned,
        posts=schema_of(ProposedPostSchema).dump(ACTS[operation.name][2](result), many=True),
        changes=sorted(changes),
        filename=filename,
        proposed_by=UUID(work.actor.person_id or ""),
        proposer=name_of_actor(work),
        proposed_at=work.now,
        expires_at=work.now + timedelta(days=DAYS),
    )
    work.session.add(proposal)
    work.session.flush()
    work.concerns(proposal.id)
    emit_proposal(work, PROPOSAL_MADE, proposal)
    return Accepted(queries.shown_proposal(work, proposal), PROPOSAL)


def _refuse_otherwise(work: Work, concerned: Sequence[Mapping[str, Any]]) -> None:
    """Raise ``Failure`` if a proposal that waits changes the same field of the same person.

    Writes of persons lock their rows before, so that of two at the same time one sees the other.
    """
    fields = {each["id"]: {value["field"] for value in each["values"]} for each in concerned if each["values"]}
    if not fields:
        return
    waiting = select(Proposal.id, Proposal.persons).where(
        Proposal.status == ProposalStatus.PENDING, Proposal.expires_at > work.now
    )
    for proposal_id, persons in work.session.execute(waiting.order_by(Proposal.id)):
        for each in persons:
            both = fields.get(each["id"], set()) & {value["field"] for value in each.get("values", ())}
            if both:
                raise Failure(PROPOSED_OTHERWISE, id=proposal_id, name=each["name"], fields=", ".join(sorted(both)))
