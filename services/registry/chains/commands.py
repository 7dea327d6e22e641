"""Writes of chains."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import any_, func, or_, select

from chassis.calling.errors import Failure, invalid
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.registry.chains import CHANGE_CHAIN, CREATE_CHAIN, DIVISION_IN_USE
from services.registry.chains import queries
from services.registry.chains.divisions import KINDS, divisions_of
from services.registry.chains.emitting import emit_chain
from services.registry.chains.models import Chain, Division
from services.registry.organizations.emitting import emit_organizations
from services.registry.organizations.models import Membership
from services.registry.references import check_code


@handles(CREATE_CHAIN)
def create_chain(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Register a chain with its segments, in order, and its sub-industries."""
    check_code(work, Chain, body["code"])
    chain = Chain(id=new_id(), code=body["code"], name=body["name"], active=True)
    work.session.add(chain)
    work.session.flush()
    for field in KINDS:
        _set_divisions(work, chain, field, [{"id": None, "name": name} for name in body[field]])
    work.session.flush()
    work.concerns(chain.id)
    emit_chain(work, chain)
    return queries.chain_on(work, chain.id)


@handles(CHANGE_CHAIN)
def change_chain(work: Work, chain_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change a chain; segments and sub-industries are given in full."""
    chain = work.change(Chain, chain_id)
    if "name" in changes:
        chain.name = changes["name"]
    if "active" in changes:
        chain.active = changes["active"]
    renamed = [_set_divisions(work, chain, field, changes[field]) for field in KINDS if field in changes]
    chain.updated_at = wall()
    work.session.flush()
    emit_chain(work, chain)
    if any(renamed):
        # Events of organizations name the segments.
        members = select(Membership.organization_id).where(
            Membership.chain_id == chain.id, Membership.holds_on(work.today)
        )
        emit_organizations(work, list(work.session.scalars(members)))
    return queries.chain_on(work, chain.id)


def _set_divisions(work: Work, chain: Chain, field: str, wanted: Sequence[Mapping[str, Any]]) -> bool:
    """Bring the segments or sub-industries to ``wanted``; returns whether one that existed has another name now."""
    kind = KINDS[field]
    there = {division.id: division for division in divisions_of(work.session, [chain.id])[chain.id][kind]}
    names = [entry["name"] for entry in wanted]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise invalid(field, sorted(twice)[0], "名称重复。", "The name comes twice.")
    kept = [entry["id"] for entry in wanted if entry["id"]]
    for place, entry in enumerate(wanted):
        if entry["id"] and (entry["id"] not in there or kept.count(entry["id"]) > 1):
            raise invalid(
                f"{field}.{place}.id", entry["id"], "没有此项,或重复。", "There is no such one, or it comes twice."
            )
    for division in [division for division_id, division in there.items() if division_id not in kept]:
        _retire(work, division)
    renamed = _give_way(work, there, wanted)
    for position, (entry, name) in enumerate(zip(wanted, names, strict=True), start=1):
        if entry["id"]:
            there[entry["id"]].name, there[entry["id"]].position = name, position
        else:
            work.session.add(
                Division(id=new_id(), chain_id=chain.id, kind=kind, position=position, name=name, retired=False)
            )
        work.session.flush()
    return renamed


def _give_way(work: Work, there: Mapping[UUID, Division], wanted: Sequence[Mapping[str, Any]]) -> bool:
    """Give renamed divisions temporary names first, so that two can exchange names; returns whether any is renamed."""
    changing = [entry["id"] for entry in wanted if entry["id"] and there[entry["id"]].name != entry["name"]]
    for division_id in changing:
        there[division_id].name = f"={division_id}"
    work.session.flush()
    return bool(changing)


def _retire(work: Work, division: Division) -> None:
    used = work.session.scalar(
        select(func.count())
        .select_from(Membership)
        .where(
            Membership.chain_id == division.chain_id,
            or_(Membership.valid_to.is_(None), Membership.valid_to >= work.today),
            or_(
                any_(Membership.segment_ids) == division.id,
                any_(Membership.sub_industry_ids) == division.id,
            ),
        )
    )
    if used:
        raise Failure(DIVISION_IN_USE, name=division.name, count=used)
    division.retired = True
    work.session.flush()
