"""T8: PostgreSQL goes away at the worst moment (RabbitMQ only: the embedded broker has no part in it)."""

import pytest

from tests.faults.run import ON_RABBITMQ, Run, in_background
from tests.sample.running import eventually
from tests.servers import DatabaseServer

pytestmark = [pytest.mark.system, ON_RABBITMQ]


def crash_while_it_stands_still(run: Run, database: DatabaseServer, name: str) -> None:
    """Let PostgreSQL crash and come back while a process waits at its failpoint, then let that go on."""
    run.platform.await_stopped(name)
    database.stop_immediately()
    database.start()
    run.platform.wake(name)


def test_a_write_whose_database_crashed_in_the_middle_is_done_once(run: Run, database: DatabaseServer) -> None:
    run.platform.restart("ledger", FAILPOINT="operation.before_commit:pause")
    with in_background(lambda: run.add("middle", key="middle")):
        crash_while_it_stands_still(run, database, "ledger")
    # The same key again, as a client does who was told that the outcome is unknown.
    eventually(lambda: run.add("middle", key="middle").status_code == 200, 20, lambda: "not acknowledged")
    run.check()
    assert ("middle", 1) in run.acknowledged
    assert run.platform.effects("middle", "follow") == [1]


@pytest.mark.parametrize("point", ["reaction.before_commit", "retry.before_commit"])
def test_an_event_whose_consumer_lost_its_database_is_applied_once(
    run: Run, database: DatabaseServer, point: str
) -> None:
    run.platform.restart("mirror", FAILPOINT=f"{point}:pause")
    run.add(point, behave="fail:1")
    crash_while_it_stands_still(run, database, "mirror")
    run.check()
    assert run.platform.effects(point, "follow") == run.platform.effects(point, "tally") == [1]


def test_a_database_that_stays_away_uses_up_no_tries(run: Run, database: DatabaseServer) -> None:
    platform = run.platform
    platform.restart("mirror", FAILPOINT="reaction.before_commit:pause")
    run.add("patient")
    platform.await_stopped("mirror")
    database.stop_immediately()
    platform.wake("mirror")
    log = platform.log_of("mirror")
    # As often as would have made a dead letter of it, if this counted.
    eventually(
        lambda: log.read_text().count("could not keep for a retry") > 4, 30, lambda: platform.last_words("mirror")
    )
    database.start()
    run.check()
    assert platform.effects("patient", "tally") == [1]


def test_everything_acknowledged_is_there_after_the_database_was_killed(run: Run, database: DatabaseServer) -> None:
    for number in range(30):
        if number == 10:
            database.kill9()
            database.start()
        run.add("killed", key=f"killed {number}")
    figures = run.check()
    assert figures.acknowledged >= 25
    assert run.platform.effects("killed", "follow") == list(range(1, len(run.platform.effects("killed", "tally")) + 1))


def test_waiting_in_vain_for_a_lock_is_refused_as_unavailable_and_uses_up_no_tries(run: Run) -> None:
    platform = run.platform
    run.add("locked")
    run.check()
    lock = "SELECT pg_advisory_lock(hashtextextended('line/locked', 0))"
    with platform.engines["ledger"].connect() as connection:
        connection.exec_driver_sql(lock)
        assert run.add("locked").status_code == 503
        connection.exec_driver_sql("SELECT pg_advisory_unlock_all()")
    log = platform.log_of("mirror")
    with platform.engines["mirror"].connect() as connection:
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql("SELECT * FROM cursors WHERE consumer = 'mirror.follow' FOR UPDATE")
        assert run.add("locked").status_code == 200
        # As often as would have made a dead letter of it, if this counted.
        eventually(lambda: log.read_text().count("cannot serve now") > 4, 30, lambda: platform.last_words("mirror"))
        connection.exec_driver_sql("ROLLBACK")
    run.check()
