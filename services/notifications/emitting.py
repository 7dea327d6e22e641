"""The events of notifications, made from what has been written."""

from collections.abc import Mapping
from typing import Any

from chassis.running.work import Work
from contracts.notifications.inbox import ENTRY_ADDED
from services.notifications.words import LANGUAGES, Words


def emit_entry_added(work: Work, row: Mapping[str, Any], text: Mapping[str, Words], unread: int) -> None:
    """Emit that this row was added to an inbox, with its words and how many entries are unread with it."""
    title = {language: text[language].title for language in LANGUAGES}
    body = {language: text[language].body for language in LANGUAGES}
    work.emit(ENTRY_ADDED, row["person_id"], {**row, "title": title, "body": body, "unread": unread})
