"""The names of who visited whom, read beside the rows."""

from typing import Any

from sqlalchemy import Label

from services.requests.lifecycle.names import column_of
from services.requests.mirror.models import Chain, Organization

_NAMES = ("organization_name", "enterprise_name", "chain_name", "park_name")


def named_by(columns: Any) -> tuple[Label[Any], ...]:
    """Return the columns with the names of a visit's organization, enterprise, chain and park."""
    return (
        column_of(Organization, "name", columns.organization_id, "organization_name"),
        column_of(Organization, "name", columns.enterprise_id, "enterprise_name"),
        column_of(Chain, "name", columns.chain_id, "chain_name"),
        column_of(Organization, "name", columns.park_id, "park_name"),
    )


def names_in(row: Any, *wanted: str) -> dict[str, str | None]:
    """Return the names in a row, all of them unless some are named; those of organizations not known yet are empty."""
    found = {name: getattr(row, name) for name in wanted or _NAMES}
    return {name: value or "" if name in _NAMES[:2] else value for name, value in found.items()}
