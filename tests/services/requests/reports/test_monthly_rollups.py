"""What has ended is summed up in monthly rollups; whatever is asked of figures, they are the same as from the rows."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import cycle, product
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from chassis.calling.actor import Actor
from chassis.storing.database import new_id
from contracts.requests import calendar, lifecycle, reports
from contracts.requests.vocabulary import FIGURE_GROUPING
from contracts.roles import Role
from services.requests.lifecycle.domain import ENDED
from services.requests.lifecycle.models import Request
from services.requests.reports import schedule
from services.requests.reports.models import monthly_rollups
from tests.harness import actor
from tests.services.requests.district import GOOD, POOR, District, moment, refused
from tests.services.requests.followups.calling import call_back_about_all

# Around the ends of months in local time; the ends of months in UTC are eight hours off.
EDGES = ("2026-09-30 23:59", "2026-10-01 00:00", "2026-10-31 23:30", "2026-11-01 07:30", "2026-11-30 23:59",
         "2026-12-01 00:00", "2026-12-31 23:00", "2027-01-01 01:00")  # fmt: skip
PERIODS: tuple[dict[str, str], ...] = (
    {},
    {"from": "2026-10-01", "to": "2026-11-30"},
    {"from": "2026-09-30", "to": "2026-12-01"},
    {"from": "2026-10-20", "to": "2026-11-10"},
    {"from": "2026-11-02"},
    {"to": "2026-10-31"},
    {"from": "2026-10-31", "to": "2026-10-31"},
)


class Lives:
    """Requests of several enterprises, which live their lives by turns over four months, by lot."""

    def __init__(self, district: District, seed: int, many: int) -> None:
        self.district = district
        self.lot = random.Random(seed)
        self.other_item = district.add_item("SW-01", "用水", department=district.water)
        lives = [self._life() for _ in range(many)]
        now = moment("2026-09-28 09:00")
        edges = [moment(edge) for edge in EDGES]
        while lives:
            if edges and now >= edges[0]:
                now = edges.pop(0)
            district.service.move_clock(now)
            life = self.lot.choice(lives)
            if next(life, None) is None:
                lives.remove(life)
            now += timedelta(hours=self.lot.choice((0, 1, 8, 30, 40)))
        assert not edges, "the lives are to go on past the ends of all months"
        district.service.move_clock(now + timedelta(days=3))
        district.service.tick("close_unevaluated")

    def _life(self) -> Iterator[str]:
        district, lot = self.district, self.lot
        contact = lot.choice((district.contact, district.neighbour_contact, district.stranger_contact))
        dispatcher = district.other_dispatcher if contact is district.stranger_contact else district.dispatcher
        item = lot.choice((district.item, self.other_item))
        request = district.submit(contact, item_id=item, form={} if item == self.other_item else
                                  {"position": "实验员", "headcount": 2})  # fmt: skip
        yield "submitted"
        if lot.random() < 0.1:
            return
        if lot.random() < 0.1:
            district.move(lifecycle.WITHDRAW_REQUEST, contact, request, reason="已解决")
            return
        department = lot.choice((district.labour, district.water))
        district.move(lifecycle.DISPATCH_REQUEST, dispatcher, request, department_id=str(department))
        if lot.random() < 0.3:
            handler = district.handler_of(department)
            district.move(lifecycle.RETURN_REQUEST, handler, request, reason="不属本部门")
            yield "returned"
            if lot.random() < 0.3:
                district.move(lifecycle.CONFIRM_DISPATCH, dispatcher, request, reason="维持")
            else:
                department = district.health
                body = {"department_id": str(department), "reason": "归卫健"}
                district.move(lifecycle.REDISPATCH_REQUEST, dispatcher, request, **body)
        yield "dispatched"
        yield from self._handling(request, contact, dispatcher, department)

    def _handling(self, request: dict[str, Any], contact: Actor, dispatcher: Actor, department: Any) -> Iterator[str]:
        district, lot, handler = self.district, self.lot, self.district.handler_of(department)
        district.move(lifecycle.ACCEPT_REQUEST, handler, request)
        yield "handling"
        if lot.random() < 0.3:
            district.move(lifecycle.REQUEST_EXTENSION, handler, request, days=1, reason="勘察")
            yield "extension"
            if lot.random() < 0.8:
                granted = lot.random() < 0.7
                district.move(lifecycle.DECIDE_EXTENSION, dispatcher, request, granted=granted, reason="核")
        if lot.random() < 0.1:
            district.move(lifecycle.WITHDRAW_REQUEST, contact, request, reason="已解决")
            return
        district.move(lifecycle.ANSWER_REQUEST, handler, request, answer="已办")
        yield "answered"
        if lot.random() < 0.2:
            return
        poor = lot.random() < 0.5
        district.move(lifecycle.EVALUATE_REQUEST, contact, request, **(POOR if poor else GOOD))
        if not poor:
            return
        yield "under review"
        if lot.random() < 0.3:
            district.move(lifecycle.REVIEW_REQUEST, district.supervisor, request, decision="uphold", reason="合规")
            return
        department = lot.choice((district.labour, district.water, district.health))
        body = {"decision": "reopen", "reason": "重办", "department_id": str(department)}
        district.move(lifecycle.REVIEW_REQUEST, district.supervisor, request, **body)
        yield "reopened"
        yield from self._handling(request, contact, dispatcher, department)


def callers(district: District) -> dict[str, Actor]:
    """Everybody for whom figures are another sum, those who see by several posts among them."""
    contact = (Role.ENTERPRISE_CONTACT, district.stranger)
    return {
        **{name: getattr(district, name) for name in ("supervisor", "chief", "park_dispatcher", "handler", "contact")},
        "contact and chief": actor(contact, (Role.CHAIN_CHIEF, new_id(), district.chain)),
        "contact and handler": actor(contact, (Role.DEPARTMENT_HANDLER, district.water)),
        "contact and park": actor(contact, (Role.DISPATCHER, district.park)),
        "contact and supervisor": actor(contact, (Role.SUPERVISOR, new_id())),
    }


def every_report(district: District) -> dict[str, Any]:
    """Each caller's figures of each period, by groupings and filters in turn."""
    filters = cycle(
        (
            {},
            {"chain_id": str(district.chain)},
            {"department_id": str(district.water)},
            {},
            {"item_id": str(district.item)},
            {"chain_id": str(district.chain), "department_id": str(district.health)},
            {"department_id": str(district.labour)},
        )
    )
    groupings = cycle(FIGURE_GROUPING.codes)
    found = {}
    for (name, caller), period in product(callers(district).items(), PERIODS):
        for _ in range(len(FIGURE_GROUPING.codes) if name == "supervisor" else 1):
            query = {**period, "group_by": next(groupings), **next(filters)}
            answer = district.call(reports.GET_REQUEST_FIGURES, caller, query=query)
            found[f"{name} {query}"] = (answer["groups"], answer["totals"])
    return found


def count(district: District, what: Any) -> Any:
    with district.service.database.transaction() as session:
        return session.scalar(select(func.count()).select_from(Request).where(what))


@pytest.mark.slow
def test_figures_are_the_same_from_tallies(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    Lives(district, 7, 35)
    ended = count(district, Request.status.in_(sorted(ENDED)))
    assert 10 < ended < 35
    call_back_about_all(district)
    figures_before = figures(district)
    # In a zone whose months are not rolled up everything comes from rows; this one has the same time.
    settings = district.service.runtime.settings
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(district.service.runtime, "settings", replace(settings, timezone="Asia/Singapore"))
        rows = every_report(district)
    # First a part of them.
    monkeypatch.setattr(schedule, "PORTION", ended // 2)
    district.service.runtime.tick(district.service.handlers.schedules["tally_ended"][1])
    assert count(district, Request.tallied) == ended // 2
    assert every_report(district) == rows
    assert district.service.tick("tally_ended") == ended - ended // 2
    assert every_report(district) == rows
    # What is compared does come from the monthly rollups.
    with district.service.database.transaction() as session:
        session.execute(delete(monthly_rollups))
    assert figures(district)["totals"] != figures_before["totals"]


def test_two_replicas_at_once_tally_each_request_once_and_reports_see_it_once(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "PORTION", 2)
    for _ in range(12):
        district.closed()
    call_back_about_all(district)
    before = figures(district)
    done, seen = [], []

    def roll_up() -> None:
        done.append(district.service.tick("tally_ended"))

    threads = [Thread(target=roll_up) for _ in range(2)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        seen.append(figures(district))
    for thread in threads:
        thread.join()
    assert sum(done) == 12
    assert all(each == before for each in [*seen, figures(district)])
    with district.service.database.transaction() as session:
        assert session.scalar(select(func.sum(monthly_rollups.c.received))) == 12


def test_one_that_somebody_holds_is_rolled_up_later(district: District) -> None:
    held, other = district.closed(), district.withdrawn()
    call_back_about_all(district)
    with district.service.database.transaction() as session:
        session.get_one(Request, held["id"], with_for_update=True)
        assert district.service.tick("tally_ended") == 1
    assert count(district, Request.tallied & (Request.id == other["id"])) == 1
    assert district.service.tick("tally_ended") == 1


def test_what_is_not_at_its_end_is_not_rolled_up(district: District) -> None:
    for bring in (district.submit, district.dispatched, district.handling, district.returned, district.answered):
        bring()
    district.under_review()
    assert district.service.tick("tally_ended") == 0


def test_nothing_touches_what_is_rolled_up(district: District) -> None:
    district.closed(), district.withdrawn()
    request = district.handling()
    district.move(lifecycle.WITHDRAW_REQUEST, district.contact, request, reason="已解决")
    closed = district.closed()
    call_back_about_all(district)
    assert district.service.tick("tally_ended") == 4
    before = figures(district)
    district.at("2027-03-01 10:00")
    for operation, caller, body in (
        (lifecycle.DISPATCH_REQUEST, district.dispatcher, {}),
        (lifecycle.ACCEPT_REQUEST, district.handler, {}),
        (lifecycle.RETURN_REQUEST, district.handler, {"reason": "不属"}),
        (lifecycle.REDISPATCH_REQUEST, district.dispatcher, {"department_id": str(district.water), "reason": "改派"}),
        (lifecycle.CONFIRM_DISPATCH, district.dispatcher, {"reason": "维持"}),
        (lifecycle.REQUEST_EXTENSION, district.handler, {"days": 1, "reason": "勘察"}),
        (lifecycle.DECIDE_EXTENSION, district.dispatcher, {"granted": True, "reason": "属实"}),
        (lifecycle.ANSWER_REQUEST, district.handler, {"answer": "已办"}),
        (lifecycle.EVALUATE_REQUEST, district.contact, POOR),
        (lifecycle.REVIEW_REQUEST, district.supervisor, {"decision": "reopen", "reason": "重办"}),
        (lifecycle.WITHDRAW_REQUEST, district.contact, {"reason": "撤回"}),
    ):
        refused("not-now", district, operation, caller, closed, **body)
    # Nor does time, nor another calendar.
    district.call(
        calendar.SET_WORKING_HOURS,
        district.operator,
        body={"shifts": [{"start": "08:00", "end": "16:00"}], "reason": "夏令"},
        if_match=0,
    )
    for name in ("climb_ladder", "recompute_deadlines", "close_unevaluated", "draw_follow_ups", "tally_ended"):
        assert district.service.tick(name) == 0
    assert figures(district) == before


def test_a_step_that_opened_what_is_rolled_up_would_be_refused_by_the_database(district: District) -> None:
    closed = district.closed()
    call_back_about_all(district)
    district.service.tick("tally_ended")
    with pytest.raises(IntegrityError, match="ck_requests_tallied"), district.service.database.transaction() as session:
        session.execute(update(Request).where(Request.id == closed["id"]).values(status="handling"))


def test_elsewhere_months_begin_at_another_moment(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    district.at("2026-12-01 07:00")
    district.withdrawn()
    district.service.tick("tally_ended")
    assert [group["key"] for group in figures(district, group_by="month")["groups"]] == ["2026-12"]
    runtime = district.service.runtime
    monkeypatch.setattr(runtime, "settings", replace(runtime.settings, timezone="UTC"))
    assert [group["key"] for group in figures(district, group_by="month")["groups"]] == ["2026-11"]


def figures(district: District, **query: Any) -> dict[str, Any]:
    """The supervisor's figures, without the moment."""
    answer = district.call(reports.GET_REQUEST_FIGURES, district.supervisor, query=query)
    return {name: value for name, value in answer.items() if name != "as_of"}
