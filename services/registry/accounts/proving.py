"""Prove that it is the owner of the account who acts, by the password in use."""

from uuid import UUID

from chassis.calling.errors import Failure, KeepingFailure
from chassis.running.work import Work
from chassis.storing.passwords import verify_one_time_password, verify_password
from contracts.problem import UNAUTHENTICATED
from contracts.registry.accounts import PASSWORD_WRONG
from services.registry.accounts import queries, throttling
from services.registry.accounts.models import Account


def prove(work: Work, password: str) -> Account:
    """Return the actor's account, locked, if this is its password.

    Raises ``Failure`` with ``PASSWORD_WRONG``, or with ``SIGN_IN_DELAYED`` for who has guessed too often. Called before
    anything is written.
    """
    account = queries.account_of(work.session, me(work))
    if account is None:
        raise Failure(UNAUTHENTICATED)
    guesser = throttling.guesser_signed_in(work, account.person_id)
    guesser.admit()
    hashed = account.password_hash
    fits = verify_one_time_password(hashed, password) or work.outside(verify_password, hashed, password)
    guesser.admit(last=True)
    account = locked(work, account.person_id)
    if not fits or account.password_hash != hashed:
        guesser.failed()
        raise KeepingFailure(PASSWORD_WRONG)
    guesser.succeeded()
    return account


def locked(work: Work, person_id: UUID) -> Account:
    """Return the account of a person, locked."""
    account = queries.account_of(work.session, person_id, lock=True)
    if account is None:
        raise Failure(UNAUTHENTICATED)
    return account


def me(work: Work) -> UUID:
    """Return the id of the person who acts."""
    return UUID(work.actor.person_id or "")
