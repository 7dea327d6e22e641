"""The figures of registry: coverage and honours of a day, and the venues that are open now."""

from typing import Any

from contracts.figures import Figure, FigureDimension, FigureKind, FigureTime, Opening
from contracts.operation import SIGNED_IN
from contracts.problem import Text
from contracts.registry.kinds import OrganizationKind
from contracts.registry.organizations import LIST_ORGANIZATIONS
from contracts.registry.reports import READERS
from contracts.registry.venue_kinds import VenueStatus
from contracts.registry.venues import LIST_VENUES

_ENTERPRISES, _ORGANIZATIONS = Text("家", "enterprises"), Text("个", "organizations")
_VENUES, _AREA = Text("处", "venues"), Text("平方米", "m²")
_ON_CHAINS, _OF_ENTERPRISES = (FigureDimension.CHAIN,), (FigureDimension.CHAIN, FigureDimension.PARK)
_OWNED = (FigureDimension.CHAIN, FigureDimension.ORGANIZATION)
_MANAGED = Text(
    "受产业链党委(联合党委)双重管理的党组织。", "Party organizations under dual management of a chain's committee."
)


def _of_day(name: str, words: Text, unit: Text, dimensions: tuple[FigureDimension, ...], **more: Any) -> Figure:
    kind = more.pop("kind", FigureKind.COUNT)
    return Figure("registry", name, words, unit, kind, READERS, dimensions, FigureTime.DAY, **more)


def _enterprises(**filters: Any) -> Opening:
    return Opening(
        LIST_ORGANIZATIONS,
        {"kind": [str(OrganizationKind.ENTERPRISE)], "active": True, **filters},
        {"chain": "chain_id", "park": "park_id", "on": "on"},
    )


ENTERPRISES = _of_day(
    "coverage.enterprises", Text("企业", "Enterprises"), _ENTERPRISES, _OF_ENTERPRISES, opens=_enterprises()
)
COVERED = _of_day(
    "coverage.covered",
    Text("已覆盖企业", "Enterprises covered by a party organization"),
    _ENTERPRISES,
    _OF_ENTERPRISES,
    opens=_enterprises(covered=True),
)
UNCOVERED = _of_day(
    "coverage.uncovered",
    Text("未覆盖企业", "Enterprises not covered"),
    _ENTERPRISES,
    _OF_ENTERPRISES,
    opens=_enterprises(covered=False),
)
COVERAGE_RATE = _of_day(
    "coverage.rate",
    Text("组织覆盖率", "Share of enterprises covered"),
    Text("比例", "share"),
    _OF_ENTERPRISES,
    kind=FigureKind.SHARE,
)
ORGANIZATIONS = _of_day(
    "coverage.organizations", Text("链上党组织", "Party organizations on the chain"), _ORGANIZATIONS, _ON_CHAINS,
    meaning=_MANAGED,
)  # fmt: skip
HONOURED_ORGANIZATIONS = _of_day(
    "honours.organizations", Text("受表彰党组织", "Party organizations honored"), _ORGANIZATIONS, _ON_CHAINS,
    meaning=_MANAGED,
)  # fmt: skip
HONOURED_ENTERPRISES = _of_day(
    "honours.enterprises",
    Text("受表彰企业", "Enterprises honored"),
    _ENTERPRISES,
    _OF_ENTERPRISES,
    opens=_enterprises(honored=True),
)
COVERAGE_FIGURES = (ENTERPRISES, COVERED, UNCOVERED, COVERAGE_RATE, ORGANIZATIONS)
HONOUR_FIGURES = (HONOURED_ORGANIZATIONS, HONOURED_ENTERPRISES)


def _of_venues(name: str, words: Text, unit: Text, kind: FigureKind) -> Figure:
    by = {"chain": "chain_id", "organization": "owner_id"}
    opens = Opening(LIST_VENUES, {"status": str(VenueStatus.OPEN)}, by)
    return Figure("registry", name, words, unit, kind, SIGNED_IN, _OWNED, FigureTime.NOW, opens=opens)


OPEN_VENUES = _of_venues("venues.open", Text("开放阵地", "Venues open"), _VENUES, FigureKind.COUNT)
VENUE_AREA = _of_venues("venues.area", Text("阵地面积", "Area of the venues"), _AREA, FigureKind.SUM)
SMALLEST_VENUE = _of_venues(
    "venues.smallest_area", Text("最小阵地面积", "Area of the smallest venue"), _AREA, FigureKind.MINIMUM
)
VENUE_FIGURES = (OPEN_VENUES, VENUE_AREA, SMALLEST_VENUE)
