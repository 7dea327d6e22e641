"""Schedule of reports: add ended requests to the monthly rollups, so that figures over long periods need not read
them again.

Ended requests that nobody has to call back about never change again (``ENDED``), so each is added once: it is marked in
the same transaction.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Table, Uuid, and_, any_, func, literal, not_, select, union_all, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from chassis.running.handlers import every
from chassis.running.work import Work
from contracts.requests.vocabulary import RequestChannel
from services.requests.lifecycle.domain import ENDED
from services.requests.lifecycle.models import Request
from services.requests.reports.domain import ROLLED_UP, ZONE
from services.requests.reports.models import KEYS, channel_rollups, monthly_rollups
from services.requests.reports.sources import SOURCES, Source

PORTION = 500


@every(seconds=60)
def tally_ended(work: Work) -> int:
    """Add a portion of the ended requests to the monthly rollups; returns how many. Locked ones are left for later."""
    ended = (
        select(Request.id)
        # While it may still be called back, it may be opened again.
        .where(not_(Request.tallied), Request.status.in_(sorted(ENDED)), Request.follow_up.is_(None))
        .limit(PORTION)
        .with_for_update(skip_locked=True)
    )
    ids = work.session.scalars(ended).all()
    if ids:
        among = Request.id == any_(literal(ids, ARRAY(Uuid)))
        add(work.session, among)
        work.session.execute(update(Request).where(among).values(tallied=True))
    return len(ids)


def add(session: Session, among: ColumnElement[bool]) -> None:
    """Add the sums of requests to the monthly rollups; ``among`` is the condition on the requests."""
    _add(session, monthly_rollups, KEYS, among)
    _add(session, channel_rollups, (*KEYS, "channel"), and_(among, Request.channel != str(RequestChannel.WEB)))


def _add(session: Session, rollups: Table, names: Sequence[str], among: ColumnElement[bool]) -> None:
    sources = (source.summed(_keys(source)[: len(names)], ROLLED_UP).where(among) for source in SOURCES)
    facts = union_all(*sources).subquery()
    keys = [facts.c[name] for name in names]
    # In one order, so that two replicas do not deadlock.
    summed = select(*keys, *(func.sum(facts.c[name]) for name in ROLLED_UP)).group_by(*keys).order_by(*keys)
    adding = insert(rollups).from_select([*names, *ROLLED_UP], summed)
    sums = {name: rollups.c[name] + adding.excluded[name] for name in ROLLED_UP}
    session.execute(adding.on_conflict_do_update(index_elements=names, set_=sums))


def _keys(source: Source) -> list[ColumnElement[Any]]:
    """Return the keys of the rollups that a row of a source belongs to, the channel last."""
    of_request = (Request.chain_id, Request.park_id, Request.item_id)
    keys: tuple[Any, ...] = (source.month(ZONE), *of_request, source.department, Request.department_id, Request.channel)
    return [key.label(name) for key, name in zip(keys, (*KEYS, "channel"), strict=True)]
