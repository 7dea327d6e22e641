"""Every write with an Idempotency-Key: whatever happens to call and answer, the effect is there once."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from chassis.calling.errors import Failure
from chassis.storing.database import OutcomeUnknown, Transaction
from contracts.operation import ANYONE, Operation
from contracts.problem import KEY_IN_USE, KEY_REUSED, TIMED_OUT, Problem
from tests.harness import ServiceUnderTest
from tests.services.writes import Write, declared, write_of, writes


@pytest.fixture(params=declared(), ids=lambda served: f"{served[0]}.{served[1].name}")
def served(request: pytest.FixtureRequest) -> tuple[str, Operation]:
    """Every write that is declared, at each service that answers it."""
    found: tuple[str, Operation] = request.param
    return found


@pytest.fixture
def operation(served: tuple[str, Operation]) -> Operation:
    """The write."""
    return served[1]


@pytest.fixture
def service(served: tuple[str, Operation], services: Callable[[str], ServiceUnderTest]) -> ServiceUnderTest:
    """Its service, empty."""
    found = services(served[0])
    found.empty()
    return found


@pytest.fixture
def write(operation: Operation, service: ServiceUnderTest) -> Write:
    """A call of it that will succeed."""
    return write_of(operation)(service)


def refused(problem: Problem, service: ServiceUnderTest, operation: Operation, write: Write) -> None:
    """Make the call, which is refused."""
    with pytest.raises(Failure) as failure:
        write.send(service, operation)
    assert failure.value.problem is problem


@contextmanager
def answers_lost(service: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is committed is committed, but nobody is told."""
    begin = service.database.begin

    @contextmanager
    def forgetting(**options: bool) -> Iterator[Transaction]:
        with begin(**options) as transaction:
            yield transaction
        raise OutcomeUnknown("the connection went away during the commit")

    with monkeypatch.context() as patched:
        patched.setattr(service.database, "begin", forgetting)
        yield


def test_of_two_calls_at_once_one_is_done_and_the_other_is_told_so(
    operation: Operation, service: ServiceUnderTest, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, before = service.handlers.operations, Counter(service.contents())
    _, function = known[operation.name]

    def slow(*arguments: Any) -> Any:
        result = function(*arguments)
        # The transaction of this call is open, and holds every lock that it has taken.
        with monkeypatch.context() as patched:
            patched.setitem(known, operation.name, (operation, function))
            refused(KEY_IN_USE, service, operation, write)
        return result

    with monkeypatch.context() as patched:
        patched.setitem(known, operation.name, (operation, slow))
        answer = write.send(service, operation)
    after = service.contents()
    added = Counter(table for table, _ in Counter(after) - before)
    # Of a bulk each item is a call of its own, and it has a key itself.
    items = len((write.body or {})["items"]) if operation.bulk else 0
    assert (added['"audit"'], added['"idempotency_keys"']) == (items or 1, items + 1)
    assert write.send(service, operation) == answer
    assert service.contents() == after


def test_after_a_lost_answer_the_same_call_gives_it_and_another_call_is_refused(
    operation: Operation, service: ServiceUnderTest, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    if operation.bulk:
        pytest.skip("each of its items is a call of its own: see tests/services/requests/bulk")
    before = service.contents()
    with answers_lost(service, monkeypatch):
        refused(TIMED_OUT, service, operation, write)
    after = service.contents()
    assert after != before
    answer = write.send(service, operation)
    assert write.send(service, operation) == answer
    assert service.contents() == after
    another = write.another()
    if another is None:
        assert (operation.body, operation.arguments) == (None, ()), "other content is possible"
    elif operation.access == ANYONE:
        # Nobody knows who calls: with other credentials it is somebody else, who gets an answer of his own.
        other = another.send(service, operation)
        assert other != answer or operation.result is None
        assert service.contents() != after
    else:
        refused(KEY_REUSED, service, operation, another)
        assert service.contents() == after


def test_a_write_that_nobody_brings_is_named_with_its_place() -> None:
    new = replace(declared()[0][1], name="paint_it", service="talent", path="/v1/paint")
    with pytest.raises(
        AssertionError, match=r"talent\.paint_it has no entry: add it to WRITES in tests/services/talent/"
    ):
        write_of(new)


def test_every_entry_is_of_a_write_that_is_declared() -> None:
    assert set(writes()) <= {operation for _, operation in declared()}
