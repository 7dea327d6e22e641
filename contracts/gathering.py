"""What operations have in common that the gateway gathers from several services at once."""

from dataclasses import replace

from marshmallow import Schema, fields

from contracts.common import Strict, described
from contracts.operation import EACH, Operation


class GatheredSchema(Strict):
    """The base of results that the gateway makes of what several services answer."""

    unavailable = fields.List(
        fields.String(),
        required=True,
        metadata=described("The services that did not answer: what they know is missing here. Normally empty."),
    )


def part_of(operation: Operation, name: str, result: type[Schema]) -> Operation:
    """Declare the read by which the gateway asks each service for its part of ``operation``, and no client can.

    Its callers and its query are those of the whole; a function common to all services handles it
    (``chassis/operating/``), from what their capabilities declare.
    """
    return replace(operation, service=EACH, name=name, path=None, result=result)
