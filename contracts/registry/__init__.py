"""What registry offers and tells: who exists and how they relate, and who may sign in.

The kinds and the events are re-exported here, because other services need them; operations are in the modules.
"""

from contracts.registry.events import (
    ACCESS_CHANGED,
    CHAIN_CHANGED,
    ORGANIZATION_CHANGED,
    PERSON_CHANGED,
    POST_CHANGED,
)
from contracts.registry.kinds import AllianceRole, OrganizationKind, PostKind, RelationKind

__all__ = [
    "ACCESS_CHANGED",
    "CHAIN_CHANGED",
    "ORGANIZATION_CHANGED",
    "PERSON_CHANGED",
    "POST_CHANGED",
    "AllianceRole",
    "OrganizationKind",
    "PostKind",
    "RelationKind",
]
