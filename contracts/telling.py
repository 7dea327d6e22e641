"""Declares that people can be notified of the events of a capability."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contracts.problem import Text
from contracts.resource import Resource


@dataclass(frozen=True, eq=False)
class Told:
    """Declares that people can be notified of every event of these resources, in the order of each aggregate.

    Stands beside the events; notifications subscribes to all events declared so. Who is notified of which event is in
    ``services/notifications/telling/``. ``audiences`` are the audiences that only rules about these events can name,
    with what each means, in addition to those of ``contracts/notifications/rules.py``.
    """

    resources: tuple[Resource, ...]
    audiences: Mapping[str, Text] = field(default_factory=dict)
