"""What everybody looks up and few change: the catalog, the working calendar and the terms of handling."""

from contracts.common import Tolerant, chosen
from contracts.operation import Cacheable, Event
from contracts.problem import Text
from contracts.requests.vocabulary import REFERENCE_DATA_KIND
from contracts.roles import Role

CATALOG, WORKING_CALENDAR, TERMS = REFERENCE_DATA_KIND.codes
# Who keeps the catalog, the dispatch rules, the calendar and the terms.
KEEPERS = frozenset({Role.OPERATOR, Role.SUPERVISOR})


class ReferenceData(Tolerant):
    """What to look up again."""

    what = chosen(REFERENCE_DATA_KIND, "What has changed.", required=True)


REFERENCE_CHANGED = Event(
    "reference.changed.v1",
    "requests",
    Text("服务目录、工作日历或办理规则已变更", "The catalog, the working calendar or the terms of handling changed"),
    ReferenceData,
)
CACHEABLE = Cacheable(told_by=(REFERENCE_CHANGED,), writers=KEEPERS)
