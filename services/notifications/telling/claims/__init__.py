"""Notifications of offers and claims: the enterprise behind one, who keeps it, and who has claimed it."""

from contracts.requests.claims import (
    CLAIM_CONFIRMED,
    CLAIM_CONTINUED,
    CLAIM_DONE,
    CLAIM_GIVEN_BACK,
    CLAIM_MADE,
    CLAIM_PROGRESS,
    CLAIM_REFUSED,
    CLAIM_REPORTED,
    CLAIM_TAKEN_BACK,
)
from contracts.requests.offers import OFFER_MADE, OFFER_WITHDRAWN
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={"chain": "chain_id", "park": "park_id", "enterprise": "enterprise_id", "person": "person_id"},
    rules=(
        rule(OFFER_MADE, "enterprise", INBOX),
        rule(OFFER_WITHDRAWN, "enterprise", INBOX),
        rule(CLAIM_MADE, "dispatcher", INBOX),
        rule(CLAIM_CONFIRMED, "person", BOTH),
        rule(CLAIM_CONFIRMED, "enterprise", INBOX, "enterprise"),
        rule(CLAIM_REFUSED, "person", BOTH),
        rule(CLAIM_PROGRESS, "dispatcher", INBOX),
        rule(CLAIM_PROGRESS, "enterprise", INBOX),
        rule(CLAIM_REPORTED, "dispatcher", BOTH),
        rule(CLAIM_CONTINUED, "person", BOTH),
        rule(CLAIM_DONE, "person", INBOX),
        rule(CLAIM_DONE, "enterprise", INBOX),
        rule(CLAIM_GIVEN_BACK, "dispatcher", BOTH),
        rule(CLAIM_TAKEN_BACK, "person", BOTH),
        # Who were told that it was claimed and confirmed; a supervisor may have taken it back.
        rule(CLAIM_TAKEN_BACK, "dispatcher", INBOX),
        rule(CLAIM_TAKEN_BACK, "enterprise", INBOX, "enterprise"),
    ),
)
