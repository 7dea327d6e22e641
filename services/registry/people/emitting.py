"""Emit the events of persons and posts."""

from typing import Any

from sqlalchemy import func, select

from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.personal import encrypt
from contracts.registry.events import PERSON_CHANGED, POST_CHANGED, POSTS_ANNOUNCED, PersonData, PostData
from services.registry.people.models import Post


def emit_person(work: Work, person: Any, *, signs_in: bool) -> None:
    """Emit the current state of a person, the e-mail encrypted, since events are stored in queues and logs.

    ``person`` is the row, or its columns. ``signs_in`` says whether the person has an account to sign in with.
    """
    email = encrypt(person.email) if person.email else None
    work.emit(PERSON_CHANGED, person.id, shown(person, PersonData, email=email, signs_in=signs_in))


def emit_post(work: Work, post: Any) -> None:
    """Emit the current state of a post."""
    work.emit(POST_CHANGED, post.id, shown(post, PostData))


def emit_posts_announced(work: Work) -> None:
    """Say that every post there is has been announced, so that whoever keeps copies knows when these are whole."""
    work.emit(POSTS_ANNOUNCED, "all", {"posts": work.session.scalar(select(func.count()).select_from(Post))})
