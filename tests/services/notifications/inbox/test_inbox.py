"""The inbox: what is unread, and that the count is right whatever happens at once."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from chassis.calling.actor import ANONYMOUS
from chassis.calling.errors import Failure
from chassis.running.clock import wall
from contracts.notifications.inbox import GET_ENTRY, GET_UNREAD_COUNT, LIST_INBOX, READ_ENTRY, READ_INBOX
from contracts.operation import Operation
from contracts.requests import events as requests
from services.notifications.models import Entry
from services.notifications.schedule import ENTRIES_KEPT
from tests.harness import ServiceUnderTest, actor
from tests.services.notifications.district import DEPARTMENT, inbox, mirror_person, tell


@pytest.fixture
def person(notifications: ServiceUnderTest) -> UUID:
    """The handler of the department."""
    return mirror_person(notifications, "department_handler", DEPARTMENT)


def unread(notifications: ServiceUnderTest, person: UUID) -> int:
    """The count, which must always be that of the entries."""
    count: int = notifications.call(GET_UNREAD_COUNT, actor(person=person))["unread"]
    assert count == len(inbox(notifications, person, unread=True, limit=100))
    return count


def read(notifications: ServiceUnderTest, person: UUID, entry: Any) -> dict[str, Any]:
    """Mark one entry read."""
    answer: dict[str, Any] = notifications.call(READ_ENTRY, actor(person=person), entry)
    return answer


def read_all(notifications: ServiceUnderTest, person: UUID, up_to: Any = None) -> int:
    """Mark entries read; returns what is unread still."""
    body = {} if up_to is None else {"up_to": str(up_to)}
    count: int = notifications.call(READ_INBOX, actor(person=person), body=body)["unread"]
    return count


def test_an_empty_inbox_has_nothing_unread(notifications: ServiceUnderTest) -> None:
    assert unread(notifications, uuid4()) == 0
    assert read_all(notifications, uuid4()) == 0


def test_reading_an_entry_lowers_the_count_once(notifications: ServiceUnderTest, person: UUID) -> None:
    for _ in range(3):
        tell(notifications, requests.REQUEST_RETURN_CONFIRMED)
    entry = inbox(notifications, person)[1]
    first = read(notifications, person, entry["id"])
    assert first["read_at"] is not None
    assert read(notifications, person, entry["id"]) == first
    assert unread(notifications, person) == 2
    assert [item["id"] for item in inbox(notifications, person, unread=False)] == [entry["id"]]


def test_one_entry_is_looked_at_without_being_marked_read(notifications: ServiceUnderTest, person: UUID) -> None:
    tell(notifications, requests.REQUEST_RETURN_CONFIRMED)
    entry = inbox(notifications, person)[0]
    assert notifications.call(GET_ENTRY, actor(person=person), entry["id"]) == entry
    assert unread(notifications, person) == 1
    for somebody, missing in ((actor(), entry["id"]), (actor(person=person), uuid4())):
        with pytest.raises(Failure) as refused:
            notifications.call(GET_ENTRY, somebody, missing)
        assert refused.value.problem.code == "not-found"


def test_entries_that_came_later_stay_unread(notifications: ServiceUnderTest, person: UUID) -> None:
    for _ in range(4):
        tell(notifications, requests.REQUEST_RETURN_CONFIRMED)
    seen = inbox(notifications, person)[1]
    assert read_all(notifications, person, seen["id"]) == 1
    assert unread(notifications, person) == 1
    assert read_all(notifications, person) == 0
    assert unread(notifications, person) == 0


def test_the_inbox_of_somebody_else_does_not_exist(notifications: ServiceUnderTest, person: UUID) -> None:
    tell(notifications, requests.REQUEST_RETURN_CONFIRMED)
    (entry,) = inbox(notifications, person)
    stranger = mirror_person(notifications)
    assert inbox(notifications, stranger) == []
    with pytest.raises(Failure, match="not-found"):
        read(notifications, stranger, entry["id"])
    with pytest.raises(Failure, match="not-found"):
        read_all(notifications, stranger, entry["id"])
    assert read_all(notifications, stranger) == 0
    assert unread(notifications, person) == 1
    with pytest.raises(Failure, match="not-found"):
        read(notifications, person, uuid4())


def test_who_is_not_signed_in_has_no_inbox(notifications: ServiceUnderTest) -> None:
    calls: list[tuple[Operation, list[UUID], dict[str, Any]]] = [
        (LIST_INBOX, [], {"query": {}}),
        (GET_UNREAD_COUNT, [], {}),
        (READ_ENTRY, [uuid4()], {}),
        (READ_INBOX, [], {"body": {}}),
    ]
    for operation, path, content in calls:
        with pytest.raises(Failure, match="unauthenticated"):
            notifications.call(operation, ANONYMOUS, *path, **content)


def test_the_inbox_is_read_in_pages_and_by_kind(notifications: ServiceUnderTest, person: UUID) -> None:
    for event in (requests.REQUEST_RETURN_CONFIRMED, requests.REQUEST_REOPENED, requests.REQUEST_DEADLINE_MOVED):
        tell(notifications, event)
    caller = actor(person=person)
    first = notifications.call(LIST_INBOX, caller, query={"limit": 2})
    second = notifications.call(LIST_INBOX, caller, query={"limit": 2, "after": first["next"]})
    kinds = [item["kind"] for item in first["items"] + second["items"]]
    assert kinds == ["request.deadline-moved", "request.reopened", "request.return-confirmed"]
    assert second["next"] is None
    assert len(inbox(notifications, person, kind="request")) == 3
    assert [item["kind"] for item in inbox(notifications, person, kind="request.reopened")] == ["request.reopened"]
    assert inbox(notifications, person, kind="course") == []
    for wrong in ({"kind": "%"}, {"limit": 101}, {"after": "nonsense"}, {"colour": "red"}):
        with pytest.raises(Failure, match="invalid"):
            notifications.call(LIST_INBOX, caller, query=wrong)


def test_the_count_is_right_when_entries_come_while_others_are_read(
    notifications: ServiceUnderTest, person: UUID
) -> None:
    colleague = mirror_person(notifications, "department_handler", DEPARTMENT)
    for _ in range(4):
        tell(notifications, requests.REQUEST_RETURN_CONFIRMED)
    old = [entry["id"] for entry in inbox(notifications, person)]
    with ThreadPoolExecutor(8) as pool:
        jobs: list[Future[Any]] = [pool.submit(tell, notifications, requests.REQUEST_REOPENED) for _ in range(12)]
        jobs += [pool.submit(read, notifications, person, entry) for entry in old for _ in range(2)]
        jobs += [pool.submit(read_all, notifications, person, old[0]) for _ in range(3)]
        for job in jobs:
            job.result()
    assert unread(notifications, person) == 12
    assert unread(notifications, colleague) == 16
    assert len(inbox(notifications, person, limit=100)) == 16


def age(notifications: ServiceUnderTest, entry: dict[str, Any], by: timedelta) -> None:
    """Make an entry older: its id tells when it was made."""
    milliseconds = int((wall() - by).timestamp() * 1000)
    with notifications.database.transaction() as session:
        older = UUID(int=milliseconds << 80 | UUID(entry["id"]).int % (1 << 80))
        session.execute(update(Entry).where(Entry.id == UUID(entry["id"])).values(id=older))


def test_entries_of_long_ago_are_forgotten_and_no_longer_counted(notifications: ServiceUnderTest, person: UUID) -> None:
    colleague = mirror_person(notifications, "department_handler", DEPARTMENT)
    for _ in range(4):
        tell(notifications, requests.REQUEST_RETURN_CONFIRMED)
    newest, young, old, oldest = inbox(notifications, person)
    read(notifications, person, oldest["id"])
    for entry in (old, oldest):
        age(notifications, entry, ENTRIES_KEPT + timedelta(minutes=1))
    age(notifications, young, ENTRIES_KEPT - timedelta(minutes=1))
    assert notifications.tick("forget_entries") == 2
    assert len(inbox(notifications, person)) == 2
    assert unread(notifications, person) == 2
    assert unread(notifications, colleague) == 4
    assert read_all(notifications, person, newest["id"]) == 0
