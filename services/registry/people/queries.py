"""Reads of persons and posts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from chassis.calling.errors import not_found
from chassis.running.handlers import handles, tells
from chassis.running.work import Work
from chassis.searching.finding import sought
from chassis.searching.sources import Document
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered, holding
from chassis.storing.masking import mask_email, mask_phone
from chassis.storing.pages import page
from contracts.registry.people import (
    GET_CONTACT_DETAILS,
    GET_PERSON,
    GET_POST,
    LIST_PERSONS,
    LIST_POSTS,
    POST,
    ContactDetailsSchema,
    PersonSchema,
    PostSchema,
)
from contracts.registry.search import SEARCH_PERSONS
from services.registry.accounts.queries import statuses_of
from services.registry.chains.models import Chain
from services.registry.organizations.models import Organization
from services.registry.people.access import is_self, sees_all_persons
from services.registry.people.contact import reached_by
from services.registry.people.models import Person, Post


def _with_a_post_at(work: Work, organization_id: UUID | None, on: date | None) -> ColumnElement[bool] | None:
    if organization_id is None:
        return None
    held = select(Post.person_id).where(Post.organization_id == organization_id, Post.holds_on(on or work.today))
    return Person.id.in_(held)


_PERSON_FILTERS: Filters = {
    "contact": lambda _work, sought: reached_by(sought),
    "active": equal(Person.active),
    ("organization_id", "on"): _with_a_post_at,
}
_POST_FILTERS: Filters = {
    "kind": equal(Post.kind),
    "person_id": equal(Post.person_id),
    "organization_id": equal(Post.organization_id),
    "chain_id": equal(Post.chain_id),
    ("history", "on"): holding(Post),
}


@handles(LIST_PERSONS)
def list_persons(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of persons by name, telephone and e-mail masked."""
    statement = filtered(select(Person).order_by(Person.name, Person.id), work, query, _PERSON_FILTERS, besides=["q"])
    search = sought(SEARCH_PERSONS, query, Person.__table__.c.id, work.actor)
    return page(work.transaction, statement, query, lambda persons: _all_masked(work, persons), search)


@handles(GET_PERSON)
def get_person(work: Work, person_id: UUID) -> dict[str, Any]:
    """Return one person, telephone and e-mail masked."""
    return masked(work, visible_person(work, person_id))


@handles(GET_CONTACT_DETAILS)
def get_contact_details(work: Work, person_id: UUID) -> dict[str, Any]:
    """Return telephone and e-mail of one person in full; the read is audited."""
    return shown(visible_person(work, person_id), ContactDetailsSchema)


def visible_person(work: Work, person_id: UUID) -> Person:
    """Return a person if the actor may see them: registrars and operators any person, others only themselves."""
    return work.find(Person, person_id, seen=lambda person: sees_all_persons(work) or is_self(work, person.id))


def masked(work: Work, person: Person) -> dict[str, Any]:
    """Return a person in the form of ``PersonSchema``."""
    return _all_masked(work, [person])[0]


def _all_masked(work: Work, persons: Sequence[Person]) -> list[dict[str, Any]]:
    statuses = statuses_of(work.session, [person.id for person in persons])
    return [
        shown(
            person,
            PersonSchema,
            phone=mask_phone(person.phone),
            email=mask_email(person.email),
            account=statuses[person.id],
        )
        for person in persons
    ]


@handles(LIST_POSTS)
def list_posts(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of posts, in the order in which they were given."""
    statement = filtered(_posts().order_by(Post.id), work, query, _POST_FILTERS)
    return page(work.transaction, statement, query, lambda rows: [_post(row) for row in rows])


@handles(GET_POST)
def get_post(work: Work, post_id: UUID) -> dict[str, Any]:
    """Return one post."""
    found = work.session.execute(_posts().where(Post.id == post_id)).one_or_none()
    if found is None:
        raise not_found(POST, post_id)
    return _post(found)


def _posts() -> Select[Post, Person, Organization, Chain]:
    return (
        select(Post, Person, Organization, Chain)
        .join(Person, Person.id == Post.person_id)
        .join(Organization, Organization.id == Post.organization_id)
        .outerjoin(Chain, Chain.id == Post.chain_id)
    )


def _post(row: Any) -> dict[str, Any]:
    return shown(row.Post, PostSchema, person=row.Person, organization=row.Organization, chain=row.Chain)


@tells(SEARCH_PERSONS, ids=Person.__table__.c.id)
def found_persons(work: Work, ids: Sequence[UUID]) -> list[Document]:
    """Return what persons are found by; their telephone numbers and addresses are not among it."""
    persons = Person.__table__.c
    rows = work.rows(select(persons.id, persons.name, persons.code, persons.updated_at).where(persons.id.in_(ids)))
    return [Document(row.id, row.name, row.code, row.updated_at, {"name": row.name, "code": row.code}) for row in rows]
