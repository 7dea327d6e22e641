"""Prepare a new request: its number, its enterprise's place on a chain, the answers to the form."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    ScalarSelect,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    func,
    literal,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from chassis.calling.errors import Failure, invalid
from chassis.running.work import Work
from contracts.problem import INVALID
from contracts.requests.refusals import ENTERPRISE_UNKNOWN, NOBODY_DISPATCHES
from contracts.roles import Role
from services.requests.catalog import queries as catalog
from services.requests.catalog.domain import check_answers, in_stored_form, laid_out
from services.requests.catalog.models import CatalogClass, CatalogItem
from services.requests.clocks import queries as clocks
from services.requests.lifecycle.models import FreeNumber, NumberCounter
from services.requests.lifecycle.queries import Names
from services.requests.lifecycle.sources import Source, not_of_the_park
from services.requests.mandates.force import AGENTS
from services.requests.mirror.capability import held
from services.requests.mirror.models import Chain, Organization
from services.requests.mirror.models import Post as HeldPost

_posts, _chains, _park = HeldPost.__table__.c, Chain.__table__, Organization.__table__.alias("park")


def _active_chains(*where: ColumnElement[bool]) -> ScalarSelect[Any]:
    """Return the names of the active chains that the enterprise is on, by their ids as texts."""
    place = func.jsonb_build_array(func.jsonb_build_object(literal_column("'chain_id'"), cast(_chains.c.id, Text)))
    return (
        select(func.jsonb_object_agg(cast(_chains.c.id, Text), _chains.c.name))
        .where(_chains.c.active, Organization.chains.contains(place), *where)
        .scalar_subquery()
    )


# Built once: it runs for every submission. Unknown values are null.
_ORIGIN = (
    select(
        Organization.name.label("enterprise_name"),
        Organization.active.label("enterprise_active"),
        Organization.park_id,
        select(_park.c.name).where(_park.c.id == Organization.park_id).scalar_subquery().label("park_name"),
        Organization.chains,
        CatalogItem.name.label("item_name"),
        CatalogItem.form,
        and_(CatalogItem.active, CatalogClass.active, ~CatalogClass.for_staff).label("choosable"),
        _active_chains().label("active_chains"),
        _active_chains(held(Role.DISPATCHER, _posts.chain_id == _chains.c.id)).label("dispatched_chains"),
        held(Role.DISPATCHER, _posts.organization_id == Organization.park_id).label("park_dispatches"),
        AGENTS,
        *clocks.IN_FORCE,
    )
    .select_from(Organization)
    .outerjoin(CatalogItem, CatalogItem.id == bindparam("item"))
    .outerjoin(CatalogClass, CatalogClass.id == CatalogItem.class_id)
    .where(Organization.id == bindparam("enterprise"))
    .execution_options(prepared=True)
)
_day = bindparam("day", type_=Date)
# The lowest that nobody else is taking.
_lowest = (
    select(FreeNumber.serial)
    .where(FreeNumber.day == _day)
    .order_by(FreeNumber.serial)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_TAKE = (
    delete(FreeNumber)
    .where(FreeNumber.day == _day, FreeNumber.serial == _lowest.scalar_subquery())
    .returning(FreeNumber.serial)
    .execution_options(prepared=True)
)
_LAST = (
    insert(NumberCounter)
    .values(day=_day, last=0)
    .on_conflict_do_update(index_elements=["day"], set_={"last": NumberCounter.last})
    .returning(NumberCounter.last)
)
# How many numbers are laid in at least; else it is a tenth of what the day has had, so that seldom anybody waits.
FEWEST = 20


class Origin(NamedTuple):
    """What is known of an enterprise and of the item that it chose; the item is ``None`` if it chose none.

    ``chains`` are its places on active chains, and ``chain_names`` their names by id. ``dispatched_chains`` and
    ``park_dispatches`` tell where somebody can
    dispatch, ``agents`` whose mandates cover it.
    """

    enterprise_name: str
    park_id: UUID | None
    park_name: str | None
    chains: list[dict[str, Any]]
    chain_names: Mapping[str, str]
    item_name: str | None
    form: list[dict[str, Any]] | None
    choosable: bool | None
    dispatched_chains: Collection[str]
    park_dispatches: bool
    agents: Sequence[UUID]


def origin_of(work: Work, source: Source, item_id: UUID | None) -> Origin:
    """Return the origin of a request. Raises ``Failure`` if the enterprise is not known here yet."""
    values = {"enterprise": source.enterprise_id, "item": item_id, "day": work.today}
    found = work.session.connection().execute(_ORIGIN, values).first()
    if found is None or not found.enterprise_active:
        if source.taken_in:
            raise not_of_the_park(source.enterprise_id)
        raise Failure(ENTERPRISE_UNKNOWN, id=source.enterprise_id)
    clocks.recall_rules(work, found.change_id, found.terms_row)
    return Origin(
        found.enterprise_name,
        found.park_id,
        found.park_name,
        [place for place in found.chains if place["chain_id"] in (found.active_chains or ())],
        found.active_chains or {},
        found.item_name,
        found.form,
        found.choosable,
        found.dispatched_chains or (),
        found.park_dispatches,
        found.agents,
    )


def choose_place(origin: Origin, chain_id: UUID | None) -> tuple[UUID | None, list[str]]:
    """Return the chain that a request concerns and the enterprise's segments on it.

    If no chain is named, it is the one that the enterprise leads, else its first, else none; then only its park can
    dispatch. Where the park cannot, it is the first for which somebody can. Raises ``Failure`` if the enterprise is not
    on the chain named, the chain is not active, or nobody could dispatch.
    """
    places = sorted(origin.chains, key=lambda place: not place["lead"])
    if chain_id is not None:
        places = [place for place in places if place["chain_id"] == str(chain_id)]
        if not places:
            raise invalid(
                "chain_id",
                str(chain_id),
                "企业不在此产业链上,或产业链已停用。",
                "The enterprise is not on this chain, or the chain is not active any more.",
            )
    if not origin.park_dispatches:
        places = [place for place in places if place["chain_id"] in origin.dispatched_chains]
        if not places:
            raise Failure(NOBODY_DISPATCHES, name=origin.enterprise_name)
    return (UUID(places[0]["chain_id"]), places[0]["segments"]) if places else (None, [])


def names(work: Work, origin: Origin, chain_id: UUID | None) -> Names:
    """Return the names of what a request refers to that the actor submits."""
    return Names(
        item=origin.item_name,
        enterprise=origin.enterprise_name,
        chain=origin.chain_names.get(str(chain_id)),
        park=origin.park_name,
        submitter=work.actor.name,
        agents=origin.agents,
    )


def answered_form(origin: Origin, item_id: UUID | None, answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the answers with their questions.

    Raises ``Failure`` for an item that cannot be chosen, or naming ``form.<key>`` for each answer that does not fit.
    """
    if item_id is not None and not origin.choosable:
        raise catalog.not_choosable(item_id)
    return answers_to(origin.form or [], answers)


def answers_to(form: list[dict[str, Any]], answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the answers to a form with its questions. Raises ``Failure`` like ``answered_form``."""
    answers = in_stored_form(form, answers)
    wrong = check_answers(form, answers)
    if wrong:
        raise Failure(
            INVALID,
            [{"field": f"form.{each.key}", "value": each.value, "detail": [each.zh, each.en]} for each in wrong],
        )
    return laid_out(form, answers)


def next_number(work: Work) -> str:
    """Return the next number of the business day, such as ``20261121-0042``.

    Requests that are submitted at the same time take numbers in any order. One that is not kept leaves its number to
    the next.
    """
    connection, day = work.session.connection(), work.today
    serial = connection.scalar(_TAKE, {"day": day}) or _lay_in(connection, day)
    return f"{day:%Y%m%d}-{serial:04d}"


def _lay_in(connection: Connection, day: date) -> int:
    """Lay in more numbers of a day and return one of them; whoever needs some at the same time waits for the commit."""
    last = connection.scalar(_LAST, {"day": day}) or 0
    # Somebody may have done so while this waited for the row.
    taken = connection.scalar(_TAKE, {"day": day})
    if taken is not None:
        return int(taken)
    if last == 0:
        connection.execute(delete(FreeNumber).where(FreeNumber.day < day))
    upto = last + max(FEWEST, last // 10)
    connection.execute(update(NumberCounter).where(NumberCounter.day == day).values(last=upto))
    more = select(literal(day, Date), func.generate_series(last + 2, upto))
    connection.execute(insert(FreeNumber).from_select(["day", "serial"], more))
    return last + 1
