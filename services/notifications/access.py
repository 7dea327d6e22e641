"""What somebody may see of notifications: their own inbox, whatever posts they hold."""

from uuid import UUID

from sqlalchemy import select

from chassis.calling.errors import not_found
from chassis.running.work import Work
from contracts.notifications.inbox import INBOX_ENTRY
from services.notifications.models import Entry


def me(work: Work) -> UUID:
    """The person who acts."""
    return UUID(work.actor.person_id)


def own_entry(work: Work, entry_id: UUID) -> Entry:
    """One entry of the actor; somebody else's does not exist."""
    return work.find(Entry, entry_id, seen=lambda entry: entry.person_id == me(work))


def own_entry_number(work: Work, entry_id: UUID) -> int:
    """The number of one of the actor's entries; somebody else's does not exist."""
    number = work.session.scalar(select(Entry.number).where(Entry.id == entry_id, Entry.person_id == me(work)))
    if number is None:
        raise not_found(INBOX_ENTRY, entry_id)
    return number
