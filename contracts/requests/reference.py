"""What everybody looks up and few change: the catalog, the working calendar and the terms of handling."""

from marshmallow import fields, validate

from contracts.common import Tolerant, described
from contracts.operation import Cacheable, Event
from contracts.problem import Text
from contracts.roles import Role

CATALOG, WORKING_CALENDAR, TERMS = "catalog", "working-calendar", "terms"
# Who keeps the catalog, the dispatch rules, the calendar and the terms.
KEEPERS = frozenset({Role.OPERATOR, Role.SUPERVISOR})


class ReferenceData(Tolerant):
    """What to look up again."""

    what = fields.String(
        required=True,
        validate=validate.OneOf([CATALOG, WORKING_CALENDAR, TERMS]),
        metadata=described("What has changed: `catalog`, `working-calendar` or `terms`."),
    )


REFERENCE_CHANGED = Event(
    "reference.changed.v1",
    "requests",
    Text("服务目录、工作日历或办理规则已变更", "The catalog, the working calendar or the terms of handling changed"),
    ReferenceData,
)
CACHEABLE = Cacheable(told_by=(REFERENCE_CHANGED,), writers=KEEPERS)
