"""Who can act: somebody active, with an account, who holds the post today, at an organization that is active.

On the last day of a post that somebody has ended, its holder may still act, but is not counted on any more.

Somebody or something that registry has not told of yet counts as active, and until it has told of all posts (during an
upgrade from a release without these copies) nobody counts as missing. Copies may be some milliseconds old.
"""

from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, Uuid, and_, bindparam, exists, func, not_, or_, select, true, update

from chassis.calling.errors import Failure
from chassis.running.work import Work
from contracts.requests.refusals import NOBODY_HANDLES
from contracts.roles import Role
from services.requests.mirror import queries
from services.requests.mirror.models import AnnouncedPosts, Organization, Person, Post

_posts, _persons, _organizations = Post.__table__, Person.__table__, Organization.__table__
_announced = AnnouncedPosts.__table__
_place = _organizations.alias("place")
# The schedule that looks for requests left to nobody; it is woken by whatever may leave some.
FIND_VACANCIES = "find_vacancies"
# The one that ends the mandates of agents who have lost their posts.
END_MANDATES = "end_mandates"
_NOTICE = (
    update(_announced)  # type: ignore[arg-type]
    .where(~_announced.c.complete, _announced.c.posts <= select(func.count()).select_from(_posts).scalar_subquery())
    .values(complete=True)
    .execution_options(unanswered=True)
)
# The business day, a parameter of every statement that is built of these.
DAY = bindparam("day", type_=Date())


class Capable(NamedTuple):
    """Whether anybody can act on a request: at its department, and to dispatch it."""

    handlers: bool
    dispatchers: bool


def notice_whole_copies(work: Work) -> None:
    """Begin to count who is missing once every post that registry has announced is here.

    Its events come in portions, and in no certain order.
    """
    work.session.execute(_NOTICE)


def held_on(posts: Any, day: Any) -> ColumnElement[bool]:
    """Return the condition that a post is held on a day; ``posts`` has the columns of the copies."""
    return and_(posts.valid_from <= day, or_(posts.valid_to.is_(None), posts.valid_to >= day))


def counted_on(posts: Any, day: Any) -> ColumnElement[bool]:
    """Return the condition that a post is held and counted on a day: not on its last, if it was ended by hand."""
    ends = and_(posts.valid_to == day, not_(posts.ended))
    return and_(posts.valid_from <= day, or_(posts.valid_to.is_(None), posts.valid_to > day, ends))


def held(role: Role, *where: ColumnElement[bool], day: Any = DAY) -> ColumnElement[bool]:
    """Return the condition that somebody who can act holds a post of this role on the day."""
    return or_(
        ~exists().where(_announced.c.complete),
        exists()
        .select_from(
            _posts.outerjoin(_persons, _persons.c.id == _posts.c.person_id).outerjoin(
                _place, _place.c.id == _posts.c.organization_id
            )
        )
        .where(
            _posts.c.kind == role.value,
            counted_on(_posts.c, day),
            func.coalesce(_persons.c.active, true()),
            func.coalesce(_place.c.active, true()),
            *where,
        ),
    )


def handled(department: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that somebody can act at an active department."""
    there = _organizations.alias("department_now")
    gone = exists().where(there.c.id == department, ~there.c.active)
    return and_(~gone, held(Role.DEPARTMENT_HANDLER, _posts.c.organization_id == department))


def dispatched(
    chain: ColumnElement[Any], park: ColumnElement[Any], centre: ColumnElement[Any], day: Any = DAY
) -> ColumnElement[bool]:
    """Return the condition that somebody can dispatch for a chain, a park or a service centre; each may be null."""
    return or_(
        held(Role.DISPATCHER, _posts.c.chain_id == chain, day=day),
        held(Role.DISPATCHER, _posts.c.organization_id == park, day=day),
        at_centre(centre, day),
    )


def at_centre(centre: ColumnElement[Any], day: Any = DAY) -> ColumnElement[bool]:
    """Return the condition that somebody can act at the service centre of a park, which may be null."""
    return held(Role.SERVICE_CLERK, _posts.c.organization_id == centre, day=day)


def supervised(chain: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that somebody can supervise what concerns a chain, which may be null."""
    return held(Role.SUPERVISOR, or_(_posts.c.chain_id.is_(None), _posts.c.chain_id == chain))


def called_back(
    chain: ColumnElement[Any], department: ColumnElement[Any], enterprise: ColumnElement[Any], day: Any = DAY
) -> ColumnElement[bool]:
    """Return the condition that somebody can call back about what concerns a chain, which may be null.

    Whoever handles at the department that is judged, or speaks for the enterprise that judges, cannot.
    """
    other = _posts.alias("other")
    is_judged = exists().where(
        other.c.person_id == _posts.c.person_id,
        or_(
            and_(other.c.kind == Role.DEPARTMENT_HANDLER.value, other.c.organization_id == department),
            and_(other.c.kind == Role.ENTERPRISE_CONTACT.value, other.c.organization_id == enterprise),
        ),
        held_on(other.c, day),
    )
    of_chain = or_(_posts.c.chain_id.is_(None), _posts.c.chain_id == chain)
    return held(Role.FOLLOW_UP_CLERK, of_chain, ~is_judged, day=day)


def led(chain: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that a chain has a chief who can act."""
    return held(Role.CHAIN_CHIEF, _posts.c.chain_id == chain)


def _parameter(name: str) -> ColumnElement[Any]:
    return bindparam(name, type_=Uuid())


# Built once: they run in many steps and reads.
_CAPABLE: Select[*tuple[Any, ...]] = select(
    handled(_parameter("department")).label("handlers"),
    dispatched(_parameter("chain"), _parameter("park"), _parameter("centre")).label("dispatchers"),
).execution_options(prepared=True)


def capable(
    work: Work,
    department_id: UUID | None,
    chain_id: UUID | None = None,
    park_id: UUID | None = None,
    centre_id: UUID | None = None,
) -> Capable:
    """Return who can act on what is with this department and concerns this chain, park and service centre."""
    places = {"department": department_id, "chain": chain_id, "park": park_id, "centre": centre_id}
    row = work.row(_CAPABLE, day=work.today, **places)
    return Capable(row.handlers, row.dispatchers)


def acting_department(work: Work, department_id: UUID) -> UUID:
    """Return the id if it is that of an active department at which somebody can act.

    Raises ``Failure``: naming the field ``department_id`` if it is no active department, else ``NOBODY_HANDLES``.
    """
    queries.active_department(work, department_id)
    return with_handlers(work, department_id)


def with_handlers(work: Work, department_id: UUID) -> UUID:
    """Return the id of a department. Raises ``Failure`` if nobody can act there."""
    if not capable(work, department_id).handlers:
        names = queries.names_of(work.session, [department_id])
        raise Failure(NOBODY_HANDLES, id=department_id, name=names.get(department_id, ""))
    return department_id
