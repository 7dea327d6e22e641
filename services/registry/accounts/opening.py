"""Open a session: what follows once somebody has proved who they are."""

from typing import Any

from chassis.calling.clients import network_of
from chassis.running.clock import wall
from chassis.running.work import Work
from chassis.storing.database import new_id
from services.registry.accounts import domain, throttling, tokens
from services.registry.accounts.models import Account, KnownDevice, LoginSession


def begin_session(work: Work, account: Account, device: KnownDevice | None, device_key: str | None) -> dict[str, Any]:
    """Open a session and return its tokens in the form of ``SessionSchema``."""
    now = wall()
    session = LoginSession(
        id=new_id(),
        person_id=account.person_id,
        client=work.agent or None,
        network=network_of(work.address) or None,
        opened_at=now,
        used_at=now,
        ends_at=now + domain.SESSION_LIFE,
    )
    work.session.add(session)
    work.session.flush()
    issued = tokens.issue(work, account, session.id)
    return {**issued, "device_key": throttling.remember(work, account, device, device_key)}
