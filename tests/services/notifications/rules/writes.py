"""A call of every write of the rules."""

from contracts.notifications.rules import PUT_NOTIFICATION_RULES
from tests.harness import ServiceUnderTest
from tests.services.notifications.district import OPERATOR, rule
from tests.services.writes import Write, Writes


def put_rules(_notifications: ServiceUnderTest) -> Write:
    mail = rule(channels=["inbox", "email"])
    return Write(OPERATOR, body={"rules": [rule()]}, other={"rules": [mail]}, if_match=1)


WRITES: Writes = {PUT_NOTIFICATION_RULES: put_rules}
