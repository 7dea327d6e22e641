"""Read the templates of one capability in one language from the file in its folder.

Each template begins with a line ``== <event>/<variant>`` (the variant is optional), then one line of title, then the
body; several such lines in a row share the text. A name that the event's data does not have is an error, never a gap
in a sentence.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from jinja2 import Environment, StrictUndefined, Template, TemplateError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from contracts.catalogue import VOCABULARIES
from contracts.common import LOCALE

LANGUAGES = LOCALE.codes
# The names that a template can use beside the data of its event.
GIVEN = frozenset({"zone"})
_HEAD = re.compile(r"^== (\S+)\n", re.MULTILINE)
_DATES = {"zh": "y年M月d日", "en": "d MMMM y"}
_MOMENTS = {"zh": "y年M月d日 HH:mm", "en": "d MMMM y, HH:mm"}
_MIDNIGHTS = {"zh": "{} 24:00", "en": "{}, 24:00"}
_LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}


class Wording:
    """A text with placeholders: parsed at once, so that what cannot be used is told, and compiled when first needed."""

    def __init__(self, environment: Environment, text: str) -> None:
        self._environment, self._parsed = environment, environment.parse(text)
        self.names = find_undeclared_variables(self._parsed)

    @cached_property
    def _compiled(self) -> Template:
        return self._environment.from_string(self._parsed)

    def render(self, values: Mapping[str, Any]) -> str:
        """Return the text with these values in their places. Raises ``TemplateError`` if one is missing."""
        return self._compiled.render(values)


@dataclass(frozen=True)
class Texts:
    """A title and a body with placeholders."""

    title: Wording
    body: Wording

    @property
    def names(self) -> frozenset[str]:
        """The names that they use."""
        return frozenset(self.title.names | self.body.names)


def read(path: Path, language: str) -> dict[str, Texts]:
    """Read the templates in a file. Raises ``TypeError`` for one that is repeated, lacks text or cannot be parsed."""
    before, *parts = _HEAD.split(path.read_text(encoding="utf-8"))
    if before.strip():
        raise TypeError(f"{path.name} does not begin with the name of a template (== event/variant)")
    found: dict[str, Texts] = {}
    keys: list[str] = []
    for key, text in zip(parts[::2], parts[1::2], strict=True):
        if key in found or key in keys:
            raise TypeError(f"{path.name} has {key} twice")
        keys.append(key)
        if text:
            try:
                found.update(dict.fromkeys(keys, _compiled(text, language)))
            except (TemplateError, ValueError) as error:
                fault = str(error).partition("\n")[0]
                raise TypeError(f"{path.name} has no words that can be used for {', '.join(keys)}: {fault}") from error
            keys = []
    if keys:
        raise TypeError(f"{path.name} ends without words for {', '.join(keys)}")
    return found


def _compiled(text: str, language: str) -> Texts:
    title, _, body = text.partition("\n")
    if not title.strip() or not body.strip():
        raise ValueError("a line of title and a body are needed")
    environment = _environment(language)
    return Texts(Wording(environment, title), Wording(environment, body))


def _moment_in(language: str) -> Callable[[datetime, ZoneInfo], str]:
    def moment(value: datetime, zone: ZoneInfo) -> str:
        return str(format_datetime(value, _MOMENTS[language], tzinfo=zone, locale=_LOCALES[language]))

    return moment


def _end_in(language: str) -> Callable[[datetime, ZoneInfo], str]:
    moment, day = _moment_in(language), _day_in(language)

    def end(value: datetime, zone: ZoneInfo) -> str:
        """Return when a period ends: at midnight, which belongs to the day before, 24:00."""
        if value.astimezone(zone).time() > time.min:
            return moment(value, zone)
        return _MIDNIGHTS[language].format(day((value.astimezone(zone) - datetime.resolution).date()))

    return end


def _day_in(language: str) -> Callable[[date], str]:
    def day(value: date) -> str:
        return str(format_date(value, _DATES[language], locale=_LOCALES[language]))

    return day


def _word_in(language: str) -> Callable[..., str]:
    def word(code: str, vocabulary: str, unknown: str | None = None) -> str:
        """Return the word for a code; for a code of a later release, ``unknown`` or the code itself."""
        known = VOCABULARIES[vocabulary]
        return unknown if unknown and code not in known.codes else str(getattr(known.said(code), language))

    return word


@cache
def _environment(language: str) -> ImmutableSandboxedEnvironment:
    """Return the environment of the templates; texts are plain, so escaping is left to whatever shows them as HTML."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters["moment"] = _moment_in(language)
    environment.filters["end"] = _end_in(language)
    environment.filters["day"] = _day_in(language)
    environment.filters["word"] = _word_in(language)
    return environment


def unknown_names(texts: Texts, known: Iterable[str]) -> list[str]:
    """Return the names in a template that are not known."""
    return sorted(texts.names - GIVEN - set(known))
