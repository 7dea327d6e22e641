"""How long a mandate is in force, to the moment: by revocation, by its days, by the post of the agent."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from sqlalchemy import text

from chassis.calling.call import Call
from chassis.calling.errors import Failure
from contracts.requests import mandates, reading
from contracts.requests.lifecycle import WITHDRAW_REQUEST
from services.requests.lifecycle import commands
from services.requests.mandates.models import Mandate
from tests.services.requests.district import District, moment

WHY = {"reason": "已解决"}


def withdraw(district: District, request: dict[str, Any], key: str | None = None) -> Any:
    call = Call(path={"request_id": request["id"]}, body=WHY, actor=district.agent, idempotency_key=key)
    return district.service.serve(WITHDRAW_REQUEST, call)["body"]


def revoke(district: District, mandate: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = district.call(mandates.REVOKE_MANDATE, district.contact, mandate["id"], body={})
    return found


def is_refused(district: District, request: dict[str, Any], key: str | None = None) -> None:
    with pytest.raises(Failure) as caught:
        withdraw(district, request, key)
    assert caught.value.problem.code == "not-found"


def test_revoked_at_ten_a_step_a_second_later_is_refused(district: District) -> None:
    mandate, request, other = district.mandate(), district.submit(), district.submit()
    district.at("2026-11-23 10:30:00")
    assert withdraw(district, other, key="key-of-the-step-1")["status"] == "withdrawn"
    district.at("2026-11-23 11:00:00")
    revoked = revoke(district, mandate)
    assert revoked["revoked_at"][:15] == "2026-11-23T11:0"
    assert (revoked["status"], revoked["revoked_by_name"]) == ("revoked", "somebody")
    district.at("2026-11-23 11:00:01")
    is_refused(district, request)
    with pytest.raises(Failure) as caught:
        district.submit(district.agent)
    assert caught.value.errors[0]["field"] == "enterprise_id"
    # Nor is the answer of before told again.
    is_refused(district, other, key="key-of-the-step-1")
    # A clock that is set back does not bring it back.
    district.at("2026-11-23 10:59:00")
    is_refused(district, request)
    assert district.see(request)["status"] == "submitted"


def test_a_step_that_waits_behind_a_revocation_is_refused(district: District) -> None:
    mandate, request = district.mandate(), district.submit()
    with ThreadPoolExecutor(1) as pool, district.service.database.engine.connect() as connection:
        connection.execute(
            text("UPDATE mandates SET revoked_at = :now, version = version + 1 WHERE id = :id"),
            {"now": moment("2026-11-23 10:00:00"), "id": mandate["id"]},
        )
        step = pool.submit(withdraw, district, request)
        _wait_for_a_lock(district)
        assert not step.done()
        connection.commit()
        with pytest.raises(Failure) as caught:
            step.result(20)
    assert caught.value.problem.code == "not-found"
    assert district.see(request)["status"] == "submitted"


def test_a_revocation_waits_for_the_step_under_way_and_is_later(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    mandate, request = district.mandate(), district.submit()
    under_way, goes_on = Event(), Event()
    before = commands.begin

    def slow(*given: Any) -> Any:
        step = before(*given)
        under_way.set()
        assert goes_on.wait(20)
        return step

    monkeypatch.setattr(commands, "begin", slow)
    with ThreadPoolExecutor(2) as pool:
        step = pool.submit(withdraw, district, request)
        assert under_way.wait(20)
        revocation = pool.submit(revoke, district, mandate)
        _wait_for_a_lock(district)
        assert not revocation.done()
        goes_on.set()
        withdrawn, revoked = step.result(20), revocation.result(20)
    assert withdrawn["status"] == "withdrawn"
    history = district.call(reading.LIST_REQUEST_HISTORY, district.contact, request["id"], query={})["items"]
    assert history[-1]["at"] <= revoked["revoked_at"]


def test_a_mandate_is_in_force_on_its_first_and_last_day_and_ends_by_itself(district: District) -> None:
    mandate = district.mandate(valid_from="2026-11-24", valid_to="2026-11-25")
    requests = [district.submit() for _ in range(4)]
    is_refused(district, requests[0])
    district.at("2026-11-24 00:00:01")
    assert withdraw(district, requests[1])["status"] == "withdrawn"
    district.at("2026-11-25 23:30:00")
    assert withdraw(district, requests[2])["status"] == "withdrawn"
    assert district.service.tick("end_mandates") == 0
    district.at("2026-11-26 00:00:00")
    is_refused(district, requests[3])
    assert district.service.tick("end_mandates") == 1
    found = district.call(mandates.GET_MANDATE, district.agent, mandate["id"])
    assert (found["status"], found["ended_because"], found["actions"]) == ("ended", "expired", [])
    assert [each["data"]["cause"] for each in district.service.emitted("mandate.ended.v1")] == ["expired"]
    with pytest.raises(Failure) as caught:
        revoke(district, mandate)
    assert caught.value.problem.code == "mandate-over"
    # A new one can be granted.
    district.mandate(valid_to="2026-12-31")
    assert withdraw(district, requests[3])["status"] == "withdrawn"


def test_who_loses_the_post_loses_the_mandate_and_does_not_get_it_back_with_it(district: District) -> None:
    mandate, request = district.mandate(), district.submit()
    district.tell_posts(district.agent, last="2026-11-23")
    # At once, whatever the token of the person says.
    is_refused(district, request)
    assert district.call(reading.LIST_REQUESTS, district.agent, query={})["items"] == []
    district.submit()
    assert district.service.emitted("request.submitted.v1")[-1]["data"]["agents"] == []
    assert district.service.tick("end_mandates") == 1
    assert district.call(mandates.GET_MANDATE, district.contact, mandate["id"])["ended_because"] == "post_lost"
    district.tell_posts(district.agent)
    is_refused(district, request)


def test_somebody_who_was_deactivated_is_no_agent(district: District) -> None:
    district.mandate()
    request = district.submit()
    district.tell_person(district.agent, active=False, sequence=2)
    is_refused(district, request)
    assert district.service.tick("end_mandates") == 1
    assert district.call(mandates.LIST_SERVICE_AGENTS, district.contact, query={})["items"] == []


def test_two_grants_at_once_are_one(district: District) -> None:
    with ThreadPoolExecutor(2) as pool:
        tries = [pool.submit(district.mandate) for _ in range(2)]
        outcomes = [each.exception(20) for each in tries]
    assert sorted(outcome is None for outcome in outcomes) == [False, True]
    lost = next(outcome for outcome in outcomes if outcome is not None)
    assert isinstance(lost, Failure)
    assert lost.problem.code == "mandate-granted-already"
    with district.service.database.transaction() as session:
        assert len(session.query(Mandate).all()) == 1


def _wait_for_a_lock(district: District) -> None:
    """Wait until a transaction of this database waits for another."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with district.service.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while not connection.execute(text(waiting)).scalar():
            connection.execute(text("SELECT pg_sleep(0.01)"))
