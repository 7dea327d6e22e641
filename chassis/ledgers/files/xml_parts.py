"""Read the XML parts of a workbook, with a bound on what they unpack to in all."""

import re
import zipfile
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from chassis.ledgers.files.errors import not_a_workbook, too_large

# A zip archive may expand to a thousand times its size.
MOST_UNPACKED = 64 * 1024 * 1024
_CHUNK = 64 * 1024
# How control characters are written in the texts of workbooks (ECMA-376 part 1, 22.9.2.19).
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

Attributes = dict[str, str]


class Parts:
    """The parts of one workbook."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = MOST_UNPACKED

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._archive.NameToInfo

    def read(self, name: str, reader: "Reader") -> None:
        """Let a reader have the elements of a part. Raises ``Unusable``, ``ExpatError`` and what ``zipfile`` raises."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.CharacterDataHandler = reader.text

        def start(name: str, attributes: Attributes) -> None:
            # Few programs write prefixes, and a workbook has a million elements.
            local = _local if ":" in name else _same
            parser.StartElementHandler, parser.EndElementHandler = local(reader.start), local(reader.end)
            parser.StartElementHandler(name, attributes)

        parser.StartElementHandler = start
        with self._archive.open(name) as part:
            while chunk := part.read(_CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise too_large()
                parser.Parse(chunk, False)
        parser.Parse(b"", True)


class Reader:
    """Takes the elements of a part, by their names without prefixes."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take text."""


class Elements(Reader):
    """Collects the attributes of the elements of some names, in order, with the name of the element."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self.found: list[tuple[str, Attributes]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep the attributes of an element."""
        if name in self._names:
            self.found.append((name, attributes))


class Texts(Reader):
    """Puts together the text of ``t`` elements, without the phonetic hints of rich text."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._taking = False
        self._phonetic = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the text in ``t`` and ``v``."""
        if name == "rPh":
            self._phonetic = True
        self._taking = name in ("t", "v") and not self._phonetic

    def end(self, name: str) -> None:
        """Take no text between elements."""
        self._taking = False
        if name == "rPh":
            self._phonetic = False

    def text(self, data: str) -> None:
        """Keep a piece of text."""
        if self._taking:
            self._pieces.append(data)

    def taken(self) -> str:
        """Return the text since the last time."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return _ESCAPED.sub(_unescaped, text) if "_x" in text else text


def _unescaped(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    # Half of a pair of surrogates is no character.
    return found[0] if 0xD800 <= number <= 0xDFFF else chr(number)


def _local(function: Callable[..., Any]) -> Callable[..., None]:
    def call(name: str, *attributes: Any) -> None:
        function(name.rpartition(":")[2], *attributes)

    return call


def _same(function: Callable[..., Any]) -> Callable[..., None]:
    return function


def _refuse_doctype(*_: Any) -> None:
    # With it come entities, which expand to any size.
    raise not_a_workbook()
