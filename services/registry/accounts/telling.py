"""Tell the holder of an account, and other services, what happens to it."""

from uuid import UUID

from chassis.running.work import Work
from contracts.registry.account_changes import ACCOUNT_CHANGED, AccountChange
from services.registry.people.emitting import emit_person
from services.registry.people.models import Person


def emit_account_changed(
    work: Work, person: Person, change: AccountChange, *, by: str | None = None, about: str | None = None
) -> None:
    """Emit what has happened to the account of a person, by that person unless somebody else is named."""
    data = {"person_id": person.id, "change": change, "by": by or person.name, "about": about}
    work.emit(ACCOUNT_CHANGED, person.id, data)


def tell_of_signing_in(work: Work, person_id: UUID, *, signs_in: bool) -> None:
    """Tell others that somebody can sign in now, or no longer."""
    # The account is written before the person is locked by anybody who waits for both.
    work.session.flush()
    person = work.session.get_one(Person, person_id, with_for_update=True, populate_existing=True)
    emit_person(work, person, signs_in=signs_in)
