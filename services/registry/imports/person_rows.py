"""Import the rows of the sheet 人员."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from chassis.ledgers.planning import Changes, Plan
from chassis.ledgers.rows import Row
from chassis.running.clock import wall
from chassis.storing.arrays import among
from chassis.storing.database import new_id
from contracts.registry.kinds import PostKind
from contracts.roles import Role
from services.registry.accounts.domain import login_key
from services.registry.accounts.models import Account
from services.registry.imports.known import Importing, KnownPerson
from services.registry.people.access import trusted
from services.registry.people.contact import contact
from services.registry.people.models import Person, Post

_CONTACT = {"phone", "email"}


class PersonPlan(Plan):
    """The persons of the rows, whom the other sheets may refer to, and their accounts."""

    COLUMNS = frozenset({"code", "name", "phone", "email", "locale", "login"})

    def __init__(self, importing: Importing, rows: Sequence[Row]) -> None:
        self.importing = importing
        self.persons, self.accounts = Changes(Person), Changes(Account)
        self._find_accounts(rows)
        self._find_operators()
        self.trusted = trusted(importing.work, [known.id for known in importing.persons.values()])

    def _find_accounts(self, rows: Sequence[Row]) -> None:
        keys = [login_key(row["login"]) for row in rows if row["login"]]
        ids = [known.id for known in self.importing.persons.values()]
        found = self.importing.session.execute(
            select(Account.person_id, Account.login, Account.login_key).where(
                or_(among(Account.login_key, keys), among(Account.person_id, ids))
            )
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

    def take(self, row: Row) -> None:
        """Compare a row with the person, and make the person known."""
        known = self.importing.persons.get(row["code"])
        if known is None and row["code"]:
            known = self.importing.persons[row["code"]] = KnownPerson(new_id(), row["name"] or "")
            self._take_new(row, known)
        elif known is not None and known.row is not None:
            self._take_registered(row, known, known.row)

    def _take_new(self, row: Row, known: KnownPerson) -> None:
        values: dict[str, Any] = {
            "id": known.id,
            "code": row["code"],
            "name": row["name"],
            "locale": row["locale"] or "zh",
            "active": True,
            "version": 1,
        }
        values |= contact({"phone": row["phone"], "email": row["email"]})
        self.persons.new.append(values)
        self._take_login(row, known.id)
        self.importing.outcomes[row.ledger].add(row, None)

    def _take_registered(self, row: Row, known: KnownPerson, person: Any) -> None:
        wanted = {name: row[name] for name in ("name", "phone", "email") if row.has(name)}
        if row["locale"]:
            wanted["locale"] = row["locale"]
        changes = {name: value for name, value in wanted.items() if getattr(person, name) != value}
        opens = self._take_login(row, known.id)
        if opens:
            self.importing.check_active(row, "code", known)
        if (changes or opens) and known.id in self.operators:
            zh, en = "平台管理员只能由平台管理员变更。", "Only an operator changes an operator."
            self.importing.fault(row, "code", row["code"], zh, en)
        if known.id in self.trusted and (opens or changes.keys() & (_CONTACT | {"name"})):
            self.importing.trust_persons.add(known.id)
            if changes.keys() & _CONTACT:
                self.importing.trust_reached.add(known.id)
            if "name" in changes:
                self.importing.trust_renamed.add(known.id)
        values = self.importing.person_values[known.id] = {**changes, **({"login": row["login"]} if opens else {})}
        if changes:
            self.persons.change(person, **{**changes, **contact(changes)}, updated_at=wall())
            if "name" in changes:
                self.importing.changed_access.add(person.id)
        # A login comes from here only where there is none.
        changed = {name: (getattr(person, name, None), value) for name, value in values.items()}
        self.importing.outcomes[row.ledger].add(row, changed)

    def _take_login(self, row: Row, person_id: UUID) -> bool:
        """Create an account without a password for a login, closed until it is opened; returns whether it is new."""
        login = row["login"]
        if not login:
            return False
        owner, own = self.by_login.get(login_key(login)), self.by_person.get(person_id)
        if owner is not None and owner.person_id != person_id:
            self.importing.fault(row, "login", login, "登录名已属于他人。", "The login belongs to somebody else.")
        elif own is not None and own.login_key != login_key(login):
            zh = f"此人已有登录名 {own.login},不能通过导入更改。"
            self.importing.fault(row, "login", login, zh, f"The person has the login {own.login}, which stays.")
        elif own is None:
            self.accounts.new.append(
                {
                    "id": new_id(),
                    "person_id": person_id,
                    "login": login,
                    "login_key": login_key(login),
                    "must_change_password": False,
                    "failures": 0,
                    "active": True,
                    "by_one": False,
                }
            )
            return True
        return False

    def write(self) -> None:
        """Write the persons, then the accounts."""
        for changes in (self.persons, self.accounts):
            changes.write(self.importing.session)
        self.importing.changed_persons += self.persons.after()
