"""Notifications of rotations: the host whose turn it is, and who was passed over; the second time supervisors too."""

from contracts.requests.rotations import KEEPERS, ROTATION_PASSED, ROTATION_TURNED
from contracts.roles import ALL_ROLES
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={"chain": "chain_id", "host_in_turn": "host_id", "keeping": "organization_id"},
    audiences={"host_in_turn": ALL_ROLES, "keeping": KEEPERS},
    rules=(
        rule(ROTATION_TURNED, "host_in_turn", BOTH),
        rule(ROTATION_PASSED, "host_in_turn", BOTH),
        *(rule(ROTATION_PASSED, audience, INBOX, again=(True,)) for audience in ("supervisor", "chief", "keeping")),
    ),
)
