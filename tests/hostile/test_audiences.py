"""Words that offices tell each other must not reach the enterprise, whichever way it asks.

What is asked for follows from the declarations: every text of a request's results and events, for every role.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from marshmallow import Schema, fields
from sqlalchemy import select

from chassis.calling.actor import Actor
from contracts.audiences import EVERYBODY, INTERNAL, audience_of
from contracts.catalogue import EVENTS, OPERATIONS, operations_of
from contracts.commenting import Commented
from contracts.common import vocabulary_of
from contracts.notifications.rules import AUDIENCE
from contracts.notifications.subscriptions import MIRROR, TELL
from contracts.operation import Event, Operation
from contracts.registry.events import ORGANIZATION_CHANGED
from contracts.requests import joint, lifecycle, reading
from contracts.requests.comments import REQUEST_COMMENT, REQUEST_COMMENT_FILES
from contracts.requests.events import (
    REQUEST_DISPATCHED,
    REQUEST_REDISPATCHED,
    REQUEST_REOPENED,
    REQUEST_UPHELD,
)
from contracts.requests.followups import MISS_FOLLOW_UP
from contracts.requests.jobs import JOBS
from contracts.requests.marking import MARK
from contracts.requests.offers import WITHDRAW_OFFER
from contracts.requests.reading import REQUEST
from contracts.requests.room_comments import ROOM_COMMENTS
from contracts.roles import Role
from contracts.variants import VariantField
from services.notifications import words
from services.notifications.models import Delivery, Post
from services.notifications.telling import AUDIENCES, can_be_found
from services.notifications.telling.declaring import COMMON_ROLES, POSTS
from tests.harness import ServiceUnderTest
from tests.services import filing
from tests.services.notifications.district import (
    CHAIN,
    DEPARTMENT,
    ENTERPRISE,
    PARK,
    inbox,
    mirror_person,
    put,
    request_data,
    rule,
)
from tests.services.registry.events import organization_data
from tests.services.registry.events import place as registry_place
from tests.services.requests.activities.holding import announced, registered
from tests.services.requests.claims.claiming import claimed, offered
from tests.services.requests.comments.talk import comment
from tests.services.requests.decision_lists.listing import added
from tests.services.requests.district import POOR, District
from tests.services.requests.followups.calling import clerk_of, drawn, record
from tests.services.requests.joint.parts import act
from tests.services.requests.meetings.holding import discussed, held, resolved
from tests.services.requests.on_site.days import planned
from tests.services.requests.room_comments.talk import said as said_there
from tests.services.requests.room_comments.talk import writer
from tests.services.requests.rotations.turns import set_up
from tests.services.requests.visits.visiting import recorded

ABOUT = (REQUEST, REQUEST_COMMENT)
READS = (reading.GET_REQUEST, reading.LIST_REQUEST_HISTORY, reading.GET_REQUEST_DEADLINE)
# What only offices may read is marked so; no other text has these characters.
INNER = "仅供内部"
ROLE_OF = {audience: {**COMMON_ROLES, **AUDIENCES}[audience] for audience in AUDIENCE.codes}
Texts = Iterator[tuple[str, "fields.Field[Any]"]]


def texts_of(schema: type[Schema], path: str) -> Texts:
    """Every text of a schema with its path; codes, constants and dates are no texts."""
    for name, field in schema().fields.items():
        yield from _texts(field, f"{path}.{name}")


def _texts(field: fields.Field[Any], path: str) -> Texts:
    if isinstance(field, fields.List):
        yield from _texts(field.inner, f"{path}[]")
    elif isinstance(field, fields.Nested):
        yield from texts_of(type(field.schema), path)
    elif isinstance(field, VariantField):
        for kind, schema in field.variants.kinds.items():
            yield from texts_of(schema, f"{path}<{kind}>")
        if field.variants.other is not None:
            yield from texts_of(field.variants.other, f"{path}<?>")
    elif (
        isinstance(field, fields.String | fields.Raw)
        and not isinstance(field, fields.UUID)
        and vocabulary_of(field) is None
        and not {"const", "format"} & field.metadata.keys()
    ):
        yield path, field


def declared_texts() -> dict[str, fields.Field[Any]]:
    """Every text of the results and events of requests and their comments, by operation or event and path."""
    results = [(each.name, each.result) for each in OPERATIONS if each.resource in ABOUT and each.result]
    events = [(each.type, each.data) for each in EVENTS if each.resource in ABOUT]
    return {path: field for name, schema in results + events for path, field in texts_of(schema, name)}


# The pages' cursors are no texts, and `details` of an entry that a later release wrote is whatever it is.
_NO_TEXTS = (".next",)
TEXTS = {path: field for path, field in declared_texts().items() if not path.endswith(_NO_TEXTS)}


def test_every_text_of_a_request_says_who_may_read_it() -> None:
    # With an audience of contracts/audiences.py in the metadata of the field.
    assert [path for path, field in TEXTS.items() if audience_of(field) is None] == []


def test_there_are_texts_for_everybody_and_texts_for_offices() -> None:
    assert {audience_of(field) for field in TEXTS.values()} == {EVERYBODY, INTERNAL}


def filled_in(district: District, *, marked: bool = False) -> list[dict[str, Any]]:
    """Requests in whose lives every text was written; what offices write to each other begins with ``INNER``.

    With ``marked`` the offices let the enterprise read each of these.
    """
    mark = {MARK: True} if marked else {}

    def inner(what: str) -> str:
        return f"{INNER}:{what}"

    def again() -> dict[str, Any]:
        found = district.submit()
        return district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, found, note=inner("派单说明"), **mark)

    returned = again()
    district.move(lifecycle.RETURN_REQUEST, district.handler, returned, reason=inner("退单理由"), **mark)
    district.move(lifecycle.CONFIRM_DISPATCH, district.dispatcher, returned, reason=inner("维持意见"), **mark)
    district.move(lifecycle.ACCEPT_REQUEST, district.handler, returned)
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, returned, days=2, reason=inner("延期理由"), **mark)
    district.move(
        lifecycle.DECIDE_EXTENSION, district.dispatcher, returned, granted=True, reason=inner("审批意见"), **mark
    )
    district.move(lifecycle.REQUEST_EXTENSION, district.handler, returned, days=1, reason=inner("再次延期"), **mark)
    found = [returned]
    for review in ({"decision": "uphold"}, {"decision": "reopen"}):
        judged = again()
        district.move(lifecycle.ACCEPT_REQUEST, district.handler, judged)
        district.move(lifecycle.ANSWER_REQUEST, district.handler, judged, answer="已安排专场招聘")
        district.move(lifecycle.EVALUATE_REQUEST, district.contact, judged, **POOR)
        district.move(lifecycle.REVIEW_REQUEST, district.supervisor, judged, reason=inner("复核意见"), **mark, **review)
        found.append(judged)
    praised = district.closed()
    given_back = again()
    district.move(lifecycle.RETURN_REQUEST, district.handler, given_back, reason=inner("退单理由"), **mark)
    elsewhere = {"department_id": str(district.water), "reason": inner("改派说明"), **mark}
    district.move(lifecycle.REDISPATCH_REQUEST, district.dispatcher, given_back, **elsewhere)
    district.move(
        lifecycle.REDISPATCH_REQUEST,
        district.dispatcher,
        given_back,
        **{**elsewhere, "department_id": str(district.labour)},
    )
    district.move(lifecycle.WITHDRAW_REQUEST, district.contact, given_back, reason="企业自行解决")
    return [*found, praised, given_back]


def claimed_and_refused(district: District, request: Mapping[str, Any]) -> dict[str, str]:
    """The ids of an offer of a request and of a claim that was refused, with what offices have said of them."""
    offer = offered(district, request_id=request["id"])
    claim = claimed(district, offer)
    withdrawn = {"reason": f"{INNER}:不再需要"}
    district.call(WITHDRAW_OFFER, district.dispatcher, offer["id"], body=withdrawn)
    return {"offer_id": str(offer["id"]), "claim_id": str(claim["id"])}


def called_back(district: District, request: Mapping[str, Any]) -> str:
    """The id of a follow-up that was made, with what offices have noted of it."""
    one, clerk = drawn(district, request), clerk_of(district)
    district.call(MISS_FOLLOW_UP, clerk, one["id"], body={"note": f"{INNER}:无人接听"})
    return str(record(district, clerk, one)["id"])


@pytest.fixture
def district(requests: ServiceUnderTest) -> District:
    return District(requests)


@pytest.fixture
def filled(requests: ServiceUnderTest) -> tuple[District, list[dict[str, Any]]]:
    """A district and what ``filled_in`` makes in it."""

    def make() -> tuple[District, list[dict[str, Any]]]:
        district = District(requests)
        return district, filled_in(district)

    return requests.begin_with("filled_in", make)


READERS: dict[str, Callable[[District], Actor]] = {
    "enterprise": lambda district: district.contact,
    "dispatcher": lambda district: district.dispatcher,
    "park": lambda district: district.park_dispatcher,
    "department": lambda district: district.handler,
    "supervisor": lambda district: district.supervisor,
    "chief": lambda district: district.chief,
    "operator": lambda district: district.operator,
}


def read(district: District, caller: Actor, request: Mapping[str, Any], operation: Operation) -> dict[str, Any]:
    query = {"limit": 100} if operation.query and "limit" in operation.query().fields else None
    found: dict[str, Any] = district.call(operation, caller, request["id"], query=query)
    return found


def compared(schema: type[Schema], whole: Mapping[str, Any], seen: Mapping[str, Any], path: str) -> Iterator[Any]:
    """Each text that the whole has: its path, its audience, its value, and what was seen of it."""
    for name, field in schema().fields.items():
        key = field.data_key or name
        yield from _compared(field, whole.get(key), seen.get(key), f"{path}.{name}")


def _compared(field: fields.Field[Any], whole: Any, seen: Any, path: str) -> Iterator[Any]:
    if whole is None:
        return
    if isinstance(field, fields.List):
        # The actions differ from caller to caller.
        for one, other in zip(whole, seen, strict=not path.endswith(".actions")):
            yield from _compared(field.inner, one, other, f"{path}[]")
    elif isinstance(field, fields.Nested):
        yield from compared(type(field.schema), whole, seen, path)
    elif isinstance(field, VariantField):
        schema = field.variants.schema_of(whole)
        yield from compared(schema, whole, seen, f"{path}<{whole[field.variants.tag]}>")
    elif audience_of(field) is not None:
        yield path, audience_of(field), whole, seen


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_gets_the_texts_for_the_role_and_no_others(
    filled: tuple[District, list[dict[str, Any]]], reader: str
) -> None:
    district, requests = filled
    (role,) = READERS[reader](district).roles
    withheld, shown = set(), set()
    for request in requests:
        for operation in READS:
            caller = READERS[reader](district)
            whole = read(district, district.supervisor, request, operation)
            seen = read(district, caller, request, operation)
            assert operation.result is not None
            for path, audience, value, got in compared(operation.result, whole, seen, operation.name):
                if ".sentences." in path or path.endswith("ledger[].reason"):
                    # By the kind of the step, not by the field alone.
                    assert (INNER in (got or "")) <= (role in INTERNAL), path
                elif role in audience:
                    assert got == value, path
                    shown.add(path)
                else:
                    assert got is None, path
                    withheld.add(path)
            assert (INNER in json.dumps(seen, ensure_ascii=False)) <= (role in INTERNAL)
    reasons = {path for path in shown | withheld if path.endswith(".reason") and "history" in path}
    assert {path.rpartition("<")[2].partition(">")[0] for path in reasons} == {
        "dispatch",
        "return",
        "confirmation",
        "redispatch",
        "extension",
        "extension_decision",
        "evaluation",
        "review",
        "withdrawal",
    }
    assert bool(withheld) == (role not in INTERNAL)


def test_a_post_elsewhere_opens_no_words_about_the_own_enterprise(
    filled: tuple[District, list[dict[str, Any]]],
) -> None:
    district, requests = filled
    elsewhere = (district.other_dispatcher, district.other_chief, district.other_park_dispatcher, district.registrar)
    posts = [*district.contact.posts, *(post for each in elsewhere for post in each.posts)]
    both = replace(district.contact, posts=tuple(posts))
    for request in requests:
        for operation in READS:
            seen = read(district, both, request, operation)
            assert INNER not in json.dumps(seen, ensure_ascii=False), operation.name


def words_for_offices(found: Any) -> set[str]:
    """The words in what was read that offices wrote."""
    if isinstance(found, dict | list):
        return set().union(*map(words_for_offices, found.values() if isinstance(found, dict) else found))
    return {found} if isinstance(found, str) and INNER in found else set()


def test_what_is_marked_for_the_enterprise_it_reads_everywhere(district: District) -> None:
    requests = filled_in(district, marked=True)
    for operation in READS:
        seen, whole = (
            [words_for_offices(read(district, who, request, operation)) for request in requests]
            for who in (district.contact, district.supervisor)
        )
        assert seen == whole
        assert any(seen), operation.name


# Every read of requests that a contact of an enterprise may make at all.
WALKED = [
    each
    for each in operations_of("requests")
    if not each.writes
    and each.path
    and each.admits(frozenset({Role.ENTERPRISE_CONTACT}), signed_in=True)
    # A job is for whoever has started it, and enterprises start none.
    and each is not JOBS.get
]


def joint_with_words(district: District) -> tuple[list[dict[str, Any]], str]:
    """A request with a part of which offices have written whatever they can, and the part."""
    given = [{"department_id": str(district.water), "note": f"{INNER}:请核实"}]
    request = district.move(lifecycle.DISPATCH_REQUEST, district.dispatcher, district.submit(), co_departments=given)
    (part,) = request["parts"]
    for step, body in (
        (joint.RETURN_PART, {"reason": f"{INNER}:无此职责"}),
        (joint.CONFIRM_PART, {"reason": f"{INNER}:应配合"}),
        (joint.ACCEPT_PART, {}),
        (joint.REQUEST_PART_EXTENSION, {"days": 2, "reason": f"{INNER}:需勘察"}),
        (joint.CONTRIBUTE_PART, {"contribution": f"{INNER}:已核实"}),
    ):
        who = district.dispatcher if step is joint.CONFIRM_PART else district.other_handler
        act(district, step, who, request, part, **body)
    return [request], part["id"]


def met(district: District) -> dict[str, str]:
    """A meeting to which the enterprise is invited, with a resolution about its matter, and the kind of it."""
    meeting = held(district)
    matter = discussed(district, meeting)
    resolution = resolved(district, meeting, matter_id=matter["id"])
    found = {"meeting": meeting, "matter": matter, "resolution": resolution}
    return {f"{name}_id": each["id"] for name, each in found.items()} | {"meeting_kind_id": meeting["kind_id"]}


def talked_of_there(district: District, declared: Commented, values: dict[str, Any]) -> str:
    """Comment on a thing for offices and for everybody; return which of both is for offices, and keep the other."""
    name, made = declared.on.name, {}
    for visibility, content in (("internal", f"{INNER}:研判"), ("public", "已收悉")):
        thing = {"id": values[f"{name}_id"]}
        made[visibility] = said_there(district, declared, thing, content=content, visibility=visibility)["id"]
        ids = {f"{name}_id": thing["id"], f"{name}_comment_id": made[visibility]}
        filing.attached(district.service, declared.files, writer(district, declared), ids, name=f"{content[:4]}.pdf")
    values[f"{name}_comment_id"] = made["public"]
    return str(made["internal"])


@pytest.mark.parametrize("operation", WALKED, ids=lambda operation: operation.name)
def test_the_enterprise_finds_no_words_for_offices_in_any_read(
    filled: tuple[District, list[dict[str, Any]]], operation: Operation
) -> None:
    district, requests = filled
    talked_of = requests[0]
    said = [
        comment(district, district.handler, talked_of, content=f"{INNER}:研判", visibility="internal"),
        comment(district, district.handler, talked_of, content="已收悉"),
    ]
    for made in said:
        ids = {"request_id": talked_of["id"], "request_comment_id": made["id"]}
        name = f"{INNER}.pdf" if made["visibility"] == "internal" else "公开.pdf"
        filing.attached(district.service, REQUEST_COMMENT_FILES, district.handler, ids, name=name)
    values = {"class_id": district.item_class, "item_id": district.item, "request_comment_id": said[1]["id"]}
    values |= {"mandate_id": district.mandate()["id"], "on_site_day_id": planned(district)["id"]}
    if {"offer_id", "claim_id"} & set(operation.arguments):
        values |= claimed_and_refused(district, requests[0])
    if "follow_up_id" in operation.arguments:
        values["follow_up_id"] = called_back(district, requests[1])
    if {"meeting_id", "resolution_id", "matter_id", "meeting_kind_id"} & set(operation.arguments):
        values |= met(district)
    if {"activity_id", "activity_registration_id"} & set(operation.arguments):
        activity = announced(district)
        values |= {"activity_id": activity["id"]}
        values |= {"activity_registration_id": registered(district, activity, district.contact)["id"]}
    if "decision_list_id" in operation.arguments:
        values["decision_list_id"] = added(district)["id"]
    if "rotation_id" in operation.arguments:
        values["rotation_id"] = set_up(district)["id"]
    if "visit_id" in operation.arguments:
        values["visit_id"] = recorded(district, remarks=f"{INNER}:有意外迁")["id"]
    if "part_id" in operation.arguments:
        requests, values["part_id"] = joint_with_words(district)
    hidden = [said[0]["id"]]
    for declared in ROOM_COMMENTS:
        if operation.resource is declared.comment or operation.resource is declared.files.file:
            hidden.append(talked_of_there(district, declared, values))
    # The example of the list has filters that leave most of them out.
    example = operation.example if operation is not reading.LIST_REQUESTS else {"limit": 100}
    query = dict(example or {}) if operation.query else None
    for request in [talked_of] if "request_comment_id" in operation.arguments else requests:
        path = [{**values, "request_id": request["id"]}[name] for name in operation.arguments]
        seen = json.dumps(district.call(operation, district.contact, *path, query=query), ensure_ascii=False)
        assert INNER not in seen
        assert not any(each in seen for each in hidden)


def data_of(event: Event, submitter: UUID, posts: Sequence[str] = ()) -> dict[str, Any]:
    """The data of an event in which every text is given, those for offices beginning with ``INNER`` and not marked."""
    known = request_data(submitted_by=str(submitter), from_department_id=str(DEPARTMENT), mentioned_posts=list(posts))
    known |= dict.fromkeys(("until", "duty_due_at", "part_due_at"), known["due_at"])
    known |= {"part_department_id": str(DEPARTMENT), "co_department_ids": [str(DEPARTMENT)]}
    known |= {"centre_id": str(PARK), "opened_to_id": str(ENTERPRISE), "taken_in_by": str(submitter)}
    known["agents"] = [str(submitter)]
    return {name: _value(name, field, known) for name, field in event.data().fields.items()}


def _value(name: str, field: fields.Field[Any], known: Mapping[str, Any]) -> Any:
    if name in (MARK, "public"):
        return False
    vocabulary = vocabulary_of(field)
    if vocabulary is not None:
        return str(vocabulary.codes[0])
    if audience_of(field) is not None:
        return f"{name}" if audience_of(field) == EVERYBODY else f"{INNER}:{name}"
    if name in known:
        return known[name]
    return str(uuid4()) if isinstance(field, fields.UUID) else True if isinstance(field, fields.Boolean) else 1


@pytest.mark.parametrize("audience", sorted(ROLE_OF))
def test_no_rule_tells_an_audience_what_is_not_for_it(notifications: ServiceUnderTest, audience: str) -> None:
    """An operator may have any audience that can be found told in the words of any template of the event."""
    found = ROLE_OF[audience]
    role = found if isinstance(found, Role) else None
    place = ENTERPRISE if role is Role.ENTERPRISE_CONTACT else DEPARTMENT if role is Role.DEPARTMENT_HANDLER else PARK
    kind = Role.DISPATCHER if found == POSTS else role
    person = mirror_person(notifications, kind and kind.value, place, CHAIN, email="somebody@example.org")
    on_chain = organization_data(ENTERPRISE, chains=[registry_place(CHAIN)])
    notifications.react(MIRROR, ORGANIZATION_CHANGED, ENTERPRISE, on_chain)
    with notifications.database.transaction() as session:
        posts = [str(post) for post in session.scalars(select(Post.id).where(Post.person_id == person))]
    told, tried, version = set(), False, 1
    for template in words.template_keys():
        event = words.event_of(template)
        if event.resource not in ABOUT or not can_be_found(audience, event):
            continue
        tried = True
        one = rule(event=event.type, audience=audience, template=template, channels=["inbox", "email"])
        version = put(notifications, [one], version)["version"]
        notifications.react(TELL, event, str(uuid4()), data_of(event, person, posts))
        with notifications.database.transaction() as session:
            (mail,) = session.scalars(select(Delivery).where(Delivery.subject.is_not(None)))
            texts = [json.dumps(inbox(notifications, person)[0], ensure_ascii=False), mail.subject, mail.body]
            session.delete(mail)
        marked = [INNER in text for text in texts]
        if role not in INTERNAL:
            assert not any(marked), template
        elif any(marked):
            told.add(template)
    # Words that are for offices do reach these; some audiences are told of other things alone.
    assert bool(told) == (tried and role in INTERNAL)


def test_the_enterprise_is_told_the_words_that_are_marked_for_it(notifications: ServiceUnderTest) -> None:
    person = mirror_person(notifications, Role.ENTERPRISE_CONTACT.value, ENTERPRISE, email="somebody@example.org")
    told = {}
    for marked in (False, True):
        for event in (REQUEST_DISPATCHED, REQUEST_REDISPATCHED, REQUEST_UPHELD, REQUEST_REOPENED):
            notifications.react(TELL, event, str(uuid4()), {**data_of(event, person), MARK: marked})
            told[event, marked] = INNER in json.dumps(inbox(notifications, person)[0], ensure_ascii=False)
    assert {event: marked for (event, marked), words in told.items() if words} == dict.fromkeys(
        (event for event, _ in told), True
    )
