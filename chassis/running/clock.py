"""The clock: the only source of the current time.

Business time (``now``) governs deadlines, posts and reports; it can be moved where the settings allow it, and all
processes of a service see the same, because the shift is a row in the service's database. Wall time (``wall``) governs
security and delivery: tokens, lock-outs, idempotency keys, retries.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import event, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from chassis.calling.errors import Failure
from chassis.running.settings import Settings
from chassis.storing import tables
from chassis.storing.database import Transaction
from contracts.platform import CLOCK_FIXED

_AHEAD = select(tables.clock.c.ahead).execution_options(prepared=True)


def wall() -> datetime:
    """Return the current wall time, in UTC."""
    return datetime.now(UTC)


class Clock:
    """The clock of one service."""

    def __init__(self, settings: Settings) -> None:
        self.movable = settings.clock_movable
        self.zone = ZoneInfo(settings.timezone)
        # In embedded mode this process alone moves the clock, so the shift need not be read in each transaction.
        self._remembers = settings.embedded_broker
        self._known: timedelta | None = None
        self._moves = 0

    def now(self, transaction: Transaction) -> datetime:
        """Return business time, in the zone of the deployment."""
        return (wall() + self._ahead(transaction)).astimezone(self.zone)

    def move(self, session: Session, moment: datetime) -> datetime:
        """Move business time to ``moment``. Raises ``Failure`` where the clock cannot be moved."""
        if not self.movable:
            raise Failure(CLOCK_FIXED)
        row = insert(tables.clock).values(id=1, ahead=moment - wall())
        session.execute(row.on_conflict_do_update(index_elements=["id"], set_={"ahead": row.excluded.ahead}))
        event.listen(session, "after_commit", self._forget, once=True)
        return moment.astimezone(self.zone)

    def _forget(self, _session: Session) -> None:
        self._known = None
        self._moves += 1

    def _ahead(self, transaction: Transaction) -> timedelta:
        if not self.movable:
            return timedelta()
        if self._known is not None:
            return self._known
        moves = self._moves
        rows = transaction.rows(_AHEAD)
        ahead: timedelta = rows[0].ahead if rows else timedelta()
        # A shift read while the clock was being moved may be outdated already.
        if self._remembers and moves == self._moves:
            self._known = ahead
        return ahead
