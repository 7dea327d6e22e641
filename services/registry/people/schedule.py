"""Schedule of persons: hashes for look-ups that an earlier release made are made anew."""

from sqlalchemy import select, update

from chassis.running.handlers import every
from chassis.running.work import Work
from services.registry.people.contact import HASHED_AS, contact
from services.registry.people.models import Person

PORTION = 500
_STALE = (
    select(Person.id, Person.phone, Person.email)
    .where(Person.hashed_as < HASHED_AS)
    .limit(PORTION)
    .with_for_update(skip_locked=True)
)


@every(seconds=60, by_wall=True)
def hash_contacts_anew(work: Work) -> int:
    """Make the hashes of a portion of persons by the rule in force; returns how many persons.

    Only here are the keys at hand that the hashes are made with: migrations run without them. The version of the rows
    stays, because nothing that is read changes.
    """
    rows = work.session.execute(_STALE).all()
    for row in rows:
        hashes = contact({"phone": row.phone, "email": row.email})
        work.session.execute(
            update(Person)
            .where(Person.id == row.id)
            .values({name: hashes[name] for name in ("phone_hash", "email_hash", "hashed_as")})
            .execution_options(synchronize_session=False)
        )
    return len(rows)
