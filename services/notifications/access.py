"""What somebody may see of notifications: what came to them, as long as they hold a post by which it came.

An entry is addressed to a person in certain posts, or to the person alone. It is seen while the person holds the same
kind of post at the same organization for the same chain, be it by a later appointment; an entry to the person is seen
for ever. What a release before entered does not say by which posts it came: it is seen while the person holds any post,
or if that person never held one. Counts, live updates and mails go by the same rule.
"""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Integer,
    Uuid,
    and_,
    any_,
    bindparam,
    case,
    exists,
    func,
    not_,
    or_,
    select,
)

from chassis.calling.errors import not_found
from chassis.running.work import Work
from contracts.notifications.inbox import INBOX_ENTRY
from services.notifications.models import Entry, Inbox, Post

_FORMER, _NOW, _ANY = (Post.__table__.alias(name) for name in ("former", "now", "any_post"))
_ENTRIES, _INBOXES = Entry.__table__.c, Inbox.__table__.c
_DAY: ColumnElement[date] = bindparam("day", type_=Date())


def _holds(post: Any, day: Any) -> ColumnElement[bool]:
    return and_(post.valid_from <= day, or_(post.valid_to.is_(None), post.valid_to >= day))


def reaches(told: Any, day: Any) -> ColumnElement[bool]:
    """Return the condition that an entry or a mail, of which these are the columns, reaches its person on a day."""
    same = and_(
        _NOW.c.person_id == told.person_id,
        _NOW.c.kind == _FORMER.c.kind,
        _NOW.c.organization_id == _FORMER.c.organization_id,
        _NOW.c.chain_id.is_not_distinct_from(_FORMER.c.chain_id),
    )
    held = exists().where(_FORMER.c.id == any_(told.posts), same, _holds(_NOW.c, day))
    has_post = exists().where(_ANY.c.person_id == told.person_id)
    return case(
        (told.posts.is_(None), or_(not_(has_post), has_post.where(_holds(_ANY.c, day)))),
        else_=or_(func.cardinality(told.posts) == 0, held),
    )


# How many unread entries the person of an inbox does not see any more. Only a holder of a post that is not held now can
# have such entries, so that for most persons no entry is looked at; whether entries are seen is decided once for all
# that came by the same posts.
_left = exists().where(_ANY.c.person_id == _INBOXES.person_id, not_(_holds(_ANY.c, _DAY))).correlate(Inbox.__table__)
_told = (
    select(_ENTRIES.person_id, _ENTRIES.posts, func.count().label("entries"))
    .where(_ENTRIES.person_id == _INBOXES.person_id, _ENTRIES.read_at.is_(None), _left)
    .group_by(_ENTRIES.person_id, _ENTRIES.posts)
    .correlate(Inbox.__table__)
    .subquery("told")
    .c
)
_hidden = select(func.coalesce(func.sum(_told.entries), 0).cast(Integer)).where(not_(reaches(_told, _DAY)))
_unread = (_INBOXES.unread - _hidden.scalar_subquery()).label("unread")
# How much of an inbox is unread and seen, of one person.
UNREAD = select(_unread).where(_INBOXES.person_id == bindparam("person", type_=Uuid())).execution_options(prepared=True)
# The same of several persons, each with the number of the newest entry.
COUNTED = (
    select(_INBOXES.person_id, _INBOXES.last_number, _unread)
    .where(_INBOXES.person_id == any_(bindparam("persons", type_=ARRAY(Uuid))))
    .execution_options(prepared=True)
)


def me(work: Work) -> UUID:
    """The person who acts."""
    return UUID(work.actor.person_id)


def seen(work: Work) -> ColumnElement[bool]:
    """Return the condition for the entries that the actor sees."""
    return and_(_ENTRIES.person_id == me(work), reaches(_ENTRIES, work.today))


def own_entry(work: Work, entry_id: UUID) -> Entry:
    """One entry that the actor sees; somebody else's does not exist."""
    entry = work.session.scalar(select(Entry).where(Entry.id == entry_id, seen(work)))
    if entry is None:
        raise not_found(INBOX_ENTRY, entry_id)
    return entry
