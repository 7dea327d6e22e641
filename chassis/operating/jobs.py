"""Functions of every service that has jobs: the reads of them, and the schedule that carries them out."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.errors import not_found
from chassis.running import jobs
from chassis.running.handlers import every, handles
from chassis.running.runtime import Runtime
from chassis.running.work import Work
from chassis.storing import tables
from chassis.storing.pages import page
from contracts.catalogue import JOBS


@handles({service: declared.list for service, declared in JOBS.items()})
def list_jobs(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the caller's jobs, the newest first."""
    statement = jobs.of_person(work.actor.person_id).order_by(tables.jobs.c.id.desc())
    return page(work.transaction, statement, query, lambda rows: [jobs.shown(row, whole=False) for row in rows])


@handles({service: declared.get for service, declared in JOBS.items()})
def get_job(work: Work, job_id: UUID) -> dict[str, Any]:
    """Return a job of the caller. Raises ``Failure`` if there is none."""
    row = work.row(jobs.of_person(work.actor.person_id).where(tables.jobs.c.id == job_id))
    if row is None:
        raise not_found(JOBS[work.service].resource, job_id)
    return jobs.shown(row)


@every(seconds=5, outside=True)
def run_jobs(runtime: Runtime) -> int:
    """Carry out the job that has waited longest; returns how many that was."""
    return jobs.carry_out_next(runtime) if runtime.service in JOBS else 0
