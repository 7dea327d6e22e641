"""Large files are imported as jobs: accepted at once, done whole or not at all, whatever happens to the process."""

from dataclasses import replace
from datetime import timedelta
from threading import Event, Thread
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text, update

from chassis.calling.actor import Actor
from chassis.calling.call import Call
from chassis.calling.errors import Failure
from chassis.ledgers import importing, parsing
from chassis.running import jobs
from chassis.running.clock import wall
from chassis.storing import tables
from contracts.jobs import MOST_TRIES, TOO_MANY_JOBS
from contracts.problem import NOT_FOUND
from contracts.registry.approvals import APPROVE_PROPOSAL, GET_PROPOSAL
from contracts.registry.imports import IMPORT_FILE, JOBS
from contracts.registry.people import LIST_PERSONS
from contracts.roles import Role
from tests.harness import ServiceUnderTest, actor
from tests.servers import wait_until
from tests.services.registry.approvals.people import office
from tests.services.registry.district import OPERATOR, REGISTRAR
from tests.services.registry.imports.files import whole
from tests.services.sheets import workbook

# Of somebody else who may import as well.
OTHER = actor((Role.REGISTRAR, uuid4()))


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_ROWS_AT_ONCE", 2)
    monkeypatch.setattr(jobs, "TELL_SECONDS", 0)


def persons(*names: str) -> dict[str, Any]:
    rows: list[list[Any]] = [["编号", "姓名"], *([f"RY{number:03d}", name] for number, name in enumerate(names))]
    return {"filename": "人员.xlsx", "content": workbook({"人员": rows})}


def accepted(registry: ServiceUnderTest, body: dict[str, Any], by: Actor = REGISTRAR, key: str = "k") -> dict[str, Any]:
    call = Call(body=body, actor=by, idempotency_key=key, correlation="test")
    reply = registry.serve(IMPORT_FILE, call)
    assert reply["accepted"] == "job"
    return dict(reply["body"])


def run(registry: ServiceUnderTest) -> int:
    return int(registry.handlers.schedules["run_jobs"][1](registry.runtime))


def read(registry: ServiceUnderTest, job: dict[str, Any], by: Actor = REGISTRAR) -> dict[str, Any]:
    return dict(registry.call(JOBS.get, by, job["id"]))


def names(registry: ServiceUnderTest) -> list[str]:
    return sorted(each["name"] for each in registry.call(LIST_PERSONS, REGISTRAR, query={})["items"])


def test_a_large_file_is_accepted_and_imported_afterwards(registry: ServiceUnderTest) -> None:
    body = persons("甲", "乙", "丙")
    job = accepted(registry, body)
    assert (job["status"], job["result"], job["filename"], job["act"]) == ("waiting", None, "人员.xlsx", "import_file")
    assert accepted(registry, body)["id"] == job["id"], "the same key is the same job"
    assert names(registry) == []
    assert run(registry) == 1
    ended = read(registry, job)
    assert (ended["status"], ended["problem"], ended["proposal_id"]) == ("done", None, None)
    assert ended["result"]["applied"] is True
    assert [each["created"] for each in ended["result"]["sheets"]] == [3]
    assert names(registry) == ["丙", "乙", "甲"]
    assert run(registry) == 0
    with registry.database.transaction() as session:
        kept = session.execute(text("SELECT content, outcome FROM jobs")).one()
    assert kept.content is None
    assert "人员" not in kept.outcome


def test_its_progress_and_its_end_are_told(registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chassis.ledgers.importing._ROWS_AT_ONCE", 1)
    job = accepted(registry, persons("甲", "乙", "丙"))
    run(registry)
    told = [each["data"] for each in registry.emitted(JOBS.changed.type)]
    assert [(each["status"], each["done"], each["total"]) for each in told] == [
        ("waiting", 0, None), ("running", 0, None), ("running", 1, 3), ("running", 2, 3), ("running", 3, 3),
        ("done", 3, 3),
    ]  # fmt: skip
    assert [each["version"] for each in told] == [1, 2, 3, 4, 5, 6]
    assert {(each["id"], each["person_id"]) for each in told} == {(job["id"], REGISTRAR.person_id)}
    assert read(registry, job)["version"] == 6


def test_a_job_is_seen_by_whoever_started_it_alone(registry: ServiceUnderTest) -> None:
    job = accepted(registry, persons("甲", "乙", "丙"))
    for nobody in (OTHER, OPERATOR):
        with pytest.raises(Failure) as failure:
            read(registry, job, nobody)
        assert failure.value.problem is NOT_FOUND
        assert registry.call(JOBS.list, nobody, query={})["items"] == []
    assert [each["id"] for each in registry.call(JOBS.list, REGISTRAR, query={})["items"]] == [job["id"]]


def test_a_file_with_a_fault_changes_nothing_and_the_job_says_all_that_is_wrong(registry: ServiceUnderTest) -> None:
    job = accepted(registry, persons("甲", "乙", "丙" * 61))
    run(registry)
    ended = read(registry, job)
    assert (ended["status"], ended["result"], ended["problem"]["code"]) == ("failed", None, "import-refused")
    (fault,) = ended["problem"]["errors"]
    assert fault["field"] == "人员.4.姓名"
    assert fault["detail"]["zh"]
    assert fault["detail"]["en"]
    assert names(registry) == []


def test_a_dry_run_is_a_job_too(registry: ServiceUnderTest) -> None:
    job = accepted(registry, {**persons("甲", "乙", "丙"), "dry_run": True})
    run(registry)
    ended = read(registry, job)
    assert (ended["status"], ended["result"]["applied"], names(registry)) == ("done", False, [])


def test_what_was_interrupted_is_done_again_and_given_up_after_some_times(registry: ServiceUnderTest) -> None:
    def interrupted(job: dict[str, Any], tries: int) -> None:
        with registry.database.transaction() as session:
            session.execute(
                update(tables.jobs).where(tables.jobs.c.id == job["id"]).values(status="running", tries=tries)
            )

    job = accepted(registry, persons("甲", "乙", "丙"))
    interrupted(job, MOST_TRIES - 1)
    assert run(registry) == 1
    assert (read(registry, job)["status"], names(registry)) == ("done", ["丙", "乙", "甲"])

    other = accepted(registry, persons("甲", "乙", "丁"), key="other")
    interrupted(other, MOST_TRIES)
    run(registry)
    ended = read(registry, other)
    assert (ended["status"], ended["problem"]["code"], names(registry)) == (
        "failed",
        "job-given-up",
        ["丙", "乙", "甲"],
    )


def test_one_that_somebody_carries_out_is_left_to_him(registry: ServiceUnderTest) -> None:
    job = accepted(registry, persons("甲", "乙", "丙"))
    with registry.database.transaction() as session:
        session.execute(jobs._ALONE, {"id": str(job["id"])})
        assert run(registry) == 0
    assert run(registry) == 1


def test_one_that_fails_here_while_somebody_else_takes_it_over_is_left_to_him(
    registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = accepted(registry, persons("甲", "乙", "丙"))
    taken, go_on = Event(), Event()

    def take_over() -> None:
        with registry.database.transaction() as session:
            session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended('job ' || :id, 0))"), {"id": job["id"]})
            taken.set()
            go_on.wait(30)

    def fail(*_: Any) -> None:
        other.start()
        with registry.database.transaction() as session:
            waits = text("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")
            wait_until(lambda: bool(session.scalar(waits)), 30, "somebody else does not wait for the job")
        raise RuntimeError

    other = Thread(target=take_over)
    try:
        with monkeypatch.context() as failing:
            failing.setitem(registry.handlers.operations, IMPORT_FILE.name, (IMPORT_FILE, fail))
            run(registry)
        assert taken.wait(30)
        assert read(registry, job)["status"] == "running"
    finally:
        go_on.set()
        other.join()
    assert run(registry) == 1
    assert read(registry, job)["status"] == "done"


def test_one_that_could_not_begin_for_long_is_not_done(registry: ServiceUnderTest) -> None:
    job = accepted(registry, persons("甲", "乙", "丙"))
    with registry.database.transaction() as session:
        session.execute(update(tables.jobs).values(created_at=wall() - timedelta(hours=2)))
    run(registry)
    assert (read(registry, job)["status"], names(registry)) == ("failed", [])


def test_a_large_file_that_gives_a_role_of_trust_becomes_a_proposal(registry: ServiceUnderTest) -> None:
    job = accepted(registry, {"filename": "全部.xlsx", "content": workbook(whole())})
    run(registry)
    ended = read(registry, job)
    assert (ended["status"], ended["result"]) == ("done", None)
    proposal = registry.call(GET_PROPOSAL, REGISTRAR, ended["proposal_id"])
    assert (proposal["status"], proposal["filename"]) == ("pending", "全部.xlsx")
    assert names(registry) == []


def test_a_small_one_holds_no_place_while_another_one_lasts_and_is_done_after_it(registry: ServiceUnderTest) -> None:
    with registry.database.transaction() as session:
        session.execute(importing._ONE_AT_A_TIME, {"service": "registry"})
        job = accepted(registry, persons("甲"))
        assert run(registry) == 0
        assert read(registry, job)["status"] == "waiting"
    assert run(registry) == 1
    assert (read(registry, job)["status"], names(registry)) == ("done", ["甲"])


def test_what_the_machine_is_too_busy_for_waits_and_is_done_later(registry: ServiceUnderTest) -> None:
    job = accepted(registry, persons("甲", "乙", "丙"))
    readers = 0
    while parsing._AT_ONCE.acquire(blocking=False):
        readers += 1
    try:
        # More often than what is interrupted may begin.
        assert [run(registry) for _ in range(MOST_TRIES + 1)] == [0] * (MOST_TRIES + 1)
        assert (read(registry, job)["status"], names(registry)) == ("waiting", [])
    finally:
        for _ in range(readers):
            parsing._AT_ONCE.release()
    assert run(registry) == 1
    assert (read(registry, job)["status"], names(registry)) == ("done", ["丙", "乙", "甲"])


def test_a_large_file_that_was_proposed_is_approved_as_a_job(registry: ServiceUnderTest) -> None:
    staff = office(registry)
    rows = [["编号", "姓名"], *(["NEW" + str(number), "甲"] for number in range(3))]
    given = {
        "人员": rows,
        "任职": [["人员编号", "职务", "组织编号", "起始日期"], ["NEW1", "督办员", "BM90", "2026-01-01"]],
    }
    body = {"filename": "全部.xlsx", "content": workbook(given)}
    job = accepted(registry, body, staff.registrar)
    run(registry)
    proposal = read(registry, job, staff.registrar)["proposal_id"]

    approved = registry.serve(APPROVE_PROPOSAL, Call(path={"proposal_id": proposal}, actor=staff.other_registrar))
    assert (approved["accepted"], approved["body"]["filename"]) == ("job", "全部.xlsx")
    assert registry.call(GET_PROPOSAL, staff.registrar, proposal)["status"] == "pending"
    assert run(registry) == 1
    ended = read(registry, approved["body"], staff.other_registrar)
    assert (ended["status"], ended["proposal_id"], ended["problem"]) == ("done", proposal, None)
    assert registry.call(GET_PROPOSAL, staff.registrar, proposal)["status"] == "approved"
    assert names(registry).count("甲") == 3


def test_nobody_leaves_more_than_so_many_waiting(registry: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry.runtime, "settings", replace(registry.settings, jobs_of_one=2))
    body = persons("甲", "乙", "丙")
    first, _ = (accepted(registry, body, key=key) for key in ("one", "two"))
    with pytest.raises(Failure) as failure:
        accepted(registry, body, key="three")
    assert (failure.value.problem, failure.value.params) == (TOO_MANY_JOBS, {"most": 2})
    assert accepted(registry, body, key="one")["id"] == first["id"], "what was accepted is told again"
    accepted(registry, body, OTHER)
    assert run(registry) == 1
    accepted(registry, body, key="three")
