"""Reads of the second factor."""

from typing import Any

from chassis.running.handlers import handles
from chassis.running.work import Work
from contracts.registry.factors import GET_FACTOR
from services.registry.accounts.proving import me
from services.registry.accounts.tokens import roles_of
from services.registry.factors import codes


@handles(GET_FACTOR)
def get_factor(work: Work) -> dict[str, Any]:
    """Return what there is of the caller's second factor."""
    person_id = me(work)
    factor = codes.factor_of(work.session, person_id)
    held = {str(role) for role, _, _ in roles_of(work, person_id)}
    return {
        "enrolled": factor is not None and factor.confirmed_at is not None,
        "enrolled_at": factor and factor.confirmed_at,
        "recovery_codes_left": codes.recovery_codes_left(work.session, person_id),
        "required": bool(work.settings.roles_with_factor & held),
    }
