"""Schedules of accounts: create the first operator, delete what is no longer needed."""

from datetime import timedelta

from sqlalchemy import delete, or_, select

from chassis.running.clock import wall
from chassis.running.handlers import every
from chassis.running.work import Work
from services.registry.accounts import bootstrap
from services.registry.accounts.models import FailedSignIns, KnownDevice, LoginSession, Revocation, SigningKey

# Ended sessions are kept for this long, for investigations.
KEPT = timedelta(days=7)
DEVICES_KEPT = timedelta(days=90)
FAILURES_KEPT = timedelta(days=1)
PORTION = 500


@every(seconds=60, first=True)
def ensure_operator(work: Work) -> int:
    """Create the first operator before the service takes any call; returns 1 if it was created."""
    return bootstrap.ensure_operator(work)


@every(seconds=3600, by_wall=True)
def forget_sessions(work: Work) -> int:
    """Delete a portion of the sessions that ended long ago, with their refresh tokens."""
    long_ago = wall() - KEPT
    old = (
        select(LoginSession.id)
        .where(or_(LoginSession.ends_at < long_ago, LoginSession.ended_at < long_ago))
        .limit(PORTION)
        .with_for_update(skip_locked=True)
    )
    forgotten = work.session.execute(delete(LoginSession).where(LoginSession.id.in_(old.scalar_subquery())))
    work.session.execute(delete(Revocation).where(Revocation.before < long_ago))
    work.session.execute(delete(SigningKey).where(SigningKey.retired_at < long_ago))
    return int(forgotten.rowcount)  # type: ignore[attr-defined]


@every(seconds=600, by_wall=True)
def forget_sign_ins(work: Work) -> int:
    """Delete a portion of the failed sign-ins and the devices of long ago."""
    now, forgotten = wall(), 0
    for key, at, kept in (
        (FailedSignIns.key, FailedSignIns.at, FAILURES_KEPT),
        (KnownDevice.hash, KnownDevice.used_at, DEVICES_KEPT),
    ):
        old = select(key).where(at < now - kept).limit(PORTION).with_for_update(skip_locked=True)
        done = work.session.execute(delete(key.class_).where(key.in_(old.scalar_subquery())))
        forgotten += int(done.rowcount)  # type: ignore[attr-defined]
    return forgotten
