"""Keep somebody who can sign in as operator and as registrar, without whom nobody could repair anything.

What counts is every day from today on, for ends are known beforehand: a change may leave no day without anybody.
"""

from collections.abc import Collection, Sequence
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
# The numbers of the first and the last day of a post, both included.
_Days = tuple[int, int]


def keep_somebody(work: Work, person_id: UUID) -> None:
    """Raise ``Failure`` if a person who is to be barred from signing in is the last who can in a role that is kept."""
    for kind in KEPT:
        if _leaves_nobody(work, kind, work.today, Person.id == person_id, Person.id != person_id):
            raise _last(kind)


def keep_somebody_after(work: Work, post: Post, last_day: date) -> None:
    """Raise ``Failure`` if a post that is to end with a day is the last in a role that is kept."""
    if is_last_after(work, post, last_day):
        raise _last(post.kind)


def is_last_after(work: Work, post: Post, last_day: date, also: Collection[UUID] = ()) -> bool:
    """Whether on some day after ``last_day`` nobody can sign in with a role that is kept, because this post ends then.

    ``also`` are posts that are changed with it, which do not count as successors.
    """
    if post.kind not in KEPT or last_day == date.max:
        return False
    first = max(work.today, last_day + ONE_DAY)
    return _leaves_nobody(work, post.kind, first, Post.id == post.id, Post.id.not_in([post.id, *also]))


def _leaves_nobody(
    work: Work, kind: PostKind, day: date, going: ColumnElement[bool], others: ColumnElement[bool]
) -> bool:
    """Whether the posts that go, from a day on, leave a day to nobody of the others."""
    left = _days(work, kind, day, going)
    if not left:
        return False
    work.session.execute(_LOCK)
    kept = _days(work, kind, day, others)
    return any(not _covered(days, kept) for days in left)


def _covered(days: _Days, by: Sequence[_Days]) -> bool:
    """Whether each day is among those of ``by``, which are in the order of their first days."""
    missing, last = days
    for first, until in by:
        if first <= missing <= until:
            missing = until + 1
    return missing > last


def _last(kind: PostKind) -> Failure:
    words = POST_KIND.words[kind]
    return Failure(LAST_OF_ROLE, role_zh=words.zh, role_en=words.en)


def _days(work: Work, kind: PostKind, day: date, which: ColumnElement[bool]) -> list[_Days]:
    """Return the days, from a day on, of the posts of a kind whose holders can sign in, ordered by the first day."""
    found = (
        select(Post.valid_from, Post.valid_to)
        .join(Person, Person.id == Post.person_id)
        .join(Account, Account.person_id == Person.id)
        .where(Post.kind == kind, Person.active, Account.active, Account.password_hash.is_not(None), which)
        .where(Post.overlaps(day, None))
        .order_by(Post.valid_from)
    )
    return [
        (max(first, day).toordinal(), (last or date.max).toordinal()) for first, last in work.session.execute(found)
    ]
