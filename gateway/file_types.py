"""Finds the type of a file from its content while it passes by, never from its name or what the client says.

Signatures at the beginning decide (https://mimesniff.spec.whatwg.org, section 6, and the formats' own standards). What
is a container is looked into: of a ZIP archive the directory at its end (PKWARE APPNOTE 4.3), of an OLE document
(MS-CFB) the names of its streams. Nothing is unpacked, and a bounded part of the content is kept.
"""

import codecs
import io
import zipfile
from dataclasses import dataclass

import regex

from contracts.problem import Text

# The directory of an archive, in which documents of thousands of parts find room.
_TAIL = 512 * 1024
_HEAD = 4096
# An office document that unpacks to more than this is made to exhaust who opens it.
MOST_UNPACKED = 1024**3
_LONGEST_NEEDLE = 64


@dataclass(frozen=True)
class FileType:
    """A type that is accepted: its media type, its words, and the endings of names that fit, the usual one first."""

    media_type: str
    words: Text
    endings: tuple[str, ...]

    def named(self, name: str, longest: int) -> str:
        """Return the name with an ending that fits, so that nobody's machine opens the file as something else."""
        if name.lower().endswith(self.endings):
            return name
        return f"{name[: longest - len(self.endings[0])]}{self.endings[0]}"


def _office(kind: str, words: Text, ending: str) -> FileType:
    return FileType(f"application/vnd.openxmlformats-officedocument.{kind}", words, (ending,))


PDF = FileType("application/pdf", Text("PDF", "PDF"), (".pdf",))
OFD = FileType("application/ofd", Text("OFD 版式文档", "OFD"), (".ofd",))
PNG = FileType("image/png", Text("PNG 图片", "PNG"), (".png",))
JPEG = FileType("image/jpeg", Text("JPEG 图片", "JPEG"), (".jpg", ".jpeg"))
WEBP = FileType("image/webp", Text("WebP 图片", "WebP"), (".webp",))
HEIC = FileType("image/heic", Text("HEIC 图片", "HEIC"), (".heic", ".heif"))
DOCX = _office("wordprocessingml.document", Text("Word 文档", "Word"), ".docx")
XLSX = _office("spreadsheetml.sheet", Text("Excel 表格", "Excel"), ".xlsx")
PPTX = _office("presentationml.presentation", Text("PowerPoint 演示文稿", "PowerPoint"), ".pptx")
DOC = FileType("application/msword", Text("Word 97–2003 或 WPS 文字", "Word 97–2003 or WPS Writer"), (".doc", ".wps"))
XLS = FileType(
    "application/vnd.ms-excel", Text("Excel 97–2003 或 WPS 表格", "Excel 97–2003 or WPS Spreadsheets"), (".xls", ".et")
)
PPT = FileType(
    "application/vnd.ms-powerpoint",
    Text("PowerPoint 97–2003 或 WPS 演示", "PowerPoint 97–2003 or WPS Presentation"),
    (".ppt", ".dps"),
)
TXT = FileType("text/plain", Text("UTF-8 纯文本", "plain text in UTF-8"), (".txt",))
CSV = FileType("text/csv", Text("UTF-8 的 CSV", "CSV in UTF-8"), (".csv",))
ACCEPTED = (PDF, OFD, PNG, JPEG, WEBP, HEIC, DOCX, XLSX, PPTX, DOC, XLS, PPT, TXT, CSV)

_EMPTY = Text("空的", "empty")
_MACROS = Text("含宏的 Office 文档", "an Office document with macros")
_ENCRYPTED = Text("加密的 Office 文档", "an encrypted Office document")
_ARCHIVE = Text("ZIP 压缩包", "a ZIP archive")
_BROKEN_ARCHIVE = Text("损坏或无法检查的 ZIP 压缩包", "a ZIP archive that is damaged or cannot be looked into")
_BOMB = Text("解压后过大的文档", "a document that unpacks to far too much")
_OLE = Text("未知的 OLE 复合文档", "an OLE document of an unknown kind")
_UNKNOWN = Text("未知类型", "of an unknown type")
_OTHER_ENCODING = Text("非 UTF-8 编码的文本或未知类型", "text in another encoding than UTF-8, or of an unknown type")
_MARKUP = Text("HTML、SVG 或其他标记语言", "HTML, SVG or other markup")

_SIGNATURES: tuple[tuple[bytes, FileType], ...] = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
)
_REFUSED: tuple[tuple[bytes, Text], ...] = (
    (b"MZ", Text("Windows 程序", "a Windows program")),
    (b"\x7fELF", Text("Linux 程序", "a Linux program")),
    (b"#!", Text("脚本", "a script")),
    (b"GIF8", Text("GIF 图片", "a GIF picture")),
    (b"BM", Text("BMP 图片", "a BMP picture")),
    (b"II*\0", Text("TIFF 图片", "a TIFF picture")),
    (b"MM\0*", Text("TIFF 图片", "a TIFF picture")),
    (b"Rar!\x1a\x07", Text("RAR 压缩包", "a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", Text("7z 压缩包", "a 7z archive")),
    (b"\x1f\x8b", Text("gzip 压缩包", "a gzip archive")),
    (b"{\\rtf", Text("RTF 文档", "an RTF document")),
)
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_ZIP, _OLE_SIGNATURE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# By the part without which a document of the kind cannot be (ECMA-376; GB/T 33190).
_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX, "OFD.xml": OFD}
_STREAMS: tuple[tuple[str, FileType], ...] = (
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
)
_CONTROLS = regex.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MARKED_UP = regex.compile(r"\A[\ufeff\s]*<")


class Refused(Exception):
    """The content is of no accepted type; ``found`` says what it is."""

    def __init__(self, found: Text) -> None:
        super().__init__(found.en)
        self.found = found


class TypeFinder:
    """Is shown all of the content, in portions, then says its type; raises ``Refused`` as soon as that is clear."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._head, self._tail = b"", b""
        self._decided = False
        self._found: FileType | None = None
        self._decoder: codecs.IncrementalDecoder | None = None
        self._streams: set[str] = set()

    def see(self, portion: bytes) -> None:
        """Look at the next portion."""
        if not self._decided:
            self._head += portion
            if len(self._head) < _HEAD:
                return
            self._decide()
            portion = self._head
        self._look(portion)

    def found(self) -> FileType:
        """Return the type, when all of the content has been seen."""
        if not self._head:
            raise Refused(_EMPTY)
        if not self._decided:
            self._decide()
            self._look(self._head)
        if self._head.startswith(_ZIP):
            return self._document()
        if self._head.startswith(_OLE_SIGNATURE):
            return self._old_document()
        if self._decoder:
            self._decode(b"", final=True)
        if self._found is None:
            raise Refused(_UNKNOWN)
        return self._found

    def _decide(self) -> None:
        """Decide by the beginning what it can be, and whether more has to be looked at."""
        self._decided, head = True, self._head
        if head.startswith((_ZIP, _OLE_SIGNATURE)):
            return
        if found := next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), None):
            self._found = found
        elif head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            self._found = WEBP
        elif head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
            self._found = HEIC
        elif refused := next((words for signature, words in _REFUSED if head.startswith(signature)), None):
            raise Refused(refused)
        else:
            self._found = CSV if self._name.lower().endswith(".csv") else TXT
            self._decoder = codecs.getincrementaldecoder("utf-8")()
            # What the cut of the beginning has split is left out.
            if _MARKED_UP.match(head.decode("utf-8", "ignore")):
                raise Refused(_MARKUP)

    def _look(self, portion: bytes) -> None:
        if self._decoder:
            self._decode(portion)
        elif self._head.startswith(_ZIP):
            self._tail = (self._tail + portion)[-_TAIL:]
        elif self._head.startswith(_OLE_SIGNATURE):
            seen = self._tail + portion
            self._streams |= {name for name in _SOUGHT if _entry(name) in seen}
            self._tail = seen[-_LONGEST_NEEDLE:]

    def _decode(self, portion: bytes, *, final: bool = False) -> None:
        if self._decoder is None:
            return
        if _CONTROLS.search(portion):
            raise Refused(_UNKNOWN)
        try:
            self._decoder.decode(portion, final)
        except UnicodeDecodeError:
            raise Refused(_OTHER_ENCODING) from None

    def _document(self) -> FileType:
        """Return the type of an archive by its directory, which ends the file."""
        try:
            # What stands before the tail is missing, so places of parts are negative, and none is opened.
            parts = zipfile.ZipFile(io.BytesIO(self._tail)).infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
            raise Refused(_BROKEN_ARCHIVE) from None
        names = {part.filename for part in parts}
        # Names of parts are the same in any case (ECMA-376, part 2).
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise Refused(_MACROS)
        kinds = [kind for name, kind in _PARTS.items() if name in names]
        if len(kinds) != 1 or (kinds[0] is not OFD and "[Content_Types].xml" not in names):
            raise Refused(_ARCHIVE)
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Refused(_BOMB)
        if any(part.flag_bits & 1 for part in parts):
            raise Refused(_ENCRYPTED)
        return kinds[0]

    def _old_document(self) -> FileType:
        if "EncryptedPackage" in self._streams:
            raise Refused(_ENCRYPTED)
        if "_VBA_PROJECT" in self._streams:
            raise Refused(_MACROS)
        kind = next((kind for name, kind in _STREAMS if name in self._streams), None)
        if kind is None:
            raise Refused(_OLE)
        return kind


_SOUGHT = (*(name for name, _ in _STREAMS), "EncryptedPackage", "_VBA_PROJECT")


def _entry(name: str) -> bytes:
    """Return a name as a directory of MS-CFB has it (2.6.1): UTF-16, ended by a null."""
    return name.encode("utf-16-le") + b"\0\0"


def accepted() -> Text:
    """Return the words of all accepted types."""
    return Text("、".join(kind.words.zh for kind in ACCEPTED), ", ".join(kind.words.en for kind in ACCEPTED))
