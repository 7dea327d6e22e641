"""Tests of the capability that is added, run in the project with its files."""

from uuid import uuid4

from contracts import catalogue
from contracts.notifications.rules import AUDIENCE, GET_NOTIFICATION_RULES, PUT_NOTIFICATION_RULES
from contracts.notifications.subscriptions import TELL
from contracts.roles import Role
from contracts.talent.picnics import PICNIC_HELD
from tests.harness import ServiceUnderTest, actor
from tests.services.notifications.district import CHAIN, ENTERPRISE, inbox, mirror_person


def test_people_are_told(notifications: ServiceUnderTest) -> None:
    chief = mirror_person(notifications, "chain_chief", uuid4(), CHAIN)
    host = mirror_person(notifications, "enterprise_contact", ENTERPRISE)
    other = mirror_person(notifications, "enterprise_contact", uuid4())
    picnic = str(uuid4())
    data = {"id": picnic, "title": "山水间", "chain_id": str(CHAIN), "host_id": str(ENTERPRISE)}
    notifications.react(TELL, PICNIC_HELD, picnic, data)
    (told,) = inbox(notifications, chief)
    assert told["title"] == {"zh": "野餐:山水间", "en": "Picnic: 山水间"}
    assert told["link"] == f"/v1/picnics/{picnic}"
    assert inbox(notifications, host)[0]["title"]["en"] == "Your picnic: 山水间"
    assert inbox(notifications, other) == []


def test_operators_set_rules_about_it(notifications: ServiceUnderTest) -> None:
    catalogue.check()
    assert AUDIENCE.words["host"].en == "the contacts of the enterprise that invites"
    operator = actor((Role.OPERATOR, uuid4()))
    rules = notifications.call(GET_NOTIFICATION_RULES, operator)["rules"]
    picnics = [rule for rule in rules if rule["event"] == PICNIC_HELD.type]
    assert [rule["audience"] for rule in picnics] == ["chief", "host"]
    body = {"rules": list(reversed(rules))}
    assert notifications.call(PUT_NOTIFICATION_RULES, operator, body=body, if_match=1)["version"] == 2
