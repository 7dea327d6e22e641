"""Who may see, add and remove the files of a lead."""

from uuid import UUID

from chassis.filing.attaching import Change, Kept, Rights, attaches
from chassis.running.work import Work
from contracts.requests.investment_kinds import LeadField, LeadStep
from contracts.requests.lead_steps import LEAD_FILES
from contracts.requests.leads import SEEN_BY
from services.requests.investment import access
from services.requests.leads.emitting import note
from services.requests.leads.models import Lead
from services.requests.lifecycle.changes import change_of_file

_STEPS = {Change.ATTACHED: LeadStep.FILE, Change.REMOVED: LeadStep.FILE_REMOVAL}


@attaches(LEAD_FILES)
def files_of_lead(work: Work, lead_id: UUID, *, changing: bool) -> Rights:
    """Whoever sees the lead sees its files; who follows it adds and removes them."""
    read = work.change if changing else work.find
    lead = read(Lead, lead_id, seen=lambda row: access.seen(SEEN_BY, work.actor, row))
    post = access.follows(work.actor, lead)

    def noted(what: Change, file: Kept) -> None:
        if post is not None:
            note(work, lead, _STEPS[what], post, changed=[change_of_file(LeadField.FILE, what, file)])

    return Rights(lead, adds=lambda _kind: post is not None, removes=lambda _file: post is not None, noted=noted)
