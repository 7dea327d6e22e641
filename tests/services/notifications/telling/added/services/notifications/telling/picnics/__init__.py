"""Whom picnics are told to."""

from contracts.roles import Role
from contracts.talent import picnics
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={"chain": "chain_id", "host": "host_id"},
    audiences={"host": Role.ENTERPRISE_CONTACT},
    rules=(
        rule(picnics.PICNIC_HELD, "chief", BOTH),
        rule(picnics.PICNIC_HELD, "host", INBOX, "host"),
    ),
)
