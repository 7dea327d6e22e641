"""The events of notifications, made from what has been written."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.running.work import Work
from contracts.notifications.inbox import ENTRIES_ADDED, ENTRIES_READ
from services.notifications.words import LANGUAGES, Words

# An entry has about a kilobyte, and a message should stay far below a megabyte.
MOST_ENTRIES = 200


def added_entry(row: Mapping[str, Any], text: Mapping[str, Words], unread: int) -> dict[str, Any]:
    """Return how an event shows a row that was added to an inbox, and how many entries are unread with it."""
    title = {language: text[language].title for language in LANGUAGES}
    body = {language: text[language].body for language in LANGUAGES}
    return {**row, "title": title, "body": body, "unread": unread}


def emit_entries_added(work: Work, entries: Sequence[Mapping[str, Any]]) -> None:
    """Emit that these entries were added, as one event, or a few for very many.

    The subject is the first person of the event, whose inbox this transaction has locked: a key of its own for each
    event would leave a row in ``sequences`` for ever, one key for all would have all transactions wait for one another.
    """
    for start in range(0, len(entries), MOST_ENTRIES):
        some = entries[start : start + MOST_ENTRIES]
        work.emit(ENTRIES_ADDED, some[0]["person_id"], {"entries": some})


def emit_entries_read(work: Work, person_id: UUID, unread: int) -> None:
    """Emit that entries of a person's inbox were read, and how many are unread still."""
    work.emit(ENTRIES_READ, person_id, {"person_id": person_id, "unread": unread})
