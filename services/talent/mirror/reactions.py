"""Keep the mirror of registry current; an event that is not newer than the row changes nothing."""

from collections.abc import Mapping
from typing import Any

from chassis.consuming import copies
from chassis.running.handlers import reacts
from chassis.running.work import Arrived
from contracts.registry.events import CHAIN_CHANGED, ORGANIZATION_CHANGED, PERSON_CHANGED, POST_CHANGED
from contracts.talent.subscriptions import MIRROR
from services.talent.mirror.models import Chain, Mirrored, Organization, Person, Post

_MIRRORS: dict[str, tuple[type[Mirrored], tuple[str, ...]]] = {
    CHAIN_CHANGED.type: (Chain, ("id", "name", "active")),
    ORGANIZATION_CHANGED.type: (Organization, ("id", "name", "kind", "active")),
    PERSON_CHANGED.type: (Person, ("id", "name", "active")),
    POST_CHANGED.type: (Post, ("id", "person_id", "organization_id", "chain_id", "valid_from", "valid_to")),
}


@reacts(MIRROR)
def mirror(arrived: Arrived) -> None:
    """Copy the state that events of registry carry."""
    copies.keep(arrived, _copy_of)
    if any(event["type"] == PERSON_CHANGED.type and not event["data"]["active"] for _, event in arrived):
        work, _ = arrived[0]
        work.wake("release_places")


def _copy_of(event: Mapping[str, Any]) -> tuple[type[Mirrored], dict[str, Any]]:
    model, names = _MIRRORS[event["type"]]
    data = event["data"]
    values = {name: data[name] for name in names}
    if model is Organization:
        values["chains"] = [str(place["chain_id"]) for place in data["chains"]]
    return model, values
