"""The words of notifications, in Chinese and English, made from the templates of each capability."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from contracts.notifications.subscriptions import TOLD
from contracts.operation import Event
from services.notifications.telling import CAPABILITIES
from services.notifications.telling.templates import LANGUAGES, Texts

__all__ = ["LANGUAGES", "Words", "event_of", "render", "template_keys"]

_EVENTS = {event.name: event for event in TOLD}


@dataclass(frozen=True)
class Words:
    """A title of one line and a body of plain text."""

    title: str
    body: str


def template_keys() -> list[str]:
    """The names of all templates, which are the same in every language."""
    return sorted(_templates("zh"))


def event_of(key: str) -> Event:
    """The event whose data a template is written for. Raises ``KeyError`` for a template that is none."""
    return _EVENTS[key.partition("/")[0]]


def render(key: str, language: str, data: Mapping[str, Any], zone: ZoneInfo) -> Words:
    """The words of one template for the data of an event, with its times in this zone."""
    found = _templates(language)[key]
    values = {**data, "zone": zone}
    # A title stands in one line of a mail's head, whatever line breaks the data has.
    title = " ".join(found.title.render(values).split())
    return Words(title, found.body.render(values).strip())


@cache
def _templates(language: str) -> dict[str, Texts]:
    return {key: texts for one in CAPABILITIES for key, texts in one.templates[language].items()}
