"""The figures of activities that were held: how many, who came, and how many heads besides."""

from typing import Any

from contracts.figures import Figure, FigureDimension, FigureKind, Opening
from contracts.operation import SIGNED_IN
from contracts.problem import Text
from contracts.requests.activities import LIST_ACTIVITIES
from contracts.requests.activity_kinds import ActivityStatus
from contracts.requests.catalog import SERVICE

_BY = {"activity_kind": "kind", "chain": "chain_id", "department": "organizer_id", "from": "from", "to": "to"}
_HELD = Opening(LIST_ACTIVITIES, {"status": [str(ActivityStatus.HELD)]}, _BY)


def _figure(name: str, words: Text, unit: Text, kind: FigureKind = FigureKind.COUNT, **more: Any) -> Figure:
    return Figure(
        SERVICE,
        f"activities.{name}",
        words,
        unit,
        kind,
        SIGNED_IN,
        (
            FigureDimension.ACTIVITY_KIND,
            FigureDimension.CHAIN,
            FigureDimension.DEPARTMENT,
            FigureDimension.MONTH,
            FigureDimension.YEAR,
        ),
        **more,
    )


HELD = _figure("held", Text("举办活动", "Activities held"), Text("次", "activities"), opens=_HELD)
IN_TURN = _figure(
    "in_turn",
    Text("轮值举办活动", "Activities hosted in turn"),
    Text("次", "activities"),
    meaning=Text("由轮值确定承办单位并已举办的活动。", "Held by the host whose turn it was in a rotation."),
    opens=Opening(LIST_ACTIVITIES, {"status": [str(ActivityStatus.HELD)], "in_turn": True}, _BY),
)
ATTENDANCES = _figure(
    "attendances",
    Text("活动参加人次", "Attendances of activities"),
    Text("人次", "attendances"),
    meaning=Text("按人登记到场的人次,每人每次活动计一次。", "Of persons on record, once for each activity."),
)
PERSONS = _figure(
    "persons",
    Text("活动参加人数", "Persons at activities"),
    Text("人", "persons"),
    meaning=Text("同一人在期间内只计一次。", "A person counts once in the period."),
)
HEADCOUNT = _figure(
    "headcount",
    Text("另计到场人数", "Headcount besides"),
    Text("人次", "heads"),
    FigureKind.SUM,
    meaning=Text("现场清点的人数,不计入参加人次。", "Counted by heads and not by person; in none of the others."),
)
ACTIVITY_FIGURES = (HELD, IN_TURN, ATTENDANCES, PERSONS, HEADCOUNT)
