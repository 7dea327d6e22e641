"""Notifications of requests that wait for a step which nobody can take."""

from collections.abc import Mapping
from typing import Any

from contracts.operation import Event
from contracts.registry.chains import CHAIN
from contracts.registry.organizations import ORGANIZATION
from contracts.requests.vacancies import VACANCY_FOUND
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule


def _where_it_is_vacant(_event: Event, envelope: Mapping[str, Any]) -> str | None:
    data = envelope["data"]
    if data["department_id"] or data["chain_id"] is None:
        place = data["department_id"] or data["park_id"]
        return ORGANIZATION.address(place) if place else None
    return CHAIN.address(data["chain_id"])


CAPABILITY = Capability(
    ids={"chain": "chain_ids", "department": "department_id", "park": "park_ids"},
    rules=(
        rule(VACANCY_FOUND, "dispatcher", BOTH),
        rule(VACANCY_FOUND, "registrar", BOTH),
        rule(VACANCY_FOUND, "supervisor", BOTH),
        # So that somebody is told in any case: an installation always has an operator.
        rule(VACANCY_FOUND, "operator", INBOX),
    ),
    link=_where_it_is_vacant,
)
