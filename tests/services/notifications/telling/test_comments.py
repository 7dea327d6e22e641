"""What people are told of comments on requests."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from contracts.notifications.subscriptions import MIRROR, TELL
from contracts.registry.events import POST_CHANGED
from contracts.requests.comments import REQUEST_COMMENT_ADDED
from contracts.requests.room_comments import MATTER_COMMENTS, MEETING_COMMENTS
from contracts.roles import Role
from services.notifications.models import Delivery, Post
from tests.harness import ServiceUnderTest
from tests.services.notifications.district import CHAIN, DEPARTMENT, ENTERPRISE, PARK, inbox, mirror_person
from tests.services.registry.events import post_data

TEXT = "请补充用汽参数"


@pytest.fixture
def people(notifications: ServiceUnderTest) -> dict[str, UUID]:
    return {
        "contact": mirror_person(notifications, Role.ENTERPRISE_CONTACT, ENTERPRISE, email="contact@example.cn"),
        "handler": mirror_person(notifications, Role.DEPARTMENT_HANDLER, DEPARTMENT, email="handler@example.cn"),
        "dispatcher": mirror_person(notifications, Role.DISPATCHER, PARK, CHAIN, email="dispatcher@example.cn"),
        "supervisor": mirror_person(notifications, Role.SUPERVISOR, uuid4(), email="supervisor@example.cn"),
    }


def posts_of(notifications: ServiceUnderTest, person: UUID) -> list[str]:
    with notifications.database.transaction() as session:
        return [str(post) for post in session.scalars(select(Post.id).where(Post.person_id == person))]


def tell_of_a_comment(
    notifications: ServiceUnderTest, role: Role, *, public: bool, mentioned: list[str] | None = None, **more: Any
) -> dict[str, Any]:
    data = {
        "id": str(uuid4()),
        "kind": "comment",
        "public": public,
        "content": TEXT,
        "author_id": str(uuid4()),
        "author_name": "李明",
        "role": role.value,
        "organization_id": str(uuid4()),
        "organization_name": "区住建局",
        "by_enterprise": role is Role.ENTERPRISE_CONTACT,
        "mentioned_posts": mentioned or [],
        "request_id": str(uuid4()),
        "number": "20261121-0042",
        "title": "厂区蒸汽压力不足",
        "status": "handling",
        "enterprise_id": str(ENTERPRISE) if public else None,
        "enterprise_name": "海岚生物",
        "chain_id": str(CHAIN),
        "park_id": str(PARK),
        "department_id": str(DEPARTMENT),
        **more,
    }
    notifications.react(TELL, REQUEST_COMMENT_ADDED, data["id"], data)
    return data


def told(notifications: ServiceUnderTest, people: dict[str, UUID]) -> set[str]:
    return {name for name, person in people.items() if inbox(notifications, person)}


def test_a_public_comment_is_told_to_the_other_side(notifications: ServiceUnderTest, people: dict[str, UUID]) -> None:
    data = tell_of_a_comment(notifications, Role.DEPARTMENT_HANDLER, public=True)
    assert told(notifications, people) == {"contact"}
    (entry,) = inbox(notifications, people["contact"])
    assert TEXT in entry["body"]["zh"]
    assert TEXT in entry["body"]["en"]
    assert entry["link"] == f"/v1/requests/{data['request_id']}"
    tell_of_a_comment(notifications, Role.ENTERPRISE_CONTACT, public=True)
    assert told(notifications, people) == {"contact", "handler"}
    tell_of_a_comment(notifications, Role.ENTERPRISE_CONTACT, public=True, status="submitted", department_id=None)
    assert told(notifications, people) == {"contact", "handler", "dispatcher"}
    assert len(inbox(notifications, people["contact"])) == 1


def test_of_a_staff_request_department_and_clerks_are_the_two_sides(
    notifications: ServiceUnderTest, people: dict[str, UUID]
) -> None:
    people["clerk"] = mirror_person(notifications, Role.SERVICE_CLERK, PARK)
    staff = {"enterprise_id": None, "chain_id": None, "park_id": None, "centre_id": str(PARK)}
    tell_of_a_comment(notifications, Role.DEPARTMENT_HANDLER, public=False, **staff)
    assert told(notifications, people) == set()
    tell_of_a_comment(notifications, Role.DEPARTMENT_HANDLER, public=True, **staff)
    assert told(notifications, people) == {"clerk"}
    assert TEXT in inbox(notifications, people["clerk"])[0]["body"]["zh"]
    tell_of_a_comment(notifications, Role.SERVICE_CLERK, public=True, by_enterprise=True, **staff)
    assert told(notifications, people) == {"clerk", "handler"}
    assert len(inbox(notifications, people["clerk"])) == 1


def test_an_internal_comment_is_told_to_those_mentioned_alone_and_without_its_words(
    notifications: ServiceUnderTest, people: dict[str, UUID]
) -> None:
    tell_of_a_comment(notifications, Role.DEPARTMENT_HANDLER, public=False)
    assert told(notifications, people) == set()
    mentioned = posts_of(notifications, people["supervisor"]) + posts_of(notifications, people["dispatcher"])
    tell_of_a_comment(notifications, Role.DEPARTMENT_HANDLER, public=False, mentioned=mentioned)
    assert told(notifications, people) == {"supervisor", "dispatcher"}
    with notifications.database.transaction() as session:
        mails = session.scalars(select(Delivery)).all()
    assert {mail.person_id for mail in mails} == {people["supervisor"], people["dispatcher"]}
    assert not any(TEXT in mail.subject + mail.body for mail in mails)
    (entry,) = inbox(notifications, people["supervisor"])
    assert "提及" in entry["title"]["zh"]
    assert TEXT not in str(entry)


def test_who_is_mentioned_on_the_other_side_is_told_once_with_the_words(
    notifications: ServiceUnderTest, people: dict[str, UUID]
) -> None:
    mentioned = posts_of(notifications, people["contact"])
    tell_of_a_comment(notifications, Role.DEPARTMENT_HANDLER, public=True, mentioned=mentioned)
    (entry,) = inbox(notifications, people["contact"])
    assert "提及" in entry["title"]["zh"]
    assert TEXT in entry["body"]["zh"]


def test_what_came_to_a_post_that_was_mentioned_is_seen_while_it_is_held(
    notifications: ServiceUnderTest, people: dict[str, UUID]
) -> None:
    (post,) = posts_of(notifications, people["supervisor"])
    tell_of_a_comment(notifications, Role.DEPARTMENT_HANDLER, public=False, mentioned=[post])
    assert told(notifications, people) == {"supervisor"}
    ended = post_data(UUID(post), Role.SUPERVISOR, people["supervisor"], uuid4(), first="2025-01-01", last="2026-01-01")
    notifications.react(MIRROR, POST_CHANGED, post, ended, 2)
    assert told(notifications, people) == set()


def test_of_a_comment_on_a_meeting_those_are_told_who_keep_it_and_of_public_ones_the_enterprises(
    notifications: ServiceUnderTest, people: dict[str, UUID]
) -> None:
    def comment(role: Role, author: UUID, **of_thing: Any) -> set[str]:
        """Who is told of a comment on a meeting that the park convenes, and was not told of one before."""
        before = {name: len(inbox(notifications, person)) for name, person in people.items()}
        data = {
            "id": str(uuid4()),
            "kind": "comment",
            "public": bool(of_thing["outside_ids"]),
            "content": TEXT,
            "author_id": str(author),
            "author_name": "李明",
            "role": role.value,
            "organization_id": str(uuid4()),
            "organization_name": "区住建局",
            "by_enterprise": role is Role.ENTERPRISE_CONTACT,
            "mentioned_posts": [],
            "thing_id": str(uuid4()),
            "number": "HY000001",
            "title": "联席会议",
            "chain_id": str(CHAIN),
            "expected_ids": [],
            "thing_organization_id": str(PARK),
            **of_thing,
        }
        event = MATTER_COMMENTS.added if "convenor_id" in of_thing else MEETING_COMMENTS.added
        notifications.react(TELL, event, data["id"], data)
        return {name for name, person in people.items() if len(inbox(notifications, person)) > before[name]}

    parks, public = {"keeper_ids": [str(PARK)]}, {"outside_ids": [str(ENTERPRISE)]}
    internal: dict[str, Any] = {"outside_ids": []}
    other = uuid4()
    assert comment(Role.DEPARTMENT_HANDLER, people["handler"], **parks, **public) == {"dispatcher", "contact"}
    assert comment(Role.DEPARTMENT_HANDLER, people["handler"], **parks, **internal) == {"dispatcher"}
    assert comment(Role.DISPATCHER, people["dispatcher"], **parks, **public) == {"contact"}
    assert comment(Role.ENTERPRISE_CONTACT, other, **parks, **public) == {"dispatcher"}
    # Of a matter that no meeting has discussed, those of its chain.
    matter = {"keeper_ids": [str(ENTERPRISE)], "convenor_id": None}
    assert comment(Role.ENTERPRISE_CONTACT, other, **matter, **public) == {"dispatcher"}
