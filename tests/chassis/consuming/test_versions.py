"""Events that change their data: what may be declared, and how earlier versions become the last."""

import copy
from typing import Any

import pytest

from chassis.consuming import versions
from chassis.consuming.errors import UnknownType, Unprocessable
from contracts import catalogue
from contracts.operation import Event, Subscription, Upcast
from contracts.problem import Text
from tests.sample.contracts.prices import (
    PRICE_CHANGED,
    PRICE_CHANGED_V1,
    PRICE_CHANGED_V2,
    QUOTE,
    PriceV1,
    PriceV2,
    in_fen,
)

WORDS = Text("词", "words")


def test_data_of_any_earlier_version_become_those_of_the_last() -> None:
    last = {"product": "tea", "price": {"minor": 1205, "currency": "CNY"}}
    assert versions.turned({"product": "tea", "yuan": "12.05"}, PRICE_CHANGED_V1, PRICE_CHANGED) == last
    assert versions.turned({"product": "tea", "fen": 1205}, PRICE_CHANGED_V2, PRICE_CHANGED) == last
    assert versions.turned({"product": "tea", "yuan": "0.07"}, PRICE_CHANGED_V1, PRICE_CHANGED_V2)["fen"] == 7


def test_what_arrives_is_read_in_the_version_that_the_consumer_is_written_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = {event.type: event for event in PRICE_CHANGED.versions}
    monkeypatch.setattr(versions, "EVENTS_BY_TYPE", known)
    envelope = {"id": "1", "type": "price.changed.v1", "sequence": 4, "data": {"product": "tea", "yuan": "12.05"}}
    before = copy.deepcopy(envelope)
    read = versions.read(QUOTE, envelope)
    assert (read["type"], read["sequence"]) == ("price.changed.v3", 4)
    assert read["data"] == {"product": "tea", "price": {"minor": 1205, "currency": "CNY"}}
    # As it came it may yet be parked.
    assert envelope == before
    of_two = Subscription("mirror.two", (PRICE_CHANGED_V2,), WORDS)
    assert versions.read(of_two, envelope)["data"] == {"product": "tea", "fen": 1205}


@pytest.mark.parametrize(
    ("type_", "data", "complaint"),
    [
        ("price.changed.v1", {"product": "tea", "yuan": "12"}, "price.changed.v1: .*yuan"),
        ("price.changed.v3", {"product": "tea"}, "price.changed.v3: .*price"),
    ],
)
def test_what_cannot_be_read_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, type_: str, data: dict[str, Any], complaint: str
) -> None:
    monkeypatch.setattr(versions, "EVENTS_BY_TYPE", {event.type: event for event in PRICE_CHANGED.versions})
    with pytest.raises(Unprocessable, match=complaint):
        versions.read(QUOTE, {"type": type_, "data": data})


def test_a_type_that_this_release_does_not_know_is_for_another_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "EVENTS_BY_TYPE", {event.type: event for event in PRICE_CHANGED.versions})
    with pytest.raises(UnknownType, match=r"knows no event price\.changed\.v9"):
        versions.read(QUOTE, {"type": "price.changed.v9", "data": {"product": "tea"}})


def test_a_step_that_fails_or_makes_wrong_data_is_a_dead_letter_and_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    fails = Event("price.changed.v2", "ledger", WORDS, PriceV2, earlier=Upcast(PRICE_CHANGED_V1, lambda data: data[0]))
    wrong = Event("price.changed.v2", "ledger", WORDS, PriceV2, earlier=Upcast(PRICE_CHANGED_V1, lambda data: data))
    monkeypatch.setattr(versions, "EVENTS_BY_TYPE", {PRICE_CHANGED_V1.type: PRICE_CHANGED_V1})
    envelope = {"type": "price.changed.v1", "data": {"product": "tea", "yuan": "12.05"}}
    with pytest.raises(Unprocessable, match=r"v1 cannot become price\.changed\.v2: KeyError"):
        versions.read(Subscription("mirror.fails", (fails,), WORDS), envelope)
    with pytest.raises(Unprocessable, match=r"price\.changed\.v2: .*fen"):
        versions.read(Subscription("mirror.wrong", (wrong,), WORDS), envelope)


def test_only_an_earlier_version_of_the_same_event_can_be_turned_into_it() -> None:
    for type_, service in (("price.set.v2", "ledger"), ("price.changed.v2", "mirror"), ("price.changed.v1", "ledger")):
        with pytest.raises(TypeError, match="no earlier version"):
            Event(type_, service, WORDS, PriceV2, earlier=Upcast(PRICE_CHANGED_V1, in_fen))


def test_a_subscription_takes_the_earlier_versions_too() -> None:
    assert QUOTE.taken == (PRICE_CHANGED, PRICE_CHANGED_V2, PRICE_CHANGED_V1)


def test_a_version_is_not_subscribed_to_beside_one_that_it_is_turned_into() -> None:
    both = Subscription("mirror.both", (PRICE_CHANGED, PRICE_CHANGED_V1), WORDS)
    with pytest.raises(TypeError, match=r"price\.changed\.v1.*twice"):
        catalogue._check_takes_each_once(both)


def test_an_ordered_subscription_takes_every_version_of_its_aggregates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "EVENTS", (PRICE_CHANGED_V1, PRICE_CHANGED_V2, PRICE_CHANGED))
    catalogue._check_takes_whole_aggregates(QUOTE)
    # Without a way from the first version to the second, the numbers of the first would be gaps.
    apart = Event("price.changed.v2", "ledger", WORDS, PriceV1)
    monkeypatch.setattr(catalogue, "EVENTS", (PRICE_CHANGED_V1, apart))
    with pytest.raises(TypeError, match=r"price\.changed\.v1"):
        catalogue._check_takes_whole_aggregates(Subscription("mirror.late", (apart,), WORDS, ordered=True))
