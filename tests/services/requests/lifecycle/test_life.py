"""The life of a request, from submission to its end, over all branches."""

import pytest

from chassis.calling.errors import Failure
from chassis.migrating import histories
from chassis.storing.database import new_id
from contracts.requests import catalog, lifecycle, reading
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.services.registry.events import place
from tests.services.requests.district import GOOD, POOR, District, life, refused, told


def test_the_tables_are_as_the_models_say(requests: ServiceUnderTest) -> None:
    with requests.database.engine.connect() as connection:
        assert histories.differences("services.requests", connection) == []


def test_a_request_lives_from_submission_to_a_good_evaluation(district: District) -> None:
    request = district.submit()
    assert request["status"] == "submitted"
    assert request["number"] == "20261123-0001"
    assert request["due_at"] is None
    request = district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request, note="请尽快")
    assert request["status"] == "dispatched"
    assert request["department_name"] == "人社局"
    assert request["due_at"] == "2026-11-30T17:30:00+08:00"
    request = district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    assert request["status"] == "handling"
    district.at("2026-11-24 10:00")
    request = district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排专场招聘")
    assert request["status"] == "answered"
    assert request["answered_on_time"] is True
    assert request["closes_at"] == "2026-12-08T17:30:00+08:00"
    request = district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **GOOD)
    assert request["status"] == "closed"
    assert request["evaluation"]["overall"] == 5
    assert request["actions"] == []
    history = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"]
    assert [(entry["action"], entry["from_status"], entry["to_status"]) for entry in history] == [
        ("submission", None, "submitted"),
        ("dispatch", "submitted", "dispatched"),
        ("accept", "dispatched", "handling"),
        ("answer", "handling", "answered"),
        ("evaluation", "answered", "closed"),
    ]
    assert [entry["role"] for entry in history] == [
        "enterprise_contact",
        "dispatcher",
        "department_handler",
        "department_handler",
        "enterprise_contact",
    ]
    assert history[0]["organization_name"] == "康源药业"
    assert [event["type"] for event in life(district)] == [
        "request.submitted.v1",
        "request.dispatched.v1",
        "request.accepted.v1",
        "request.answered.v1",
        "request.evaluated.v1",
        "request.closed.v1",
    ]


# Submission


def test_numbers_count_up_by_business_day(district: District) -> None:
    assert [district.submit()["number"] for _ in range(2)] == ["20261123-0001", "20261123-0002"]
    district.at("2026-11-24 00:30")
    assert district.submit()["number"] == "20261124-0001"


def test_answers_to_the_form_are_kept_with_their_questions(district: District) -> None:
    request = district.submit(form={"headcount": 2, "position": "实验员", "note": "  "})
    assert request["form"] == [
        {"key": "position", "label": "岗位", "value": "实验员"},
        {"key": "headcount", "label": "人数", "value": 2},
    ]


def test_answers_to_the_form_are_text_by_the_rule_of_all_texts(district: District) -> None:
    request = district.submit(form={"headcount": 2, "position": "\u200b实验\u2060员", "note": "\u3164"})
    assert [answer["value"] for answer in request["form"]] == ["实验员", 2]
    for wrong in ("实验\n员", "\u200b"):
        with pytest.raises(Failure) as caught:
            district.submit(form={"headcount": 2, "position": wrong})
        assert [error["field"] for error in caught.value.errors] == ["form.position"]


def test_answers_of_one_line_are_stored_as_every_line_is(district: District) -> None:
    form = {"headcount": 2, "position": "\u3000实验员\t\xa0两名 ", "degree": "\xa0本科\u2003", "note": "\u3000急\t需"}
    answers = {answer["key"]: answer["value"] for answer in district.submit(form=form)["form"]}
    assert answers == {"headcount": 2, "position": "实验员  两名", "degree": "本科", "note": "\u3000急\t需"}


def test_wrong_answers_to_the_form_are_named_one_by_one(district: District) -> None:
    wrong = {"headcount": True, "from": "2026-2-1", "urgent": "yes", "degree": "博士", "shoe": 43}
    with pytest.raises(Failure) as caught:
        district.submit(form=wrong)
    named = {error["field"] for error in caught.value.errors}
    assert named == {"form.position", "form.headcount", "form.from", "form.urgent", "form.degree", "form.shoe"}


def test_an_inactive_item_cannot_be_chosen(district: District) -> None:
    district.call(catalog.CHANGE_CATALOG_ITEM, district.operator, district.item, body={"active": False})
    with pytest.raises(Failure) as caught:
        district.submit()
    assert [error["field"] for error in caught.value.errors] == ["item_id"]


def test_an_enterprise_that_the_registry_has_not_told_of_is_asked_to_try_again(district: District) -> None:
    with pytest.raises(Failure) as caught:
        district.submit(actor((Role.ENTERPRISE_CONTACT, new_id())))
    assert caught.value.problem.code == "enterprise-unknown"


def test_an_enterprise_that_nobody_dispatches_for_is_told_so(district: District) -> None:
    district.tell_organization(district.enterprise, "enterprise", "康源药业", sequence=2)
    with pytest.raises(Failure) as caught:
        district.submit()
    assert caught.value.problem.code == "nobody-dispatches"


def test_a_contact_of_two_enterprises_names_the_one_that_asks(district: District) -> None:
    both = actor((Role.ENTERPRISE_CONTACT, district.enterprise), (Role.ENTERPRISE_CONTACT, district.neighbour))
    with pytest.raises(Failure) as caught:
        district.submit(both)
    assert [error["field"] for error in caught.value.errors] == ["enterprise_id"]
    assert district.submit(both, enterprise_id=str(district.neighbour))["enterprise_name"] == "蓝海生物"
    with pytest.raises(Failure):
        district.submit(both, enterprise_id=str(district.stranger))


def test_a_request_is_on_the_chain_named_or_the_one_that_the_enterprise_leads(district: District) -> None:
    places = [place(district.chain, "中试"), place(district.other_chain, "上游", lead=True)]
    district.tell_organization(district.enterprise, "enterprise", "康源药业", district.park, places, sequence=2)
    request = district.submit()
    assert (request["chain_id"], request["segments"]) == (str(district.other_chain), ["上游"])
    assert district.submit(chain_id=str(district.chain))["segments"] == ["中试"]
    with pytest.raises(Failure) as caught:
        district.submit(chain_id=str(new_id()))
    assert [error["field"] for error in caught.value.errors] == ["chain_id"]


# Dispatch


def test_what_the_enterprise_has_not_classified_the_dispatcher_does(district: District) -> None:
    request = district.submit(item_id=None, form={})
    failure = refused("invalid", district, lifecycle.DISPATCH_REQUEST, district.dispatcher, request)
    assert [error["field"] for error in failure.errors] == ["item_id"]
    request = district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, request, item_id=district.item)
    assert (request["item_name"], request["department_name"]) == ("招聘与用工缺口", "人社局")


def test_a_dispatcher_can_classify_anew_and_keeps_the_answers_given(district: District) -> None:
    other = district.add_item("SH-01", "供水保障", district.water, working_days=3)
    request = district.move(lifecycle.DISPATCH_REQUEST, district.park_dispatcher, district.submit(), item_id=other)
    assert (request["item_name"], request["department_name"]) == ("供水保障", "水务局")
    assert request["due_at"] == "2026-11-26T17:30:00+08:00"
    assert [answer["key"] for answer in request["form"]] == ["position", "headcount"]


def test_a_dispatch_goes_only_to_an_active_department(district: District) -> None:
    request = district.submit()
    for department in (district.park, new_id()):
        failure = refused(
            "invalid", district, lifecycle.DISPATCH_REQUEST, district.dispatcher, request, department_id=str(department)
        )
        assert failure.errors[0]["field"] == "department_id"
    district.tell_organization(district.labour, "department", "人社局", active=False, sequence=2)
    refused("department-not-active", district, lifecycle.DISPATCH_REQUEST, district.dispatcher, request)
    assert district.see(request)["status"] == "submitted"


# Return, confirmation, redispatch


def test_a_returned_dispatch_goes_back_to_the_dispatcher_while_the_clock_stands_still(district: District) -> None:
    request = district.returned()
    assert (request["status"], request["returns"]) == ("returned", 1)
    assert district.see(request, district.dispatcher)["actions"] == ["redispatch", "confirmation", "part"]
    deadline = district.call(reading.GET_REQUEST_DEADLINE, district.handler, request["id"])
    assert deadline["status"] == "paused"
    assert told(district, "returned")[0]["reason"] == "不属本部门"


def test_a_confirmed_dispatch_must_be_handled_by_the_department(district: District) -> None:
    request = district.returned()
    district.at("2026-11-24 09:45")
    request = district.move(lifecycle.CONFIRM_DISPATCH, district.dispatcher, request, reason="职责清单第3项")
    assert request["status"] == "dispatched"
    # The review took a quarter of an hour less than a day of working time, give or take what the test itself takes.
    assert request["due_at"].startswith("2026-12-01T17:1")
    assert request["return_until"] is None
    assert district.see(request, district.handler)["actions"] == ["accept"]
    refused("return-used-up", district, lifecycle.RETURN_REQUEST, district.handler, request, reason="仍不属本部门")
    assert told(district, "return-confirmed")[0]["department_name"] == "人社局"


def test_a_redispatched_request_leaves_the_department_and_gets_a_clock_of_its_own(district: District) -> None:
    request = district.returned()
    district.at("2026-11-25 09:30")
    request = district.move(
        lifecycle.REDISPATCH_REQUEST, district.dispatcher, request, department_id=str(district.health), reason="归卫健"
    )
    assert (request["status"], request["department_name"], request["redispatches"]) == ("dispatched", "卫健局", 1)
    assert request["due_at"] == "2026-12-02T17:30:00+08:00"
    with pytest.raises(Failure) as caught:
        district.see(request, district.handler)
    assert caught.value.problem.status == 404
    event = told(district, "redispatched")[0]
    assert (event["department_id"], event["from_department_id"]) == (str(district.health), str(district.labour))
    # The next department may return it too: ping-pong is counted.
    health = district.handler_of(district.health)
    request = district.move(lifecycle.RETURN_REQUEST, health, request, reason="不属本部门")
    assert request["returns"] == 2
    request = district.move(
        lifecycle.REDISPATCH_REQUEST, district.dispatcher, request, department_id=str(district.labour), reason="归人社"
    )
    assert request["redispatches"] == 2
    refused("return-used-up", district, lifecycle.RETURN_REQUEST, district.handler, request, reason="再退")


def test_a_redispatch_goes_to_another_department(district: District) -> None:
    request = district.returned()
    for department in (district.labour, district.park):
        failure = refused(
            "invalid",
            district,
            lifecycle.REDISPATCH_REQUEST,
            district.dispatcher,
            request,
            department_id=str(department),
            reason="改派",
        )
        assert failure.errors[0]["field"] == "department_id"


def test_a_mistaken_dispatch_is_mended_before_acceptance_and_that_is_counted(district: District) -> None:
    request = district.move(
        lifecycle.REDISPATCH_REQUEST,
        district.dispatcher,
        district.dispatched(),
        department_id=str(district.water),
        reason="选错部门",
    )
    assert (request["department_name"], request["redispatches"], request["returns"]) == ("水务局", 1, 0)


def test_a_dispatch_can_be_returned_until_the_bound_and_not_after(district: District) -> None:
    request = district.dispatched()
    assert request["return_until"] == "2026-11-25T17:30:00+08:00"
    district.at("2026-11-25 17:31")
    refused("return-too-late", district, lifecycle.RETURN_REQUEST, district.handler, request, reason="不属本部门")
    assert "return" not in district.see(request, district.handler)["actions"]
    district.at("2026-11-25 17:29")
    assert district.move(lifecycle.RETURN_REQUEST, district.handler, request, reason="不属")["status"] == "returned"


# Extension


def test_a_granted_extension_moves_the_deadline(district: District) -> None:
    request = district.move(
        lifecycle.REQUEST_EXTENSION, district.handler, district.handling(), days=3, reason="现场勘察"
    )
    assert request["pending_extension"]["days"] == 3
    assert "extension_decision" in district.see(request, district.dispatcher)["actions"]
    request = district.move(lifecycle.DECIDE_EXTENSION, district.dispatcher, request, granted=True, reason="属实")
    assert (request["due_at"], request["extended_days"]) == ("2026-12-03T17:30:00+08:00", 3)
    assert request["pending_extension"] is None
    event = told(district, "extension-decided")[0]
    assert (event["granted"], event["days"], event["due_at"]) == (True, 3, "2026-12-03T17:30:00+08:00")


def test_a_refused_extension_leaves_the_deadline(district: District) -> None:
    request = district.handling()
    before = request["due_at"]
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, request, days=3, reason="现场勘察")
    request = district.move(lifecycle.DECIDE_EXTENSION, district.dispatcher, request, granted=False, reason="理由不足")
    assert (request["due_at"], request["extended_days"]) == (before, 0)
    assert told(district, "extension-decided")[0]["granted"] is False
    assert "extension" in district.see(request, district.handler)["actions"]


def test_one_extension_waits_at_a_time_and_only_one_that_waits_is_decided(district: District) -> None:
    request = district.handling()
    decision = {"granted": True, "reason": "属实"}
    refused("no-extension-pending", district, lifecycle.DECIDE_EXTENSION, district.dispatcher, request, **decision)
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, request, days=3, reason="现场勘察")
    refused(
        "extension-pending", district, lifecycle.REQUEST_EXTENSION, district.handler, request, days=1, reason="再延"
    )


def test_all_extensions_together_stay_within_the_bound(district: District) -> None:
    request = district.handling()
    ask = {"reason": "现场勘察"}
    refused("extension-out-of-bounds", district, lifecycle.REQUEST_EXTENSION, district.handler, request, days=11, **ask)
    for days in (6, 4):
        district.move(lifecycle.REQUEST_EXTENSION, district.handler, request, days=days, **ask)
        request = district.move(lifecycle.DECIDE_EXTENSION, district.dispatcher, request, granted=True, reason="属实")
    assert request["extended_days"] == 10
    refused("extension-out-of-bounds", district, lifecycle.REQUEST_EXTENSION, district.handler, request, days=1, **ask)
    assert "extension" not in district.see(request, district.handler)["actions"]


def test_an_extension_that_nobody_decided_lapses_with_the_answer(district: District) -> None:
    request = district.move(lifecycle.REQUEST_EXTENSION, district.handler, district.handling(), days=3, reason="勘察")
    request = district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已办")
    assert request["pending_extension"] is None
    request = district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **POOR)
    request = district.move(lifecycle.REVIEW_REQUEST, district.supervisor, request, decision="reopen", reason="重办")
    request = district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    assert "extension" in district.see(request, district.handler)["actions"]


# Answer, evaluation, review


def test_a_late_answer_is_told_as_late(district: District) -> None:
    request = district.handling()
    district.at("2026-12-01 09:00")
    assert district.see(request)["overdue"] is True
    request = district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已办")
    assert (request["answered_on_time"], request["overdue"]) == (False, False)
    assert told(district, "answered")[0]["on_time"] is False


@pytest.mark.parametrize("overall", [1, 2])
def test_a_poor_evaluation_goes_to_the_supervisor(district: District, overall: int) -> None:
    request = district.move(
        lifecycle.EVALUATE_REQUEST, district.contact, district.answered(), **{**POOR, "overall": overall}
    )
    assert request["status"] == "under_review"
    assert district.see(request, district.supervisor)["actions"] == ["review"]
    assert told(district, "evaluated")[0]["poor"] is True
    assert told(district, "closed") == []


def test_an_upheld_answer_closes_the_request(district: District) -> None:
    request = district.move(
        lifecycle.REVIEW_REQUEST, district.supervisor, district.under_review(), decision="uphold", reason="答复合规"
    )
    assert (request["status"], request["actions"]) == ("closed", [])
    assert told(district, "upheld")[0]["reason"] == "答复合规"
    assert told(district, "closed")[0]["cause"] == "upheld"


def test_a_reopened_request_goes_back_to_the_department_with_a_new_clock(district: District) -> None:
    request = district.under_review()
    district.at("2026-12-07 10:00")
    request = district.move(lifecycle.REVIEW_REQUEST, district.supervisor, request, decision="reopen", reason="未解决")
    assert (request["status"], request["department_name"], request["reopened"]) == ("dispatched", "人社局", 1)
    assert request["due_at"] == "2026-12-14T17:30:00+08:00"
    assert (request["answer"], request["answered_at"], request["answered_on_time"]) == (None, None, None)
    assert request["evaluation"] is None
    request = district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    request = district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已到岗两人")
    assert (request["answer"], request["evaluation"]) == ("已到岗两人", None)
    request = district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **GOOD)
    assert request["status"] == "closed"
    assert [event["sequence"] for event in life(district)] == list(range(1, 11))


def test_a_request_can_be_reopened_at_another_department(district: District) -> None:
    request = district.move(
        lifecycle.REVIEW_REQUEST,
        district.supervisor,
        district.under_review(),
        decision="reopen",
        reason="换部门",
        department_id=str(district.health),
    )
    assert request["department_name"] == "卫健局"
    assert told(district, "reopened")[0]["department_id"] == str(district.health)
    assert district.see(request, district.handler_of(district.health))["actions"] == ["accept", "return"]


def test_an_upheld_answer_names_no_department(district: District) -> None:
    refused(
        "invalid",
        district,
        lifecycle.REVIEW_REQUEST,
        district.supervisor,
        district.under_review(),
        decision="uphold",
        reason="合规",
        department_id=str(district.health),
    )


def test_an_answer_that_nobody_evaluates_closes_after_ten_working_days(district: District) -> None:
    request = district.answered()
    district.at("2026-12-07 17:29")
    assert district.service.tick("close_unevaluated") == 0
    district.at("2026-12-07 17:31")
    assert district.service.tick("close_unevaluated") == 1
    assert district.service.tick("close_unevaluated") == 0
    request = district.see(request)
    assert (request["status"], request["evaluation"]) == ("closed", None)
    assert told(district, "closed")[0]["cause"] == "unevaluated"
    refused("not-now", district, lifecycle.EVALUATE_REQUEST, district.contact, request, **GOOD)


@pytest.mark.parametrize("status", ["submitted", "dispatched", "handling", "returned"])
def test_the_enterprise_can_withdraw_before_the_answer(district: District, status: str) -> None:
    request = district.submit() if status == "submitted" else getattr(district, status)()
    request = district.move(lifecycle.WITHDRAW_REQUEST, district.contact, request, reason="已自行解决")
    assert (request["status"], request["actions"]) == ("withdrawn", [])
    assert told(district, "withdrawn")[0]["reason"] == "已自行解决"
