"""Comments on the things of other rooms than requests: how each is found, and what is told of it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from chassis.commenting.discussing import Room, Talk, discusses
from chassis.commenting.thread import PUBLIC, Thread
from chassis.running.work import Work
from chassis.storing.database import new_id
from contracts.comment_steps import CommentStep
from contracts.commenting import OUTSIDE, Commented, field_of, told_of
from contracts.requests.room_comments import (
    ACTIVITY_COMMENTS,
    AGREEMENT_COMMENTS,
    LEAD_COMMENTS,
    MATTER_COMMENTS,
    MEETING_COMMENTS,
    NEGOTIATION_COMMENTS,
    PROJECT_COMMENTS,
    PROSPECT_COMMENTS,
    RESOLUTION_COMMENTS,
    VISIT_COMMENTS,
)
from contracts.sight import SeenBy
from services.requests.activities.models import Activity
from services.requests.agreements.models import Agreement, AgreementEntry
from services.requests.comments.mentions import mentioned_posts
from services.requests.leads.models import Lead, LeadEntry
from services.requests.lifecycle.sight import by_posts, find_seen, seen_by
from services.requests.matters.models import Matter, MatterEntry
from services.requests.meetings.models import Meeting, MeetingEntry
from services.requests.mirror.models import Organization
from services.requests.mirror.queries import names_of, persons_of
from services.requests.negotiations.models import Negotiation
from services.requests.projects.models import Project, ProjectEntry
from services.requests.prospects.models import Prospect
from services.requests.resolutions.models import Resolution, ResolutionEntry
from services.requests.room_comments.models import TABLES
from services.requests.room_histories.models import ENTRIES
from services.requests.visits.models import Visit

# Those that are not kept in the tables of ``room_histories``; all have the same columns, as far as they have them.
_HISTORIES: Mapping[Commented, Any] = {
    PROJECT_COMMENTS: ProjectEntry,
    AGREEMENT_COMMENTS: AgreementEntry,
    LEAD_COMMENTS: LeadEntry,
    MEETING_COMMENTS: MeetingEntry,
    MATTER_COMMENTS: MatterEntry,
    RESOLUTION_COMMENTS: ResolutionEntry,
}

# A resolution has no title: its first words are told in the place of one.
_LONGEST_TITLE = 120


def _room(
    declared: Commented, model: Any, *keepers: str, title: Callable[[Work, Any], str] = lambda _work, found: found.title
) -> Room:
    """Return the function that finds a thing for whoever sees it, by the declaration of who does.

    ``keepers`` are its columns that name the organizations that have it in hand.
    """
    sees, in_posts = seen_by(declared.on), by_posts(declared.on)

    def find(work: Work, object_id: UUID, *, changing: bool) -> Talk:
        found, posts = find_seen(work, model, object_id, changing=changing)

        def tell(public: bool) -> Mapping[str, Any]:
            kept_by = [getattr(found, name) for name in keepers if getattr(found, name)]
            return {
                "thing_id": found.id,
                "number": found.number,
                "title": title(work, found),
                "keeper_ids": kept_by if public else _without_enterprises(work, kept_by),
                **_told(work, sees, found, public=public),
            }

        return Talk(
            posts,
            tell,
            lambda mentions, public: mentioned_posts(work, found, mentions, public=public, seen_by=in_posts),
            lambda step, comment: _note(work, declared, step, comment),
        )

    return discusses(Thread(declared, *TABLES[declared], names_of, persons_of))(find)


def _note(work: Work, declared: Commented, step: CommentStep, comment: Any) -> None:
    """Write a row of the history of the thing; the thing stays as it is, and so does its version."""
    entry = _HISTORIES.get(declared) or ENTRIES[declared.on]
    row = {
        "id": new_id(),
        "object_id": comment.object_id,
        f"{declared.on.name}_id": comment.object_id,
        "at": work.now,
        "day": work.today,
        "action": step.value,
        "person_id": comment.author_id,
        "person_name": comment.author_name,
        "role": comment.role,
        "organization_id": comment.organization_id,
        "changed": [],
        "internal": comment.visibility != PUBLIC,
    }
    work.session.add(entry(**{name: value for name, value in row.items() if name in entry.__table__.c}))


def _told(work: Work, seen_by: SeenBy, found: Any, *, public: bool) -> dict[str, Any]:
    """Return the ids by which a comment on a thing is seen (``told_of``): of an internal one those of no enterprise."""
    told, several = told_of(seen_by), frozenset(map(field_of, seen_by.several))
    ids = {field_of(name): getattr(found, name) for name in seen_by.fields}
    ids |= {name: ids[name] or [] for name in several}
    read_outside = [field_of(name) for name, roles in seen_by.organizations.items() if roles & OUTSIDE]
    others = {each: None for name in read_outside for each in (ids[name] if name in several else [ids[name]]) if each}
    if not public:
        offices = _without_enterprises(work, others)
        for name in read_outside:
            if name in several:
                ids[name] = [each for each in offices if each in ids[name]]
            elif ids[name] not in offices:
                ids[name] = None
    ids |= {"outside_ids": list(others) if public else [], "outside_posts": sorted(OUTSIDE) if public else []}
    return {name: ids[name] for name in (*told.fields, *told.lists)}


def _without_enterprises(work: Work, ids: Iterable[UUID]) -> list[UUID]:
    given = list(ids)
    enterprises = select(Organization.id).where(Organization.id.in_(given), Organization.kind == "enterprise")
    found = set(work.session.scalars(enterprises)) if given else set()
    return [each for each in given if each not in found]


def _enterprise(work: Work, found: Visit) -> str:
    return names_of(work.session, [found.enterprise_id]).get(found.enterprise_id, found.number)


project_comments = _room(PROJECT_COMMENTS, Project, "owner_id")
agreement_comments = _room(AGREEMENT_COMMENTS, Agreement, "owner_id")
prospect_comments = _room(PROSPECT_COMMENTS, Prospect, "owner_id", title=lambda _work, found: found.name)
lead_comments = _room(LEAD_COMMENTS, Lead, "owner_id")
negotiation_comments = _room(NEGOTIATION_COMMENTS, Negotiation, "owner_id")
meeting_comments = _room(MEETING_COMMENTS, Meeting, "organization_id")
matter_comments = _room(MATTER_COMMENTS, Matter, "convenor_id", "organization_id")
resolution_comments = _room(
    RESOLUTION_COMMENTS,
    Resolution,
    "convenor_id",
    "organization_id",
    title=lambda _work, found: found.content[:_LONGEST_TITLE],
)
activity_comments = _room(ACTIVITY_COMMENTS, Activity, "organizer_id")
visit_comments = _room(VISIT_COMMENTS, Visit, "organization_id", title=_enterprise)
