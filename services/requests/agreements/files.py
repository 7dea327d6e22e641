"""Who may see, add and remove the files of an agreement."""

from uuid import UUID

from chassis.filing.attaching import Change, Kept, Rights, attaches
from chassis.running.work import Work
from contracts.requests.agreement_events import AGREEMENT_FILES
from contracts.requests.agreement_kinds import AgreementField, AgreementStep
from services.requests.agreements import access
from services.requests.agreements.emitting import note
from services.requests.agreements.models import Agreement
from services.requests.lifecycle.changes import change_of_file

_STEPS = {Change.ATTACHED: AgreementStep.FILE, Change.REMOVED: AgreementStep.FILE_REMOVAL}


@attaches(AGREEMENT_FILES)
def files_of_agreement(work: Work, agreement_id: UUID, *, changing: bool) -> Rights:
    """Whoever sees the agreement sees its files; who keeps it adds and removes them."""
    read = work.change if changing else work.find
    agreement = read(Agreement, agreement_id, seen=lambda row: access.seen(work, row))
    post = access.KEEPING.keeps(work.actor, agreement.owner_id)

    def noted(what: Change, file: Kept) -> None:
        if post is not None:
            note(work, agreement, _STEPS[what], post, changed=[change_of_file(AgreementField.FILE, what, file)])

    return Rights(agreement, adds=lambda _kind: post is not None, removes=lambda _file: post is not None, noted=noted)
