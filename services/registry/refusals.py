"""Refusals that name kinds of organizations, in both languages."""

from collections.abc import Collection

from chassis.calling.errors import Failure
from contracts.problem import Text
from contracts.registry.kinds import ORGANIZATION_KIND, OrganizationKind
from contracts.registry.problems import WRONG_KIND


def wrong_kind(what: Text, name: str, given: OrganizationKind, allowed: Collection[OrganizationKind]) -> Failure:
    """Return the failure for an organization whose kind cannot have this; ``allowed`` are the kinds that can."""
    words = [ORGANIZATION_KIND.words[kind] for kind in sorted(allowed)]
    return Failure(
        WRONG_KIND,
        what_zh=what.zh,
        what_en=what.en,
        subject=name,
        given_zh=ORGANIZATION_KIND.words[given].zh,
        given_en=ORGANIZATION_KIND.words[given].en,
        allowed_zh="、".join(word.zh for word in words),
        allowed_en=", ".join(word.en for word in words),
    )
