"""The characters of texts: one rule for names, titles and free text, wherever they come from.

Texts are brought into their stored form before anything else is checked, so that a request, a file and a look-up mean
the same text. What cannot be seen goes: default-ignorable characters (Unicode Standard Annex 44) such as zero-width
blanks, bidirectional controls, soft hyphens, fillers and tag characters. A variation selector stays where it chooses
the form of a Han character. What cannot be a character of a text at all is refused. Characters of private use stay:
older systems write rare characters of names with them; and so do characters that are not assigned yet.

The properties come from the tables of the package ``regex``. Those of the interpreter are as old as the interpreter:
Python 3.11 does not know Han characters that Unicode has had since version 15.
"""

import regex

from contracts.problem import Text

_SELECTORS = r"\uFE00-\uFE0F\U000E0100-\U000E01EF"
_INVISIBLE = regex.compile(rf"(?<!\p{{Han}})[{_SELECTORS}]|[[\p{{DI}}--[{_SELECTORS}]]\uFFF9-\uFFFC]", regex.V1)
# Drawn as nothing although they count as symbols and letters: a Braille pattern without dots, a note without a head,
# and the blanks of Egyptian.
_EMPTY = r"\u2800\U0001D159\U00013441\U00013442"
_BLANK = regex.compile(rf"[\t\p{{Zs}}{_EMPTY}]")
_SEEN = regex.compile(rf"[[\p{{L}}\p{{N}}\p{{P}}\p{{S}}\p{{Co}}\p{{Cn}}]--[{_EMPTY}]]", regex.V1)
_LINE_END = regex.compile(r"\r\n?|[\x85\u2028\u2029]")
_LINE_BREAK = regex.compile(r"[\n\v\f\r\x85\u2028\u2029]")
_UNFIT = regex.compile(r"[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]")


def line(given: str) -> str:
    """Return the stored form of one line: what is invisible is gone, every blank is a space, none is at the ends.

    A line in which nothing can be seen becomes the empty string.
    """
    text = _BLANK.sub(" ", _INVISIBLE.sub("", given)).strip(" ")
    return text if _SEEN.search(text) else _only_unfit(text)


def paragraphs(given: str) -> str:
    """Return the stored form of text of several lines: what is invisible is gone, and lines end in ``\\n``.

    Blanks stay, since paragraphs begin with them. A text in which nothing can be seen becomes the empty string.
    """
    text = _LINE_END.sub("\n", _INVISIBLE.sub("", given))
    return text if _SEEN.search(text) else _only_unfit(text)


def _only_unfit(text: str) -> str:
    """Return of a text in which nothing can be seen what is to be refused, so that it is named."""
    return "".join(_UNFIT.findall(text)).strip()


def refused(text: str, *, one_line: bool) -> Text | None:
    """Return why a text in its stored form is refused, with the first character that is at fault, or ``None``.

    Line breaks are refused in one line; controls, lone surrogates and noncharacters everywhere.
    """
    for found in _UNFIT.finditer(text):
        character = found[0]
        if not one_line and character in "\n\t":
            continue
        if one_line and _LINE_BREAK.match(character):
            return Text(
                f"应为一行文字:第 {found.start() + 1} 个字符是换行。",
                f"Must be one line: character {found.start() + 1} is a line break.",
            )
        return Text(
            f"第 {found.start() + 1} 个字符 U+{ord(character):04X} 不是文字字符。",
            f"Character {found.start() + 1}, U+{ord(character):04X}, is none that a text can hold.",
        )
    return None
