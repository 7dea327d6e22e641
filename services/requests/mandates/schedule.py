"""What becomes of mandates by time, and when an agent loses the post."""

from sqlalchemy import not_, or_, select

from chassis.running.handlers import every
from chassis.running.work import Work
from contracts.requests.mandates import MANDATE_ENDED, MandateEnd
from services.requests.mandates.emitting import emit
from services.requests.mandates.force import OPEN, with_post
from services.requests.mandates.models import Mandate
from services.requests.mirror.capability import DAY

_PORTION = 50
_OVER = (
    select(Mandate, with_post().label("held"))
    .where(OPEN, or_(Mandate.valid_to < DAY, not_(with_post())))
    .order_by(Mandate.id)
    .limit(_PORTION)
    .with_for_update(skip_locked=True, of=Mandate)
)


@every(seconds=30, portion=_PORTION)
def end_mandates(work: Work) -> int:
    """End mandates whose last day is over, or whose agent does not hold the post any more; they stay ended."""
    rows = work.session.execute(_OVER, {"day": work.today}).all()
    for mandate, held in rows:
        mandate.ended_at = work.now
        mandate.ended_because = MandateEnd.EXPIRED if held else MandateEnd.POST_LOST
        emit(work, MANDATE_ENDED, mandate)
    return len(rows)
