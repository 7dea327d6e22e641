"""Vocabularies: the codes that an enumerated field can hold, declared once with their words in both languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from contracts.problem import Text

Code = TypeVar("Code", bound=str)


@dataclass(frozen=True, eq=False)
class Vocabulary(Generic[Code]):
    """A closed set of codes with their words in both languages.

    ``name`` is its name in the OpenAPI document and in ``GET /v1/vocabulary``; ``title`` says what the codes describe.
    ``words`` has the words of each code, in the order in which codes are listed. Fields hold strings, or the members
    of ``members`` where that is given.
    """

    name: str
    title: Text
    words: Mapping[Code, Text]
    members: type[StrEnum] | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"([A-Z][a-z]+)+", self.name):
            raise TypeError(f"{self.name}: the name of a vocabulary is in CamelCase")
        if self.members and set(self.members) != set(self.words):
            raise TypeError(f"{self.name}: its words are not those of {self.members.__name__}")

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes, in order."""
        return tuple(self.words)

    def said(self, code: str) -> Text:
        """Return the words of a code, or the code itself if this release does not know it."""
        return next((words for known, words in self.words.items() if known == code), Text(code, code))

    def subset(self, name: str, title: Text, *codes: Code) -> "Vocabulary[Code]":
        """Return a vocabulary of some of the codes, with the same words."""
        return Vocabulary(name, title, {code: self.words[code] for code in codes})
