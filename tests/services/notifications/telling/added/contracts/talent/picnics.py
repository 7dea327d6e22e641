"""Picnics, which talent does not hold: a capability that a test adds."""

from marshmallow import fields

from contracts.common import Strict, Tolerant
from contracts.problem import Text
from contracts.resource import Resource
from contracts.telling import Told


class PicnicSchema(Strict):
    """A picnic."""

    id = fields.UUID(required=True)


class PicnicData(Tolerant):
    """A picnic after what happened."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    chain_id = fields.UUID(required=True)
    host_id = fields.UUID(required=True)


PICNIC = Resource("talent", "picnic", Text("野餐", "picnic"), "/v1/picnics", PicnicSchema)
PICNIC_HELD = PICNIC.event("held", Text("野餐", "A picnic was held."), PicnicData)
TOLD = Told((PICNIC,), audiences={"host": Text("主办单位的联系人", "the contacts of the enterprise that invites")})
