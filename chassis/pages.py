"""Keyset pages: a list is read by where the page before ended, never by an offset."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlakeyset import InvalidPage, select_page
from sqlalchemy import Select
from sqlalchemy.exc import DataError, ProgrammingError
from sqlalchemy.orm import Session

from chassis.errors import invalid


def page(
    session: Session,
    statement: Select[*tuple[Any, ...]],
    query: Mapping[str, Any],
    row: Callable[[Any], dict[str, Any]],
) -> dict[str, Any]:
    """Run an ordered statement for one page and return ``{"items": […], "next": cursor or None}``.

    ``statement`` must be ordered by columns that are not null and together unique. ``query`` holds ``limit`` and
    ``after``; ``row`` makes a dict of each row (of its first entity, where it has only one). Raises ``Failure`` when
    ``after`` is no cursor of this list.
    """
    after = query["after"]
    if after is not None and not after.startswith(">"):
        raise _not_a_cursor(after)
    try:
        found = select_page(session, statement, per_page=query["limit"], page=after)
    except (InvalidPage, ValueError) as error:
        raise _not_a_cursor(after) from error
    except (DataError, ProgrammingError) as error:
        # A cursor that reads well may still hold values of other types than the columns of this list.
        if after is None:
            raise
        raise _not_a_cursor(after) from error
    single = len(statement.column_descriptions) == 1
    return {
        "items": [row(entry[0] if single else entry) for entry in found],
        "next": found.paging.bookmark_next if found.paging.has_next else None,
    }


def _not_a_cursor(after: str) -> Exception:
    return invalid(
        "after",
        after,
        "不是此列表的游标;请原样使用上一页的 next。",
        "Not a cursor of this list; pass the `next` of the page before.",
    )
