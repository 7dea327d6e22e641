"""Who may see, add and remove the files of a visit."""

from uuid import UUID

from chassis.filing.attaching import Rights, attaches
from chassis.running.work import Work
from contracts.requests.visit_kinds import VisitField, VisitStatus, VisitStep
from contracts.requests.visit_plans import VISITORS
from contracts.requests.visits import VISIT_FILES
from services.requests.lifecycle.keeping import acting_post
from services.requests.room_histories.noting import noting_files
from services.requests.visits.access import is_own, posts_on
from services.requests.visits.models import Visit


@attaches(VISIT_FILES)
def files_of_visit(work: Work, visit_id: UUID, *, changing: bool) -> Rights:
    """Whoever sees the visit sees them; the visiting organization adds them, operators remove any."""

    def seen(found: Visit) -> bool:
        return bool(posts_on(work.actor, found))

    visit = work.change(Visit, visit_id, seen=seen) if changing else work.find(Visit, visit_id, seen=seen)
    adds = is_own(work.actor, visit) and visit.status == VisitStatus.RECORDED
    removes = work.actor.is_any(*VISIT_FILES.removes)
    noted = noting_files(
        work,
        visit,
        VisitStep,
        VisitField,
        acting_post(work.actor, visit.organization_id, VISITORS, VISIT_FILES.removes),
    )
    return Rights(visit, adds=lambda _kind: adds, removes=lambda _file: removes, noted=noted)
