"""Notifications of dispatch rules that name what was renamed or is gone."""

from contracts.requests.outdated_rules import DISPATCH_RULES, RULES_OUTDATED
from services.notifications.telling.declaring import BOTH, INBOX, Capability, rule

CAPABILITY = Capability(
    ids={"author": "created_by_id"},
    audiences={"author": None},
    rules=(
        rule(RULES_OUTDATED, "author", BOTH),
        rule(RULES_OUTDATED, "supervisor", INBOX),
        # So that somebody is told in any case: an installation always has an operator.
        rule(RULES_OUTDATED, "operator", INBOX),
    ),
    link=lambda _event, _envelope: DISPATCH_RULES.path,
)
