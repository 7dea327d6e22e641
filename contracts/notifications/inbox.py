"""The inbox: what a person has been told, and what of it they have read."""

from typing import ClassVar

from marshmallow import fields, validate

from contracts.bulk import bulk_of
from contracts.common import PageQuery, Strict, Tolerant, WordsSchema, described
from contracts.naming import Names, naming
from contracts.operation import SIGNED_IN, Event, IfMatch, Operation
from contracts.problem import Text
from contracts.resource import Resource


class EntrySchema(Strict):
    """One entry of an inbox."""

    heads: ClassVar = {
        "read_at": Text("阅读时间", "read"),
    }

    id = fields.UUID(required=True, metadata=described("The entry."))
    kind = naming(Names.EVENT, "What it is about, such as `request.dispatched`.", required=True)
    title = fields.Nested(WordsSchema, required=True, metadata=described("One line."))
    body = fields.Nested(WordsSchema, required=True, metadata=described("The message, plain text."))
    link = fields.String(
        required=True, allow_none=True, metadata=described("The path of what it is about, such as `/v1/requests/…`.")
    )
    created_at = fields.AwareDateTime(required=True, metadata=described("When it was entered."))
    read_at = fields.AwareDateTime(
        required=True, allow_none=True, metadata=described("When it was read; null while it is not.")
    )


class InboxQuery(PageQuery):
    """Which entries."""

    unread = fields.Boolean(
        load_default=None, metadata=described("Only entries that are not read yet (true), or only read ones (false).")
    )
    kind = fields.String(
        load_default=None,
        validate=validate.Regexp(r"[a-z-]{1,40}(\.[a-z-]{1,40})?\Z"),
        metadata=described("Only entries of this kind: `request.dispatched`, or `request` for all of requests."),
    )


class UnreadCountSchema(Strict):
    """How much is unread."""

    unread = fields.Integer(required=True, metadata=described("How many entries of the inbox are not read."))


class ReadAllSchema(Strict):
    """Up to where the inbox has been read."""

    up_to = fields.UUID(
        load_default=None,
        allow_none=True,
        metadata=described("The newest entry that was seen: entries that came later stay unread. Null for all."),
    )


INBOX_ENTRY = Resource("notifications", "entry", Text("消息", "entry"), "/v1/inbox", EntrySchema, plural="inbox")

LIST_INBOX = INBOX_ENTRY.list(Text("我的消息", "My inbox"), SIGNED_IN, InboxQuery, description="The newest first.")
GET_UNREAD_COUNT = Operation(
    service="notifications",
    name="get_unread_count",
    method="GET",
    path="/v1/inbox/unread-count",
    summary=Text("未读消息数", "How many entries are unread"),
    access=SIGNED_IN,
    result=UnreadCountSchema,
    resource=INBOX_ENTRY,
)
GET_ENTRY = INBOX_ENTRY.read(
    Text("查看消息", "Read one entry of my inbox"), SIGNED_IN, description="Reading it does not mark it read."
)
READ_ENTRY = INBOX_ENTRY.act(
    "read",
    Text("标记已读", "Mark an entry read"),
    SIGNED_IN,
    if_match=IfMatch.NO,
    description="Marking it again changes nothing.",
)
READ_ENTRIES = bulk_of(
    READ_ENTRY, "read_entries", f"{INBOX_ENTRY.path}/entries/read", Text("批量标记已读", "Mark several entries read")
)
READ_INBOX = INBOX_ENTRY.act(
    "read",
    Text("全部标记已读", "Mark every entry read"),
    SIGNED_IN,
    ReadAllSchema,
    name="read_inbox",
    path=f"{INBOX_ENTRY.path}/read",
    if_match=IfMatch.NO,
    result=UnreadCountSchema,
    description="With `up_to`, entries that came after that one stay unread. Answers with what is still unread.",
    example={"up_to": "01980000-0000-7000-8000-000000000003"},
)


class WordsData(Tolerant):
    """The same words in both languages."""

    zh = fields.String(required=True, metadata=described("In Chinese."))
    en = fields.String(required=True, metadata=described("In English."))


class EntryAddedData(Tolerant):
    """The entry, and how many are unread with it."""

    id = fields.UUID(required=True, metadata=described("The entry."))
    person_id = fields.UUID(required=True, metadata=described("Whose inbox."))
    kind = fields.String(required=True, metadata=described("Which rule it comes from."))
    title = fields.Nested(WordsData, required=True, metadata=described("The headline."))
    body = fields.Nested(WordsData, required=True, metadata=described("The text."))
    link = fields.String(
        required=True, allow_none=True, metadata=described("The path of what it is about, if anything.")
    )
    created_at = fields.AwareDateTime(required=True, metadata=described("When it was written."))
    unread = fields.Integer(required=True, metadata=described("How many entries are unread, with this one."))


class EntriesAddedData(Tolerant):
    """The entries that one event caused."""

    entries = fields.List(
        fields.Nested(EntryAddedData),
        required=True,
        metadata=described("Each entry, with how many are unread in its inbox with it."),
    )


class EntriesReadData(Tolerant):
    """Whose entries were read, and how many are unread still."""

    person_id = fields.UUID(required=True, metadata=described("Whose inbox."))
    unread = fields.Integer(required=True, metadata=described("How many entries are unread still."))


ENTRIES_ADDED = Event(
    "inbox.entries-added.v1",
    "notifications",
    Text("收件箱有新消息", "Entries were added to the inboxes of persons; the subject is the first of these."),
    EntriesAddedData,
    resource=INBOX_ENTRY,
)
ENTRIES_READ = Event(
    "inbox.entries-read.v1",
    "notifications",
    Text("收件箱有消息已读", "Entries of a person's inbox (the subject) were marked read."),
    EntriesReadData,
    resource=INBOX_ENTRY,
)
# The form of the live stream, which has an event for each entry; earlier releases emit one for each.
ENTRY_ADDED = Event(
    "inbox.entry-added.v1",
    "notifications",
    Text("收件箱有新消息", "An entry was added to a person's inbox (the subject)."),
    EntryAddedData,
    resource=INBOX_ENTRY,
)
