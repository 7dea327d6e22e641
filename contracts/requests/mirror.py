"""What this service keeps copies of."""

from contracts.operation import Subscription
from contracts.problem import Text
from contracts.registry.events import CHAIN_CHANGED, ORGANIZATION_CHANGED

MIRROR = Subscription(
    consumer="requests.mirror",
    events=(CHAIN_CHANGED, ORGANIZATION_CHANGED),
    summary=Text("保存产业链与组织的副本", "Keeps copies of chains and organizations"),
)
