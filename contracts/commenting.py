"""Comments: what people write to each other about a thing, for everybody who sees it or for the offices alone.

``Commented`` declares that comments hang on the things of a resource. From it follow a resource of their own under each
thing, the operations and the events. Comments for offices (``internal``) do not exist for the enterprise that the thing
is about: they are neither listed nor counted for it, and nothing of them is told to it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from marshmallow import Schema, fields, validate, validates_schema

from contracts.audiences import EVERYBODY, INTERNAL
from contracts.common import PageQuery, Strict, Tolerant, choice, chosen, described, page_of, text, version_after
from contracts.files import Attachable
from contracts.operation import Event, Operation
from contracts.problem import Problem, Text
from contracts.resource import Resource
from contracts.roles import ALL_ROLES, ROLE, Role
from contracts.sight import SeenBy
from contracts.validation import validation_error
from contracts.vocabulary import Codes, Vocabulary

LONGEST_COMMENT = 5000
MOST_MENTIONS = 20
# How many comments one thing can have; whoever needs more talks elsewhere.
MOST_COMMENTS = 1000
MOST_FILES = 10
# Who reads public comments alone.
OUTSIDE = ALL_ROLES - INTERNAL


class CommentVisibility(Codes):
    """For whom a comment is."""

    PUBLIC = "public", "公开", "for everybody who sees it"
    INTERNAL = "internal", "内部", "for offices alone"


class CommentKind(Codes):
    """What a comment is: somebody's words, or those that came with a step."""

    COMMENT = "comment", "留言", "comment"
    PROGRESS = "progress", "办理进展", "progress"
    SUPPLEMENT = "supplement", "请补正", "what has to be supplied"
    SUPPLY = "supply", "补正", "what was supplied"


COMMENT_VISIBILITY = Vocabulary.of(CommentVisibility, Text("留言范围", "For whom a comment is"))
COMMENT_KIND = Vocabulary.of(CommentKind, Text("留言类别", "What a comment is"))

COMMENT_NOT_YOURS = Problem(
    "comment-not-yours",
    403,
    Text("不是您的留言", "Not your comment"),
    Text("只有留言人 {author} 可以修改或撤回此留言。", "Only {author}, who wrote it, can edit or withdraw it."),
)
COMMENT_TOO_OLD = Problem(
    "comment-too-old",
    409,
    Text("已超过可修改的时间", "Too late to change it"),
    Text(
        "留言后 {minutes} 分钟内可以修改或撤回,期限为 {until};请另写一条留言。",
        "It could be edited or withdrawn for {minutes} minutes, until {until}; write another one.",
    ),
)
COMMENT_WITHDRAWN = Problem(
    "comment-withdrawn",
    409,
    Text("留言已撤回", "It has been withdrawn"),
    Text("此留言已于 {at} 撤回,不能再修改或撤回。", "It was withdrawn {at} and cannot be edited or withdrawn again."),
)
COMMENT_OF_A_STEP = Problem(
    "comment-of-a-step",
    409,
    Text("办理步骤中的话不能更改", "The words of a step stand"),
    Text(
        "此条为“{kind_zh}”,已记入办理过程,不能修改或撤回;请另写一条留言。",
        "It came with a step ({kind_en}), which the history has noted, and stands; write another one.",
    ),
)
COMMENTS_FULL = Problem(
    "comments-full",
    409,
    Text("留言数已达上限", "It has all the comments it can have"),
    Text("最多 {limit} 条留言,不能再增加。", "It can have {limit} comments and has so many."),
)


class MentionSchema(Strict):
    """Who is mentioned: a post, by its role and organization, or a person."""

    role = choice(ROLE, "The role of the post; with `organization_id`.", load_default=None, allow_none=True)
    organization_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("The organization of the post; with `role`.")
    )
    person_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("A person who sees it, in whatever post; else null.")
    )

    @validates_schema
    def _one_of_both(self, data: dict[str, Any], **_: object) -> None:
        post = data["role"] is not None and data["organization_id"] is not None
        if post != (data["person_id"] is None) or (data["role"] is None) != (data["organization_id"] is None):
            raise validation_error(
                "请给出 `role` 和 `organization_id`,或只给出 `person_id`。",
                "Give `role` and `organization_id`, or `person_id` alone.",
            )


class MentionedSchema(Strict):
    """Who was mentioned."""

    role = chosen(ROLE, "The role of the post; null for a person.", required=True, allow_none=True)
    organization_id = fields.UUID(required=True, allow_none=True, metadata=described("Null for a person."))
    organization_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    person_id = fields.UUID(required=True, allow_none=True, metadata=described("Null for a post."))
    person_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})


class NewCommentSchema(Strict):
    """A new comment."""

    content = text(LONGEST_COMMENT, metadata=described("What is said."))
    visibility = choice(
        COMMENT_VISIBILITY,
        "`public`: everybody who sees the thing reads it, the enterprise too; `internal`: offices alone.",
        required=True,
    )
    mentions = fields.List(
        fields.Nested(MentionSchema),
        load_default=list,
        validate=validate.Length(max=MOST_MENTIONS),
        metadata=described(f"Who shall be told of it by name: up to {MOST_MENTIONS} posts or persons that see it."),
    )


class ChangedCommentSchema(Strict):
    """Other words for a comment."""

    content = text(LONGEST_COMMENT, metadata=described("What is said instead."))


class CommentFileSchema(Strict):
    """A file that hangs on a comment, to be downloaded under it."""

    heads: ClassVar = {"id": None, "media_type": None, "size": None}

    id = fields.UUID(required=True)
    name = fields.String(required=True, metadata={"audience": EVERYBODY})
    media_type = fields.String(
        required=True, metadata=described("Its type, found from the content.", audience=EVERYBODY)
    )
    size = fields.Integer(required=True, metadata=described("Bytes."))


class CommentSchema(Strict):
    """A comment as it stands."""

    heads: ClassVar = {
        "visibility": Text("范围", "for whom"),
        "content": Text("内容", "content"),
        "author": Text("留言人", "author"),
        "mentions": Text("提及", "mentions"),
        "files": Text("附件", "files"),
        "edited_at": Text("修改时间", "edited"),
        "withdrawn_at": Text("撤回时间", "withdrawn"),
        "changeable_until": None,
    }

    id = fields.UUID(required=True)
    kind = chosen(COMMENT_KIND, "What it is.", required=True)
    visibility = chosen(COMMENT_VISIBILITY, "For whom it is.", required=True)
    content = fields.String(
        required=True, allow_none=True, metadata=described("Null once it is withdrawn.", audience=EVERYBODY)
    )
    author_id = fields.UUID(required=True, metadata=described("The person who wrote it."))
    author_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    role = chosen(ROLE, "In which role it was written.", required=True)
    organization_id = fields.UUID(required=True, metadata=described("For which organization."))
    organization_name = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    mentions = fields.List(fields.Nested(MentionedSchema), required=True, metadata=described("Who is mentioned."))
    files = fields.List(
        fields.Nested(CommentFileSchema), required=True, metadata=described("In the order in which they were added.")
    )
    created_at = fields.AwareDateTime(required=True)
    edited_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When its words were last changed; null if they never were.")
    )
    withdrawn_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When its author took it back; null if that never happened.")
    )
    changeable_until = fields.AwareDateTime(
        required=True,
        allow_none=True,
        metadata=described("Until when the caller can edit or withdraw it; null where that is not possible."),
    )
    version = fields.Integer(required=True, metadata=described("The ETag, to be sent in If-Match."))


class CommentsQuery(PageQuery):
    """Which comments."""

    visibility = choice(COMMENT_VISIBILITY, "Only these.", load_default=None)


class CommentVersionSchema(Strict):
    """The words that a comment had from a moment on."""

    heads: ClassVar = {"content": Text("内容", "content"), "at": Text("时间", "from")}

    number = fields.Integer(required=True, metadata=described("Which ones, counted from 1."))
    content = fields.String(
        required=True,
        allow_none=True,
        metadata=described(
            "The words; of a comment that is withdrawn null, save for its author and for supervisors.",
            audience=EVERYBODY,
        ),
    )
    at = fields.AwareDateTime(required=True, metadata=described("From when."))


class CommentData(Tolerant):
    """A comment, with whom it is told to. What the thing is, the contract of the thing adds."""

    id = fields.UUID(required=True, metadata=described("The comment."))
    version = version_after()
    kind = chosen(COMMENT_KIND, "What it is.", required=True)
    public = fields.Boolean(required=True, metadata=described("Whether it is for everybody who sees the thing."))
    content = fields.String(
        required=True,
        allow_none=True,
        metadata=described("What is said; null once it is withdrawn.", audience=INTERNAL, opened_by="public"),
    )
    author_id = fields.UUID(required=True, metadata=described("Who wrote it."))
    author_name = fields.String(required=True, metadata=described("The name of who wrote it.", audience=EVERYBODY))
    role = chosen(ROLE, "In which role.", required=True)
    organization_id = fields.UUID(required=True, metadata=described("For which organization."))
    organization_name = fields.String(
        required=True, allow_none=True, metadata=described("Its name.", audience=EVERYBODY)
    )
    by_enterprise = fields.Boolean(
        required=True, metadata=described("Whether the side that asks wrote it: the enterprise, or who speaks for it.")
    )
    mentioned_posts = fields.List(
        fields.UUID(), required=True, metadata=described("The posts that are mentioned and see it; not the author's.")
    )


def field_of(name: str) -> str:
    """Return the name that a field of the thing has in the events of comments, some of which speak of the author."""
    return f"thing_{name}" if name in CommentData._declared_fields else name


def told_of(seen_by: SeenBy) -> SeenBy:
    """Return who is told of the comments on things that are seen so.

    Offices are told by what the thing is seen by. Those who read public comments alone are told by fields of their own,
    which are empty where a comment is internal: ``outside_ids``, and ``outside_posts`` where everybody sees the thing.
    """
    inside = {field_of(name): roles & INTERNAL for name, roles in seen_by.organizations.items() if roles & INTERNAL}
    outside = frozenset[Role]().union(*seen_by.organizations.values()) & OUTSIDE
    several = [field_of(name) for name in seen_by.several]
    return replace(
        seen_by,
        organizations={**inside, **({"outside_ids": outside} if outside else {})},
        everything=INTERNAL if seen_by.everybody else seen_by.everything,
        everybody=False,
        posts="outside_posts" if seen_by.everybody else seen_by.posts,
        several=(*(name for name in several if name in inside), *(["outside_ids"] if outside else [])),
    )


class Commented:
    """Declares that comments hang on the things of a resource; ``data`` is the schema of the events about them.

    ``viewers`` are the roles that read them, on things that they see; ``writers`` those that write. ``seen_by`` is who
    is told of changes; the event of an internal comment does not name the enterprise. The catalogue finds what follows.
    """

    def __init__(
        self,
        resource: Resource,
        viewers: frozenset[Role],
        writers: frozenset[Role],
        data: type[Schema],
        seen_by: SeenBy,
    ) -> None:
        thing = resource.words
        self.on = resource
        self.comment = comment = Resource(
            resource.service,
            f"{resource.name}_comment",
            Text(f"{thing.zh}留言", f"comment on a {thing.en}"),
            f"{resource.one}/comments",
            CommentSchema,
            seen_by=seen_by,
        )
        self.files = Attachable(
            comment,
            Text(f"{thing.zh}留言附件", f"file of a comment on a {thing.en}"),
            sees=viewers,
            adds=writers,
            removes=frozenset({Role.SUPERVISOR}),
            most=MOST_FILES,
        )
        self.list: Operation = comment.list(
            Text(f"{thing.zh}的留言", f"The comments on a {thing.en}, the latest first"),
            viewers,
            CommentsQuery,
            description=(
                "Internal ones are listed for those alone who see it in another role than that of the enterprise. "
                "One that was withdrawn stays, without its words."
            ),
            example={"limit": 25},
        )
        self.get: Operation = comment.read(Text("查看留言", "One comment"), viewers, etag=True)
        self.add: Operation = comment.create(
            Text("留言", f"Comment on a {thing.en}"),
            writers,
            NewCommentSchema,
            problems=(COMMENTS_FULL,),
            description=(
                "A mention names a post by role and organization, or a person, that sees it and may read the comment; "
                "whoever is mentioned is told. The enterprise writes public ones only."
            ),
            example={
                "content": "请补充二期车间的用汽参数,便于与热力公司核对。",
                "visibility": "public",
                "mentions": [{"role": "department_handler", "organization_id": "019a0000-0000-7000-8000-000000000002"}],
            },
        )
        changing = (COMMENT_NOT_YOURS, COMMENT_OF_A_STEP, COMMENT_WITHDRAWN, COMMENT_TOO_OLD)
        self.edit: Operation = comment.change(
            Text("修改留言", "Edit a comment"),
            writers,
            ChangedCommentSchema,
            problems=changing,
            description="By its author, for 15 minutes (`COMMENT_MINUTES`). The words of before stay in `/versions`.",
            example={"content": "请补充二期车间的用汽参数和投产时间。"},
        )
        self.withdraw: Operation = comment.act(
            "withdrawal",
            Text("撤回留言", "Withdraw a comment"),
            writers,
            name=f"withdraw_{comment.name}",
            problems=changing,
            description="By its author, for 15 minutes (`COMMENT_MINUTES`). That there was one stays.",
        )
        self.versions: Operation = comment.part(
            "versions",
            Text("留言的历次内容", "The words that a comment has had, the earliest first"),
            viewers,
            name=f"list_{comment.name}_versions",
            query=PageQuery,
            result=page_of(CommentVersionSchema),
            example={"limit": 25},
        )
        self.added: Event = comment.event("added", Text("有新留言", f"Somebody commented on a {thing.en}"), data)
        self.edited: Event = comment.event("edited", Text("留言已修改", "The author edited a comment"), data)
        self.withdrawn: Event = comment.event("withdrawn", Text("留言已撤回", "The author withdrew a comment"), data)

    @property
    def events(self) -> tuple[Event, ...]:
        """What is told of comments."""
        return self.added, self.edited, self.withdrawn

    @property
    def declared(self) -> Iterator[Any]:
        """What follows from this declaration, for the catalogue."""
        yield from (self.comment, self.list, self.get, self.add, self.edit, self.withdraw, self.versions)
        yield from self.events
        yield self.files
        yield from self.files.declared
