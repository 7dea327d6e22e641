"""What notifications listens to."""

from contracts.notifications.collecting import IN_ORDER
from contracts.operation import Subscription
from contracts.platform import DEAD_LETTER_EVENTS
from contracts.problem import Text
from contracts.registry.events import ORGANIZATION_CHANGED, PERSON_CHANGED, POST_CHANGED
from contracts.registry.letters import LETTER_ASKED

ALERTS = tuple(DEAD_LETTER_EVENTS.values())
# Everything that rules can be about.
TOLD = (*IN_ORDER, *ALERTS)

MIRROR = Subscription(
    consumer="notifications.mirror",
    events=(ORGANIZATION_CHANGED, PERSON_CHANGED, POST_CHANGED),
    summary=Text("同步收件人", "Keeps what addressing must know of organizations, persons and posts."),
)
TELL = Subscription(
    consumer="notifications.tell",
    events=IN_ORDER,
    summary=Text("按规则通知", "Tells people what the rules say they must know."),
    ordered=True,
)
ALERT = Subscription(
    consumer="notifications.alert",
    events=ALERTS,
    summary=Text(
        "死信提醒", "Tells operators of dead letters, once for each consumer and type until they have read it"
    ),
)
LETTERS = Subscription(
    consumer="notifications.letters",
    events=(LETTER_ASKED,),
    summary=Text("寄出信件", "Mails letters to one person each, whatever the rules say."),
)
