"""Writes of agreements."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from chassis.calling.actor import Post
from chassis.calling.errors import Failure, invalid
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.requests.agreement_events import (
    AGREEMENT_CHANGED,
    AGREEMENT_ENDED,
    AGREEMENT_REGISTERED,
    AGREEMENT_WAS_RENEWED,
)
from contracts.requests.agreement_kinds import AgreementField, AgreementKind, AgreementStep
from contracts.requests.agreement_steps import (
    AGREEMENT_ENDED_EARLY,
    AGREEMENT_OVER,
    AGREEMENT_RENEWED,
    AGREEMENT_WITHOUT_END,
    CHANGE_AGREEMENT,
    END_AGREEMENT,
    REGISTER_AGREEMENT,
    RENEW_AGREEMENT,
)
from services.requests.agreements import access, parties, queries
from services.requests.agreements.domain import FOREVER
from services.requests.agreements.emitting import emit, note
from services.requests.agreements.models import Agreement
from services.requests.lifecycle.changes import change, change_of_chain
from services.requests.lifecycle.own_numbers import check_number
from services.requests.mirror.queries import check_chain

_NUMBER = select(func.nextval("agreement_number"))


@handles(REGISTER_AGREEMENT)
def register_agreement(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Register an agreement that was signed."""
    agreement = register(work, access.KEEPING.own_post(work, body["owner_id"]), body)
    work.concerns(agreement.id)
    return queries.get_agreement(work, agreement.id)


def register(
    work: Work, post: Post, body: Mapping[str, Any], predecessor: Agreement | None = None, *, imported: bool = False
) -> Agreement:
    """Return a new agreement that is kept in the organization of a post, and renews the ``predecessor``, if any."""
    if predecessor is not None:
        _last_day_of_renewable(work, predecessor)
    check_chain(work, body["chain_id"])
    check_number(work, Agreement, UUID(post.organization_id), body["ledger_number"])
    given = {name: value for name, value in body.items() if name not in ("parties", "owner_id")}
    given["starts_on"] = given["starts_on"] or given["signed_on"]
    found = parties.checked(work, body["parties"])
    agreement = _registered(work, post, predecessor, found, given)
    emit(work, AGREEMENT_REGISTERED, agreement, imported=imported)
    if predecessor is not None:
        _follow(work, post, predecessor, agreement, imported=imported)
    return agreement


@handles(CHANGE_AGREEMENT)
def change_agreement(work: Work, agreement_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change an agreement; what it was stands in its history."""
    apply_changes(work, *_locked(work, agreement_id), changes)
    return queries.get_agreement(work, agreement_id)


def apply_changes(
    work: Work, agreement: Agreement, post: Post, changes: Mapping[str, Any], *, imported: bool = False
) -> None:
    """Change what is given of an agreement that is locked."""
    given = dict(changes)
    reason, listed = given.pop("reason", None), given.pop("parties", None)
    check_number(work, Agreement, agreement.owner_id, given.get("ledger_number"), agreement)
    if given.keys() & {"starts_on", "ends_on"}:
        _check_not_followed(work, agreement)
    check_chain(work, given.get("chain_id"), agreement.chain_id)
    found = None if listed is None else parties.checked(work, listed, agreement.party_ids)
    before = parties.said(work.session, agreement)
    changed = [_change(work, name, getattr(agreement, name), value) for name, value in given.items()]
    if given.get("ends_on", agreement.ends_on) != agreement.ends_on:
        # It is told again before another day.
        given |= {"until": given["ends_on"] or FOREVER, "reminded_at": None}
    if found is not None:
        given["party_ids"] = parties.own_ids(found)
    for name, value in given.items():
        setattr(agreement, name, value)
    _check(work, agreement)
    if found is not None:
        parties.put(work, agreement, found)
        changed.append(change(AgreementField.PARTIES, before, parties.said(work.session, agreement)))
    changed = [each for each in changed if each["before"] != each["after"]]
    note(work, agreement, AgreementStep.CHANGE, post, reason=reason, changed=changed)
    emit(work, AGREEMENT_CHANGED, agreement, reason, imported=imported)


@handles(RENEW_AGREEMENT)
def renew_agreement(work: Work, agreement_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """Register the agreement that follows an agreement. Raises ``Failure`` if there is one already."""
    agreement, post = _locked(work, agreement_id)
    last_day = _last_day_of_renewable(work, agreement)
    starts_on = body["starts_on"] or last_day + timedelta(days=1)
    before = parties.of(work.session, [agreement.id]).get(agreement.id, ())
    same = ("organization_id", "name", "kind", "affiliation", "identity", "position")
    successor = _registered(
        work,
        post,
        agreement,
        [{name: getattr(party, name) for name in same} for party in before],
        {
            **body,
            "starts_on": starts_on,
            "title": body["title"] or agreement.title,
            "content": agreement.content if body["content"] is None else body["content"],
            "kind": agreement.kind,
            "chain_id": agreement.chain_id,
        },
    )
    emit(work, AGREEMENT_REGISTERED, successor)
    _follow(work, post, agreement, successor)
    return queries.get_agreement(work, agreement_id)


def _last_day_of_renewable(work: Work, agreement: Agreement) -> date:
    """Return the last day of an agreement. Raises ``Failure`` if it cannot be renewed: without an end, or followed."""
    _check_not_followed(work, agreement)
    if agreement.ends_on is None:
        raise Failure(AGREEMENT_WITHOUT_END, number=agreement.number)
    return agreement.ends_on


def _follow(work: Work, post: Post, agreement: Agreement, successor: Agreement, *, imported: bool = False) -> None:
    """Note that an agreement was renewed by another."""
    agreement.renewed_at = work.now
    changed = [change(AgreementField.SUCCESSOR, None, successor.number)]
    note(work, agreement, AgreementStep.RENEWAL, post, changed=changed)
    emit(
        work,
        AGREEMENT_WAS_RENEWED,
        agreement,
        imported=imported,
        successor_id=successor.id,
        successor_number=successor.number,
    )


@handles(END_AGREEMENT)
def end_agreement(work: Work, agreement_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """End an agreement before its last day. Raises ``Failure`` if it is over."""
    agreement, post = _locked(work, agreement_id)
    _check_not_followed(work, agreement)
    if agreement.until < work.today:
        raise Failure(AGREEMENT_OVER, number=agreement.number, last_day=agreement.until)
    end(work, agreement, post, body)
    return queries.get_agreement(work, agreement_id)


def end(work: Work, agreement: Agreement, post: Post, body: Mapping[str, Any], *, imported: bool = False) -> None:
    """End an agreement before its last day, also one whose last day has passed by now."""
    _check_not_followed(work, agreement)
    ended_on: date = body["ended_on"]
    if ended_on < agreement.signed_on:
        raise invalid("ended_on", ended_on.isoformat(), "不能早于签订日期。", "Must not be before it was signed.")
    if ended_on >= agreement.until:
        raise invalid("ended_on", ended_on.isoformat(), "应早于约定的到期日期。", "Must be before the last day agreed.")
    before = None if agreement.until == FOREVER else agreement.until
    agreement.ended_on, agreement.end_reason, agreement.until = ended_on, body["reason"], ended_on
    note(
        work,
        agreement,
        AgreementStep.ENDING,
        post,
        reason=body["reason"],
        changed=[change(AgreementField.LAST_DAY, before, ended_on)],
    )
    emit(work, AGREEMENT_ENDED, agreement, body["reason"], imported=imported)


def _registered(
    work: Work,
    post: Post,
    predecessor: Agreement | None,
    found: list[dict[str, Any]],
    given: Mapping[str, Any],
) -> Agreement:
    """Return a new agreement that is kept in the organization of a post."""
    agreement = Agreement(
        id=new_id(),
        owner_id=UUID(post.organization_id),
        party_ids=parties.own_ids(found),
        until=given["ends_on"] or FOREVER,
        predecessor_id=predecessor.id if predecessor else None,
        registered_at=work.now,
        registered_by=UUID(work.actor.person_id),
        registered_by_name=work.actor.name,
        **given,
    )
    _check(work, agreement, predecessor)
    agreement.number = f"XY{work.session.scalar(_NUMBER):06d}"
    work.session.add(agreement)
    parties.put(work, agreement, found)
    follows = [change(AgreementField.PREDECESSOR, None, predecessor.number)] if predecessor else []
    note(work, agreement, AgreementStep.REGISTRATION, post, changed=follows)
    return agreement


def _locked(work: Work, agreement_id: UUID) -> tuple[Agreement, Post]:
    """Return an agreement that the actor keeps, locked until the commit, and the post in which that is so."""
    agreement = work.change(
        Agreement,
        agreement_id,
        seen=lambda row: access.seen(work, row),
        allowed=lambda row: access.KEEPING.keeper(work.actor, row.owner_id),
    )
    return agreement, access.KEEPING.keeper(work.actor, agreement.owner_id)


def _check_not_followed(work: Work, agreement: Agreement) -> None:
    """Raise ``Failure`` if the term of an agreement stands, since it was ended early or renewed."""
    if agreement.ended_on is not None:
        raise Failure(AGREEMENT_ENDED_EARLY, number=agreement.number, ended_on=agreement.ended_on)
    successor = work.session.scalar(select(Agreement.number).where(Agreement.predecessor_id == agreement.id))
    if successor is not None:
        raise Failure(AGREEMENT_RENEWED, number=agreement.number, successor=successor)


def _check(work: Work, agreement: Agreement, predecessor: Agreement | None = None) -> None:
    """Raise ``Failure`` for days in a wrong order, and for a technology contract without a sum."""
    if agreement.signed_on > work.today:
        raise invalid("signed_on", str(agreement.signed_on), "不能晚于今天。", "Must not lie ahead.")
    if agreement.ended_on is not None and agreement.ended_on < agreement.signed_on:
        zh, en = (
            f"不能晚于提前终止日期 {agreement.ended_on}。",
            f"Must not be later than {agreement.ended_on}, the last day.",
        )
        raise invalid("signed_on", str(agreement.signed_on), zh, en)
    if agreement.ends_on is not None and agreement.ends_on < agreement.starts_on:
        raise invalid("ends_on", str(agreement.ends_on), "不能早于生效日期。", "Must not be before its first day.")
    if agreement.kind == AgreementKind.TECHNOLOGY_CONTRACT and agreement.amount is None:
        raise invalid("amount", None, "技术合同须有金额。", "A technology contract has a sum.")
    if predecessor is None and agreement.predecessor_id is not None:
        predecessor = work.session.get_one(Agreement, agreement.predecessor_id)
    if predecessor is not None and agreement.starts_on <= predecessor.until:
        zh, en = (
            f"应晚于原协议的终止日期 {predecessor.until}。",
            f"Must be after {predecessor.until}, the last day before.",
        )
        raise invalid("starts_on", str(agreement.starts_on), zh, en)


def _change(work: Work, name: str, before: Any, after: Any) -> dict[str, str | None]:
    if name == "chain_id":
        return change_of_chain(work, AgreementField.CHAIN, before, after)
    return change(AgreementField(name), before, after)
