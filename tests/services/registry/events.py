"""What registry tells of chains, organizations, persons and posts, as it stands on the wire for whoever listens."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.storing.database import new_id


def chain_data(
    chain: UUID, name: str = "生物医药", code: str = "SWYY", *, segments: Sequence[str] = (), active: bool = True
) -> dict[str, Any]:
    """The data of ``chain.changed``."""
    return {
        "id": str(chain),
        "code": code,
        "name": name,
        "segments": [{"id": str(new_id()), "name": segment} for segment in segments],
        "sub_industries": [],
        "active": active,
    }


def place(chain: UUID, *segments: str, lead: bool = False) -> dict[str, Any]:
    """The place of an organization on a chain."""
    return {
        "chain_id": str(chain),
        "segment": segments[0] if segments else None,
        "sub_industry": None,
        "segments": list(segments),
        "sub_industries": [],
        "lead": lead,
    }


def organization_data(
    organization: UUID,
    name: str = "海岚生物",
    kind: str = "enterprise",
    *,
    code: str | None = None,
    park: UUID | None = None,
    chains: Sequence[Mapping[str, Any]] = (),
    active: bool = True,
) -> dict[str, Any]:
    """The data of ``organization.changed``; the code is the name by preset."""
    return {
        "id": str(organization),
        "code": code or name,
        "name": name,
        "kind": kind,
        "park_id": str(park) if park else None,
        "chains": list(chains),
        "active": active,
    }


def person_data(
    person: UUID | str, name: str = "林知夏", *, email: str | None = None, locale: str = "zh", active: bool = True
) -> dict[str, Any]:
    """The data of ``person.changed``; an address is encrypted."""
    return {"id": str(person), "name": name, "email": email, "locale": locale, "active": active}


def post_data(
    post: UUID | str,
    kind: str,
    person: UUID | str,
    organization: UUID | str,
    chain: UUID | str | None = None,
    *,
    first: str = "2025-01-01",
    last: str | None = None,
    ended: bool = False,
) -> dict[str, Any]:
    """The data of ``post.changed``."""
    return {
        "id": str(post),
        "kind": kind,
        "person_id": str(person),
        "organization_id": str(organization),
        "chain_id": str(chain) if chain else None,
        "valid_from": first,
        "valid_to": last,
        "ended": ended,
    }
