"""The ledgers that can be imported, and their templates, by the declarations alone."""

import io
from collections.abc import Mapping
from functools import cache
from typing import Any

from chassis.calling.call import Call, Reply
from chassis.calling.errors import not_found
from contracts.catalogue import IMPORTS, LEDGERS
from contracts.ledgers import CLEAR, LEDGER, Ledger
from contracts.problem import Text
from contracts.vocabulary import YES_OR_NO
from gateway.downloads import attachment
from gateway.exporting import MEDIA_TYPES
from gateway.request_context import RequestContext, Response

# Where words are offered: as many rows as a file may have.
_ROWS = 20_000
# Excel takes no longer list of words in a cell's validation; longer ones stand on the sheet that explains.
_LONGEST_LIST = 255
_GUIDE = Text("说明", "explanation")
_HEADS = (
    Text("列", "column"),
    Text("内容", "what it holds"),
    Text("必填", "required"),
    Text(f"可{CLEAR}", f"may be {CLEAR}"),
    Text("可填", "words"),
)


async def list_ledgers(call: Call) -> Reply:
    """Return every ledger with its columns."""
    return Reply({"ledgers": [_described(ledger) for ledger in LEDGERS]})


async def get_template(request: RequestContext, path: Mapping[str, str], *_: object) -> Response:
    """Return the template of the ledger that the path names, in the language of the caller."""
    name = path["ledger"]
    ledger = next((ledger for ledger in LEDGERS if ledger.name == name), None)
    if ledger is None:
        raise not_found(LEDGER, name[:60])
    title = getattr(ledger.title, request.language)
    headers = [
        (b"content-type", MEDIA_TYPES["xlsx"].encode()),
        (b"content-disposition", attachment(f"{title}.xlsx", f"{ledger.name}.xlsx")),
        (b"cache-control", b"no-store"),
        (b"vary", b"Accept-Language, Authorization"),
    ]
    return Response(200, _template(ledger, request.language), headers)


def _described(ledger: Ledger) -> dict[str, Any]:
    columns = [
        {
            "name": column.name,
            "head": column.head._asdict(),
            "holds": column.holds._asdict(),
            "required": column.required,
            "removable": column.removable,
            "values": [{"code": code, **said._asdict()} for code, said in column.words.items()],
        }
        for column in ledger.columns
    ]
    template = f"/v1/ledgers/{ledger.name}/template"
    return {
        "name": ledger.name,
        "title": ledger.title._asdict(),
        "template": template,
        "imported_by": IMPORTS[ledger.service].operation.path,
        "columns": columns,
    }


@cache
def _template(ledger: Ledger, language: str) -> bytes:
    """Return the workbook: a sheet of heads with lists of words, and one that explains the columns."""
    target = io.BytesIO()
    # Here, since few gateways ever make a template, and a process loads only what it uses.
    from xlsxwriter import Workbook

    with Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, as_text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(getattr(ledger.title, language))
        guide = book.add_worksheet(getattr(_GUIDE, language))
        sheet.freeze_panes(1, 0)
        guide.write_row(0, 0, [getattr(head, language) for head in _HEADS], bold)
        yes = getattr(YES_OR_NO[True], language)
        for place, column in enumerate(ledger.columns):
            head, holds = getattr(column.head, language), getattr(column.holds, language)
            words = [getattr(said, language) for said in column.words.values()]
            # As text, so that no key and no number of a telephone loses its zeros.
            sheet.set_column(place, place, max(12, 2 * len(head) + 4), as_text)
            sheet.write_string(0, place, head, bold)
            sheet.write_comment(0, place, holds)
            offered = [*words, CLEAR] if column.removable else words
            if words and len(",".join(offered)) <= _LONGEST_LIST:
                # Where several words may stand in a cell, those that are not in the list are not refused.
                listed = {"validate": "list", "source": offered, "show_error": not column.several}
                sheet.data_validation(1, place, _ROWS, place, listed)
            told = [head, holds, yes if column.required else "", yes if column.removable else "", "、".join(words)]
            for number, cell in enumerate(told):
                guide.write_string(place + 1, number, cell)
        guide.set_column(0, 0, 24)
        guide.set_column(1, 1, 60)
        guide.set_column(4, 4, 60)
    return target.getvalue()
