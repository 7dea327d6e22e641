"""Reads of API keys."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, not_, select

from chassis.running.handlers import handles
from chassis.running.work import Work
from chassis.storing.dumping import shown
from chassis.storing.filters import Filters, equal, filtered
from chassis.storing.pages import page
from contracts.registry.api_keys import GET_API_KEY, LIST_API_KEYS, ApiKeySchema
from contracts.roles import Role
from services.registry.accounts.proving import me
from services.registry.api_keys.models import ApiKey
from services.registry.organizations.models import Organization
from services.registry.people.models import Person


def _is_good(work: Work, wanted: bool) -> ColumnElement[bool]:
    good = and_(ApiKey.revoked_at.is_(None), ApiKey.expires_on >= work.today)
    return good if wanted else not_(good)


_FILTERS: Filters = {
    "person_id": equal(ApiKey.person_id),
    "organization_id": equal(ApiKey.organization_id),
    "active": _is_good,
}


@handles(LIST_API_KEYS)
def list_api_keys(work: Work, query: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page of keys, the newest first; those of others for operators alone."""
    statement = filtered(select(ApiKey).order_by(ApiKey.id.desc()), work, query, _FILTERS)
    if not work.actor.is_any(Role.OPERATOR):
        statement = statement.where(ApiKey.person_id == me(work))
    return page(work.transaction, statement, query, lambda rows: _shown(work, rows))


@handles(GET_API_KEY)
def get_api_key(work: Work, api_key_id: UUID) -> dict[str, Any]:
    """Return one key, without the key itself."""
    return shown_key(work, work.find(ApiKey, api_key_id, seen=lambda key: seen(work, key)))


def seen(work: Work, key: ApiKey) -> bool:
    """Whether the actor may see a key: operators, and its owner in person."""
    return work.actor.is_any(Role.OPERATOR) or work.actor.person_id == str(key.person_id)


def shown_key(work: Work, key: ApiKey) -> dict[str, Any]:
    """Return a key in the form of ``ApiKeySchema``."""
    return _shown(work, [key])[0]


def _shown(work: Work, rows: Sequence[ApiKey]) -> list[dict[str, Any]]:
    persons = {each for row in rows for each in (row.person_id, row.created_by)}
    names = dict(work.session.execute(select(Person.id, Person.name).where(Person.id.in_(persons))).all())
    places = {
        place.id: place
        for place in work.session.execute(
            select(Organization.id, Organization.code, Organization.name).where(
                Organization.id.in_({row.organization_id for row in rows})
            )
        )
    }
    return [
        shown(
            row,
            ApiKeySchema,
            person={"id": row.person_id, "name": names[row.person_id]},
            created_by={"id": row.created_by, "name": names[row.created_by]},
            organization=places[row.organization_id],
        )
        for row in rows
    ]
