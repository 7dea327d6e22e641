"""Handlers that every service has: reading and moving business time, and pruning old rows of the machinery."""

from collections.abc import Mapping
from typing import Any

from chassis.running.handlers import every, handles
from chassis.running.work import Work
from chassis.storing import retention
from contracts.platform import GET_TIME, MOVE_TIME


@handles(GET_TIME)
def get_time(work: Work) -> dict[str, Any]:
    """Return business time."""
    return {"now": work.now, "movable": work.settings.clock_movable}


@handles(MOVE_TIME)
def move_time(work: Work, body: Mapping[str, Any]) -> dict[str, Any]:
    """Move business time; what falls due thereby happens before the answer, see ``chassis/running/service.py``."""
    return {"now": work.clock.move(work.session, body["now"]), "movable": True}


@every(seconds=600, by_wall=True)
def prune(work: Work) -> int:
    """Delete rows whose retention has ended."""
    return retention.prune(work.session)
