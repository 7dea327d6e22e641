"""Reads of accounts, sessions and keys."""

from functools import cache
from importlib import resources
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from chassis.calling.errors import Failure, not_found
from chassis.running.clock import wall
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.problem import UNAUTHENTICATED
from contracts.registry.accounts import (
    ACCOUNT,
    GET_ACCOUNT,
    GET_ME,
    LIST_REVOCATIONS,
    LIST_SIGNING_KEYS,
    AccountSchema,
    MeSchema,
    MyPostSchema,
)
from services.registry.accounts import keys
from services.registry.accounts.domain import ACCESS_TOKEN_LIFE, SPARE, FailedLogins
from services.registry.accounts.models import Account, Revocation
from services.registry.chains.models import Chain
from services.registry.organizations.models import Organization
from services.registry.people.models import Person, Post


@cache
def commonest_passwords() -> frozenset[str]:
    """Return the most commonly guessed passwords, in small letters."""
    content = resources.files(__package__).joinpath("commonest_passwords.txt").read_text(encoding="utf-8")
    return frozenset(content.split())


def account_of(session: Session, person_id: UUID, *, lock: bool = False) -> Account | None:
    """Return the account of a person, or ``None``."""
    statement = select(Account).where(Account.person_id == person_id)
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return session.scalars(statement).one_or_none()


@handles(GET_ME)
def get_me(work: Work) -> dict[str, Any]:
    """Return the caller, with the posts held today."""
    found = work.session.execute(
        select(Person, Account)
        .join(Account, Account.person_id == Person.id)
        .where(Person.id == UUID(work.actor.person_id or ""))
    ).one_or_none()
    if found is None:
        raise Failure(UNAUTHENTICATED)
    person, account = found
    held = work.session.execute(
        select(Post, Organization, Chain)
        .join(Organization, Organization.id == Post.organization_id)
        .outerjoin(Chain, Chain.id == Post.chain_id)
        .where(Post.person_id == person.id, Post.holds_on(work.today))
        .order_by(Post.id)
    )
    posts = [shown(post, MyPostSchema, organization=organization, chain=chain) for post, organization, chain in held]
    return shown(person, MeSchema, login=account.login, must_change_password=account.must_change_password, posts=posts)


@handles(GET_ACCOUNT)
def get_account(work: Work, person_id: UUID) -> dict[str, Any]:
    """Return the account of a person."""
    account = account_of(work.session, person_id)
    if account is None:
        raise not_found(ACCOUNT, person_id)
    return account_dict(account)


def account_dict(account: Account, one_time_password: str | None = None) -> dict[str, Any]:
    """Return an account in the form of ``AccountSchema``."""
    locked = FailedLogins(account.failures, account.locked_until).locked_at(wall())
    return shown(
        account,
        AccountSchema,
        opened=account.password_hash is not None,
        locked_until=account.locked_until if locked else None,
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
