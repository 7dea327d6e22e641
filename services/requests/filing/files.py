"""Who may see, add and remove the files of a request."""

from types import SimpleNamespace
from uuid import UUID

from chassis.filing.attaching import Change, Kept, Rights, attaches
from chassis.running.work import Work
from contracts.audiences import INTERNAL
from contracts.requests.files import REQUEST_FILES
from contracts.requests.reading import SEEN_BY
from contracts.requests.vocabulary import RequestFileKind
from contracts.roles import Role
from services.requests.lifecycle import queries, steps
from services.requests.lifecycle.access import post_for
from services.requests.lifecycle.domain import ENDED, Action, Status, taker
from services.requests.lifecycle.names import names_for

_ADDED_BY = {
    RequestFileKind.MATTER: (Role.ENTERPRISE_CONTACT, Role.SERVICE_AGENT),
    RequestFileKind.ANSWER: (Role.DEPARTMENT_HANDLER,),
}
_STEPS = {Change.ATTACHED: Action.FILE, Change.REMOVED: Action.FILE_REMOVAL}


@attaches(REQUEST_FILES)
def files_of_request(work: Work, request_id: UUID, *, changing: bool) -> Rights:
    """The enterprise adds to what it asks until the request has ended; the department to its answer, while it handles.

    The enterprise sees what belongs to an answer once that is given. Supervisors and operators remove any file.
    """
    request = queries.lock_visible(work, request_id) if changing else queries.find_visible(work, request_id)
    actor, status = work.actor, Status(request.status)
    if changing:
        # What is answered after it is answered no earlier, so that a file belongs to the answer that follows it.
        work.not_before(steps.last_moved_at(request))

    def adders(kind: str) -> list[Role]:
        return [taker(role, request.channel) for role in _ADDED_BY[RequestFileKind(kind)]]

    def sees(file: Kept) -> bool:
        if file["kind"] != RequestFileKind.ANSWER or work.readers & INTERNAL:
            return True
        return request.answered_at is not None and file["attached_at"] <= request.answered_at

    def adds(kind: str | None) -> bool:
        open_for = status is Status.HANDLING if kind == RequestFileKind.ANSWER else status not in ENDED
        return open_for and any(post_for(actor, request, role) for role in adders(str(kind)))

    def removes(_file: Kept) -> bool:
        return any(post_for(actor, request, role) for role in REQUEST_FILES.removes)

    def noted(change: Change, file: Kept) -> None:
        roles = (*adders(file["kind"]), *sorted(REQUEST_FILES.removes))
        post = next(filter(None, (post_for(actor, request, role) for role in roles)), None)
        request.moved_at = work.now
        details = {"file_id": str(file["id"]), "kind": file["kind"], "name": file["name"]}
        steps.trace(work, request, _STEPS[change], status, post=post, details=details)

    names = names_for(work, request) if changing else None
    thing = SimpleNamespace(
        **{name: getattr(request, name) for name in SEEN_BY.fields}, agents=names.agents if names else ()
    )
    return Rights(thing, sees, adds, removes, noted)
