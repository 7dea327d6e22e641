"""Ledgers: the sheets that people fill in, declared once; the import, its template and its documentation follow."""

from marshmallow import fields

from contracts.common import Strict, described

# More would not be read; the rest shows when these are corrected.
MOST_ERRORS = 1000


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
