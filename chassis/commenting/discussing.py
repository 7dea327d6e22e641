"""Comments of a room whose things need nothing of their own about them: every operation from one function.

The room says how a thing is found and what it tells of it; what is written, shown, mentioned and told follows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from chassis.calling.actor import Post
from chassis.calling.errors import forbidden
from chassis.commenting import reading, writing
from chassis.commenting.finding import found_by_comments
from chassis.commenting.thread import PUBLIC, Thread, is_open, reads_withdrawn
from chassis.filing.attaching import Rights, Shelf
from chassis.running.handlers import Derived, marking
from chassis.running.work import Work
from chassis.storing.dumping import shown
from contracts.audiences import INTERNAL
from contracts.comment_steps import CommentStep
from contracts.operation import Event, Operation
from contracts.roles import ALL_ROLES, FOR_ENTERPRISES, Role

Mentions = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Talk:
    """One thing that is talked of: the ``posts`` in which the actor sees it.

    ``tell`` returns what the events of a comment tell of the thing, by whether the comment is public: that of an
    internal one names nobody who does not read it. ``mentioned`` returns from mentions, and whether the comment is
    public, the posts that are meant. ``note`` is called with what happened with a comment, for a history.
    """

    posts: Sequence[Post]
    tell: Callable[[bool], Mapping[str, Any]]
    mentioned: Callable[[Mentions, bool], list[UUID]]
    note: Callable[[CommentStep, Any], None] = field(default=lambda _step, _comment: None)


# ``(work, object_id, changing=…)``: raises ``Failure`` (404) if the actor does not see the thing, and locks it if
# something about it is written.
Room = Callable[..., Talk]


def discusses(thread: Thread) -> Callable[[Room], Room]:
    """Mark the function of a room that finds a thing which people comment on. All operations are served here."""

    def mark(room: Room) -> Room:
        found = {thread.declared.on: lambda source: found_by_comments(source, thread)}
        return marking(Derived(Discussion(thread, room).served(), found))(room)

    return mark


@dataclass(frozen=True)
class Discussion:
    """The comments on the things of one kind."""

    thread: Thread
    room: Room

    def served(self) -> dict[Operation, Callable[..., Any]]:
        """Return the functions of the operations that follow from the declaration."""
        declared = self.thread.declared
        return {
            declared.list: self.list,
            declared.get: self.get,
            declared.versions: self.versions,
            declared.add: self.add,
            declared.edit: self.edit,
            declared.withdraw: self.withdraw,
            **Shelf(declared.files, self._rights).served(),
        }

    def list(self, work: Work, object_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
        """Return a page of the comments on a thing."""
        self._find(work, object_id)
        return reading.list_comments(self.thread, work, object_id, query)

    def get(self, work: Work, object_id: UUID, comment_id: UUID) -> dict[str, Any]:
        """Return one comment."""
        self._find(work, object_id)
        return reading.shown_comment(self.thread, work, self.thread.find(work, object_id, comment_id))

    def versions(self, work: Work, object_id: UUID, comment_id: UUID, query: Mapping[str, Any]) -> dict[str, Any]:
        """Return the words that a comment has had."""
        self._find(work, object_id)
        return reading.list_versions(self.thread, work, object_id, comment_id, query)

    def add(self, work: Work, object_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
        """Comment on a thing."""
        talk = self._find(work, object_id, changing=True)
        writing.check_visibility(work, body["visibility"])
        mentioned = talk.mentioned(body["mentions"], body["visibility"] == PUBLIC)
        post = self._post(work, talk, body["visibility"])
        comment = writing.add(
            self.thread,
            work,
            object_id,
            post,
            body["content"],
            visibility=body["visibility"],
            mentions=body["mentions"],
        )
        talk.note(CommentStep.COMMENT, comment)
        self._emit(work, talk, comment, self.thread.declared.added, mentioned)
        return reading.shown_comment(self.thread, work, comment)

    def edit(self, work: Work, object_id: UUID, comment_id: UUID, body: Mapping[str, Any]) -> dict[str, Any]:
        """Edit a comment of the actor's."""
        talk = self._find(work, object_id, changing=True)
        comment = writing.edit(self.thread, work, object_id, comment_id, body["content"])
        talk.note(CommentStep.COMMENT_EDIT, comment)
        self._emit(work, talk, comment, self.thread.declared.edited)
        return reading.shown_comment(self.thread, work, comment)

    def withdraw(self, work: Work, object_id: UUID, comment_id: UUID) -> dict[str, Any]:
        """Withdraw a comment of the actor's."""
        talk = self._find(work, object_id, changing=True)
        comment = writing.withdraw(self.thread, work, object_id, comment_id)
        talk.note(CommentStep.COMMENT_WITHDRAWAL, comment)
        self._emit(work, talk, comment, self.thread.declared.withdrawn)
        return reading.shown_comment(self.thread, work, comment)

    def _find(self, work: Work, object_id: UUID, *, changing: bool = False) -> Talk:
        talk = self.room(work, object_id, changing=changing)
        work.readers = frozenset(post.role for post in talk.posts)
        return talk

    def _post(self, work: Work, talk: Talk, visibility: str) -> Post:
        """Return the first post in which the actor sees the thing and may write such a comment."""
        writers = self.thread.declared.add.access & (ALL_ROLES if visibility == PUBLIC else INTERNAL)
        found = [post for post in talk.posts if post.role in writers]
        if not found:
            raise forbidden(work.actor, *writers)
        return min(found, key=lambda post: list(Role).index(post.role))

    def _rights(self, work: Work, object_id: UUID, comment_id: UUID, *, changing: bool) -> Rights:
        """The author adds to a comment as long as it can be edited; whoever reads it sees its files."""
        talk = self._find(work, object_id, changing=changing)
        comment = self.thread.find(work, object_id, comment_id)
        readable = comment.withdrawn_at is None or reads_withdrawn(work, comment)
        return Rights(
            SimpleNamespace(**talk.tell(comment.visibility == PUBLIC)),
            sees=lambda _file: readable,
            adds=lambda _kind: is_open(work, comment),
            removes=lambda _file: Role.SUPERVISOR in work.readers,
        )

    def _emit(self, work: Work, talk: Talk, comment: Any, event: Event, mentioned: Sequence[UUID] = ()) -> None:
        names = self.thread.names(work.session, [comment.organization_id])
        public = comment.visibility == PUBLIC
        data = shown(
            comment,
            event.data,
            public=public,
            content=comment.content if comment.withdrawn_at is None else None,
            by_enterprise=comment.role in FOR_ENTERPRISES,
            organization_name=names.get(comment.organization_id),
            mentioned_posts=list(mentioned),
            **talk.tell(public),
        )
        work.emit(event, comment.id, data)
