"""The type of a file is what its content is, whatever its name says."""

import io
import zipfile
from collections.abc import Callable

import pytest

from gateway.file_types import (
    CSV,
    DOC,
    DOCX,
    HEIC,
    JPEG,
    MOST_UNPACKED,
    OFD,
    PDF,
    PNG,
    PPT,
    PPTX,
    TXT,
    WEBP,
    XLS,
    XLSX,
    FileType,
    Refused,
    TypeFinder,
)
from tests import filing

OOXML = {"[Content_Types].xml": b"<Types/>"}


def ole(*streams: str) -> bytes:
    """An OLE document as far as it is looked at: its signature, some sectors, and entries of its directory."""
    entries = b"".join((name.encode("utf-16-le") + b"\0\0").ljust(128, b"\0") for name in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(70_000) + entries


def changed(content: bytes, change: Callable[[zipfile.ZipInfo], None]) -> bytes:
    """An archive whose directory says something else of its last part."""
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("more.xml", b"<more/>")
        change(archive.filelist[-1])
    return made.getvalue()


def bomb(part: zipfile.ZipInfo) -> None:
    part.file_size = MOST_UNPACKED


def encrypted(part: zipfile.ZipInfo) -> None:
    part.flag_bits |= 1


def found(content: bytes, name: str = "x", portion: int = 1 << 16) -> FileType:
    finder = TypeFinder(name)
    for start in range(0, len(content), portion):
        finder.see(content[start : start + portion])
    return finder.found()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (filing.PDF, PDF),
        (filing.PNG, PNG),
        (filing.JPEG, JPEG),
        (b"RIFF\x24\0\0\0WEBPVP8 " + bytes(40), WEBP),
        (b"\0\0\0\x18ftypheic\0\0\0\0" + bytes(40), HEIC),
        (filing.DOCX, DOCX),
        (filing.archive({**OOXML, "xl/workbook.xml": b"", **{f"xl/{n}.xml": b"" for n in range(2000)}}), XLSX),
        (filing.archive({**OOXML, "ppt/presentation.xml": b"", "ppt/media/film.bin": bytes(2_000_000)}), PPTX),
        (filing.archive({"OFD.xml": b"<OFD/>", "Doc_0/Document.xml": b""}), OFD),
        (ole("WordDocument", "1Table"), DOC),
        (ole("Workbook"), XLS),
        (ole("Book"), XLS),
        (ole("PowerPoint Document"), PPT),
        ("情况说明\n".encode() * 3000, TXT),
        ("\ufeff一<b>二</b>".encode(), TXT),
        # What stands behind a document does not make it something else.
        (filing.PDF + filing.DOCX, PDF),
        (filing.JPEG + filing.HTML, JPEG),
    ],
)
@pytest.mark.parametrize("portion", [1 << 16, 997])
def test_what_is_accepted(content: bytes, kind: FileType, portion: int) -> None:
    assert found(content, portion=portion) is kind


def test_text_is_csv_by_its_name() -> None:
    assert found("名称,数量\n钢材,3\n".encode(), "清单.CSV") is CSV


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (filing.HTML, "markup"),
        (b"\xef\xbb\xbf \n" + filing.HTML, "markup"),
        (filing.SVG, "markup"),
        ("名称".encode("gb18030") * 10, "another encoding"),
        ("名称".encode("utf-16"), "unknown"),
        ("名".encode() * 5000 + b"\xe5\x90", "another encoding"),
        (b"text" + bytes(5000), "unknown"),
        (b"MZ\x90\0" + bytes(100), "Windows program"),
        (b"#!/bin/sh\n", "script"),
        (b"GIF89a" + filing.DOCX, "GIF"),
        (bytes(16) + filing.DOCX, "unknown"),
        (filing.archive({"a.txt": b"a"}), "ZIP archive"),
        (filing.archive({"word/document.xml": b""}), "ZIP archive"),
        (filing.archive({**OOXML, "word/document.xml": b"", "xl/workbook.xml": b""}), "ZIP archive"),
        (filing.archive({**OOXML, "word/document.xml": b"", "word/vbaProject.bin": b""}), "macros"),
        (filing.archive({**OOXML, "word/document.xml": b"", "word/VBAPROJECT.BIN": b""}), "macros"),
        (filing.DOCX[:-30], "damaged"),
        (b"PK\x03\x04" + bytes(500), "damaged"),
        (changed(filing.DOCX, bomb), "unpacks"),
        (changed(filing.DOCX, encrypted), "encrypted"),
        (ole("EncryptedPackage", "WordDocument"), "encrypted"),
        (ole("WordDocument", "_VBA_PROJECT"), "macros"),
        (ole("__properties_version1.0"), "OLE"),
        (b"Rar!\x1a\x07\x01\0" + bytes(10), "RAR"),
    ],
)
@pytest.mark.parametrize("portion", [1 << 16, 997])
def test_what_is_refused(content: bytes, says: str, portion: int) -> None:
    with pytest.raises(Refused) as caught:
        found(content, portion=portion)
    assert says in str(caught.value)


def test_what_cannot_be_is_refused_before_the_rest_has_come() -> None:
    finder = TypeFinder("x.png")
    with pytest.raises(Refused):
        finder.see(filing.HTML.ljust(5000))


@pytest.mark.parametrize(
    ("kind", "given", "named"),
    [
        (PDF, "说明.PDF", "说明.PDF"),
        (JPEG, "照片.jpeg", "照片.jpeg"),
        (JPEG, "照片.html", "照片.html.jpg"),
        (DOCX, "x" * 200, "x" * 195 + ".docx"),
    ],
)
def test_a_name_ends_as_the_type_does(kind: FileType, given: str, named: str) -> None:
    assert kind.named(given, 200) == named
