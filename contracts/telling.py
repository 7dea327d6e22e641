"""How the contract of a capability says that people can be told of its events."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contracts.problem import Text
from contracts.resource import Resource


@dataclass(frozen=True, eq=False)
class Told:
    """That people can be told of every event of these resources, in the order of each aggregate.

    Declared beside the events; notifications subscribes to whatever is declared so. Who is told of which event is in
    ``services/notifications/telling/``. ``audiences`` are the audiences that only rules about these events can name,
    with what each means, beside those of ``contracts/notifications/rules.py``.
    """

    resources: tuple[Resource, ...]
    audiences: Mapping[str, Text] = field(default_factory=dict)
