"""Make codes and have them mailed: only the letter holds a code, the database its hash."""

import json
from datetime import datetime, timedelta

from sqlalchemy import delete

from chassis.calling.errors import invalid
from chassis.running.clock import wall
from chassis.running.work import Work
from chassis.storing.database import new_id
from chassis.storing.personal import seal
from contracts.registry.letters import LETTER_ASKED, LetterKind
from services.registry.accounts import domain
from services.registry.accounts.fingerprints import hash_of_code
from services.registry.accounts.models import Account
from services.registry.people.access import trusted
from services.registry.people.models import Person
from services.registry.recovery.models import MailedCode, Purpose

LIFE = {Purpose.RESET: timedelta(hours=1), Purpose.INVITATION: timedelta(days=7), Purpose.EMAIL: timedelta(days=1)}
_LETTERS = {
    Purpose.RESET: LetterKind.PASSWORD_RESET,
    Purpose.INVITATION: LetterKind.INVITATION,
    Purpose.EMAIL: LetterKind.EMAIL_CONFIRMATION,
}


def vouch(person: Person) -> None:
    """Note that more than one registrar stands for the e-mail address: an operator, a second person, or its holder."""
    person.vouched_email_hash = person.email_hash


def may_be_mailed(work: Work, person: Person) -> bool:
    """Whether a code that opens the account may go to the e-mail address that is registered.

    A registrar alone could enter an address of their own, have the person given a role of trust, and then ask for a
    code (decision 0028); so to holders of such roles codes go only to addresses that are vouched for.
    """
    if person.email is None or not person.active:
        return False
    return is_vouched(person) or not trusted(work, [person.id])


def is_vouched(person: Person) -> bool:
    """Whether more than one registrar stands for the address."""
    return person.vouched_email_hash is not None and person.vouched_email_hash == person.email_hash


def invite(work: Work, account: Account) -> None:
    """Mail the person of an account without a password a code to set one. Raises ``Failure`` if there is no way to."""
    person = work.session.get_one(Person, account.person_id)
    if not may_be_mailed(work, person):
        raise invalid(
            "invite",
            True,
            "此人没有可用于邀请的电子邮箱(要职人员的邮箱须经平台管理员、第二人或本人确认)。"
            "请改用一次性密码(不填 invite)。",
            "The person has no e-mail address that an invitation may go to (that of a holder of trust must have been "
            "entered by an operator, approved, or confirmed by its owner). Leave `invite` out for a one-time password.",
        )
    send_anew(work, Purpose.INVITATION, person, account.login)


def send_anew(work: Work, purpose: Purpose, person: Person, login: str, address: str | None = None) -> None:
    """Mail a code; an earlier one for the same purpose is good for nothing any more."""
    work.session.execute(delete(MailedCode).where(MailedCode.person_id == person.id, MailedCode.purpose == purpose))
    row = MailedCode(id=new_id(), purpose=purpose, address=address, asked_at=wall(), expires_at=wall())
    work.session.add(row)
    send(work, row, person, login)


def send(work: Work, row: MailedCode, person: Person, login: str) -> None:
    """Give a row its code and have it mailed to the person's address, or to the one that it is to confirm."""
    code = domain.one_time_password()
    row.person_id, row.login, row.address = person.id, None, row.address or person.email
    row.hash, row.expires_at = hash_of_code(code), wall() + LIFE[row.purpose]
    write(work, person, _LETTERS[row.purpose], str(row.address), login, code, row.expires_at)


def write(
    work: Work,
    person: Person,
    kind: LetterKind,
    address: str,
    login: str,
    code: str | None = None,
    expires_at: datetime | None = None,
) -> None:
    """Have a letter to a person written, to this address."""
    sealed = seal(json.dumps({"address": address, "login": login, "code": code}, ensure_ascii=False))
    data = {"person_id": person.id, "kind": kind, "name": person.name, "locale": person.locale}
    work.emit(LETTER_ASKED, person.id, {**data, "sealed": sealed, "expires_at": expires_at})
