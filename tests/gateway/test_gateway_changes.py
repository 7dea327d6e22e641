"""Who is told of which changes."""

import asyncio
import itertools
import json
import time
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from chassis.calling.actor import Actor, Post
from chassis.calling.reach import concerns, reach
from contracts.catalogue import CHANGES
from contracts.registry.organizations import ORGANIZATION
from contracts.registry.people import PERSON, POST
from contracts.registry.proposals import PROPOSAL
from contracts.registry.views import VIEW
from contracts.requests.reading import REQUEST
from contracts.roles import Role
from contracts.sight import SeenBy
from contracts.talent.enrolments import ENROLMENT
from gateway import changes
from gateway.changes import LONGEST_SECONDS, MOST_HELD, MOST_THINGS, TOGETHER_SECONDS, Changes
from gateway.live_client import RESYNCHRONIZE, Client
from gateway.tokens import Ticket
from tests.gateway.recorded import PERSON as SOMEBODY
from tests.gateway.recorded import unused_id

ONE, OTHER = unused_id(), unused_id()
# Every role at one of two organizations, for one of two chains or none.
POSTS = [Post(role, place, chain) for role, place, chain in itertools.product(Role, (ONE, OTHER), (None, ONE, OTHER))]


def client_of(*posts: Post, kinds: frozenset[str] | None = None, person: str = SOMEBODY) -> Client:
    return Client(Ticket(Actor("somebody", person, None, posts), time.time(), time.time() + 300), kinds)


def envelope(resource: Any, version: int | None = 3, **ids: Any) -> dict[str, Any]:
    seen_by = resource.seen_by
    data = {**dict.fromkeys(seen_by.fields), "id": unused_id(), **ids, "version": version}
    kind = next(event.type for event in CHANGES.events if event.resource is resource)
    return {"type": kind, "data": data}


def told(client: Client, heard: list[dict[str, Any]]) -> list[Any]:
    """What a client is told of these events, if they come in one moment, apart from its worklist."""
    return [frame for frame in frames_of(client, heard) if b"event: worklist" not in frame]


def frames_of(client: Client, heard: list[dict[str, Any]]) -> list[Any]:

    async def scenario() -> list[Any]:
        watching = Changes()
        watching.add(client)
        for each in heard:
            watching.hear(each)
        watching._tell()
        frames = []
        while not client._frames.empty():
            frames.append(client._frames.get_nowait())
        watching.remove(client)
        assert [watching._clients, watching._by_person, watching._by_post] == [set(), {}, {}]
        return frames

    return asyncio.run(scenario())


def things(frame: bytes) -> list[dict[str, Any]]:
    head, data, *_ = frame.decode().split("\n")
    assert head == "event: changed"
    return list(json.loads(data.removeprefix("data: "))["things"])


@pytest.mark.parametrize("resource", [REQUEST, ENROLMENT, PROPOSAL, PERSON], ids=lambda resource: resource.name)
def test_exactly_those_are_told_whom_the_service_would_show_the_thing(resource: Any) -> None:
    """Over all posts, and all fields by which a thing is seen."""
    seen = 0
    for name, post in itertools.product(resource.seen_by.fields, POSTS):
        several = name in resource.seen_by.several
        event = envelope(resource, **{name: [ONE] if several else ONE})
        thing = SimpleNamespace(**event["data"])
        actor = Actor("somebody", SOMEBODY, None, (post,))
        reached = reach(resource.seen_by, actor)
        shown = reached.everything or ONE in reached.by[name]
        assert shown == concerns(resource.seen_by, post, thing), (name, post)
        assert bool(told(client_of(post), [event])) == shown, (name, post)
        seen += shown
    assert 0 < seen < len(POSTS) * len(resource.seen_by.fields)


def test_a_person_is_told_of_what_names_that_person_alone() -> None:
    event = envelope(PROPOSAL, person_id=SOMEBODY)
    assert told(client_of(), [event])
    assert not told(client_of(person=unused_id()), [event])


def test_persons_that_an_event_lists_are_told() -> None:
    event = envelope(REQUEST, enterprise_id=OTHER, agents=[unused_id(), SOMEBODY])
    agent = client_of(Post(Role.SERVICE_AGENT, ONE))
    assert told(agent, [event])
    assert not told(agent, [envelope(REQUEST, enterprise_id=OTHER, agents=[unused_id()])])
    assert not told(agent, [envelope(REQUEST, enterprise_id=OTHER)])


def test_holders_of_the_posts_that_an_event_lists_are_told() -> None:
    event = envelope(VIEW, owner_id=unused_id(), readers=["operator", f"dispatcher/{ONE}"])
    for post in POSTS:
        places = {post.organization_id, post.chain_id}
        sees = post.role is Role.OPERATOR or (post.role is Role.DISPATCHER and ONE in places)
        assert bool(told(client_of(post), [event])) == sees, post
    owned = envelope(VIEW, owner_id=SOMEBODY, readers=[])
    assert told(client_of(), [owned])
    # Shared with others before: they are told as well, if both come in one moment.
    before = {**event, "data": {**event["data"], "readers": [f"chain_chief/{OTHER}"]}}
    assert told(client_of(Post(Role.DISPATCHER, ONE, None)), [event, before])


def test_a_frame_has_kind_id_and_version_of_each_thing_once_and_nothing_else() -> None:
    event = envelope(REQUEST, version=3, enterprise_id=ONE)
    again = {**event, "data": {**event["data"], "version": 4, "title": "机密"}}
    contact = client_of(Post(Role.ENTERPRISE_CONTACT, ONE))
    (frame,) = told(contact, [event, again, event])
    assert things(frame) == [{"type": "request", "id": event["data"]["id"], "version": 4}]


def test_whom_a_thing_is_taken_from_is_told_a_last_time() -> None:
    event = envelope(REQUEST, department_id=OTHER, from_department_id=ONE)
    assert told(client_of(Post(Role.DEPARTMENT_HANDLER, ONE)), [event])
    assert not told(client_of(Post(Role.ENTERPRISE_CONTACT, ONE)), [event])
    closed = envelope(REQUEST, department_id=OTHER, closed_to_id=ONE)
    assert told(client_of(Post(Role.ENTERPRISE_CONTACT, ONE)), [closed])
    assert not told(client_of(Post(Role.DEPARTMENT_HANDLER, ONE)), [closed])


def test_whose_work_a_thing_may_be_is_told_that_the_worklist_may_have_changed() -> None:
    event = envelope(REQUEST, enterprise_id=ONE, chain_id=OTHER)
    dispatcher = client_of(Post(Role.DISPATCHER, ONE, OTHER), kinds=frozenset({"venue"}))
    (frame,) = frames_of(dispatcher, [event, event])
    assert b"event: worklist" in frame
    assert b'"request.dispatch"' in frame
    assert b'"request.evaluate"' not in frame
    assert frames_of(client_of(Post(Role.DISPATCHER, OTHER, ONE)), [event]) == []


@pytest.mark.parametrize(
    ("resource", "role", "work"),
    [
        (ORGANIZATION, Role.REGISTRAR, "venue.owner"),
        (POST, Role.SUPERVISOR, "request.dispatch"),
        (PERSON, Role.SUPERVISOR, "request.return"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_worklist_changes_with_what_it_follows_and_nothing_else_is_told(resource: Any, role: Role, work: str) -> None:
    frames = frames_of(client_of(Post(role, ONE), kinds=frozenset()), [envelope(resource)])
    assert [work in frame.decode() for frame in frames] == [True]
    assert frames_of(client_of(Post(Role.ENTERPRISE_CONTACT, ONE), kinds=frozenset()), [envelope(resource)]) == []


def test_only_kinds_that_a_client_asks_for_are_told() -> None:
    events = [envelope(REQUEST, enterprise_id=ONE), envelope(PERSON)]
    operator = client_of(Post(Role.OPERATOR, ONE), kinds=frozenset({"person"}))
    (frame,) = told(operator, events)
    assert [thing["type"] for thing in things(frame)] == ["person"]


@pytest.mark.parametrize("number", [MOST_THINGS + 1, MOST_HELD + 1])
def test_beyond_a_bound_whoever_sees_the_things_is_told_to_read_again(number: int) -> None:
    flood = [*(envelope(PERSON) for _ in range(number)), envelope(REQUEST, enterprise_id=ONE)]
    assert told(client_of(Post(Role.OPERATOR, ONE)), flood) == [RESYNCHRONIZE]
    assert told(client_of(Post(Role.ENTERPRISE_CONTACT, OTHER)), flood) == []
    assert told(client_of(Post(Role.OPERATOR, ONE), kinds=frozenset({"venue"})), flood) == []


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.SUPERVISOR])
def test_while_changes_flood_in_a_client_is_told_of_them_ever_more_rarely(role: Role) -> None:
    """One is told to read again, the other of the worklist."""

    async def scenario() -> list[float]:
        watching, pauses = Changes(), []
        watching.add(client_of(Post(role, ONE)))
        for _ in range(7):
            for _ in range(MOST_THINGS + 1):
                watching.hear(envelope(PERSON))
            watching._tell()
            pauses.append(watching._pause)
        watching.hear(envelope(PERSON))
        watching._tell()
        return [*pauses, watching._pause]

    *pauses, after = asyncio.run(scenario())
    assert pauses == sorted(pauses)
    assert (pauses[-1], after) == (LONGEST_SECONDS, TOGETHER_SECONDS)


def test_an_import_of_what_everybody_sees_costs_no_work_for_each_thing_and_client() -> None:
    """5,000 things and 1,000 clients kept the gateway busy for seconds."""

    async def scenario() -> list[str]:
        asked: list[str] = []

        class Counting(Changes):
            def _recipients(self, seen_by: SeenBy, ids: Mapping[str, str]) -> set[Client]:
                asked.append("all" if seen_by.everybody else "some")
                return super()._recipients(seen_by, ids)

        watching = Counting()
        watching.add(client_of())
        for _ in range(2 * MOST_HELD):
            watching.hear(envelope(ORGANIZATION))
        watching.hear(envelope(REQUEST, enterprise_id=ONE))
        watching._tell()
        return asked

    # Once for what was held, once for what was too much.
    assert sorted(asyncio.run(scenario())) == ["all", "all", "some"]


def test_at_the_bound_everything_is_in_one_frame() -> None:
    (frame,) = told(client_of(Post(Role.OPERATOR, ONE)), [envelope(PERSON) for _ in range(MOST_THINGS)])
    assert len(things(frame)) == MOST_THINGS


@pytest.mark.parametrize(
    "data",
    [{}, {"id": "x"}, {"id": ONE, "enterprise_id": 1}, {"id": ONE, "version": "3"}, {"id": f"{ONE}\n"}, None],
)
def test_an_event_of_another_form_is_refused(data: Any) -> None:
    with pytest.raises((KeyError, ValueError, TypeError, AttributeError)):
        told(client_of(Post(Role.OPERATOR, ONE)), [{"type": "request.submitted.v1", "data": data}])


def test_every_kind_that_is_told_says_who_sees_it() -> None:
    assert set(changes.KINDS) >= {"request", "organization", "person", "post", "chain", "proposal", "venue", "course"}
    assert "entry" not in changes.KINDS
    assert "trust" not in changes.KINDS
