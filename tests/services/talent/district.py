"""A small district for the tests of talent: what registry has told, who acts, and a course of the chain."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from contracts.registry.events import CHAIN_CHANGED, ORGANIZATION_CHANGED, PERSON_CHANGED, POST_CHANGED
from contracts.roles import Role
from contracts.talent.courses import ANNOUNCE_COURSE
from contracts.talent.enrolments import ENROL, LIST_ENROLMENTS
from contracts.talent.subscriptions import MIRROR
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.events import chain_data, organization_data, person_data, place, post_data

CHAIN = UUID("01980000-0000-7000-8000-00000000000a")


OTHER_CHAIN = UUID("01980000-0000-7000-8000-00000000000b")


REGISTRAR = actor((Role.REGISTRAR, uuid4()))


DISPATCHER = actor((Role.DISPATCHER, uuid4(), CHAIN))


START = datetime.fromisoformat("2026-03-19T08:30:00+08:00")


def mirror_chain(talent: ServiceUnderTest, chain: UUID, name: str = "生物医药", *, active: bool = True) -> None:
    """Registry tells of a chain."""
    data = chain_data(chain, name, active=active)
    talent.react(MIRROR, CHAIN_CHANGED, chain, data)


def mirror_organization(talent: ServiceUnderTest, *chains: UUID, kind: str = "enterprise") -> UUID:
    """Registry tells of an organization on some chains; returns its id."""
    organization = uuid4()
    data = organization_data(organization, kind=kind, chains=[place(chain) for chain in chains])
    talent.react(MIRROR, ORGANIZATION_CHANGED, organization, data)
    return organization


def mirror_person(
    talent: ServiceUnderTest,
    organization: UUID | None = None,
    *,
    name: str = "林知夏",
    active: bool = True,
    last: str | None = None,
) -> UUID:
    """Registry tells of a person, with a post if an organization is named; returns the id."""
    person = uuid4()
    talent.react(MIRROR, PERSON_CHANGED, person, person_data(person, name, active=active))
    if organization is not None:
        post = uuid4()
        data = post_data(post, "liaison", person, organization, last=last, ended=last is not None)
        talent.react(MIRROR, POST_CHANGED, post, data)
    return person


def announce(talent: ServiceUnderTest, caller: Actor = DISPATCHER, **fields: Any) -> dict[str, Any]:
    """A course of the chain with two places in three weeks."""
    body = {
        "code": "PX01",
        "title": "党组织书记履职能力培训班",
        "venue": "红领讲堂",
        "starts_at": START.isoformat(),
        "ends_at": (START + timedelta(days=1)).isoformat(),
        "capacity": 2,
        "chain_id": str(CHAIN),
        **fields,
    }
    course: dict[str, Any] = talent.call(ANNOUNCE_COURSE, caller, body=body)
    return course


def planned(talent: ServiceUnderTest) -> dict[str, Any]:
    """A course that one can enrol for, on an empty database."""
    talent.move_clock(START - timedelta(days=20))
    mirror_chain(talent, CHAIN)
    return announce(talent)


def refused(talent: ServiceUnderTest, *arguments: Any, **options: Any) -> str:
    """The code of the problem with which a call is refused."""
    with pytest.raises(Failure) as failure:
        talent.call(*arguments, **options)
    return failure.value.problem.code


def fill(talent: ServiceUnderTest, course: dict[str, Any], count: int) -> list[dict[str, Any]]:
    """Enrol so many persons, one after another."""
    return [
        talent.call(ENROL, DISPATCHER, course["id"], body={"person_id": str(mirror_person(talent))})
        for _ in range(count)
    ]


def states(talent: ServiceUnderTest, course: dict[str, Any]) -> list[str]:
    """The states of a course's enrolments in their order."""
    items = talent.call(LIST_ENROLMENTS, DISPATCHER, course["id"], query={})["items"]
    return [item["status"] for item in items]
