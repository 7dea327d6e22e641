"""Reads of the jobs by which large files are imported."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.calling.errors import not_found
from chassis.running import jobs
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing import tables
from chassis.storing.pages import page
from contracts.jobs import GET_JOB, JOB, LIST_JOBS


@handles(LIST_JOBS)
def list_jobs(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of the caller's jobs, the newest first."""
    statement = jobs.of_person(work.actor.person_id).order_by(tables.jobs.c.id.desc())
    return page(work.transaction, statement, query, lambda rows: [jobs.shown(row, whole=False) for row in rows])


@handles(GET_JOB)
def get_job(work: Work, job_id: UUID) -> dict[str, Any]:
    """Return a job of the caller. Raises ``Failure`` if there is none."""
    row = work.row(jobs.of_person(work.actor.person_id).where(tables.jobs.c.id == job_id))
    if row is None:
        raise not_found(JOB, job_id)
    return jobs.shown(row)
