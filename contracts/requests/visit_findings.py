"""Findings (走访发现) of visits, and what becomes of each: a request, a demand, a suggestion or nothing."""

from typing import Any, ClassVar

from marshmallow import fields, validate, validates_schema

from contracts.audiences import EVERYBODY
from contracts.common import PageQuery, Strict, ValueField, choice, chosen, day, described, line, several, text
from contracts.problem import Text
from contracts.requests.visit_kinds import FINDING_KIND, VISIT_ORDER, FindingKind
from contracts.requests.visit_plans import OFFICES
from contracts.requests.vocabulary import REQUEST_STATUS
from contracts.resource import Resource
from contracts.roles import Role
from contracts.validation import check_period, validation_error

MOST_FINDINGS = 20
READERS = OFFICES | {Role.ENTERPRISE_CONTACT}
SEEN = (
    "The visiting organization sees its own, dispatchers, clerks, chiefs and supervisors those of their chain or park, "
    "supervisors whose posts name no chain all of them, and so do operators. The enterprise that was visited sees what "
    "was recorded, but no remarks."
)
_ONLY_REQUESTS = ("title", "item_id", "chain_id", "form")


class FindingSchema(Strict):
    """What was found on a visit, and what became of it."""

    heads: ClassVar = {
        "visit_number": Text("走访编号", "visit"),
        "day": Text("走访日期", "day"),
        "organization_name": Text("走访单位", "visiting organization"),
        "content": Text("发现内容", "finding"),
        "reason": Text("处理说明", "reason"),
        "request_number": Text("诉求编号", "request"),
        "request_status": Text("诉求状态", "status of the request"),
    }

    id = fields.UUID(required=True)
    visit_id = fields.UUID(required=True)
    visit_number = fields.String(required=True, metadata={"audience": EVERYBODY})
    day = fields.Date(required=True, metadata=described("On which day."))
    organization_id = fields.UUID(required=True, metadata=described("Who visited."))
    organization_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    enterprise_id = fields.UUID(required=True, metadata=described("Who was visited."))
    enterprise_name = fields.String(required=True, metadata={"audience": EVERYBODY})
    kind = chosen(FINDING_KIND, "What became of it.", required=True)
    content = fields.String(required=True, metadata=described("What was found.", audience=EVERYBODY))
    reason = fields.String(required=True, metadata=described("Why that became of it.", audience=EVERYBODY))
    request_id = fields.UUID(
        required=True, allow_none=True, metadata=described("The request that was made of it; null for other kinds.")
    )
    request_number = fields.String(required=True, allow_none=True, metadata={"audience": EVERYBODY})
    request_status = chosen(REQUEST_STATUS, "Where the request stands.", required=True, allow_none=True)


class NewFindingSchema(Strict):
    """What was found, and what becomes of it."""

    kind = choice(
        FINDING_KIND,
        "A request is placed for the enterprise at once and dispatched as any other; demands and suggestions are kept.",
        required=True,
    )
    content = text(2000, metadata=described("What was found; of a request, the matter in full."))
    reason = text(
        500,
        minimum=0,
        required=False,
        load_default="",
        metadata=described("Why that becomes of it; needed where nothing does."),
    )
    title = line(
        120,
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described("Of a request: what it is about, in one line."),
    )
    item_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("Of a request: the item of the catalog, if one fits.")
    )
    chain_id = fields.UUID(
        load_default=None, allow_none=True, metadata=described("Of a request: the chain it concerns, as in others.")
    )
    form = fields.Dict(
        keys=line(40),
        values=ValueField(allow_none=True),
        load_default=dict,
        validate=validate.Length(max=40),
        metadata=described("Of a request: answers to the item's form, by key."),
    )

    @validates_schema
    def _fits(self, data: dict[str, Any], **_: object) -> None:
        if data["kind"] == FindingKind.REQUEST:
            if not data["title"]:
                raise validation_error("转为诉求的,须填写诉求标题。", "A request needs a title.", at=("title",))
            return
        for name in _ONLY_REQUESTS:
            if data[name]:
                raise validation_error(
                    "仅用于转为诉求的发现;其他去向请留空。",
                    "Is for findings that become a request alone; leave it out for others.",
                    at=(name,),
                )
        if data["kind"] == FindingKind.NOTHING and not data["reason"].strip():
            raise validation_error("无需办理的,须说明原因。", "Say why nothing becomes of it.", at=("reason",))


class OfVisitsQuery(PageQuery):
    """Which of them, by who visited whom and when."""

    organization_id = fields.UUID(load_default=None, metadata=described("By this organization."))
    enterprise_id = fields.UUID(load_default=None, metadata=described("Of this enterprise."))
    chain_id = fields.UUID(load_default=None, metadata=described("Of enterprises of this chain."))
    park_id = fields.UUID(load_default=None, metadata=described("Of enterprises of this park."))
    first = day("On this day or later.", data_key="from", load_default=None)
    last = day("On this day or earlier.", data_key="to", load_default=None)
    sort = choice(VISIT_ORDER, "The order.", load_default="-day")

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_: object) -> None:
        check_period(data)


class FindingsQuery(OfVisitsQuery):
    """Which findings; those of withdrawn visits are not there."""

    visit_id = fields.UUID(load_default=None, metadata=described("Of this visit."))
    kind = several(FINDING_KIND, "Of one or several kinds.")


VISIT_FINDING = Resource(
    "requests", "visit_finding", Text("走访发现", "finding of a visit"), "/v1/visit-findings", FindingSchema
)

LIST_VISIT_FINDINGS = VISIT_FINDING.list(
    Text("走访发现列表", "List what was found on visits"),
    READERS,
    FindingsQuery,
    description=SEEN,
    example={"kind": ["suggestion"], "from": "2026-11-01"},
)
