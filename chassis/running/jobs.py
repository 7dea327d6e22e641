"""Jobs: an operation that would take its caller too long is accepted, and carried out by a schedule of the service.

A job is a row, written with the answer that accepts it, so none that was accepted is lost. Whoever carries it out holds
an advisory lock in the transaction of the work itself, which also writes the end of the job: either both are there or
neither is. A killed process leaves the row as it was, and the next run of the schedule, of any process, begins with it
again. Progress is written by transactions of its own.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
import structlog
from sqlalchemy import Row, Select, func, insert, select, text, update

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure, said
from chassis.running.clock import wall
from chassis.running.failpoint import failpoint
from chassis.running.runtime import Runtime
from chassis.running.work import Accepted, Work, schema_of
from chassis.storing.database import new_id
from chassis.storing.dumping import dumper_of
from chassis.storing.personal import decrypt, encrypt
from chassis.storing.tables import jobs
from contracts.catalogue import JOBS
from contracts.jobs import HOURS_TO_BEGIN, JOB_LOST, MOST_TRIES, TOO_MANY_JOBS, JobStatus
from contracts.operation import Operation
from contracts.problem import INTERNAL, UNAVAILABLE

log = structlog.get_logger()
SCHEDULE = "run_jobs"
# Between two tellings of how far a job is.
TELL_SECONDS = 1.0
_ALONE = text("SELECT pg_try_advisory_xact_lock(hashtextextended('job ' || :id, 0))")
# So that two calls at once do not both take the last place.
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('jobs of ' || :person, 0))")
_ALIVE = text("SELECT 1")
_OPEN = (JobStatus.WAITING, JobStatus.RUNNING)
_LOOKED_AT = 20


def begin(
    work: Work,
    operation: Operation,
    given: Mapping[str, Any] | Sequence[UUID],
    filename: str | None = None,
    *,
    path: Sequence[UUID] = (),
) -> Accepted:
    """Accept a call as a job, to be carried out after the commit.

    ``given`` is the loaded body or, of an operation without one, the parameters of its path; ``path`` are those of an
    operation that has both. The service declares ``Jobs``. The function of the operation is called again then, and
    returns at once what it returns of a job (``is_job``). Raises ``Failure`` if too many jobs of the actor have not
    ended; the operation names the problem.
    """
    connection = work.session.connection()
    connection.execute(_ONE_AT_A_TIME, {"person": work.actor.person_id})
    mine = jobs.c.person_id == work.actor.person_id, jobs.c.status.in_(_OPEN)
    if (connection.scalar(select(func.count()).where(*mine)) or 0) >= work.settings.jobs_of_one:
        raise Failure(TOO_MANY_JOBS, most=work.settings.jobs_of_one)
    content = dumper_of(operation.body)(given) if operation.body else given
    dumped = orjson.dumps([*path, content] if path else content).decode()
    row = {
        "id": new_id(),
        "operation": operation.name,
        "actor": work.actor.to_wire(),
        "person_id": work.actor.person_id,
        "correlation": work.context.get("correlationid", ""),
        # Files hold the telephone numbers of hundreds of people.
        "content": encrypt(dumped),
        "filename": filename,
        "status": JobStatus.WAITING,
        "created_at": wall(),
    }
    stored = connection.execute(insert(jobs).values(row).returning(*jobs.c)).one()
    _tell(work, stored)
    work.concerns(stored.id)
    work.wake(SCHEDULE)
    return Accepted(shown(stored), JOBS[work.service].resource)


def is_job(work: Work) -> bool:
    """Whether the work is that of a job, which no caller waits for."""
    return work.on_progress is not None


def shown(row: Row[Any], *, whole: bool = True) -> dict[str, Any]:
    """Return a job as its schema has it; without what came of it unless ``whole``."""
    outcome = orjson.loads(decrypt(row.outcome)) if whole and row.outcome else {}
    fields = {name: getattr(row, name) for name in ("id", "filename", "status", "done", "total", "version")}
    moments = {name: getattr(row, name) for name in ("created_at", "started_at", "finished_at")}
    told = {name: outcome.get(name) for name in ("result", "imported", "problem")}
    return {**fields, **moments, **told, "act": row.operation, "proposal_id": row.proposal_id}


def of_person(person_id: str | None) -> Select[Any]:
    """Return the statement that reads the jobs of a person."""
    return select(*jobs.c).where(jobs.c.person_id == person_id)


def carry_out_next(runtime: Runtime) -> int:
    """Carry out the job that has waited longest and that nobody else carries out; returns how many that was."""
    with runtime.database.transaction() as session:
        waiting = select(jobs.c.id).where(jobs.c.status.in_(_OPEN)).order_by(jobs.c.id).limit(_LOOKED_AT)
        ids = session.connection().scalars(waiting).all()
    return next((1 for job_id in ids if _carry_out(runtime, job_id)), 0)


def _carry_out(runtime: Runtime, job_id: UUID) -> bool:
    """Carry out one job; returns whether it was there to be carried out."""
    row = _begun(runtime, job_id)
    if row is None:
        return False
    context = {"correlationid": row.correlation}
    actor = Actor.from_wire(row.actor)
    progress = _Progress(runtime, job_id, context)

    def act(work: Work) -> None:
        if not _is_ours(work, job_id):
            return
        # What takes long between two statements would be taken for a transaction that somebody has forgotten.
        work.on_progress = lambda done, total: progress.note(work, done, total)
        operation, function = runtime.handlers.operations[row.operation]
        found = function(work, *_arguments(operation, row))
        proposal = found.result["id"] if isinstance(found, Accepted) else None
        result = None if proposal or operation.result is None else dumper_of(operation.result, work.readers)(found)
        field = JOBS[work.service].field_of(operation)
        work.session.flush()
        _end(work, job_id, JobStatus.DONE, {field: result}, proposal_id=proposal, **progress.whole)
        failpoint("job.before_commit")

    if row.tries > MOST_TRIES or row.created_at < wall() - timedelta(hours=HOURS_TO_BEGIN):
        _fail(runtime, job_id, context, Failure(JOB_LOST))
        return True
    try:
        runtime.carry_out(act, actor, context)
    except Failure as failure:
        if failure.problem.status == UNAVAILABLE.status:
            # The machine is busy, another job has what this one needs, or the database is away: it is begun with again.
            log.info("a job waits", job=str(job_id), problem=failure.problem.code)
            _put_back(runtime, job_id)
            return False
        log.info("a job has failed", job=str(job_id), problem=failure.problem.code)
        _fail(runtime, job_id, context, failure)
    except Exception:
        log.exception("job failed", job=str(job_id), operation=row.operation)
        _fail(runtime, job_id, context, Failure(INTERNAL, request_id=row.correlation))
    return True


def _begun(runtime: Runtime, job_id: UUID) -> Row[Any] | None:
    """Note that a job is begun with, unless somebody carries it out; returns its row."""

    def note(work: Work) -> Row[Any] | None:
        if not _is_ours(work, job_id):
            return None
        found = _change(work, job_id, status=JobStatus.RUNNING, tries=jobs.c.tries + 1, started_at=wall(), done=0)
        _tell(work, found)
        return found

    return runtime.carry_out(note, None, {})


def _put_back(runtime: Runtime, job_id: UUID) -> None:
    """Note that a job could not be done for the moment, which does not count as a try."""

    def note(work: Work) -> None:
        if _is_ours(work, job_id):
            _tell(work, _change(work, job_id, status=JobStatus.WAITING, tries=jobs.c.tries - 1, done=0))

    runtime.carry_out(note, None, {})


def _is_ours(work: Work, job_id: UUID) -> bool:
    """Take the job for this transaction; returns whether nobody else has it and it has not ended."""
    connection = work.session.connection()
    if not connection.scalar(_ALONE, {"id": str(job_id)}):
        return False
    return connection.scalar(select(jobs.c.status).where(jobs.c.id == job_id)) in _OPEN


def _arguments(operation: Operation, row: Row[Any]) -> list[Any]:
    """Return what the operation was called with: the parameters of its path, and its body."""
    content = orjson.loads(decrypt(row.content))
    if operation.body is None:
        return list(map(UUID, content))
    *path, body = content if isinstance(content, list) else [content]
    return [*map(UUID, path), schema_of(operation.body).load(body)]


def _change(work: Work, job_id: UUID, **values: Any) -> Row[Any]:
    changed = update(jobs).where(jobs.c.id == job_id).values(version=jobs.c.version + 1, **values).returning(*jobs.c)
    return work.session.connection().execute(changed).one()


def _end(work: Work, job_id: UUID, status: JobStatus, outcome: Mapping[str, Any], **more: Any) -> None:
    kept = encrypt(orjson.dumps(outcome, default=str).decode())
    _tell(work, _change(work, job_id, status=status, outcome=kept, finished_at=wall(), content=None, **more))


def _fail(runtime: Runtime, job_id: UUID, context: Mapping[str, str], failure: Failure) -> None:
    """Note that a job has failed, unless somebody else carries it out by now, or has done so."""

    def fail(work: Work) -> None:
        if _is_ours(work, job_id):
            _end(work, job_id, JobStatus.FAILED, {"problem": _told(failure)})

    runtime.carry_out(fail, None, context)


def _told(failure: Failure) -> dict[str, Any]:
    """Return a refusal as the job keeps it, in both languages."""
    errors = [
        {
            "field": str(error.get("field") or ""),
            "value": None if error.get("value") is None else str(error["value"])[:100],
            "detail": dict(zip(("zh", "en"), error["detail"], strict=True)),
        }
        for error in failure.errors
    ]
    title = failure.problem.title._asdict()
    return {"code": failure.problem.code, "title": title, "detail": said(failure)._asdict(), "errors": errors}


def _tell(work: Work, row: Row[Any]) -> None:
    data = {name: getattr(row, name) for name in ("id", "person_id", "status", "done", "total", "version")}
    work.emit(JOBS[work.service].changed, row.id, data)


class _Progress:
    """Writes how far a job is, at most once a second."""

    def __init__(self, runtime: Runtime, job_id: UUID, context: Mapping[str, str]) -> None:
        self._runtime, self._job_id, self._context = runtime, job_id, context
        self._told = time.monotonic()
        # Where it is when it has ended, if it has told how much there is.
        self.whole: dict[str, int] = {}

    def note(self, work: Work, done: int, total: int) -> None:
        self.whole = {"done": total, "total": total}
        if time.monotonic() - self._told < TELL_SECONDS:
            return
        self._told = time.monotonic()
        work.session.connection().execute(_ALIVE)
        self._runtime.carry_out(lambda own: _tell(own, _change(own, self._job_id, done=done, total=total)), None,
                                self._context)  # fmt: skip
