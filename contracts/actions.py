"""Actions: what somebody can do with a thing as it stands, told with the thing itself in its field ``actions``.

The schema has the field, made of a vocabulary by ``listing``. Once the operations are declared, ``Actions`` says which
of them each code stands for; a room answers by ``possible`` (``chassis/running/acting.py``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import fields

from contracts.common import chosen, described
from contracts.operation import Operation
from contracts.resource import Resource
from contracts.vocabulary import Codes, Vocabulary


def listing(vocabulary: Vocabulary[Any]) -> fields.List:
    """Return the field ``actions`` of a schema."""
    return fields.List(chosen(vocabulary), required=True, metadata=described("What the caller can do now."))


@dataclass(frozen=True, eq=False)
class Actions:
    """The operations of what can be done with a thing of a kind, by the codes of its vocabulary, in their order."""

    resource: Resource
    vocabulary: Vocabulary[Any]
    operations: Mapping[Codes, Operation]

    def faults(self) -> Iterator[str]:
        """Return what is wrong with it."""
        if list(self.operations) != list(self.vocabulary.codes):
            yield f"not each of {list(self.vocabulary.codes)} has its operation, in this order"
        for code, operation in self.operations.items():
            if not operation.writes:
                yield f"{code} is {operation.name}, which changes nothing"
