"""Vocabularies: the codes that an enumerated field can hold, declared once with their words in both languages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Self, TypeVar

from contracts.problem import Text

Code = TypeVar("Code", bound=str)

# What people read and write of a boolean.
YES_OR_NO: Mapping[bool, Text] = {True: Text("是", "yes"), False: Text("否", "no")}


class Codes(StrEnum):
    """The base of codes that the program names, each with its words: ``OPEN = "open", "开放", "open"``."""

    words: Text

    def __new__(cls, code: str, *words: str) -> Self:
        """Make a member; ``words`` are the Chinese and the English ones."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = Text(*words)
        return member


MemberCode = TypeVar("MemberCode", bound=Codes)


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
    members: type[Codes] | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"([A-Z][a-z]+)+", self.name):
            raise TypeError(f"{self.name}: the name of a vocabulary is in CamelCase")

    @staticmethod
    def of(codes: type[MemberCode], title: Text, *, members: bool = False) -> "Vocabulary[MemberCode]":
        """Return the vocabulary of codes with their words; with ``members``, fields hold them instead of strings."""
        return Vocabulary(codes.__name__, title, {code: code.words for code in codes}, codes if members else None)

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes, in order."""
        return tuple(self.words)

    def said(self, code: str) -> Text:
        """Return the words of a code, or the code itself if this release does not know it."""
        return next((words for known, words in self.words.items() if known == code), Text(code, code))

    def listed(self, codes: Iterable[str]) -> Text:
        """Return the words of several codes in one text; without any, that there is nothing."""
        words = [self.said(code) for code in codes]
        if not words:
            return Text("无", "nothing")
        return Text("、".join(each.zh for each in words), ", ".join(each.en for each in words))

    def subset(self, name: str, title: Text, *codes: Code) -> "Vocabulary[Code]":
        """Return a vocabulary of some of the codes, with the same words."""
        return Vocabulary(name, title, {code: self.words[code] for code in codes})
