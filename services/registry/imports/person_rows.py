"""Import the rows of the sheet 人员."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from chassis.ledgers.outcomes import Outcomes
from chassis.ledgers.rows import Row
from chassis.running.clock import wall
from chassis.storing.arrays import write_changes
from chassis.storing.database import new_id
from contracts.registry import ledgers
from contracts.registry.kinds import PostKind
from contracts.roles import Role
from services.registry.accounts.domain import login_key
from services.registry.accounts.models import Account
from services.registry.imports.known import Importing, KnownPerson, inserted
from services.registry.people.access import trusted
from services.registry.people.contact import contact
from services.registry.people.models import Person, Post

SHEET = ledgers.PERSONS
_CONTACT = {"phone", "email"}


def plan_persons(importing: Importing, rows: Sequence[Row]) -> list[Callable[[], None]]:
    """Check the rows and make the persons known to the other sheets; returns a function that writes them all."""
    outcomes = importing.outcomes[SHEET] = Outcomes(SHEET)
    plan = _Plan(importing, rows)
    for row in importing.each(rows):
        if row["code"]:
            plan.take(row, outcomes)
    return [plan.write]


class _Plan:
    """The changes for all rows, collected so that they are written with one statement a table."""

    def __init__(self, importing: Importing, rows: Sequence[Row]) -> None:
        self.importing = importing
        self.persons: list[dict[str, Any]] = []
        self.accounts: list[dict[str, Any]] = []
        self.updates: list[tuple[Person, dict[str, Any]]] = []
        self._find_accounts(rows)
        self._find_operators()
        self.trusted = trusted(importing.work, [known.id for known in importing.persons.values()])

    def _find_accounts(self, rows: Sequence[Row]) -> None:
        keys = [login_key(row["login"]) for row in rows if row["login"]]
        ids = [known.id for known in self.importing.persons.values()]
        found = self.importing.session.scalars(
            select(Account).where(or_(Account.login_key.in_(keys), Account.person_id.in_(ids)))
        ).all()
        self.by_login = {account.login_key: account for account in found}
        self.by_person = {account.person_id: account for account in found}

    def _find_operators(self) -> None:
        """Find the persons whom only an operator may change, see ``people/access.py``."""
        work = self.importing.work
        held = select(Post.person_id).where(
            Post.kind == PostKind.OPERATOR, or_(Post.valid_to.is_(None), Post.valid_to >= work.today)
        )
        self.operators: set[UUID] = set() if work.actor.is_any(Role.OPERATOR) else set(work.session.scalars(held))

    def take(self, row: Row, outcomes: Outcomes) -> None:
        known = self.importing.persons.get(row["code"])
        if known is None:
            known = self.importing.persons[row["code"]] = KnownPerson(new_id(), row["name"] or "")
            self._take_new(row, known, outcomes)
        elif known.row is not None:
            self._take_registered(row, known, known.row, outcomes)

    def _take_new(self, row: Row, known: KnownPerson, outcomes: Outcomes) -> None:
        values: dict[str, Any] = {
            "id": known.id,
            "code": row["code"],
            "name": row["name"],
            "locale": row["locale"] or "zh",
            "active": True,
            "version": 1,
        }
        values |= contact({"phone": row["phone"], "email": row["email"]})
        self.persons.append(values)
        self._take_login(row, known.id)
        outcomes.add(row, None)

    def _take_registered(self, row: Row, known: KnownPerson, person: Person, outcomes: Outcomes) -> None:
        wanted = {name: row[name] for name in ("name", "phone", "email") if row.has(name)}
        if row["locale"]:
            wanted["locale"] = row["locale"]
        changes = {name: value for name, value in wanted.items() if getattr(person, name) != value}
        opens = self._take_login(row, known.id)
        if opens:
            self.importing.check_active(SHEET, row, "code", known)
        if (changes or opens) and known.id in self.operators:
            zh, en = "平台管理员只能由平台管理员变更。", "Only an operator changes an operator."
            self.importing.fault(SHEET, row, "code", row["code"], zh, en)
        if known.id in self.trusted and (opens or changes.keys() & (_CONTACT | {"name"})):
            self.importing.trust_persons.add(known.id)
            if changes.keys() & _CONTACT:
                self.importing.trust_reached.add(known.id)
            if "name" in changes:
                self.importing.trust_renamed.add(known.id)
        values = self.importing.person_values[known.id] = {**changes, **({"login": row["login"]} if opens else {})}
        if changes:
            self.updates.append((person, changes))
        # A login comes from here only where there is none.
        outcomes.add(row, {name: (getattr(person, name, None), value) for name, value in values.items()})

    def _take_login(self, row: Row, person_id: UUID) -> bool:
        """Create an account without a password for a login, closed until it is opened; returns whether it is new."""
        login = row["login"]
        if not login:
            return False
        owner, own = self.by_login.get(login_key(login)), self.by_person.get(person_id)
        if owner is not None and owner.person_id != person_id:
            self.importing.fault(
                SHEET, row, "login", login, "登录名已属于他人。", "The login belongs to somebody else."
            )
        elif own is not None and own.login_key != login_key(login):
            zh = f"此人已有登录名 {own.login},不能通过导入更改。"
            self.importing.fault(SHEET, row, "login", login, zh, f"The person has the login {own.login}, which stays.")
        elif own is None:
            self.accounts.append(
                {
                    "id": new_id(),
                    "person_id": person_id,
                    "login": login,
                    "login_key": login_key(login),
                    "must_change_password": False,
                    "failures": 0,
                    "active": True,
                }
            )
            return True
        return False

    def write(self) -> None:
        session, importing = self.importing.session, self.importing
        if self.persons:
            importing.changed_persons += session.scalars(inserted(Person).returning(Person), self.persons).all()
        write_changes(
            session,
            [(person, {**changes, **contact(changes), "updated_at": wall()}) for person, changes in self.updates],
        )
        for person, changes in self.updates:
            importing.changed_persons.append(person)
            if "name" in changes:
                importing.changed_access.add(person.id)
        if self.accounts:
            session.execute(inserted(Account), self.accounts)
