"""Jobs: what takes longer than a caller should wait. The answer is 202 with the job, which tells how far it is."""

from collections.abc import Iterator
from typing import Any, ClassVar

from marshmallow import Schema, fields

from contracts.common import PageQuery, Strict, Tolerant, WordsSchema, chosen, described
from contracts.heads import Head
from contracts.ledgers import ImportResultSchema
from contracts.naming import Names, naming
from contracts.operation import SIGNED_IN, Event, Operation
from contracts.problem import Problem, Text
from contracts.resource import Resource
from contracts.sight import SeenBy
from contracts.vocabulary import Codes, Vocabulary

# A job that nobody could begin with is given up: its caller has long begun again, and may hold other posts now.
HOURS_TO_BEGIN = 1
# How often a job is begun with; it is again when its process has been killed.
MOST_TRIES = 3
DAYS_KEPT = 30


class JobStatus(Codes):
    """Where a job stands."""

    WAITING = "waiting", "等待", "waiting"
    RUNNING = "running", "进行中", "running"
    DONE = "done", "已完成", "done"
    FAILED = "failed", "未完成", "failed"


JOB_STATUS = Vocabulary.of(JobStatus, Text("任务状态", "Where a job stands"))


class JobErrorSchema(Strict):
    """One thing that is wrong in what the job was given."""

    field = fields.String(required=True, metadata=described("Where: a field, or sheet.row.column of a file."))
    value = fields.String(required=True, allow_none=True, metadata=described("What stands there."))
    detail = fields.Nested(WordsSchema, required=True, metadata=described("What is wrong."))


class JobProblemSchema(Strict):
    """Why a job did nothing: the problem that the call would have been answered with."""

    code = fields.String(required=True, metadata=described("The tail of its `type`."))
    title = fields.Nested(WordsSchema, required=True)
    detail = fields.Nested(WordsSchema, required=True)
    errors = fields.List(fields.Nested(JobErrorSchema), required=True)


class JobSchema(Strict):
    """A job, as whoever started it sees it. It does all of what it was asked for or, if it failed, nothing."""

    heads: ClassVar[dict[str, Head]] = {
        "act": Text("操作", "act"),
        "filename": Text("文件", "file"),
        "done": Text("已处理", "done"),
        "total": Text("总数", "total"),
        "result": None,
        "imported": None,
        "problem": None,
        "proposal_id": None,
        "started_at": Text("开始时间", "started"),
        "finished_at": Text("结束时间", "finished"),
    }

    id = fields.UUID(required=True)
    act = naming(Names.OPERATION, "The operation that was called, such as `import_file`.", required=True)
    filename = fields.String(required=True, allow_none=True, metadata=described("The file, if it is about one."))
    status = chosen(JOB_STATUS, "Where it stands.", required=True)
    done = fields.Integer(required=True, metadata=described("How far it is: rows that have been checked."))
    total = fields.Integer(required=True, allow_none=True, metadata=described("Of how many; null until it is known."))
    proposal_id = fields.UUID(
        required=True,
        allow_none=True,
        metadata=described("The proposal that it has made, where it waits for a second person, or has carried out."),
    )
    problem = fields.Nested(
        JobProblemSchema,
        required=True,
        allow_none=True,
        metadata=described("Why it failed. Lists of jobs leave it out, so it is null there."),
    )
    created_at = fields.AwareDateTime(required=True, metadata=described("When it was accepted; wall time."))
    started_at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("When it was begun with."))
    finished_at = fields.AwareDateTime(required=True, allow_none=True, metadata=described("When it ended."))
    version = fields.Integer(required=True)


class JobData(Tolerant):
    """How far a job is; not what it found, which may hold personal data."""

    id = fields.UUID(required=True, metadata=described("The job."))
    person_id = fields.UUID(required=True, metadata=described("Who started it."))
    status = chosen(JOB_STATUS, "Where it stands.", required=True)
    done = fields.Integer(required=True, metadata=described("How far it is."))
    total = fields.Integer(required=True, allow_none=True, metadata=described("Of how many."))
    version = fields.Integer(required=True, metadata=described("Its version after this."))


JOB_LOST = Problem(
    "job-given-up",
    500,
    Text("任务未能完成", "The job could not be done"),
    Text(
        "任务多次中断或未能及时开始,未作任何更改。请重新提交。",
        "It was interrupted several times or could not begin in time, and nothing was changed. Start it again.",
    ),
)
TOO_MANY_JOBS = Problem(
    "too-many-jobs",
    409,
    Text("等待中的任务过多", "Too many jobs wait"),
    Text(
        "您已有 {most} 个任务在等待或进行中。请待其中一个结束后再提交。",
        "{most} of your jobs wait or are under way. Call again when one of them has ended.",
    ),
)


def _outcome(result: type[Schema], what: str) -> fields.Nested:
    return fields.Nested(
        result,
        required=True,
        allow_none=True,
        metadata=described(f"{what}; null before the end. Lists of jobs leave it out, so it is null there."),
    )


class Jobs:
    """Declares that a service has jobs: operations whose act may wait name ``resource`` among what they ``accept``.

    ``result`` is the schema of what those return; where some return another one and some ``imported`` a file, what
    these return stands in a field of its own. ``name`` is singular snake_case, ``path`` that of the collection. The
    reads, the event and the functions of all of them follow; an operation begins a job by ``chassis.running.jobs``.
    """

    def __init__(
        self, service: str, result: type[Schema], name: str = "job", path: str = "/v1/jobs", *, imported: bool = False
    ) -> None:
        self.imported = imported
        found: dict[str, fields.Field[Any]] = {"result": _outcome(result, "What was done")}
        if imported:
            found["imported"] = _outcome(ImportResultSchema, "What was imported, by the job of a file")
        schema = JobSchema.from_dict(found, name=f"{name.title().replace('_', '')}Schema")
        schema.__doc__ = JobSchema.__doc__
        sight = SeenBy(persons=("person_id",))
        self.service = service
        self.resource = job = Resource(service, name, Text("任务", "job"), path, schema, seen_by=sight)
        self.changed: Event = job.event(
            "changed", Text("任务有进展或已结束", "A job is further, or has ended"), JobData
        )
        self.list: Operation = job.list(
            Text("我的任务", "My jobs"),
            SIGNED_IN,
            PageQuery,
            description=f"The newest first. They are kept for {DAYS_KEPT} days.",
        )
        self.get: Operation = job.read(
            Text("查看任务", "Read a job"),
            SIGNED_IN,
            description=(
                "One's own only. `/v1/live` tells of its progress, at most once a second, and of its end: read it "
                "then, with `If-None-Match`."
            ),
            etag=True,
        )

    def field_of(self, operation: Operation) -> str:
        """Return the field of the job in which stands what the operation returns."""
        return "imported" if self.imported and operation.result is ImportResultSchema else "result"

    @property
    def declared(self) -> Iterator[Any]:
        """What follows from this declaration, for the catalogue."""
        yield from (self.resource, self.changed, self.list, self.get)
