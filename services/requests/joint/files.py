"""Who may see, add and remove the files of a part."""

from types import SimpleNamespace
from uuid import UUID

from chassis.filing.attaching import Kept, Rights, attaches
from chassis.running.work import Work
from contracts.audiences import INTERNAL
from contracts.requests.joint import PART, PART_FILES
from contracts.requests.vocabulary import PartStatus
from services.requests.joint import reading
from services.requests.joint.reading import handler_post, is_under_way
from services.requests.lifecycle import queries


@attaches(PART_FILES)
def files_of_part(work: Work, request_id: UUID, part_id: UUID, *, changing: bool) -> Rights:
    """The co-department adds to its part while it works on it; offices that see the request see its files.

    Supervisors and operators remove any.
    """
    request = queries.lock_visible(work, request_id) if changing else queries.find_visible(work, request_id)
    part = reading.find(work, request_id, part_id, lock=changing)
    seen_by = PART.seen_by.fields if PART.seen_by else ()

    def adds(_kind: str | None) -> bool:
        working = part.status == PartStatus.ACCEPTED and is_under_way(request, part)
        return working and handler_post(work, part) is not None

    def sees(_file: Kept) -> bool:
        return bool(work.readers & INTERNAL)

    def removes(_file: Kept) -> bool:
        return bool(work.readers & PART_FILES.removes)

    return Rights(SimpleNamespace(**{name: getattr(request, name) for name in seen_by}), sees, adds, removes)
