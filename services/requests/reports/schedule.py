"""Schedule of reports: add ended requests to the monthly rollups, so that figures over long periods need not read
them again.

Ended requests that nobody has to call back about never change again (``ENDED``), so each is added once: it is marked in
the same transaction.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Table, Uuid, and_, any_, bindparam, func, not_, select, union_all, update
from sqlalchemy.dialects.postgresql import Insert, insert

from chassis.running.handlers import every
from chassis.running.work import Work
from contracts.requests.vocabulary import RequestChannel
from services.requests.lifecycle.domain import ENDED
from services.requests.lifecycle.models import Request
from services.requests.reports.domain import ROLLED_UP, ZONE
from services.requests.reports.models import KEYS, channel_rollups, monthly_rollups
from services.requests.reports.sources import SOURCES, Source

PORTION = 500


@every(seconds=60, by_wall=True, portion=PORTION)
def tally_ended(work: Work) -> int:
    """Add a portion of the ended requests to the monthly rollups; returns how many. Locked ones are left for later.

    No figure waits for it: what is not in the rollups is read from its rows.
    """
    ended = (
        select(Request.id)
        # While it may still be called back, it may be opened again.
        .where(not_(Request.tallied), Request.status.in_(sorted(ENDED)), Request.follow_up.is_(None))
        .limit(PORTION)
        .with_for_update(skip_locked=True)
    )
    ids = work.session.scalars(ended).all()
    if ids:
        for statement in _ADDING:
            work.session.execute(statement, {"ids": ids})
        work.session.execute(update(Request).where(_AMONG).values(tallied=True), {"ids": ids})
    return len(ids)


def _keys(source: Source) -> list[ColumnElement[Any]]:
    """Return the keys of the rollups that a row of a source belongs to, the channel last."""
    of_request = (Request.chain_id, Request.park_id, Request.item_id)
    keys: tuple[Any, ...] = (source.month(ZONE), *of_request, source.department, Request.department_id, Request.channel)
    return [key.label(name) for key, name in zip(keys, (*KEYS, "channel"), strict=True)]


def adding(among: ColumnElement[bool]) -> Sequence[Insert]:
    """Return the statements that add the sums of requests to the monthly rollups; ``among`` says of which requests."""
    beside = and_(among, Request.channel != str(RequestChannel.WEB))
    return (
        _adding(monthly_rollups, KEYS, among),
        _adding(channel_rollups, (*KEYS, "channel"), beside),
    )


def _adding(rollups: Table, names: Sequence[str], among: ColumnElement[bool]) -> Insert:
    sources = (source.summed(_keys(source)[: len(names)], ROLLED_UP).where(among) for source in SOURCES)
    facts = union_all(*sources).subquery()
    keys = [facts.c[name] for name in names]
    # In one order, so that two replicas do not deadlock.
    summed = select(*keys, *(func.sum(facts.c[name]) for name in ROLLED_UP)).group_by(*keys).order_by(*keys)
    statement = insert(rollups).from_select([*names, *ROLLED_UP], summed)
    sums = {name: rollups.c[name] + statement.excluded[name] for name in ROLLED_UP}
    return statement.on_conflict_do_update(index_elements=names, set_=sums)


_AMONG = Request.id == any_(bindparam("ids", type_=ARRAY(Uuid)))
# Built and planned once: that takes longer than most portions.
_ADDING = tuple(statement.execution_options(prepared=True) for statement in adding(_AMONG))
