"""Reads of persons and posts."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from chassis.calling.errors import not_found
from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.pages import page
from chassis.storing.personal import lookup_hash, mask_email, mask_phone
from contracts.nouns import PERSON, POST
from contracts.registry.people import GET_CONTACT_DETAILS, GET_PERSON, GET_POST, LIST_PERSONS, LIST_POSTS
from services.registry.chains.models import Chain
from services.registry.organizations.models import Organization
from services.registry.people.guards import is_self, sees_all_persons
from services.registry.people.models import Person, Post
from services.registry.searching import begins, contains


@handles(LIST_PERSONS)
def list_persons(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """A page of persons by name, telephone and e-mail masked."""
    statement = select(Person).order_by(Person.name, Person.id)
    if query["q"]:
        statement = statement.where(or_(contains(Person.name, query["q"]), begins(Person.code, query["q"])))
    if query["contact"]:
        hashed = lookup_hash(query["contact"])
        statement = statement.where(or_(Person.phone_hash == hashed, Person.email_hash == hashed))
    if query["active"] is not None:
        statement = statement.where(Person.active.is_(query["active"]))
    if query["organization_id"]:
        held = select(Post.person_id).where(
            Post.organization_id == query["organization_id"], Post.holds_on(query["on"] or work.today)
        )
        statement = statement.where(Person.id.in_(held))
    return page(work.session, statement, query, lambda persons: [masked(person) for person in persons])


@handles(GET_PERSON)
def get_person(work: Work, person_id: UUID) -> dict[str, Any]:
    """One person, telephone and e-mail masked."""
    return masked(visible_person(work, person_id))


@handles(GET_CONTACT_DETAILS)
def get_contact_details(work: Work, person_id: UUID) -> dict[str, Any]:
    """Telephone and e-mail of one person in full; the chassis writes down who asked."""
    person = visible_person(work, person_id)
    return {"id": person.id, "phone": person.phone, "email": person.email}


def visible_person(work: Work, person_id: UUID) -> Person:
    """A person the actor may see: any for who keeps the register, oneself for everybody."""
    person = work.session.get(Person, person_id)
    if person is None or not (sees_all_persons(work) or is_self(work, person_id)):
        raise not_found(PERSON, person_id)
    return person


def masked(person: Person) -> dict[str, Any]:
    """A person as ``PersonSchema`` has it."""
    return {
        "id": person.id,
        "code": person.code,
        "name": person.name,
        "phone": mask_phone(person.phone),
        "email": mask_email(person.email),
        "locale": person.locale,
        "active": person.active,
        "version": person.version,
    }


@handles(LIST_POSTS)
def list_posts(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """A page of posts, in the order in which they were given."""
    statement = _posts().order_by(Post.id)
    for name in ("kind", "person_id", "organization_id", "chain_id"):
        if query[name] is not None:
            statement = statement.where(getattr(Post, name) == query[name])
    if not query["history"]:
        statement = statement.where(Post.holds_on(query["on"] or work.today))
    return page(work.session, statement, query, lambda rows: [_post_row(row) for row in rows])


@handles(GET_POST)
def get_post(work: Work, post_id: UUID) -> dict[str, Any]:
    """One post."""
    found = work.session.execute(_posts().where(Post.id == post_id)).one_or_none()
    if found is None:
        raise not_found(POST, post_id)
    return _post_row(found)


def _posts() -> Select[Post, Person, Organization, Chain]:
    return (
        select(Post, Person, Organization, Chain)
        .join(Person, Person.id == Post.person_id)
        .join(Organization, Organization.id == Post.organization_id)
        .outerjoin(Chain, Chain.id == Post.chain_id)
    )


def _post_row(row: Any) -> dict[str, Any]:
    post, person, organization, chain = row[:4]
    return {
        "id": post.id,
        "kind": post.kind,
        "person": person,
        "organization": organization,
        "chain": chain,
        "valid_from": post.valid_from,
        "valid_to": post.valid_to,
        "ended": post.ended,
    }
