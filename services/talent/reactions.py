"""Keeps the mirror of registry current. An event that is not newer than the row changes nothing."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from chassis.work import Work
from contracts.registry.events import CHAIN_CHANGED, ORGANIZATION_CHANGED, PERSON_CHANGED, POST_CHANGED
from services.talent.models import Chain, Mirrored, Organization, Person, Post

_MIRRORS: dict[str, tuple[type[Mirrored], tuple[str, ...]]] = {
    CHAIN_CHANGED.type: (Chain, ("id", "name", "active")),
    ORGANIZATION_CHANGED.type: (Organization, ("id", "name", "kind", "active")),
    PERSON_CHANGED.type: (Person, ("id", "name", "active")),
    POST_CHANGED.type: (Post, ("id", "person_id", "organization_id", "chain_id", "valid_from", "valid_to")),
}


def mirror(work: Work, event: Mapping[str, Any]) -> None:
    """Take over the state that an event of registry carries."""
    model, names = _MIRRORS[event["type"]]
    data = event["data"]
    values = {name: data[name] for name in names} | {"sequence": event["sequence"]}
    if model is Organization:
        values["chains"] = [str(place["chain_id"]) for place in data["chains"]]
    row = insert(model).values(values)
    work.session.execute(
        row.on_conflict_do_update(
            index_elements=["id"],
            set_={name: row.excluded[name] for name in values if name != "id"},
            where=model.sequence < row.excluded.sequence,
        )
    )
