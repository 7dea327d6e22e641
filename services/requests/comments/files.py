"""Who may see, add and remove the files of comments on requests."""

from collections.abc import Sequence
from types import SimpleNamespace
from uuid import UUID

from chassis.commenting.thread import PUBLIC, is_open, reads_withdrawn
from chassis.filing.attaching import Rights, attaches
from chassis.running.work import Work
from contracts.requests.comments import REQUEST_COMMENT_FILES
from contracts.roles import Role
from services.requests.comments.models import RequestComment
from services.requests.comments.queries import THREAD, seen_by_of
from services.requests.lifecycle import queries
from services.requests.lifecycle.models import Request
from services.requests.lifecycle.names import names_for


def _agents(work: Work, request: Request, comment: RequestComment) -> Sequence[UUID]:
    return names_for(work, request).agents if comment.visibility == PUBLIC else ()


@attaches(REQUEST_COMMENT_FILES)
def files_of_comment(work: Work, request_id: UUID, comment_id: UUID, *, changing: bool) -> Rights:
    """The author adds to a comment as long as it can be edited; whoever reads it sees its files.

    Those of a comment that is withdrawn are for its author and for supervisors, who remove any.
    """
    request = queries.lock_visible(work, request_id) if changing else queries.find_visible(work, request_id)
    comment = THREAD.find(work, request_id, comment_id)
    readable = comment.withdrawn_at is None or reads_withdrawn(work, comment)
    return Rights(
        SimpleNamespace(**seen_by_of(request, comment), agents=_agents(work, request, comment) if changing else ()),
        sees=lambda _file: readable,
        adds=lambda _kind: is_open(work, comment),
        removes=lambda _file: Role.SUPERVISOR in work.readers,
    )
