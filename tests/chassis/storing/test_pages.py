"""Pages of a list: together they hold every row once and in order, whatever it is ordered by."""

import random
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Boolean, Column, DateTime, Integer, MetaData, Row, String, Table, Uuid, func, insert, select
from sqlalchemy.orm import Session

from chassis.calling.errors import Failure
from chassis.searching import finding, lexemes
from chassis.searching.finding import sought
from chassis.storing import pages
from chassis.storing.database import Transaction
from chassis.storing.pages import page
from chassis.storing.tables import search_entries
from contracts.registry.venues import SEARCH_VENUES
from tests.harness import ServiceUnderTest, actor

THINGS = Table(
    "things",
    MetaData(),
    Column("id", Uuid, primary_key=True),
    Column("name", String(60)),
    Column("place", Integer),
    Column("open", Boolean),
    Column("at", DateTime(timezone=True)),
    prefixes=["TEMPORARY"],
)
COLUMNS = THINGS.c
SOMEBODY = actor()
BEGIN = datetime(2026, 11, 22, 8, 30, 0, 123456, UTC)
ORDERS = {
    "rising": (COLUMNS.name, COLUMNS.id),
    "falling": (COLUMNS.at.desc(), COLUMNS.id.desc()),
    "both": (COLUMNS.open.desc(), COLUMNS.place.asc(), COLUMNS.name.desc(), COLUMNS.id),
}


def fill(session: Session) -> None:
    chance = random.Random(7)
    names = ['a "quoted" name', "b\\c~d", "产业链", "'", ""]
    THINGS.create(session.connection())
    session.execute(
        insert(THINGS),
        [
            {
                "id": uuid4(),
                "name": chance.choice(names),
                "place": chance.randint(-2, 2),
                "open": chance.random() < 0.5,
                "at": BEGIN + timedelta(microseconds=chance.randint(0, 9)),
            }
            for _ in range(40)
        ],
    )
    for row in session.execute(select(COLUMNS.id, COLUMNS.name)).all():
        words = func.array_to_tsvector([f"{lexemes.KIND}venue", *lexemes.words(row.name)])
        session.execute(insert(search_entries).values(resource="venue", id=row.id, words=words, rule=1))


def _as_dicts(rows: Sequence[Row[Any]]) -> list[dict[str, Any]]:
    return [row._asdict() for row in rows]


@pytest.mark.parametrize("order", ORDERS)
def test_pages_hold_every_row_once_and_in_order(notifications: ServiceUnderTest, order: str) -> None:
    with closing(Transaction(notifications.database, reading=False)) as transaction:
        fill(transaction.session)
        statement = select(*COLUMNS).order_by(*ORDERS[order])
        found: list[Any] = []
        after = None
        while True:
            part = page(
                transaction, statement, {"limit": 7, "after": after}, lambda rows: [{"id": row.id} for row in rows]
            )
            found += [item["id"] for item in part["items"]]
            after = part["next"]
            if after is None:
                break
        assert found == [row.id for row in transaction.session.execute(statement)]
        assert len(found) == 40


@pytest.mark.parametrize(("most", "said"), [(41, (40, True)), (40, (40, True)), (39, (39, False)), (10, (10, False))])
def test_a_list_is_counted_up_to_so_many_whatever_the_page(
    notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch, most: int, said: tuple[int, bool]
) -> None:
    monkeypatch.setattr(pages, "MOST_COUNTED", most)
    with closing(Transaction(notifications.database, reading=False)) as transaction:
        fill(transaction.session)
        statement = select(*COLUMNS).order_by(*ORDERS["rising"])
        count = {"number": said[0], "exact": said[1]}
        first = page(transaction, statement, {"limit": 7, "after": None, "count": True}, _as_dicts)
        assert first["count"] == count
        second = page(transaction, statement, {"limit": 7, "after": first["next"], "count": True}, _as_dicts)
        assert second["count"] == count
        # Nobody has asked.
        assert "count" not in page(transaction, statement, {"limit": 7, "after": first["next"]}, _as_dicts)
        whole = page(transaction, statement, {"limit": 40, "after": None, "count": True}, _as_dicts)
        assert whole["count"]["number"] == min(40, most)
        none = page(
            transaction,
            statement.where(COLUMNS.place > 2),
            {"limit": 7, "after": None, "count": True},
            _as_dicts,
        )
        assert none["count"] == {"number": 0, "exact": True}


@pytest.mark.parametrize(("searched", "many"), [(5, True), (40, True), (41, True), (41, False)])
def test_what_is_found_is_counted_as_far_as_it_is_looked_through(
    notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch, searched: int, many: bool
) -> None:
    monkeypatch.setattr(pages, "SEARCHED", searched)
    if many:
        monkeypatch.setattr(pages, "MOST_FOUND", 0)
    with closing(Transaction(notifications.database, reading=False)) as transaction:
        fill(transaction.session)
        statement = select(*COLUMNS).order_by(*ORDERS["rising"])
        search = sought(SEARCH_VENUES, {"q": "产业链"}, COLUMNS.id, SOMEBODY)
        answer = page(transaction, statement, {"limit": 1, "after": None, "count": True}, _as_dicts, search)
        rows = transaction.session.execute(statement).all()
        met = [row for row in rows[: searched if many else None] if row.name == "产业链"]
        assert answer["count"] == {"number": len(met), "exact": searched > 40}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("text", ["产业链", "name", "nowhere"])
@pytest.mark.parametrize("searched", [1, 5, 40, 41])
def test_a_search_ends_a_page_after_so_many_rows_and_finds_all_in_order(
    notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch, order: str, text: str, searched: int
) -> None:
    monkeypatch.setattr(pages, "SEARCHED", searched)
    # As if many were found.
    monkeypatch.setattr(pages, "MOST_FOUND", 0)
    with closing(Transaction(notifications.database, reading=False)) as transaction:
        fill(transaction.session)
        statement, search = (
            select(*COLUMNS).order_by(*ORDERS[order]),
            sought(SEARCH_VENUES, {"q": text}, COLUMNS.id, SOMEBODY),
        )
        found: list[Any] = []
        after, read = None, 0
        while True:
            part = page(transaction, statement, {"limit": 3, "after": after}, _as_dicts, search)
            found += [item["id"] for item in part["items"]]
            assert len(part["items"]) <= min(3, searched)
            after, read = part["next"], read + 1
            if after is None:
                break
        fitting = statement.where(COLUMNS.name.contains(text))
        assert found == [row.id for row in transaction.session.execute(fitting)]
        # One page for every so many rows, and one for every three that fit. Nothing is looked through for nothing.
        if found:
            assert 40 // searched <= read <= 40 // searched + 1 + len(found) // 3
        else:
            assert read == 1


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("many", "searched"), [(finding.MANY, pages.SEARCHED), (0, 1), (0, 5), (0, 41)])
def test_few_that_are_found_come_in_order_and_in_full_pages(
    notifications: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch, order: str, many: int, searched: int
) -> None:
    # Also if very many were expected, so that the list is gone through first.
    monkeypatch.setattr(finding, "MANY", many)
    monkeypatch.setattr(pages, "SEARCHED", searched)
    with closing(Transaction(notifications.database, reading=False)) as transaction:
        fill(transaction.session)
        statement, search = (
            select(*COLUMNS).order_by(*ORDERS[order]),
            sought(SEARCH_VENUES, {"q": "产业链"}, COLUMNS.id, SOMEBODY),
        )
        found: list[Any] = []
        after = None
        while after is not None or not found:
            part = page(transaction, statement, {"limit": 3, "after": after}, _as_dicts, search)
            found += [item["id"] for item in part["items"]]
            after = part["next"]
            assert len(part["items"]) == 3 or after is None
        fitting = statement.where(COLUMNS.name == "产业链")
        assert found == [row.id for row in transaction.session.execute(fitting)]


def test_what_is_searched_for_is_read_with_its_columns_alone(notifications: ServiceUnderTest) -> None:
    with closing(Transaction(notifications.database, reading=False)) as transaction:
        fill(transaction.session)
        statement = select(COLUMNS.name).order_by(COLUMNS.id)
        seen: list[Any] = []

        def shown(rows: Sequence[Any]) -> list[dict[str, Any]]:
            seen.extend(rows)
            return []

        page(
            transaction,
            statement,
            {"limit": 2, "after": None},
            shown,
            sought(SEARCH_VENUES, {"q": "产业链"}, COLUMNS.id, SOMEBODY),
        )
        assert seen == ["产业链", "产业链"]


def test_a_page_that_ends_with_the_list_has_no_next(notifications: ServiceUnderTest) -> None:
    with closing(Transaction(notifications.database, reading=False)) as transaction:
        fill(transaction.session)
        statement = select(COLUMNS.id).order_by(COLUMNS.id)
        whole = page(transaction, statement, {"limit": 40, "after": None}, lambda ids: [{"id": only} for only in ids])
        assert (len(whole["items"]), whole["next"]) == (40, None)
        none = page(transaction, statement.where(COLUMNS.place > 2), {"limit": 40, "after": None}, _as_dicts)
        assert none == {"items": [], "next": None}


def test_a_cursor_continues_its_own_list_with_its_own_filters_and_order_alone(notifications: ServiceUnderTest) -> None:
    with closing(Transaction(notifications.database, reading=False)) as transaction:
        fill(transaction.session)
        statement, query = select(*COLUMNS).order_by(*ORDERS["rising"]), {"limit": 7, "sort": "name", "place": 1}
        transaction.purpose = "list_things/a"
        after = page(transaction, statement, {**query, "after": None}, _as_dicts)["next"]
        assert page(transaction, statement, {**query, "limit": 9, "after": after}, _as_dicts)["items"]
        assert "产业链" not in after
        others = [("list_things/a", {"sort": "-name"}), ("list_things/a", {"place": 2}), ("list_things/b", {})]
        for purpose, change in others:
            transaction.purpose = purpose
            with pytest.raises(Failure) as refused:
                page(transaction, statement, {**query, **change, "after": after}, _as_dicts)
            assert refused.value.errors[0]["field"] == "after"
        transaction.purpose = "list_things/a"
        for place, letter in enumerate(after[:-1]):
            changed = after[:place] + ("A" if letter != "A" else "B") + after[place + 1 :]
            with pytest.raises(Failure):
                page(transaction, statement, {**query, "after": changed}, _as_dicts)


@pytest.mark.parametrize(
    "after",
    [
        "",
        "7",
        "é",
        "=",
        "AAAA" * 9,
        "MDAwMDAwMDAwMDAwMDAwMP_-",
        "null",
        "{}",
        "[]",
        '["a"]',
        "[1, 2]",
        '["a", "b", "c"]',
        '["a", "b"]',
    ],
)
def test_what_is_no_cursor_of_the_list_is_refused(notifications: ServiceUnderTest, after: str) -> None:
    with closing(Transaction(notifications.database, reading=False)) as transaction:
        fill(transaction.session)
        with pytest.raises(Failure) as refused:
            page(transaction, select(*COLUMNS).order_by(*ORDERS["rising"]), {"limit": 7, "after": after}, _as_dicts)
        assert refused.value.errors[0]["field"] == "after"
