"""Schedule of the second factor: sign-ins that were begun and not completed are forgotten."""

from datetime import timedelta

from sqlalchemy import delete, select

from chassis.running.clock import wall
from chassis.running.handlers import every
from chassis.running.work import Work
from services.registry.factors.models import SignInChallenge

KEPT = timedelta(hours=1)


@every(seconds=600, by_wall=True)
def forget_challenges(work: Work) -> int:
    """Delete a portion of the sign-ins that were not completed in time."""
    old = (
        select(SignInChallenge.hash)
        .where(SignInChallenge.expires_at < wall() - KEPT)
        .limit(500)
        .with_for_update(skip_locked=True)
    )
    gone = delete(SignInChallenge).where(SignInChallenge.hash.in_(old)).returning(SignInChallenge.hash)
    return len(work.session.execute(gone).all())
