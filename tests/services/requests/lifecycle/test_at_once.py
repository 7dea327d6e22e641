"""Several who act at once, and the same call made twice."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from chassis.calling.errors import Failure
from contracts.requests import dispatching, lifecycle, reading
from services.requests.lifecycle import submission
from services.requests.lifecycle.models import Dispatch, FreeNumber, HistoryEntry, NumberCounter, Request
from services.requests.lifecycle.submission import next_number
from tests.services.requests.at_once import at_once
from tests.services.requests.district import District, moment


@pytest.mark.parametrize(("seen", "code"), [(None, "not-now"), (1, "changed-meanwhile")])
def test_of_two_dispatchers_at_once_one_wins(district: District, seen: int | None, code: str) -> None:
    request = district.submit()

    def dispatch(caller: Any, department: Any) -> Callable[[], Any]:
        body = {"department_id": str(department)}
        return lambda: district.call(lifecycle.DISPATCH_REQUEST, caller, request["id"], body=body, if_match=seen)

    won, lost = at_once(
        dispatch(district.dispatcher, district.water), dispatch(district.park_dispatcher, district.health)
    )
    assert len(won) == 1
    assert [failure.problem.code for failure in lost] == [code]
    assert district.see(request)["department_id"] == won[0]["department_id"]
    assert len(district.service.emitted("request.dispatched.v1")) == 1
    with district.service.database.transaction() as session:
        assert session.scalar(select(func.count()).select_from(Dispatch)) == 1


def test_numbers_are_without_gaps_or_doubles_when_many_submit_at_once(district: District) -> None:
    won, lost = at_once(*[district.submit] * 8)
    assert lost == []
    assert sorted(request["number"] for request in won) == [f"20261123-{serial:04d}" for serial in range(1, 9)]
    with pytest.raises(Failure):
        district.submit(form={})
    assert district.submit()["number"] == "20261123-0009"


def test_nobody_waits_for_the_number_of_another_and_what_is_not_kept_gives_it_back(district: District) -> None:
    assert district.submit()["number"] == "20261123-0001"
    with district.service.database.engine.connect() as connection:
        work: Any = SimpleNamespace(session=Session(connection), today=date(2026, 11, 23))
        assert next_number(work) == "20261123-0002"
        assert district.submit()["number"] == "20261123-0003"
        connection.rollback()
    assert [district.submit()["number"] for _ in range(2)] == ["20261123-0002", "20261123-0004"]


def test_numbers_go_on_when_what_was_laid_in_is_used_up_and_begin_anew_each_day(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submission, "FEWEST", 2)
    numbers = [district.submit()["number"] for _ in range(5)]
    assert numbers == [f"20261123-{serial:04d}" for serial in range(1, 6)]
    district.at("2026-11-24 10:00")
    assert district.submit()["number"] == "20261124-0001"
    with district.service.database.transaction() as session:
        assert session.execute(select(FreeNumber.day, FreeNumber.serial)).all() == [(date(2026, 11, 24), 2)]


def test_of_many_who_find_nothing_laid_in_one_lays_in_for_all(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submission, "FEWEST", 8)
    won, lost = at_once(*[district.submit] * 8)
    assert (len(won), lost) == (8, [])
    with district.service.database.transaction() as session:
        assert session.scalars(select(NumberCounter.last)).all() == [8]


def test_a_step_by_who_saw_an_older_version_is_refused(district: District) -> None:
    request = district.dispatched()
    with pytest.raises(Failure) as caught:
        district.call(lifecycle.ACCEPT_REQUEST, district.handler, request["id"], if_match=request["version"] - 1)
    assert caught.value.problem.code == "changed-meanwhile"
    accepted = district.call(lifecycle.ACCEPT_REQUEST, district.handler, request["id"], if_match=request["version"])
    assert accepted["version"] == request["version"] + 1


def test_a_submission_sent_twice_with_one_key_is_one_request(district: District) -> None:
    body = {"title": "急需实验员", "description": "两名", "item_id": None}
    first, second = (
        district.call(lifecycle.SUBMIT_REQUEST, district.contact, body=body, key="again") for _ in range(2)
    )
    assert first == second
    assert len(district.call(reading.LIST_REQUESTS, district.contact, query={})["items"]) == 1
    assert len(district.service.emitted("request.submitted.v1")) == 1
    with pytest.raises(Failure) as caught:
        district.call(lifecycle.SUBMIT_REQUEST, district.contact, body={**body, "title": "另一件"}, key="again")
    assert caught.value.problem.code == "idempotency-key-reused"


def test_a_step_sent_twice_with_one_key_is_taken_once(district: District) -> None:
    request = district.submit()
    first, second = (
        district.call(lifecycle.DISPATCH_REQUEST, district.dispatcher, request["id"], body={}, key="once")
        for _ in range(2)
    )
    assert first == second
    with district.service.database.transaction() as session:
        assert session.scalar(select(func.count()).select_from(HistoryEntry)) == 2


def test_of_two_who_replace_the_rules_at_once_one_wins(district: District) -> None:
    def replace(department: Any) -> Callable[[], Any]:
        body = {"rules": [{"department_id": str(department)}]}
        return lambda: district.call(dispatching.REPLACE_DISPATCH_RULES, district.operator, body=body, if_match=0)

    won, lost = at_once(replace(district.water), replace(district.health))
    assert [rules["version"] for rules in won] == [1]
    assert [failure.problem.code for failure in lost] == ["changed-meanwhile"]


def test_two_schedules_close_an_answer_once(district: District) -> None:
    request = district.answered()
    district.at("2026-12-08 09:00")
    at_once(*[lambda: district.service.tick("close_unevaluated")] * 2)
    assert district.see(request)["closed_at"].startswith(f"{moment('2026-12-08 09:00'):%Y-%m-%d}")
    assert len(district.service.emitted("request.closed.v1")) == 1


def test_a_refused_step_leaves_no_trace(district: District) -> None:
    request = district.submit()
    with pytest.raises(Failure):
        district.call(
            lifecycle.DISPATCH_REQUEST, district.dispatcher, request["id"], body={"department_id": str(district.park)}
        )
    with district.service.database.transaction() as session:
        assert session.scalar(select(Request.version)) == 1
        assert session.scalar(select(func.count()).select_from(HistoryEntry)) == 1
