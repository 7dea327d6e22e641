"""Read the sheets of an xlsx workbook (ECMA-376), cell by cell as people see them."""

import posixpath
import zipfile
from collections.abc import Iterator

from chassis.ledgers.files.bounds import Cells, Taken
from chassis.ledgers.files.errors import Unusable, not_a_workbook
from chassis.ledgers.files.formats import BUILT_IN, OTHER, Format, format_of
from chassis.ledgers.files.sheet import Meaning, SheetReader
from chassis.ledgers.files.xml_parts import Attributes, Elements, Parts, Texts

_BOOK = "/officeDocument"
_STYLES, _STRINGS = "/styles", "/sharedStrings"
_YES = ("1", "true")


class Workbook:
    """One workbook, of which only the sheets that are asked for are read."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._parts = Parts(archive)
        if not self._parts.has("_rels/.rels"):
            if self._parts.has("content.xml"):
                raise Unusable(
                    "这是 OpenDocument 工作簿(.ods),请另存为 .xlsx。",
                    "This is an OpenDocument workbook (.ods): save it as .xlsx.",
                )
            raise not_a_workbook()
        books = [target for kind, target in self._related("").values() if kind.endswith(_BOOK)]
        if not books or not self._parts.has(books[0]):
            raise not_a_workbook()
        elements = Elements("sheet", "workbookPr", "calcPr")
        self._parts.read(books[0], elements)
        self._related_to_book = self._related(books[0])
        self._sheets = [attributes for name, attributes in elements.found if name == "sheet"]
        settings: Attributes = {}
        for name, attributes in elements.found:
            if name != "sheet":
                settings |= attributes
        self._from_1904 = settings.get("date1904") in _YES
        # A program that is no spreadsheet program has written it, and leaves formulas to whoever opens it.
        self._never_calculated = settings.get("fullCalcOnLoad") in _YES

    def sheets(self, titles: list[str]) -> Iterator[tuple[str, list[tuple[int, Cells]]]]:
        """Return the sheets of these titles that there are, in the order of the workbook, each with its rows.

        Raises ``Unusable``, or what the libraries raise for a broken archive or document.
        """
        known = [sheet for sheet in self._sheets if sheet.get("name", "").strip() in titles]
        names = [sheet["name"].strip() for sheet in known]
        if not known:
            wanted = "、".join(titles)
            raise Unusable(f"没有名为 {wanted} 的工作表。", f"There is no sheet called {wanted}.")
        for name in names:
            if names.count(name) > 1:
                raise Unusable(f"有两个名为“{name}”的工作表。", f"There are two sheets called {name}.")
        meaning = Meaning(self._formats(), self._strings(), self._from_1904, self._never_calculated)
        taken = Taken()
        for sheet, name in zip(known, names, strict=True):
            identifier = next(value for key, value in sheet.items() if key.rpartition(":")[2] == "id" and ":" in key)
            reader = SheetReader(meaning, taken)
            self._parts.read(self._related_to_book[identifier][1], reader)
            yield name, reader.rows()

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the parts that a part is related to by id, each with the kind of the relation and its name."""
        folder, name = posixpath.split(part)
        elements = Elements("Relationship")
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if self._parts.has(source):
            self._parts.read(source, elements)
        return {
            each["Id"]: (each["Type"], posixpath.normpath(posixpath.join("/", folder, each["Target"])).lstrip("/"))
            for _, each in elements.found
            if each.get("TargetMode") != "External"
        }

    def _part_of_kind(self, kind: str) -> str | None:
        return next((target for found, target in self._related_to_book.values() if found.endswith(kind)), None)

    def _formats(self) -> list[Format]:
        """Return the number format of each style of cells."""
        styles = _Styles("cellXfs", "xf", "numFmt")
        if part := self._part_of_kind(_STYLES):
            self._parts.read(part, styles)
        own = {number: format_of(code) for number, code in styles.codes.items()}
        return [own.get(number) or BUILT_IN.get(number, OTHER) for number in styles.numbers]

    def _strings(self) -> list[str]:
        strings = _Strings()
        if part := self._part_of_kind(_STRINGS):
            self._parts.read(part, strings)
        return strings.found


class _Styles(Elements):
    """The numbers of the formats of ``cellXfs``, in order, and the formats that are spelt out."""

    def __init__(self, *names: str) -> None:
        super().__init__(*names)
        self.numbers: list[int] = []
        self.codes: dict[int, str] = {}
        self._in_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep a format."""
        if name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.numbers.append(int(attributes.get("numFmtId", 0)))
        elif name == "numFmt":
            self.codes[int(attributes["numFmtId"])] = attributes["formatCode"]

    def end(self, name: str) -> None:
        """Leave the styles of cells."""
        if name == "cellXfs":
            self._in_cells = False


class _Strings(Texts):
    """The texts that cells share, by number."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def end(self, name: str) -> None:
        """Keep a text."""
        super().end(name)
        if name == "si":
            self.found.append(self.taken())
