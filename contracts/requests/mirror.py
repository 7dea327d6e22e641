"""What this service keeps copies of."""

from contracts.operation import Subscription
from contracts.problem import Text
from contracts.registry.events import CHAIN_CHANGED, ORGANIZATION_CHANGED, PERSON_CHANGED, POST_CHANGED, POSTS_ANNOUNCED

MIRROR = Subscription(
    consumer="requests.mirror",
    events=(CHAIN_CHANGED, ORGANIZATION_CHANGED),
    summary=Text("保存产业链与组织的副本", "Keeps copies of chains and organizations"),
)
# A consumer of its own: where requests ran before it knew of posts, the queue is new and gets the earlier events.
POSTS = Subscription(
    consumer="requests.posts",
    events=(PERSON_CHANGED, POST_CHANGED, POSTS_ANNOUNCED),
    summary=Text(
        "保存任职的副本,用以判断诉求是否有人可办", "Keeps who holds which post, to tell whether anybody can act"
    ),
)
