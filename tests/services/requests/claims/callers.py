"""Who may call what of offers and claims: once more. Anybody signed in may claim."""

from collections.abc import Set

from contracts.operation import Operation
from contracts.requests import claims, offers
from contracts.roles import ALL_ROLES, Role

_KEEPERS = {Role.DISPATCHER, Role.SUPERVISOR}
CALLERS: dict[Operation, Set[Role]] = {
    offers.LIST_OFFERS: ALL_ROLES,
    offers.GET_OFFER: ALL_ROLES,
    offers.MAKE_OFFER: _KEEPERS,
    offers.NAME_ENTERPRISE: {Role.ENTERPRISE_CONTACT},
    offers.WITHDRAW_OFFER: _KEEPERS,
    claims.LIST_CLAIMS: ALL_ROLES,
    claims.GET_CLAIM: ALL_ROLES,
    claims.CLAIM_OFFER: ALL_ROLES,
    claims.CLAIM_OFFERS: ALL_ROLES,
    claims.CONFIRM_CLAIM: _KEEPERS,
    claims.CONFIRM_CLAIMS: _KEEPERS,
    claims.REFUSE_CLAIM: _KEEPERS,
    claims.REPORT_CLAIM_PROGRESS: ALL_ROLES,
    claims.REPORT_CLAIM_RESULT: ALL_ROLES,
    claims.COMPLETE_CLAIM: _KEEPERS,
    claims.COMPLETE_CLAIMS: _KEEPERS,
    claims.GIVE_BACK_CLAIM: ALL_ROLES,
    claims.TAKE_BACK_CLAIM: _KEEPERS,
}
