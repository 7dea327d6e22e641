"""What others are told of persons and posts."""

from typing import Any

from chassis.running.work import Work
from chassis.storing.personal import encrypt
from contracts.registry.events import PERSON_CHANGED, POST_CHANGED
from services.registry.people.models import Person, Post


def announce_person(work: Work, person: Person) -> None:
    """Tell how a person is now. The e-mail leaves the database encrypted, since events lie in queues and logs."""
    work.emit(
        PERSON_CHANGED,
        person.id,
        {
            "id": person.id,
            "name": person.name,
            "email": encrypt(person.email) if person.email else None,
            "locale": person.locale,
            "active": person.active,
        },
    )


def announce_post(work: Work, post: Post) -> None:
    """Tell how a post is now."""
    work.emit(POST_CHANGED, post.id, post_data(post))


def post_data(post: Post) -> dict[str, Any]:
    """A post as ``PostData`` has it."""
    return {
        "id": post.id,
        "kind": post.kind,
        "person_id": post.person_id,
        "organization_id": post.organization_id,
        "chain_id": post.chain_id,
        "valid_from": post.valid_from,
        "valid_to": post.valid_to,
        "ended": post.ended,
    }
