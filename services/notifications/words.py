"""The words of notifications: templates in Chinese and English.

``templates/<aggregate>.<language>.txt`` holds the templates of one kind of thing. Each begins with a line
``== <event>/<variant>`` (the variant may be missing), then one line of title, then the body; several such lines after
each other share the words. A name that the data of the event does not have is an error, never a gap in a sentence.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from contracts.notifications.subscriptions import TOLD
from contracts.operation import Event

LANGUAGES = ("zh", "en")
_FOLDER = Path(__file__).parent / "templates"
_HEAD = re.compile(r"^== (\S+)\n", re.MULTILINE)
_DATES = {"zh": "y年M月d日", "en": "d MMMM y"}
_MOMENTS = {"zh": "y年M月d日 HH:mm", "en": "d MMMM y, HH:mm"}
_LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}


@dataclass(frozen=True)
class Words:
    """A title of one line and a body of plain text."""

    title: str
    body: str


@dataclass(frozen=True)
class _Templates:
    title: Template
    body: Template


def template_keys() -> list[str]:
    """The names of all templates, which are the same in every language."""
    return sorted(_templates("zh"))


def event_of(key: str) -> Event:
    """The event whose data a template is written for. Raises ``KeyError`` for a template that is none."""
    stem = key.partition("/")[0]
    return _EVENTS[stem]


def render(key: str, language: str, data: Mapping[str, Any], zone: ZoneInfo) -> Words:
    """The words of one template for the data of an event, with its times in this zone."""
    found = _templates(language)[key]
    values = {**data, "zone": zone}
    # A title stands in one line of a mail's head, whatever line breaks the data has.
    title = " ".join(found.title.render(values).split())
    return Words(title, found.body.render(values).strip())


_EVENTS = {event.type.rpartition(".")[0]: event for event in TOLD}


@cache
def _templates(language: str) -> dict[str, _Templates]:
    environment = _environment(language)
    found: dict[str, _Templates] = {}
    for path in sorted(_FOLDER.glob(f"*.{language}.txt")):
        parts = _HEAD.split(path.read_text(encoding="utf-8"))
        keys: list[str] = []
        for key, text in zip(parts[1::2], parts[2::2], strict=True):
            if key in found or key in keys:
                raise ValueError(f"{path.name} has {key} twice")
            keys.append(key)
            if text:
                title, _, body = text.partition("\n")
                shared = _Templates(environment.from_string(title), environment.from_string(body))
                found.update(dict.fromkeys(keys, shared))
                keys = []
        if keys:
            raise ValueError(f"{path.name} ends without words for {keys}")
    return found


def _environment(language: str) -> ImmutableSandboxedEnvironment:
    """Texts are plain, so nothing is escaped: whoever shows them as HTML escapes them there."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )

    def moment(value: datetime, zone: ZoneInfo) -> str:
        return str(format_datetime(value, _MOMENTS[language], tzinfo=zone, locale=_LOCALES[language]))

    def day(value: date) -> str:
        return str(format_date(value, _DATES[language], locale=_LOCALES[language]))

    environment.filters["moment"] = moment
    environment.filters["day"] = day
    return environment
