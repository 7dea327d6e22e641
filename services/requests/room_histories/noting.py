"""Write the histories of the things of rooms."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.filing.attaching import Change, Kept
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.vocabulary import Codes
from services.requests.lifecycle.changes import change_of_file
from services.requests.room_histories.models import ENTRIES


def note(
    work: Work,
    thing: Any,
    step: Codes,
    post: Post,
    *,
    reason: str | None = None,
    changed: Sequence[Mapping[str, str | None]] = (),
    internal: bool = False,
) -> None:
    """Write a row of the history of a thing; of what is ``internal`` enterprises do not read."""
    if thing in work.session.new:
        # Before the row that refers to it.
        work.session.flush()
    work.session.add(
        ENTRIES[thing.resource](
            id=new_id(),
            object_id=thing.id,
            at=work.now,
            action=step.value,
            person_id=UUID(work.actor.person_id),
            person_name=work.actor.name,
            role=post.role,
            organization_id=UUID(post.organization_id),
            reason=reason or None,
            changed=[dict(each) for each in changed],
            internal=internal,
        )
    )


def noting_files(work: Work, thing: Any, steps: Any, field: Any, post: Post | None) -> Callable[[Change, Kept], None]:
    """Return the function that writes down which file of a thing was added or removed, by the actor in a post.

    ``steps`` and ``field`` are the codes of the thing's room, which have ``FILE`` and ``FILE_REMOVAL``.
    """

    def noted(what: Change, file: Kept) -> None:
        if post is not None:
            step = steps.FILE if what is Change.ATTACHED else steps.FILE_REMOVAL
            note(work, thing, step, post, changed=[change_of_file(field.FILE, what, file)])

    return noted
