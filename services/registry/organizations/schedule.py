"""Schedules of organizations: announce relations that begin or end as days pass."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.dialects.postgresql import insert

from chassis.running.handlers import every
from chassis.running.work import Work
from contracts.registry.kinds import RelationKind
from contracts.roles import Role
from services.registry.accounts.queries import persons_who_sign_in
from services.registry.accounts.revoking import refuse_tokens
from services.registry.models import Spanning
from services.registry.organizations.emitting import emit_organizations
from services.registry.organizations.models import AnnouncedDay, Membership, Relation
from services.registry.people.emitting import emit_person, emit_post, emit_posts_announced
from services.registry.people.models import Person, Post


@every(seconds=30)
def announce_new_day(work: Work) -> int:
    """Emit the organizations whose park or chains differ from the day announced last, and refuse the tokens of persons
    whose posts differ; returns 1 if the day is new.

    The clock may have been moved over many days, and back.
    """
    told = work.session.scalars(select(AnnouncedDay).with_for_update()).one_or_none()
    if told is None:
        # All posts there are have just been given, by services that keep copies from the start.
        row = insert(AnnouncedDay).values(id=1, day=work.today, posts=True)
        work.session.execute(row.on_conflict_do_nothing(index_elements=["id"]))
        emit_posts_announced(work)
        return 0
    if not told.posts:
        told.posts = True
        return _announce_posts(work)
    if told.day == work.today:
        return 0
    before, after = sorted((told.day, work.today))
    told.day = work.today
    emit_organizations(work, _changed_organizations(work, before, after))
    refuse_tokens(work, _changed_persons(work, before, after))
    return 1


def _announce_posts(work: Work) -> int:
    """Emit every post and its holder once more, for a consumer to whom earlier events were not delivered.

    The rows are locked: else a change that commits meanwhile would have the lower number, and what it replaces win.
    """
    held = select(Person).where(Person.id.in_(select(Post.person_id))).order_by(Person.id)
    holders = list(work.session.scalars(held.with_for_update(read=True)))
    signing_in = persons_who_sign_in(work.session, [person.id for person in holders])
    for person in holders:
        emit_person(work, person, signs_in=person.id in signing_in)
    for post in work.session.scalars(select(Post).order_by(Post.id).with_for_update(read=True)):
        emit_post(work, post)
    emit_posts_announced(work)
    return 1


def _turned(table: type[Spanning], before: date, after: date) -> ColumnElement[bool]:
    """Return the condition that a row began or ceased to hold between two days."""
    return or_(
        and_(table.valid_from > before, table.valid_from <= after),
        and_(table.valid_to >= before, table.valid_to < after),
    )


def _changed_organizations(work: Work, before: date, after: date) -> set[UUID]:
    parks = select(Relation.subject_id).where(Relation.kind == RelationKind.PARK, _turned(Relation, before, after))
    places = select(Membership.organization_id).where(_turned(Membership, before, after))
    return set(work.session.scalars(parks)) | set(work.session.scalars(places))


def _changed_persons(work: Work, before: date, after: date) -> set[UUID]:
    posts = select(Post.person_id).where(Post.kind.in_([role.value for role in Role]), _turned(Post, before, after))
    return set(work.session.scalars(posts))
