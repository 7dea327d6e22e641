"""What talent listens to."""

from contracts.operation import Subscription
from contracts.problem import Text
from contracts.registry.events import CHAIN_CHANGED, ORGANIZATION_CHANGED, PERSON_CHANGED, POST_CHANGED

MIRROR = Subscription(
    consumer="talent.mirror",
    events=(CHAIN_CHANGED, ORGANIZATION_CHANGED, PERSON_CHANGED, POST_CHANGED),
    summary=Text("同步登记信息", "Keeps what enrolment must know of chains, organizations, persons and posts."),
)
