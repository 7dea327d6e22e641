"""Keep somebody who can sign in as operator and as registrar, without whom nobody could repair anything."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select, text

from chassis.calling.errors import Failure
from chassis.running.work import Work
from contracts.registry.kinds import POST_KIND, PostKind
from contracts.registry.problems import LAST_OF_ROLE
from services.registry.accounts.models import Account
from services.registry.people.models import Person, Post
from services.registry.spans import ONE_DAY

KEPT = (PostKind.OPERATOR, PostKind.REGISTRAR)
# Of two who go at the same time, the second must see that the first has gone.
_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended('registry last of role', 0))")


def keep_somebody(work: Work, person_id: UUID) -> None:
    """Raise ``Failure`` if a person who is to be barred from signing in is the last who can in a role that is kept."""
    for kind in KEPT:
        if _somebody(work, kind, work.today, Person.id == person_id):
            _check_others(work, kind, work.today, Person.id != person_id)


def keep_somebody_after(work: Work, post: Post, last_day: date) -> None:
    """Raise ``Failure`` if a post that is to end with a day is the last in a role that is kept."""
    if is_last_after(work, post, last_day):
        raise _last(post.kind)


def is_last_after(work: Work, post: Post, last_day: date, also: Collection[UUID] = ()) -> bool:
    """Whether nobody who can sign in holds a role that is kept on the day after ``last_day``, if this post ends then.

    ``also`` are posts that end with it.
    """
    if post.kind not in KEPT or not _somebody(work, post.kind, max(work.today, post.valid_from), Post.id == post.id):
        return False
    work.session.execute(_LOCK)
    return not _somebody(work, post.kind, last_day + ONE_DAY, Post.id.not_in([post.id, *also]))


def _check_others(work: Work, kind: PostKind, day: date, others: ColumnElement[bool]) -> None:
    work.session.execute(_LOCK)
    if not _somebody(work, kind, day, others):
        raise _last(kind)


def _last(kind: PostKind) -> Failure:
    words = POST_KIND.words[kind]
    return Failure(LAST_OF_ROLE, role_zh=words.zh, role_en=words.en)


def _somebody(work: Work, kind: PostKind, day: date, *which: ColumnElement[bool]) -> bool:
    """Whether somebody who can sign in holds a post of this kind on a day."""
    found = (
        select(Post.id)
        .join(Person, Person.id == Post.person_id)
        .join(Account, Account.person_id == Person.id)
        .where(Post.kind == kind, Post.holds_on(day), Person.active, Account.active)
        .where(Account.password_hash.is_not(None), *which)
    )
    return work.session.scalar(found.limit(1)) is not None
