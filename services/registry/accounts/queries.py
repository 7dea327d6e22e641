"""Reads of accounts, sessions and keys."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Date, bindparam, or_, select
from sqlalchemy.orm import Session

from chassis.calling.errors import Failure, not_found
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.arrays import among
from chassis.storing.dumping import shown
from contracts import passwords
from contracts.problem import UNAUTHENTICATED
from contracts.registry.account_status import AccountStatus
from contracts.registry.accounts import (
    ACCOUNT,
    GET_ACCOUNT,
    GET_ME,
    AccountSchema,
    MeSchema,
    MyPostSchema,
)
from contracts.registry.signing_keys import LIST_REVOCATIONS, LIST_SIGNING_KEYS
from services.registry.accounts import keys, throttling
from services.registry.accounts.domain import ACCESS_TOKEN_LIFE, SPARE
from services.registry.accounts.models import Account, Revocation
from services.registry.chains.models import Chain
from services.registry.organizations.models import Organization
from services.registry.people.models import Person, Post

# Of the organizations of a person, whose names make no good password.
MOST_PLACES = 20

_persons, _accounts, _posts = Person.__table__.c, Account.__table__.c, Post.__table__.c
_organizations, _chains = Organization.__table__.c, Chain.__table__.c
_day = bindparam("day", type_=Date)
# Built once: a client asks who it is whenever it starts.
_ME = (
    select(_persons.id, _persons.name, _persons.locale, _accounts.login, _accounts.must_change_password)
    .join_from(Person.__table__, Account.__table__, _accounts.person_id == _persons.id)
    .where(_persons.id == bindparam("person"))
    .execution_options(prepared=True)
)
_MY_POSTS = (
    select(
        *(_posts[name] for name in ("kind", "organization_id", "chain_id", "valid_from", "valid_to")),
        _organizations.code.label("organization_code"),
        _organizations.name.label("organization_name"),
        _chains.code.label("chain_code"),
        _chains.name.label("chain_name"),
    )
    .join_from(Post.__table__, Organization.__table__, _organizations.id == _posts.organization_id)
    .outerjoin(Chain.__table__, _chains.id == _posts.chain_id)
    .where(
        _posts.person_id == bindparam("person"),
        _posts.valid_from <= _day,
        or_(_posts.valid_to.is_(None), _posts.valid_to >= _day),
    )
    .order_by(_posts.id)
    .execution_options(prepared=True)
)


def words_of(work: Work, account: Account) -> list[str]:
    """Return the words that a password of this account must not be made of: who the owner is and where they work."""
    person = work.session.get_one(Person, account.person_id)
    places = work.session.execute(
        select(Organization.name, Organization.code)
        .join(Post, Post.organization_id == Organization.id)
        .where(Post.person_id == person.id)
        .distinct()
        .limit(MOST_PLACES)
    )
    known = [account.login, person.name, person.code, person.phone, person.email]
    if work.settings.environment == "production":
        known.append(passwords.DEMONSTRATION)
    return [word for word in (*known, *(word for place in places for word in place)) if word]


def can_sign_in(account: Account | None) -> bool:
    """Whether somebody can sign in with an account: it is open and has had a password."""
    return account is not None and account.active and account.password_hash is not None


def persons_who_sign_in(session: Session, persons: Collection[UUID]) -> set[UUID]:
    """Return those of these persons who have an account that ``can_sign_in``."""
    able = select(Account.person_id).where(Account.active, Account.password_hash.is_not(None))
    return set(session.scalars(able.where(among(Account.person_id, persons)))) if persons else set()


def statuses_of(session: Session, persons: Collection[UUID]) -> dict[UUID, AccountStatus]:
    """Return how the account of each of these persons stands."""
    if not persons:
        return {}
    columns = _accounts.person_id, _accounts.active, _accounts.password_hash.is_not(None).label("opened")
    rows = session.execute(select(*columns).where(among(_accounts.person_id, persons)))
    return dict.fromkeys(persons, AccountStatus.NONE) | {
        row.person_id: AccountStatus.CLOSED
        if not row.active
        else AccountStatus.OPEN
        if row.opened
        else AccountStatus.NOT_OPENED
        for row in rows
    }


def account_of(session: Session, person_id: UUID, *, lock: bool = False) -> Account | None:
    """Return the account of a person, or ``None``."""
    statement = select(Account).where(Account.person_id == person_id).execution_options(prepared=True)
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return session.scalars(statement).one_or_none()


@handles(GET_ME)
def get_me(work: Work) -> dict[str, Any]:
    """Return the caller, with the posts held today."""
    person_id = UUID(work.actor.person_id or "")
    found = work.row(_ME, person=person_id)
    if found is None:
        raise Failure(UNAUTHENTICATED)
    posts = [
        shown(
            post,
            MyPostSchema,
            organization={"id": post.organization_id, "code": post.organization_code, "name": post.organization_name},
            chain=post.chain_id and {"id": post.chain_id, "code": post.chain_code, "name": post.chain_name},
        )
        for post in work.rows(_MY_POSTS, person=person_id, day=work.today)
    ]
    return shown(found, MeSchema, posts=posts)


@handles(GET_ACCOUNT)
def get_account(work: Work, person_id: UUID) -> dict[str, Any]:
    """Return the account of a person."""
    account = account_of(work.session, person_id)
    if account is None:
        raise not_found(ACCOUNT, person_id)
    return account_dict(work, account)


def account_dict(work: Work, account: Account, one_time_password: str | None = None) -> dict[str, Any]:
    """Return an account in the form of ``AccountSchema``."""
    return shown(
        account,
        AccountSchema,
        person_name=work.session.get_one(Person, account.person_id).name,
        opened=account.password_hash is not None,
        locked_until=throttling.delayed_until(account),
        one_time_password=one_time_password,
    )


@handles(LIST_SIGNING_KEYS)
def list_signing_keys(work: Work) -> dict[str, Any]:
    """Return the public keys, as a JSON Web Key Set."""
    return {"keys": keys.published(work.session)}


@handles(LIST_REVOCATIONS)
def list_revocations(work: Work) -> dict[str, Any]:
    """Return the revocations that are recent enough to concern tokens that are still valid."""
    oldest = wall() - ACCESS_TOKEN_LIFE - SPARE
    found = work.session.scalars(select(Revocation).where(Revocation.before > oldest).order_by(Revocation.before))
    return {"items": list(found)}
