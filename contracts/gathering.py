"""What the results of operations have in common that the gateway gathers from several services at once."""

from marshmallow import fields

from contracts.common import Strict, described


class GatheredSchema(Strict):
    """The base of results that the gateway makes of what several services answer."""

    unavailable = fields.List(
        fields.String(),
        required=True,
        metadata=described("The services that did not answer: what they know is missing here. Normally empty."),
    )
