"""Ledgers: the sheets that people fill in, declared once; the import, its template and its documentation follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from marshmallow import fields

from contracts.common import Strict, WordsSchema, chosen, described, vocabulary_of
from contracts.operation import SIGNED_IN, Carries, Operation
from contracts.problem import Problem, Text
from contracts.resource import Noun
from contracts.vocabulary import YES_OR_NO, Codes, Vocabulary

# In a cell: what is registered of this column shall be removed. An empty cell says nothing.
CLEAR = "清空"


@dataclass(frozen=True, eq=False)
class Column:
    """A column of a sheet: ``field``, by which a cell is read and refused as a request is, and what it is called.

    ``name`` is what rows call it. If it is ``required``, its head must be there and its cells may not be empty. What a
    column that ``clears`` holds is removed by ``CLEAR`` in a cell. No two rows of a file hold the same in one that is
    ``unique``. ``also`` are further heads that are read. ``holds`` says what it holds, for the template and the
    documentation.
    """

    name: str
    head: Text
    field: fields.Field[Any]
    holds: Text
    required: bool = False
    clears: bool = True
    unique: bool = False
    also: tuple[str, ...] = ()

    @property
    def removable(self) -> bool:
        """Whether what it holds can be removed."""
        return self.clears and not self.required

    @property
    def heads(self) -> tuple[str, ...]:
        """Every head under which it is found."""
        return (self.head.zh, self.head.en, *self.also)

    @property
    def vocabulary(self) -> Vocabulary[Any] | None:
        """The words that its cells may hold, one or several of them."""
        return vocabulary_of(self.field.inner if isinstance(self.field, fields.List) else self.field)

    @property
    def several(self) -> bool:
        """Whether a cell may hold several values."""
        return isinstance(self.field, fields.List)

    @property
    def words(self) -> Mapping[str, Text]:
        """The words that its cells may hold, by their codes; empty for any."""
        if isinstance(self.field, fields.Boolean):
            return {str(value).lower(): said for value, said in YES_OR_NO.items()}
        return {str(code): said for code, said in self.vocabulary.words.items()} if self.vocabulary else {}


@dataclass(frozen=True, eq=False)
class Ledger:
    """A sheet that people fill in: ``title`` is its name in a workbook, ``name`` what csv files of it are called.

    ``noun`` is what a row is. ``rules`` are further sentences for the documentation. The things of the sheets that it
    ``refers_to`` are there before its rows are looked at. No two rows of a file hold the same in the columns of ``key``
    together; an empty cell of the first of them, which rows need not fill, may stand for any.
    """

    service: str
    name: str
    title: Text
    noun: Text
    columns: tuple[Column, ...]
    rules: tuple[Text, ...] = field(default=())
    refers_to: tuple["Ledger", ...] = field(default=())
    key: tuple[str, ...] = field(default=())

    @cached_property
    def by_head(self) -> Mapping[str, Column]:
        """The columns by each of their heads."""
        return {head: column for column in self.columns for head in column.heads}

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """The Chinese heads by name."""
        return {column.name: column.head.zh for column in self.columns}


LEDGER = Noun("ledger", Text("台账", "ledger"))


class LedgerValueSchema(WordsSchema):
    """A word that cells may hold, in either language, or its code."""

    code = fields.String(required=True)


class LedgerColumnSchema(Strict):
    """A column of a sheet."""

    name = fields.String(required=True, metadata=described("What errors and results call it."))
    head = fields.Nested(WordsSchema, required=True, metadata=described("Its head; either is read."))
    holds = fields.Nested(WordsSchema, required=True, metadata=described("What it holds."))
    required = fields.Boolean(required=True, metadata=described("Whether each row needs it."))
    removable = fields.Boolean(required=True, metadata=described(f"Whether {CLEAR} removes what is registered."))
    values = fields.List(
        fields.Nested(LedgerValueSchema), required=True, metadata=described("The words that it takes; empty for any.")
    )


class LedgerSchema(Strict):
    """A sheet that can be filled in and imported."""

    name = fields.String(required=True, metadata=described("Its name, for csv files and addresses."))
    title = fields.Nested(WordsSchema, required=True, metadata=described("Its title in a workbook."))
    template = fields.String(required=True, metadata=described("The address of its template."))
    imported_by = fields.String(
        required=True, metadata=described("The address that files of it are posted to, to be imported.")
    )
    columns = fields.List(fields.Nested(LedgerColumnSchema), required=True, metadata=described("In order."))


class LedgerListSchema(Strict):
    """All ledgers."""

    ledgers = fields.List(fields.Nested(LedgerSchema), required=True, metadata=described("In order."))


LIST_LEDGERS = Operation(
    service="gateway",
    name="list_ledgers",
    method="GET",
    path="/v1/ledgers",
    summary=Text("可导入的台账", "The ledgers that can be imported"),
    description="What columns each has and what their cells may hold, in both languages.",
    access=SIGNED_IN,
    result=LedgerListSchema,
)
GET_LEDGER_TEMPLATE = Operation(
    service="gateway",
    name="get_ledger_template",
    method="GET",
    path="/v1/ledgers/{ledger}/template",
    summary=Text("下载台账模板", "Download the template of a ledger"),
    description=(
        "An xlsx workbook with the heads of the columns, lists of the words that they take, and a sheet that explains "
        "them, in the language of the caller."
    ),
    access=SIGNED_IN,
    carries=Carries.DOWNLOAD,
)

# More would not be read; the rest shows when these are corrected.
MOST_ERRORS = 1000
# More would not be read either; how many there are is told.
MOST_CHANGES = 1000


class RowOutcome(Codes):
    """What a row does to what is registered."""

    CREATED = "created", "新增", "created"
    UPDATED = "updated", "更新", "updated"
    UNCHANGED = "unchanged", "未变", "unchanged"


ROW_OUTCOME = Vocabulary.of(RowOutcome, Text("导入行的结果", "What a row of an import does"))


IMPORT_REFUSED = Problem(
    "import-refused",
    422,
    Text("导入未执行", "Nothing was imported"),
    Text(
        "文件有 {count} 处错误,全部未导入;errors 至多列出 {most} 处,其 field 为“工作表.行.列”。",
        "The file has {count} faults, so none of it was imported; errors lists {most} of them at most, with "
        "sheet.row.column as `field`.",
    ),
)
BUSY = Problem(
    "imports-under-way",
    503,
    Text("暂不能读取文件", "Files cannot be read now"),
    Text(
        "平台正忙或正在读取其他文件,此文件未被处理。请在 {seconds} 秒后重试。",
        "The platform is busy or reads other files, and nothing was done about this one. Try again in {seconds} s.",
    ),
)
FILE_UNREADABLE = Problem(
    "file-unreadable",
    422,
    Text("文件无法读取", "The file cannot be read"),
    Text("{reason_zh}", "{reason_en}"),
)


class SheetCountsSchema(Strict):
    """What became of the rows of one sheet."""

    sheet = fields.String(required=True, metadata=described("Which sheet, by the name of its ledger."))
    created = fields.Integer(required=True)
    updated = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)


class ReasonSchema(Strict):
    """The same words in both languages."""

    zh = fields.String(required=True)
    en = fields.String(required=True)


class RowFaultSchema(Strict):
    """One thing that is wrong in a file."""

    sheet = fields.String(required=True, metadata=described("The title of the sheet."))
    row = fields.Integer(required=True, metadata=described("The row, as the spreadsheet program numbers it."))
    column = fields.String(required=True, metadata=described("The head of the column; empty for the whole row."))
    value = fields.String(required=True, metadata=described("What stands there."))
    reason = fields.Nested(ReasonSchema, required=True)


class FieldChangeSchema(Strict):
    """A column that a row changes."""

    column = fields.String(required=True, metadata=described("The head of the column."))
    old = fields.Nested(
        ReasonSchema, required=True, allow_none=True, metadata=described("What is registered; null for nothing.")
    )
    new = fields.Nested(
        ReasonSchema, required=True, allow_none=True, metadata=described("What would be; null for nothing.")
    )


class RowChangeSchema(Strict):
    """What a row would do; codes in words, telephone numbers and e-mail addresses masked."""

    sheet = fields.String(required=True, metadata=described("The title of the sheet."))
    row = fields.Integer(required=True, metadata=described("The row, as the spreadsheet program numbers it."))
    code = fields.String(required=True, metadata=described("Its key; of a post, that of the person."))
    title = fields.Nested(ReasonSchema, required=True, metadata=described("What people call what the row is of."))
    outcome = chosen(ROW_OUTCOME, "What it would do.", required=True)
    changed = fields.List(
        fields.Nested(FieldChangeSchema),
        required=True,
        metadata=described("Of a row that updates: the columns that change; long lists only where they differ."),
    )


class ImportResultSchema(Strict):
    """What was done, or would be."""

    applied = fields.Boolean(required=True, metadata=described("Whether anything was changed."))
    sheets = fields.List(fields.Nested(SheetCountsSchema), required=True)
    errors = fields.List(
        fields.Nested(RowFaultSchema),
        required=True,
        metadata=described(f"Of a dry run: what is wrong, in the order of the file, {MOST_ERRORS:,} at most."),
    )
    error_count = fields.Integer(
        required=True, metadata=described("Of a dry run: how many things are wrong, also those beyond the list.")
    )
    changes = fields.List(
        fields.Nested(RowChangeSchema),
        required=True,
        metadata=described(
            f"Of a dry run: what the rows without faults would do, in the order of the file, {MOST_CHANGES:,} at most; "
            "rows that change nothing only where there is room."
        ),
    )
    change_count = fields.Integer(
        required=True,
        metadata=described("Of a dry run: how many of these rows create or update, also those beyond the list."),
    )
