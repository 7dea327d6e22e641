"""Files: which things they may hang on, and the operations and events that follow.

``REQUEST_FILES = Attachable(REQUEST, …)`` declares that files may hang on requests. From it follow the upload, the
list, the download and the removal, and the calls by which the gateway has the service decide. The gateway carries the
content between client and store; the service that owns the thing keeps what is known of a file, and a function of the
room, marked ``@attaches(REQUEST_FILES)``, says who may see, add and remove one (``chassis.filing.attaching``).
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

import regex
from marshmallow import fields, validate

from contracts import characters
from contracts.audiences import EVERYBODY
from contracts.common import Strict, TextField, Tolerant, choice, chosen, described, page_of
from contracts.file_problems import (
    CANNOT_ADD,
    CANNOT_REMOVE,
    CONTENT_LOST,
    CONTENT_REFUSED,
    DIGEST_DIFFERS,
    NO_FILE,
    NOT_SCANNED,
    RANGE_REFUSED,
    STORE_AWAY,
    TOO_MANY_FILES,
    TYPE_REFUSED,
)
from contracts.operation import Carries, Event, Operation, SignedIn
from contracts.problem import Problem, Text
from contracts.resource import Resource
from contracts.roles import Role
from contracts.validation import validation_error
from contracts.vocabulary import Vocabulary

# What may hang on one thing, unless its declaration says otherwise.
MOST_FILES = 20
LONGEST_NAME = 200
# For how long an upload may last at most, however large it is; after that it counts as abandoned.
LONGEST_UPLOAD = timedelta(hours=1)

_HEADS = {
    "name": Text("文件名", "file"),
    "media_type": Text("格式", "type"),
    "size": Text("大小(字节)", "bytes"),
    "sha256": Text("SHA-256 校验和", "SHA-256"),
    "person": Text("上传人", "uploaded by"),
    "attached_at": Text("上传时间", "uploaded"),
    "removable": None,
}
_PARTS = regex.compile(r"[/\\]")
# What a file system or a header would read as something else than a part of a name.
_UNFIT = regex.compile(r'[<>:"|?*]')


def file_name(given: str) -> str:
    """Return the stored form of the name of a file: NFC, without folders, nothing that a file system stumbles over.

    Raises ``ValidationError`` for a name of which nothing is left.
    """
    name = _UNFIT.sub("_", _PARTS.split(unicodedata.normalize("NFC", given))[-1])
    name = characters.line(name).strip(". ")
    if not name:
        raise validation_error("应为文件名,例如 照片.jpg。", "Must be the name of a file, such as photo.jpg.")
    return name


class FileNameField(TextField):
    """The name of a file, in the stored form of ``file_name``."""

    def __init__(self, **options: Any) -> None:
        super().__init__(one_line=True, form=file_name, validate=[validate.Length(1, LONGEST_NAME)], **options)


@dataclass(frozen=True, eq=False)
class Attachable:
    """Declares that files may hang on the things of a resource.

    ``words`` name such a file. ``sees``, ``adds`` and ``removes`` are the roles that may do so on some of the things;
    the function of the room decides on which. ``kinds`` are what a file can be to the thing, such as what an enterprise
    submits and what a department answers with; without them all are alike. ``most`` hang on one thing.
    """

    resource: Resource
    words: Text
    _: KW_ONLY
    sees: frozenset[Role]
    adds: frozenset[Role]
    removes: frozenset[Role] = frozenset()
    kinds: Vocabulary[Any] | None = None
    most: int = MOST_FILES

    @property
    def service(self) -> str:
        """The service that owns the thing, and keeps what is known of the files."""
        return self.resource.service

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The path parameters of the thing, its own identifier last."""
        return self.list.path_parameters

    @property
    def declared(self) -> Iterator[Any]:
        """What follows from this declaration, for the catalogue."""
        yield self.file
        yield from (self.upload, self.list, self.download, self.remove)
        yield from (self.begin, self.attach, self.open)
        yield from (self.attached, self.removed)

    @cached_property
    def file(self) -> Resource:
        """The resource of a file of such a thing."""
        schema = Strict.from_dict(
            {
                "id": fields.UUID(required=True),
                **self._known(),
                "person_id": fields.UUID(required=True, metadata=described("Who uploaded it.")),
                "person_name": fields.String(required=True, metadata={"audience": EVERYBODY}),
                "attached_at": fields.AwareDateTime(required=True),
                "removable": fields.Boolean(required=True, metadata=described("Whether the caller can remove it now.")),
            },
            name=f"{self._title}FileSchema",
        )
        schema.__doc__ = "A file that hangs on something."
        schema.heads = _HEADS  # type: ignore[attr-defined]
        return Resource(self.service, f"{self.resource.name}_file", self.words, f"{self.resource.one}/files", schema)

    @cached_property
    def upload(self) -> Operation:
        """The upload, whose body is the content: the gateway takes it."""
        query = {
            "name": FileNameField(
                required=True,
                metadata=described(
                    "Its name. Folders before it are left out; an ending that does not fit the content gets one behind."
                ),
            ),
            **self._kind(choice),
        }
        return self._operation(
            "upload_{}", "POST", self.file.path, Text(f"上传{self.words.zh}", f"Upload a {self.words.en}"), self.adds,
            query=Strict.from_dict(query, name=f"{self._title}FileUploadSchema"),
            result=self.file.schema,
            status=201,
            carries=Carries.UPLOAD,
            problems=(
                TYPE_REFUSED, NO_FILE, DIGEST_DIFFERS, CONTENT_REFUSED, NOT_SCANNED, STORE_AWAY, *self._adding
            ),
            description=(
                f"The body is the content itself. {self.most} files at most, each of 20 MB by preset. The type is "
                "found from the content: PDF, OFD, PNG, JPEG, WebP, HEIC, Word, Excel, PowerPoint and WPS documents "
                "without macros, plain text and CSV in UTF-8. With `Repr-Digest` or `Content-Digest` (RFC 9530, "
                "sha-256) what arrives is compared. With `Expect: 100-continue` whatever can be refused is refused "
                "before the content is sent; with an Idempotency-Key also, save that nothing more can be added."
            ),
            example={"name": "照片.jpg", **({"kind": self.kinds.codes[0]} if self.kinds else {})},
        )  # fmt: skip

    @cached_property
    def list(self) -> Operation:
        """The list, whole: it is bounded."""
        summary = Text(f"{self.words.zh}列表", f"List the {self.words.en}s")
        return self._operation(
            "list_{}s", "GET", self.file.path, summary, self.sees,
            result=page_of(self.file.schema),
            description="In the order in which they were added; all of them, so `next` is always null.",
        )  # fmt: skip

    @cached_property
    def download(self) -> Operation:
        """The content of one file: the gateway sends it."""
        summary = Text(f"下载{self.words.zh}", f"Download a {self.words.en}")
        return self._operation(
            "download_{}", "GET", f"{self.file.one}/content", summary, self.sees,
            carries=Carries.DOWNLOAD,
            problems=(CONTENT_LOST, RANGE_REFUSED, STORE_AWAY),
            description=(
                "As an attachment, never to be shown as a page. The ETag is the SHA-256 checksum. Takes `Range` with "
                "one range of bytes, and `If-Range`. Audited."
            ),
        )  # fmt: skip

    @cached_property
    def remove(self) -> Operation:
        """The removal of one file and its content."""
        summary = Text(f"删除{self.words.zh}", f"Remove a {self.words.en}")
        removes = self.adds if isinstance(self.adds, SignedIn) else self.adds | self.removes
        return self._operation(
            "remove_{}", "DELETE", self.file.one, summary, removes,
            problems=(CANNOT_REMOVE,),
            description="By who uploaded it, within 24 hours and as long as one could be added; or where the post may.",
        )  # fmt: skip

    @cached_property
    def begin(self) -> Operation:
        """With this the gateway asks before it takes the content: the service notes that there will be some."""
        body = {**self._ids(), **self._kind(choice)}
        return self._operation(
            "begin_{}", "POST", None, Text("开始上传", "Begin an upload"), self.adds,
            body=Strict.from_dict(body, name=f"{self._title}FileBeginSchema"),
            result=BegunSchema,
            problems=self._adding,
        )  # fmt: skip

    @cached_property
    def attach(self) -> Operation:
        """With this the gateway says that the content is stored: from then on the file is there."""
        body = {
            **self._ids(),
            # Each try has its own; the content is what two calls with one Idempotency-Key are compared by.
            "file_id": fields.UUID(required=True, metadata={"attempt": True}),
            "name": FileNameField(required=True),
            **self._kind(choice),
            "media_type": fields.String(required=True, validate=validate.Regexp(r"[a-z0-9.+/-]{1,100}\Z")),
            "size": fields.Integer(required=True, strict=True, validate=validate.Range(min=1, max=2**40)),
            "sha256": fields.String(required=True, validate=validate.Regexp(r"[0-9a-f]{64}\Z")),
        }
        return self._operation(
            "attach_{}", "POST", None, Text("附上文件", "Attach a file"), self.adds,
            body=Strict.from_dict(body, name=f"{self._title}FileAttachSchema"),
            result=self.file.schema,
            problems=self._adding,
        )  # fmt: skip

    @cached_property
    def open(self) -> Operation:
        """With this the gateway asks what to send."""
        query = {**self._ids(), "file_id": fields.UUID(required=True)}
        return self._operation(
            "open_{}", "GET", None, Text("读取文件", "Open a file"), self.sees,
            query=Strict.from_dict(query, name=f"{self._title}FileOpenSchema"),
            result=OpenedSchema,
            audited=True,
        )  # fmt: skip

    @cached_property
    def attached(self) -> Event:
        """A file hangs on the thing from now on."""
        return self._event("attached", Text(f"已添加{self.words.zh}", f"A {self.words.en} was attached."))

    @cached_property
    def removed(self) -> Event:
        """A file was removed, by somebody or with the thing."""
        return self._event("removed", Text(f"已删除{self.words.zh}", f"A {self.words.en} was removed."))

    @property
    def _adding(self) -> tuple[Problem, ...]:
        return (TOO_MANY_FILES, CANNOT_ADD)

    @property
    def _title(self) -> str:
        return self.resource.name.title().replace("_", "")

    def _ids(self) -> dict[str, fields.Field[Any]]:
        return {name: fields.UUID(required=True) for name in self.parameters}

    def _kind(self, field: Any, **options: Any) -> dict[str, fields.Field[Any]]:
        preset = options or {"required": True}
        return {"kind": field(self.kinds, "What it is to it.", **preset)} if self.kinds else {}

    def _known(self) -> dict[str, fields.Field[Any]]:
        return {
            "name": fields.String(required=True, metadata=described("Its name.", audience=EVERYBODY)),
            **self._kind(chosen),
            "media_type": fields.String(
                required=True,
                metadata=described(
                    "Its type, found from the content.", audience=EVERYBODY, examples=["application/pdf"]
                ),
            ),
            "size": fields.Integer(required=True, metadata=described("Bytes.")),
            "sha256": fields.String(
                required=True, metadata=described("The SHA-256 checksum, hexadecimal.", audience=EVERYBODY)
            ),
        }

    def _event(self, happened: str, summary: Text) -> Event:
        """Declare an event: of the file, and a change of the thing, which whoever sees that is told of."""
        within = {
            name: fields.UUID(required=True, metadata=described("What that belongs to."))
            for name in self.parameters[:-1]
        }
        seen_by = self.resource.seen_by
        several = seen_by.several if seen_by else ()
        data: dict[str, fields.Field[Any]] = {
            "id": fields.UUID(required=True, metadata=described("What it hangs on.")),
            **within,
            "file_id": fields.UUID(required=True, metadata=described("The file.")),
            **self._known(),
            "person_id": fields.UUID(
                required=True, allow_none=True, metadata=described("Who did it; null where time did.")
            ),
            **{
                # An event from before knows only those of its time.
                name: fields.UUID(
                    required=False,
                    load_default=None,
                    allow_none=True,
                    metadata=described("By which the thing is seen."),
                )
                for name in (seen_by.fields if seen_by else ())
                if name not in several
            },
            **{
                name: fields.List(
                    fields.UUID(), load_default=list, metadata=described("Each of which the thing is seen by.")
                )
                for name in several
            },
            **{
                name: fields.List(
                    fields.UUID(), load_default=list, metadata=described("Persons who see it besides, by a mandate.")
                )
                for name in ([seen_by.listed] if seen_by and seen_by.listed else ())
            },
            **{
                name: fields.List(
                    fields.String(), load_default=list, metadata=described("The roles by which it is seen besides.")
                )
                for name in ([seen_by.posts] if seen_by and seen_by.posts else ())
            },
        }
        title = f"{self._title}File{happened.title()}Data"
        schema = Tolerant.from_dict(data, name=title)
        return Event(
            f"{self.file.name.replace('_', '-')}.{happened}.v1", self.service, summary, schema, resource=self.resource
        )

    def _operation(
        self, name: str, method: str, path: str | None, summary: Text, access: frozenset[Role], **options: Any
    ) -> Operation:
        return Operation(
            service=self.service,
            name=name.format(self.file.name),
            method=method,
            path=path,
            summary=summary,
            access=access,
            resource=self.file,
            **options,
        )


class BegunSchema(Strict):
    """An upload that may begin."""

    file_id = fields.UUID(required=True)


class OpenedSchema(Strict):
    """What the gateway has to know of a file to send it."""

    name = fields.String(required=True, metadata={"audience": EVERYBODY})
    media_type = fields.String(required=True)
    size = fields.Integer(required=True)
    sha256 = fields.String(required=True)


def key_of(service: str, file_id: object) -> str:
    """Return where the content of a file is kept in the store; 256 folders a service, by the last digits."""
    return f"{service}/{str(file_id)[-2:]}/{file_id}"
