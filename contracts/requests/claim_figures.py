"""The figures of claims, counted by who has claimed."""

from typing import Any

from contracts.figures import Figure, FigureDimension, FigureKind, Opening
from contracts.operation import SIGNED_IN
from contracts.problem import Text
from contracts.requests.catalog import SERVICE
from contracts.requests.claims import LIST_CLAIMS

_DIMENSIONS = (FigureDimension.CHAIN, FigureDimension.PARK, FigureDimension.ORGANIZATION, FigureDimension.MONTH)
_CLAIMS, _OFFERS = Text("件", "claims"), Text("件", "offers")
_BY = {"chain": "chain_id", "organization": "organization_id"}


def _figure(name: str, words: Text, unit: Text, dimensions: tuple[FigureDimension, ...], **more: Any) -> Figure:
    return Figure(SERVICE, name, words, unit, FigureKind.COUNT, SIGNED_IN, dimensions, **more)


CLAIMS_MADE = _figure(
    "claims.made",
    Text("认领问题", "Problems claimed"),
    _CLAIMS,
    _DIMENSIONS,
    opens=Opening(LIST_CLAIMS, {"standing": True}, {**_BY, "from": "claimed_from", "to": "claimed_to"}),
    meaning=Text(
        "按认领的组织统计,党员个人认领的不归入组织;不含未予确认和已退回的。",
        "By the organization that claims, members for themselves under none; without those refused and given back.",
    ),
)
CLAIMS_DONE = _figure(
    "claims.done",
    Text("认领办结", "Claims done"),
    _CLAIMS,
    _DIMENSIONS,
    opens=Opening(LIST_CLAIMS, {"status": ["done"]}, {**_BY, "from": "done_from", "to": "done_to"}),
)
OFFERS_MADE = _figure(
    "offers.made",
    Text("发布认领事项", "Problems put on the board"),
    _OFFERS,
    (FigureDimension.CHAIN, FigureDimension.PARK, FigureDimension.MONTH),
)
CLAIM_FIGURES = (CLAIMS_MADE, CLAIMS_DONE, OFFERS_MADE)
