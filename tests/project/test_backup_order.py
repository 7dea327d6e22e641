"""The order in which databases are dumped follows from who listens to whom."""

import re
from pathlib import Path

import pytest

from contracts.catalogue import SUBSCRIPTIONS
from contracts.platform import SERVICES

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.mark.parametrize("script", ["backup.sh", "restore.sh"])
def test_consumers_are_dumped_before_the_producers_they_listen_to(script: str) -> None:
    orders = re.findall(r"for service in (.*); do", (SCRIPTS / script).read_text())
    assert orders
    for order in orders:
        services = order.split()
        assert sorted(services) == sorted(SERVICES)
        for subscription in SUBSCRIPTIONS:
            for event in subscription.taken:
                if event.service != subscription.service:
                    assert services.index(subscription.service) < services.index(event.service), subscription.consumer
