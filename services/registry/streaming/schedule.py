"""Schedules of stream tickets."""

from datetime import timedelta

from sqlalchemy import delete, select

from chassis.running.clock import wall
from chassis.running.handlers import every
from chassis.running.work import Work
from services.registry.streaming.models import StreamTicket

PORTION = 500


@every(seconds=600, by_wall=True)
def forget_stream_tickets(work: Work) -> int:
    """Delete a portion of the tickets that nobody has used."""
    old = (
        select(StreamTicket.hash)
        .where(StreamTicket.expires_at < wall() - timedelta(minutes=10))
        .limit(PORTION)
        .with_for_update(skip_locked=True)
    )
    done = work.session.execute(delete(StreamTicket).where(StreamTicket.hash.in_(old.scalar_subquery())))
    return int(done.rowcount)  # type: ignore[attr-defined]
