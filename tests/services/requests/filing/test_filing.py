"""Files on requests: who adds, sees and removes which, and what is told of it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.filing.attaching import REMOVABLE, UNFINISHED, remove_all
from chassis.filing.collecting import AGAIN, collect_files
from chassis.running.work import Work
from contracts.files import key_of
from contracts.operation import Operation
from contracts.requests import lifecycle
from contracts.requests.files import REQUEST_FILES
from contracts.requests.reading import LIST_REQUEST_HISTORY
from contracts.roles import Role
from services.requests.lifecycle.models import Request
from tests.harness import ServiceUnderTest, actor
from tests.services import filing
from tests.services.requests.district import POOR, District


def attach(district: District, caller: Actor, request: dict[str, Any], kind: str = "matter", **other: Any) -> Any:
    return filing.attached(
        district.service, REQUEST_FILES, caller, {"request_id": request["id"], "kind": kind}, **other
    )


def names(district: District, caller: Actor, request: dict[str, Any]) -> list[str]:
    return [each["name"] for each in district.call(REQUEST_FILES.list, caller, request["id"])["items"]]


def refused(code: str, district: District, operation: Operation, caller: Actor, *path: Any, **content: Any) -> None:
    with pytest.raises(Failure) as caught:
        district.call(operation, caller, *path, **content)
    assert caught.value.problem.code == code


def opening(file: dict[str, Any], request: dict[str, Any]) -> dict[str, Any]:
    return {"query": {"request_id": request["id"], "file_id": file["id"]}}


def test_what_was_begun_is_nowhere_until_it_is_attached(district: District) -> None:
    request = district.submit()
    body = filing.begun(
        district.service, REQUEST_FILES, district.contact, {"request_id": request["id"], "kind": "matter"}
    )
    assert names(district, district.contact, request) == []
    file = {"id": body["file_id"]}
    refused("not-found", district, REQUEST_FILES.open, district.contact, **opening(file, request))
    # Nobody else attaches what somebody has begun, nor to something else, nor as something else.
    colleague = actor((Role.ENTERPRISE_CONTACT, district.enterprise))
    refused("not-found", district, REQUEST_FILES.attach, colleague, body=body)
    other = district.submit()
    refused("not-found", district, REQUEST_FILES.attach, district.contact, body={**body, "request_id": other["id"]})
    district.call(REQUEST_FILES.attach, district.contact, body=body)
    refused("not-found", district, REQUEST_FILES.attach, district.contact, body=body)
    assert names(district, district.chief, request) == ["情况说明.pdf"]
    assert district.call(REQUEST_FILES.open, district.chief, **opening(file, request))["sha256"] == "ab" * 32


def test_each_side_adds_its_own_while_it_has_the_word(district: District) -> None:
    request = district.handling()
    ids = {"request_id": request["id"]}
    begin = REQUEST_FILES.begin
    refused("file-cannot-be-added", district, begin, district.contact, body={**ids, "kind": "answer"})
    refused("file-cannot-be-added", district, begin, district.handler, body={**ids, "kind": "matter"})
    refused("not-found", district, begin, district.neighbour_contact, body={**ids, "kind": "matter"})
    refused("not-found", district, begin, district.other_handler, body={**ids, "kind": "answer"})
    answered = district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="已安排")
    refused("file-cannot-be-added", district, begin, district.handler, body={**ids, "kind": "answer"})
    attach(district, district.contact, answered)
    district.move(lifecycle.EVALUATE_REQUEST, district.contact, answered, **{**POOR, "overall": 5, "result": 5})
    refused("file-cannot-be-added", district, begin, district.contact, body={**ids, "kind": "matter"})


def test_the_enterprise_sees_the_files_of_an_answer_with_it_and_not_those_of_the_next_before(
    district: District,
) -> None:
    request = district.handling()
    first = attach(district, district.handler, request, "answer", name="一.pdf")
    assert names(district, district.contact, request) == []
    refused("not-found", district, REQUEST_FILES.open, district.contact, **opening(first, request))
    request = district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="一")
    assert names(district, district.contact, request) == ["一.pdf"]
    request = district.move(lifecycle.EVALUATE_REQUEST, district.contact, request, **POOR)
    request = district.move(lifecycle.REVIEW_REQUEST, district.supervisor, request, decision="reopen", reason="重办")
    request = district.move(lifecycle.ACCEPT_REQUEST, district.handler, request)
    attach(district, district.handler, request, "answer", name="二.pdf")
    assert names(district, district.contact, request) == ["一.pdf"]
    assert names(district, district.handler, request) == ["一.pdf", "二.pdf"]
    district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer="二")
    assert names(district, district.contact, request) == ["一.pdf", "二.pdf"]


def test_history_and_events_tell_of_it_and_names_of_answers_stay_with_offices(district: District) -> None:
    request = district.handling()
    file = attach(district, district.handler, request, "answer", name="内部名.pdf")
    district.call(REQUEST_FILES.remove, district.handler, request["id"], file["id"])

    def steps(caller: Actor) -> list[tuple[str, Any]]:
        entries = district.call(LIST_REQUEST_HISTORY, caller, request["id"], query={})["items"]
        return [(each["action"], each["details"].get("name")) for each in entries][-2:]

    assert steps(district.chief) == [("file", "内部名.pdf"), ("file_removal", "内部名.pdf")]
    assert steps(district.contact) == [("file", None), ("file_removal", None)]
    told = district.service.emitted("request-file.attached.v1", "request-file.removed.v1")
    assert [each["type"] for each in told] == ["request-file.attached.v1", "request-file.removed.v1"]
    assert {(each["subject"], each["data"]["id"]) for each in told} == {(file["id"], request["id"])}
    # By these, those who have the request open are told that it has changed.
    assert {each["data"]["department_id"] for each in told} == {str(district.labour)}


def test_who_removes(district: District) -> None:
    request = district.submit()
    own, old, bad = (attach(district, district.contact, request, name=f"{name}.pdf") for name in ("own", "old", "bad"))
    remove = REQUEST_FILES.remove
    colleague = actor((Role.ENTERPRISE_CONTACT, district.enterprise))
    refused("file-cannot-be-removed", district, remove, colleague, request["id"], own["id"])
    refused("not-found", district, remove, district.neighbour_contact, request["id"], own["id"])
    district.call(remove, district.contact, request["id"], own["id"])
    refused("not-found", district, remove, district.contact, request["id"], own["id"])
    district.service.move_clock(district.service.now() + REMOVABLE)
    refused("file-cannot-be-removed", district, remove, district.contact, request["id"], old["id"])
    shown = district.call(REQUEST_FILES.list, district.contact, request["id"])["items"]
    assert [each["removable"] for each in shown] == [False, False]
    district.call(remove, district.supervisor, request["id"], bad["id"])
    assert names(district, district.contact, request) == ["old.pdf"]


def test_there_is_a_bound(district: District) -> None:
    request = district.submit()
    for number in range(REQUEST_FILES.most):
        attach(district, district.contact, request, name=f"{number}.pdf")
    ids = {"request_id": request["id"], "kind": "matter"}
    refused("too-many-files", district, REQUEST_FILES.begin, district.contact, body=ids)


def test_names_have_one_stored_form(district: District) -> None:
    request = district.submit()
    for given, stored in (
        ("..\\..\\etc/passwd.pdf", "passwd.pdf"),
        ("e\u0301tat.pdf", "état.pdf"),
        ("photo\u202egpj.exe.pdf", "photogpj.exe.pdf"),
        ('a<b>:"c"|d?.pdf. ', "a_b___c__d_.pdf"),
    ):
        assert attach(district, district.contact, request, name=given)["name"] == stored
    begun = filing.begun(
        district.service, REQUEST_FILES, district.contact, {"request_id": request["id"], "kind": "matter"}
    )
    for wrong in ("a\nb.pdf", "a\x00.pdf", "/", "..", "x" * 201):
        refused("invalid", district, REQUEST_FILES.attach, district.contact, body={**begun, "name": wrong})


class Shelf:
    """The store of a service, with content in it."""

    def __init__(self, district: District, folder: Path) -> None:
        self.district, self.folder = district, folder
        self.service: ServiceUnderTest = district.service
        self.request = district.submit()

    def put(self, file_id: str, *, unfinished: bool = False) -> Path:
        path = self.folder / key_of("requests", file_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.with_name(f"{path.name}#1") if unfinished else path).write_bytes(b"content")
        return path

    def left(self) -> list[str]:
        return sorted(path.name for path in self.folder.rglob("*") if path.is_file())

    def pass_time(self, moved: timedelta) -> None:
        """What is due then is due now: it goes by the time on the wall."""
        with self.service.database.transaction() as session:
            session.execute(text("UPDATE files SET due_at = due_at - :moved"), {"moved": moved})

    def states(self) -> list[str]:
        with self.service.database.transaction() as session:
            return list(session.scalars(text("SELECT state FROM files ORDER BY id")))


@pytest.fixture
def shelf(district: District, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:

    settings = replace(district.service.settings, files_url=f"file://{tmp_path}")
    monkeypatch.setattr(district.service.runtime, "settings", settings)
    return Shelf(district, tmp_path)


def test_what_was_not_finished_is_collected_and_cannot_be_attached_any_more(shelf: Shelf) -> None:
    district, contact = shelf.district, shelf.district.contact
    ids = {"request_id": shelf.request["id"], "kind": "matter"}
    whole, half = (filing.begun(district.service, REQUEST_FILES, contact, ids) for _ in range(2))
    kept = attach(district, contact, shelf.request)
    shelf.put(whole["file_id"])
    shelf.put(half["file_id"], unfinished=True)
    shelf.put(kept["id"])
    assert collect_files(shelf.service.runtime) == 0, "an upload takes its time"
    shelf.pass_time(UNFINISHED)
    assert collect_files(shelf.service.runtime) == 2
    assert shelf.left() == [kept["id"]]
    refused("not-found", district, REQUEST_FILES.attach, contact, body=whole)
    # A process that was suspended while it wrote writes on.
    shelf.put(whole["file_id"])
    assert collect_files(shelf.service.runtime) == 0
    shelf.pass_time(AGAIN)
    assert collect_files(shelf.service.runtime) == 2
    assert (shelf.left(), shelf.states()) == ([kept["id"]], ["attached"])


def test_removed_content_goes_at_once_also_with_its_thing(shelf: Shelf) -> None:
    district, contact = shelf.district, shelf.district.contact
    files = [attach(district, contact, shelf.request, name=f"{number}.pdf") for number in range(3)]
    for file in files:
        shelf.put(file["id"])
    district.call(REQUEST_FILES.remove, contact, shelf.request["id"], files[0]["id"])
    collect_files(shelf.service.runtime)
    assert shelf.left() == sorted(file["id"] for file in files[1:])

    def retire(work: Work) -> int:
        ids = {"request_id": UUID(shelf.request["id"])}
        remove_all(work, REQUEST_FILES, ids, work.session.get(Request, ids["request_id"]))
        return 1

    shelf.service.runtime.tick(retire)
    collect_files(shelf.service.runtime)
    assert shelf.left() == []
    assert len(shelf.service.emitted("request-file.removed.v1")) == 3


def test_a_store_that_is_away_loses_nothing(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    district, contact = shelf.district, shelf.district.contact
    file = attach(district, contact, shelf.request)
    shelf.put(file["id"])
    district.call(REQUEST_FILES.remove, contact, shelf.request["id"], file["id"])
    with monkeypatch.context() as away:
        # A file where the folder is to be.
        (shelf.folder / "none").write_bytes(b"")

        settings = replace(shelf.service.runtime.settings, files_url=f"file://{shelf.folder}/none/files")
        away.setattr(shelf.service.runtime, "settings", settings)
        assert collect_files(shelf.service.runtime) == 0
    assert file["id"] in shelf.left()
    shelf.pass_time(timedelta(hours=1))
    assert collect_files(shelf.service.runtime) == 1
    assert file["id"] not in shelf.left()
