"""The employer must not learn that an employee has asked something, whichever way its contacts ask or listen.

What they can ask follows from the declarations: every read of the service with every filter, before and after a staff
request has gone through its whole life; and everything that takes an identifier, with those of the staff request.
"""

import asyncio
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from chassis.calling.actor import Actor
from chassis.calling.errors import Failure
from chassis.storing.database import new_id
from contracts.catalogue import CHANGES, FIGURES, operations_of
from contracts.figures import COMPUTE_FIGURES, NARROWING, FigureDimension
from contracts.notifications.subscriptions import TELL
from contracts.operation import IfMatch, Operation
from contracts.requests import lifecycle, staff
from contracts.requests.comments import CREATE_REQUEST_COMMENT
from contracts.requests.files import REQUEST_FILES
from contracts.requests.reading import LIST_REQUESTS
from contracts.requests.similarity import FIND_SIMILAR_REQUESTS
from contracts.roles import Role
from contracts.search import SEARCH_SERVICE
from gateway.changes import Changes
from gateway.live_client import Client
from gateway.tokens import Ticket
from services.notifications.models import Delivery
from tests.harness import ServiceUnderTest, actor
from tests.services import filing
from tests.services.asking import queries
from tests.services.notifications.district import inbox, mirror_person
from tests.services.requests.district import GOOD, District

# Words that stand in the staff request alone.
SECRET = "欠薪仲裁"


@pytest.fixture
def district(requests: ServiceUnderTest) -> District:
    return District(requests)


def staff_life(district: District) -> tuple[dict[str, Any], dict[str, str]]:
    """A staff request of an employee of the contact's enterprise that has gone through its life, and all its ids."""
    item = district.add_staff_item("ZG-01", "劳动争议")
    request = district.submit_staff(item_id=item, title=f"{SECRET}咨询", description=f"单位{SECRET},如何申请。")
    ids = {"request_id": request["id"]}
    for operation, caller, body in (
        (lifecycle.DISPATCH_REQUEST, district.clerk, {"note": SECRET}),
        (lifecycle.ACCEPT_REQUEST, district.handler, {}),
    ):
        district.move(operation, caller, request, **body)
    for visibility in ("public", "internal"):
        body = {"content": f"{SECRET}材料", "visibility": visibility}
        made = district.call(CREATE_REQUEST_COMMENT, district.handler, request["id"], body=body)
        ids["request_comment_id"] = made["id"]
    of = {"request_id": request["id"], "kind": "matter"}
    file = filing.attached(district.service, REQUEST_FILES, district.clerk, of)
    ids["request_file_id"] = file["id"]
    district.move(lifecycle.ANSWER_REQUEST, district.handler, request, answer=f"{SECRET}已受理")
    district.move(lifecycle.EVALUATE_REQUEST, district.clerk, request, **GOOD)
    district.service.tick("tally_ended")
    district.service.tick("keep_found")
    return request, ids


def reads(caller: Actor) -> list[Operation]:
    """Every read of the service that a contact may ask for, those of things by their identifier aside."""
    found = [each for each in operations_of("requests") if each.method == "GET" and each is not COMPUTE_FIGURES]
    return [each for each in found if not each.arguments and each.admits(caller.roles, caller.signed_in)]


def asked(district: District, caller: Actor) -> Iterator[tuple[str, Any]]:
    """What a contact is answered, whatever is asked."""
    for operation in reads(caller):
        for query in queries(operation, pairs=False, every=False):
            if len(query) > 1 and query.get("sort", "-submitted_at") != "-submitted_at":
                continue
            wanted = {"enterprise_id": str(district.enterprise), "q": SECRET, "employer_id": str(district.enterprise)}
            query = {name: wanted.get(name, value) for name, value in query.items()}
            more = {"count": True} if operation.query and "count" in operation.query().fields else {}
            yield f"{operation.name} {query}", answer(district, operation, caller, query={**query, **more})
    yield "search", answer(district, SEARCH_SERVICE, caller, query={"q": SECRET})
    words = {"title": f"{SECRET}咨询", "description": f"单位{SECRET}", "item_id": None}
    yield "similar", answer(district, FIND_SIMILAR_REQUESTS, caller, body=words)
    alike: dict[tuple[FigureDimension, ...], list[str]] = {}
    for figure in FIGURES.values():
        if figure.service == "requests" and figure.admits(caller.roles):
            alike.setdefault(figure.dimensions, []).append(figure.name)
    for dimensions, names in alike.items():
        for by in (None, *dimensions):
            query = {"names": names, **({"group_by": str(by)} if by else {})}
            if by is not None and by in NARROWING and by.named_only:
                query[by.parameter] = [str(district.enterprise)]
            yield f"{names} by {by}", answer(district, COMPUTE_FIGURES, caller, query=query)
    for name in sorted(name for name in FIGURES if name.startswith("staff_requests.")):
        yield name, answer(district, COMPUTE_FIGURES, caller, query={"names": [name]})


def answer(district: District, operation: Operation, caller: Actor, *path: str, **content: Any) -> Any:
    """What is answered or refused, apart from the moment at which it was."""
    try:
        found = district.call(operation, caller, *path, **content)
    except Failure as failure:
        return failure.problem.code, failure.params, failure.errors
    return json.loads(json.dumps(found, ensure_ascii=False), object_hook=_timeless)


def _timeless(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name not in ("as_of", "now")}


def test_nothing_that_the_employers_contact_can_ask_changes_by_it(district: District) -> None:
    district.closed()
    district.submit()
    district.service.tick("tally_ended")
    district.service.tick("keep_found")
    before = dict(asked(district, district.contact))
    request, _ = staff_life(district)
    after = dict(asked(district, district.contact))
    catalog = [name for name in before if name.startswith("get_catalog")]
    for name in before.keys() - set(catalog):
        assert after[name] == before[name], name
    assert len(before) > 50
    told = json.dumps({name: found for name, found in after.items() if name not in catalog}, ensure_ascii=False)
    assert request["id"] not in told
    assert request["number"] not in told
    # What is asked is no idle question: the clerk finds it.
    for operation in (LIST_REQUESTS, SEARCH_SERVICE):
        found = answer(district, operation, district.clerk, query={"q": SECRET})
        assert request["id"] in json.dumps(found), operation.name


def test_by_its_identifiers_it_is_as_if_there_were_none(district: District) -> None:
    _, ids = staff_life(district)
    writes = {lifecycle.EVALUATE_REQUEST: GOOD, lifecycle.WITHDRAW_REQUEST: {"reason": "误报"}}
    writes[CREATE_REQUEST_COMMENT] = {"content": "有何进展", "visibility": "public"}
    tried = 0
    for operation in operations_of("requests"):
        if not operation.arguments or not set(operation.arguments) <= ids.keys():
            continue
        if not operation.admits(district.contact.roles, district.contact.signed_in):
            continue
        body = writes.get(operation, dict(operation.example or {}))
        content: dict[str, Any] = {"body": body} if operation.body else {"query": {}} if operation.query else {}
        if operation.if_match is IfMatch.REQUIRED:
            content["if_match"] = 1
        nothing = dict.fromkeys(ids, str(new_id()))
        there, none = (
            json.dumps(answer(district, operation, district.contact, *given, **content), default=str)
            for given in ([of[name] for name in operation.arguments] for of in (ids, nothing))
        )
        for known, unknown in zip(ids.values(), nothing.values(), strict=True):
            there, none = there.replace(known, "-"), none.replace(unknown, "-")
        assert there == none, operation.name
        assert "not-found" in there, operation.name
        tried += 1
    assert tried >= 10


def test_nothing_of_it_is_told_to_who_listens_at_the_employer(district: District) -> None:
    heard = len(district.service.emitted())
    staff_life(district)
    events = [each for each in district.service.emitted()[heard:] if each["type"] in {e.type for e in CHANGES.events}]
    told = {name: listening(getattr(district, name), events) for name in ("contact", "clerk")}
    assert told["contact"] == 0
    assert told["clerk"] > 0


def listening(caller: Actor, events: list[dict[str, Any]]) -> int:
    """How much somebody is told who listens to everything, changes of the worklist among it."""

    async def scenario() -> int:
        client, watching = Client(Ticket(caller, time.time(), time.time() + 300), None), Changes()
        watching.add(client)
        for each in events:
            watching.hear(each)
        watching._tell()
        return client._frames.qsize()

    return asyncio.run(scenario())


@pytest.fixture
def notified(district: District, notifications: ServiceUnderTest) -> list[Any]:
    """The contact's inbox, and whatever was to be mailed, once everything of a staff request has been told."""
    role = Role.ENTERPRISE_CONTACT.value
    person = mirror_person(notifications, role, district.enterprise, district.chain, email="contact@example.cn")
    heard = len(district.service.emitted())
    staff_life(district)
    for envelope in district.service.emitted()[heard:]:
        if any(envelope["type"] == event.type for event in TELL.events):
            notifications.deliver(TELL, envelope)
    with notifications.database.transaction() as session:
        mails = session.query(Delivery).count()
    return [*inbox(notifications, person), *([mails] if mails else [])]


def test_the_employers_contact_is_notified_of_nothing(notified: list[Any]) -> None:
    assert notified == []


def test_events_name_the_employer_only_once_it_is_opened(district: District) -> None:
    heard = len(district.service.emitted())
    request, _ = staff_life(district)
    before = json.dumps(district.service.emitted()[heard:], ensure_ascii=False)
    assert str(district.enterprise) not in before
    assert "林晓梅" not in before
    assert "13900007788" not in before
    body = {"opened": True, "reason": "本人同意"}
    district.call(staff.OPEN_STAFF_REQUEST, district.clerk, request["id"], body=body)
    assert str(district.enterprise) in json.dumps(district.service.emitted()[-1])
    later = actor((Role.ENTERPRISE_CONTACT, district.enterprise))
    assert answer(district, lifecycle.WITHDRAW_REQUEST, later, request["id"], body={"reason": "误报"})[0] == "forbidden"
