"""Who may see, add and remove the files of a project."""

from uuid import UUID

from chassis.filing.attaching import Change, Kept, Rights, attaches
from chassis.running.work import Work
from contracts.requests.project_events import PROJECT_FILES
from contracts.requests.project_kinds import ProjectField, ProjectStep
from services.requests.lifecycle.changes import change_of_file
from services.requests.projects import access
from services.requests.projects.emitting import note
from services.requests.projects.models import Project

_STEPS = {Change.ATTACHED: ProjectStep.FILE, Change.REMOVED: ProjectStep.FILE_REMOVAL}


@attaches(PROJECT_FILES)
def files_of_project(work: Work, project_id: UUID, *, changing: bool) -> Rights:
    """Whoever sees the project sees its files; who owns it adds and removes them."""
    read = work.change if changing else work.find
    project = read(Project, project_id, seen=lambda row: access.seen(work, row))
    post = access.KEEPING.keeps(work.actor, project.owner_id)

    def noted(what: Change, file: Kept) -> None:
        if post is not None:
            note(work, project, _STEPS[what], post, changed=[change_of_file(ProjectField.FILE, what, file)])

    return Rights(project, adds=lambda _kind: post is not None, removes=lambda _file: post is not None, noted=noted)
