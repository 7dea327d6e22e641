"""Writes of persons and posts."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import Failure, invalid
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Accepted, Work
from chassis.storing.database import new_id
from contracts.registry.accounts import NOT_FOR_YOU
from contracts.registry.approvals import TRUST_ENDED, TRUST_GIVEN, TrustChange
from contracts.registry.kinds import POST_KIND, PostKind
from contracts.registry.letters import LetterKind
from contracts.registry.people import CHANGE_PERSON, CREATE_PERSON, END_POST, GIVE_POST
from contracts.registry.problems import CHAIN_NEEDED, POST_TAKEN
from contracts.roles import TRUSTED, Role
from services.registry.accounts.queries import account_of, can_sign_in
from services.registry.accounts.revoking import end_sessions, lock_persons, refuse_tokens, require_opening
from services.registry.approvals.emitting import emit_trust_account, emit_trust_posts
from services.registry.approvals.proposing import needs_second, proposable, propose
from services.registry.chains.models import Chain
from services.registry.organizations.models import Organization
from services.registry.people import domain, queries
from services.registry.people.access import only_operators_touch_operators, trusted
from services.registry.people.contact import contact
from services.registry.people.emitting import emit_person, emit_post
from services.registry.people.last import keep_somebody, keep_somebody_after
from services.registry.people.models import Person, Post
from services.registry.recovery.mailing import vouch, write
from services.registry.references import active, check_code, locked_chain
from services.registry.refusals import wrong_kind
from services.registry.spans import days_of, end_span

_ROLES = {role.value for role in Role}
_NAMED = ("person", "organization", "chain")


@handles(CREATE_PERSON)
def create_person(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Register a person."""
    if body["code"]:
        check_code(work, Person, body["code"])
    person = Person(id=new_id(), code=body["code"], name=body["name"], locale=body["locale"], active=True)
    _set_contact(person, body, vouched=not needs_second(work))
    work.session.add(person)
    work.session.flush()
    work.concerns(person.id)
    emit_person(work, person, signs_in=False)
    return queries.masked(work, person)


@handles(CHANGE_PERSON)
def change_person(work: Work, person_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Change a person; how somebody of trust is named and reached, and whether, is only proposed by a registrar."""
    person = work.change(Person, person_id)
    if needs_second(work) and _concerns_trust(work, person, changes):
        act = partial(change_person_now, work, person_id, changes)
        values = {person_id: {name: value for name, value in changes.items() if value != getattr(person, name)}}
        return propose(
            work, CHANGE_PERSON, [person_id], changes, act, persons=[person_id], changes=[*changes], values=values
        )
    return change_person_now(work, person_id, changes)


def _concerns_trust(work: Work, person: Person, changes: Mapping[str, Any]) -> bool:
    """Whether the changes would name or reach somebody of trust otherwise, or make an inactive one active again."""
    otherwise = _changed(person, changes, "name", "phone", "email") or (
        changes.get("active") is True and not person.active
    )
    return otherwise and bool(trusted(work, [person.id]))


def _changed(person: Person, changes: Mapping[str, Any], *names: str) -> bool:
    return any(name in changes and changes[name] != getattr(person, name) for name in names)


@proposable(CHANGE_PERSON)
def change_person_now(work: Work, person_id: UUID, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Change a person; an inactive person cannot sign in."""
    person = work.change(Person, person_id)
    only_operators_touch_operators(work, person_id)
    renamed = _changed(person, changes, "name")
    # Looked up before anything is changed, which would be written by parts.
    account, before, of_trust = account_of(work.session, person_id), person.email, bool(trusted(work, [person_id]))
    if of_trust:
        if _changed(person, changes, "phone", "email"):
            emit_trust_account(work, person_id, TrustChange.REACHED)
        if renamed:
            emit_trust_account(work, person_id, TrustChange.RENAMED)
    if "name" in changes:
        person.name = changes["name"]
    if "locale" in changes:
        person.locale = changes["locale"]
    _set_contact(person, changes, vouched=of_trust or not needs_second(work))
    if account is not None and before is not None and person.email != before:
        write(work, person, LetterKind.EMAIL_CHANGED, before, account.login)
    if changes.get("active") is False and person.active:
        keep_somebody(work, person_id)
        _close_account(work, person_id)
    elif renamed:
        # The tokens hold the name too.
        refuse_tokens(work, [person_id])
    if "active" in changes:
        person.active = changes["active"]
    person.updated_at = wall()
    work.session.flush()
    emit_person(work, person, signs_in=can_sign_in(account_of(work.session, person_id)))
    return queries.masked(work, person)


def _set_contact(person: Person, given: Mapping[str, Any], *, vouched: bool) -> None:
    """Set telephone and e-mail if given, with the hashes by which they are looked up.

    ``vouched`` says that more than one registrar stands for them: an operator, or a second person.
    """
    for name, value in contact(given).items():
        setattr(person, name, value)
    if "email" in given and vouched:
        vouch(person)


def _close_account(work: Work, person_id: UUID) -> None:
    account = account_of(work.session, person_id)
    if account is not None:
        account.active = False
    end_sessions(work, person_id)


@handles(GIVE_POST)
def give_post(work: Work, body: Mapping[str, Any]) -> dict[str, Any] | Accepted:
    """Give a person a post; a role of trust is only proposed by a registrar."""
    if body["kind"].value not in TRUSTED or not needs_second(work):
        return _give_post(work, body)
    return propose(
        work,
        GIVE_POST,
        [],
        body,
        partial(_give_post, work, body),
        persons=[body["person_id"]],
    )


@proposable(GIVE_POST, posts=lambda post: [{**post, **{name: post[name] and post[name].name for name in _NAMED}}])
def _give_post(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    kind, person_id, chain_id = body["kind"], body["person_id"], body["chain_id"]
    organization_id = body["organization_id"]
    _check_grantor(work, kind)
    first, last = days_of(body, work.today)
    lock_persons(work.session, [person_id])
    if kind.value in TRUSTED:
        require_opening(work, {person_id} - trusted(work, [person_id]))
    _check_ends(work, kind, person_id, organization_id, chain_id)
    _check_free(work, kind, person_id, organization_id, chain_id, first, last)
    post = Post(
        id=new_id(),
        kind=kind,
        person_id=person_id,
        organization_id=organization_id,
        chain_id=chain_id,
        valid_from=first,
        valid_to=last,
        ended=False,
    )
    work.session.add(post)
    work.session.flush()
    work.concerns(post.id)
    _tell(work, post)
    return queries.get_post(work, post.id)


@handles(END_POST)
def end_post(work: Work, post_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
    """End a post; its holder's tokens are refused at once."""
    lock_persons(work.session, select(Post.person_id).where(Post.id == post_id))
    post = work.change(Post, post_id)
    _check_grantor(work, post.kind)
    keep_somebody_after(work, post, body["last_day"] or work.today)
    end_span(post, body["last_day"], work.today)
    post.ended = True
    work.session.flush()
    if post.chain_id and domain.only_one(post.kind):
        work.session.get_one(Chain, post.chain_id, with_for_update=True).updated_at = wall()
    _tell(work, post)
    return queries.get_post(work, post.id)


def _tell(work: Work, post: Post) -> None:
    emit_post(work, post)
    if post.kind.value in _ROLES:
        refuse_tokens(work, [post.person_id])
    if post.kind.value in TRUSTED:
        emit_trust_posts(work, TRUST_ENDED if post.ended else TRUST_GIVEN, [post.id])


def _check_grantor(work: Work, kind: PostKind) -> None:
    """Refuse a registrar who appoints an operator: registrars could otherwise make themselves operators."""
    if kind is PostKind.OPERATOR and not work.actor.is_any(Role.OPERATOR):
        raise Failure(NOT_FOR_YOU)


def _check_ends(work: Work, kind: PostKind, person_id: UUID, organization_id: UUID, chain_id: UUID | None) -> None:
    person = work.session.get(Person, person_id)
    if person is None or not person.active:
        raise invalid("person_id", person_id, "没有此人,或已停用。", "There is no such person, or not any more.")
    place = active(work, Organization, "organization_id", organization_id)
    if not domain.fits(kind, place.kind):
        raise wrong_kind(POST_KIND.words[kind], place.name, place.kind, domain.PLACES[kind])
    if chain_id is None and domain.needs_chain(kind, place.kind):
        raise Failure(CHAIN_NEEDED)
    if chain_id is not None:
        chain = locked_chain(work, chain_id)
        if domain.only_one(kind):
            # The read of a chain shows its chief, so its ETag changes; the lock also prevents a second chief.
            chain.updated_at = wall()
            work.session.flush()


def _check_free(
    work: Work,
    kind: PostKind,
    person_id: UUID,
    organization_id: UUID,
    chain_id: UUID | None,
    first: date,
    last: date | None,
) -> None:
    """Check that nobody holds the same post twice, and that a chain has one chief at a time."""
    same = [Post.person_id == person_id, Post.organization_id == organization_id]
    conditions = [] if domain.only_one(kind) else same
    found = work.session.execute(
        select(Post, Person.name)
        .join(Person, Person.id == Post.person_id)
        .where(
            Post.kind == kind,
            Post.chain_id.is_not_distinct_from(chain_id),
            Post.overlaps(first, last),
            *conditions,
        )
        .limit(1)
    ).one_or_none()
    if found is not None:
        post, holder = found
        raise Failure(POST_TAKEN, holder=holder, valid_from=post.valid_from)
