"""Workbooks made element by element, as no library would write them."""

import base64
import io
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_START = '<?xml version="1.0" encoding="UTF-8"?>'


def cell(value: Any, place: str = "") -> str:
    """A cell of text or of a number; one that is written out already stays as it is."""
    if isinstance(value, str) and value.startswith("<c"):
        return value
    at = f' r="{place}"' if place else ""
    if isinstance(value, str):
        return f'<c{at} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"<c{at}/>" if value is None else f"<c{at}><v>{value}</v></c>"


def rows(*lines: list[Any]) -> str:
    """The rows of a sheet; the columns have no places, as the standard allows."""
    return "".join(f'<row r="{number}">{"".join(map(cell, line))}</row>' for number, line in enumerate(lines, start=1))


def workbook(
    sheets: Mapping[str, str],
    *,
    after: str = "",
    formats: list[str] | None = None,
    strings: str | None = None,
    book: str = "",
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """A workbook of sheets by title, each with the rows that are given.

    ``after`` comes after the rows; style n has the n-th of the ``formats``, from 1; ``strings`` are the shared texts.
    """
    parts: dict[str, str | bytes] = {
        "_rels/.rels": _related({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'{_START}<workbook xmlns="{_MAIN}" xmlns:r="{_KIND}">{book}<sheets>'
        + "".join(
            f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="rId{number}"/>'
            for number, title in enumerate(sheets, start=1)
        )
        + "</sheets></workbook>",
    }
    related = {f"rId{number}": ("worksheet", f"worksheets/{number}.xml") for number in range(1, len(sheets) + 1)}
    for number, data in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/{number}.xml"] = (
            f'{_START}<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData>{after}</worksheet>'
        )
    if formats is not None:
        related["rIdStyles"] = ("styles", "styles.xml")
        spelt = "".join(
            f'<numFmt numFmtId="{164 + index}" formatCode={quoteattr(code)}/>' for index, code in enumerate(formats)
        )
        styles = "".join(f'<xf numFmtId="{164 + index}"/>' for index in range(len(formats)))
        parts["xl/styles.xml"] = (
            f'{_START}<styleSheet xmlns="{_MAIN}"><numFmts>{spelt}</numFmts><cellStyleXfs><xf numFmtId="9"/>'
            f'</cellStyleXfs><cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>'
        )
    if strings is not None:
        related["rIdStrings"] = ("sharedStrings", "sharedStrings.xml")
        parts["xl/sharedStrings.xml"] = f'{_START}<sst xmlns="{_MAIN}">{strings}</sst>'
    parts["xl/_rels/workbook.xml.rels"] = _related(related)
    return archive({**parts, **(more or {})})


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of parts by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return target.getvalue()


def encoded(raw: bytes) -> str:
    """The content of an import."""
    return base64.b64encode(raw).decode()


def _related(parts: Mapping[str, tuple[str, str]]) -> str:
    return (
        f'{_START}<Relationships xmlns="{_RELATIONS}">'
        + "".join(
            f'<Relationship Id="{identifier}" Type="{_KIND}/{kind}" Target="{target}"/>'
            for identifier, (kind, target) in parts.items()
        )
        + "</Relationships>"
    )
