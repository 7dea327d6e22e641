"""Deletes the content of files: of those that were removed, and of uploads that were not finished.

Content is deleted twice, at once and a day later, before its row goes: a process that was suspended while it wrote may
write on after the first time.
"""

from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import case, delete, select, update

from chassis.filing.store import Store, StoreAway
from chassis.running.clock import wall
from chassis.running.failpoint import failpoint
from chassis.running.green import in_real_thread, is_green
from chassis.running.handlers import every
from chassis.running.runtime import Runtime
from chassis.running.work import Work
from chassis.storing import tables
from contracts.files import key_of

log = structlog.get_logger()

AGAIN = timedelta(days=1)
# How long a process may take for a portion before another one takes it over.
LEASE = timedelta(minutes=10)
_PORTION = 100
_files = tables.files


@every(seconds=600, by_wall=True, outside=True)
def collect_files(runtime: Runtime) -> int:
    """Delete the content of a portion of the files that are due; returns how many."""
    claimed: list[Any] = []

    def claim(work: Work) -> int:
        claimed[:] = _claimed(work)
        return len(claimed)

    if not runtime.tick(claim):
        return 0
    keys = [key_of(runtime.service, file.id) for file in claimed]
    store = Store(runtime.settings)
    try:
        if is_green():
            in_real_thread(store.delete, keys)
        else:
            store.delete(keys)
    except StoreAway as error:
        log.warning("files cannot be deleted", store=str(store), error=str(error))
        return 0
    failpoint("collect.after_delete")
    runtime.tick(lambda work: _settled(work, claimed))
    return len(keys)


def _claimed(work: Work) -> list[Any]:
    due = select(_files.c.id).where(_files.c.due_at <= wall()).order_by(_files.c.due_at).limit(_PORTION)
    # What has lapsed cannot be attached any more, and only then is its content deleted.
    lapsed = case((_files.c.state == "begun", "lapsed"), else_=_files.c.state)
    statement = (
        update(_files)
        .where(_files.c.id.in_(due.with_for_update(skip_locked=True)))
        .values(due_at=wall() + LEASE, state=lapsed)
        .returning(_files.c.id, _files.c.state)
    )
    return [*work.session.execute(statement).all()]


def _settled(work: Work, files: list[Any]) -> int:
    connection = work.session.connection()
    gone = [file.id for file in files if file.state == "emptied"]
    first = [file.id for file in files if file.state != "emptied"]
    connection.execute(delete(_files).where(_files.c.id.in_(gone)))
    connection.execute(update(_files).where(_files.c.id.in_(first)).values(state="emptied", due_at=wall() + AGAIN))
    return len(files)
